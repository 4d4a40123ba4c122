package dev.utkast.local.services;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// S3 over a folder. It checks signatures, so a presigned address that expired or was changed is
/// refused as on AWS.
final class EmbeddedObjects implements AutoCloseable {

  private final S3Proxy proxy;

  private EmbeddedObjects(S3Proxy proxy) {
    this.proxy = proxy;
  }

  static EmbeddedObjects start(Path folder, int port) throws Exception {
    Files.createDirectories(folder);
    var proxy =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toAbsolutePath().toString()))
            .endpoint(ServicePorts.address(port))
            .awsAuthentication(
                AuthenticationType.AWS_V4, Credentials.ACCESS_KEY, Credentials.SECRET_KEY)
            .ignoreUnknownHeaders(true)
            .build();
    proxy.start();
    return new EmbeddedObjects(proxy);
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3 did not stop", e);
    }
  }
}
