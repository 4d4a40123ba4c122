package dev.utkast.local.services;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;

/// S3 over a folder. It checks signatures, so a presigned address that expired or was changed is
/// refused as on AWS.
record EmbeddedObjects(S3Proxy proxy) implements AutoCloseable {
  /// @param secrets of keys other than our own
  static EmbeddedObjects start(Path folder, int port, Function<String, Optional<String>> secrets)
      throws Exception {
    Files.createDirectories(folder);
    var store = new FilesystemNio2BlobStore(folder.toAbsolutePath().toString());
    var proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(ServicePorts.address(port))
            .awsAuthentication(
                AuthenticationType.AWS_V4, Credentials.ACCESS_KEY, Credentials.SECRET_KEY)
            .ignoreUnknownHeaders(true)
            .build();
    proxy.setBlobStoreLocator((key, _, _) -> grant(key, secrets, store));
    proxy.start();
    return new EmbeddedObjects(proxy);
  }

  /// @return null, which s3proxy takes for a key that nobody has
  private static @Nullable AccessGrant grant(
      @Nullable String key, Function<String, Optional<String>> secrets, BlobStore store) {
    return Optional.ofNullable(key)
        .flatMap(name ->
            name.equals(Credentials.ACCESS_KEY)
                ? Optional.of(Credentials.SECRET_KEY)
                : secrets.apply(name))
        .map(secret -> new AccessGrant(secret, store))
        .orElse(null);
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
