package dev.utkast.aws.objects;

import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The [ObjectStore] on S3. `If-None-Match: *` makes a repeated put harmless.
public final class S3ObjectStore implements ObjectStore {
  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;

  private final S3Client client;
  private final String bucket;

  public S3ObjectStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public void putNew(String key, byte[] bytes, String contentType) {
    try {
      client.putObject(
          r -> r.bucket(bucket).key(key).contentType(contentType).ifNoneMatch("*"),
          RequestBody.fromBytes(bytes));
    } catch (S3Exception e) {
      switch (e.statusCode()) {
        case PRECONDITION_FAILED -> {
          // The key is taken: that is what was asked for.
        }
        // The retry of the message sees the other's end.
        case CONFLICT ->
            throw new IllegalStateException("another put of " + key + " is under way", e);
        default -> throw e;
      }
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    try {
      return Optional.of(client.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray());
    } catch (NoSuchKeyException _) {
      return Optional.empty();
    }
  }
}
