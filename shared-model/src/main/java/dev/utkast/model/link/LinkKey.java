package dev.utkast.model.link;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key that links are proved with. It is never written anywhere: not even its text says it.
public final class LinkKey {
  /// As long as the digest: a shorter key would be the weakest part (RFC 2104, section 3).
  public static final int BYTES = 32;

  private static final String HMAC = "HmacSHA256";

  private final int id;
  private final SecretKeySpec key;

  /// @param id tells it from earlier ones; positive
  /// @param secret random bytes
  /// @throws IllegalArgumentException unless they are [#BYTES] or more
  public LinkKey(int id, byte[] secret) {
    if (id < 1 || secret.length < BYTES) {
      throw new IllegalArgumentException(
          "a key has a positive id and at least " + BYTES + " bytes: " + secret.length);
    }
    this.id = id;
    this.key = new SecretKeySpec(secret, HMAC);
  }

  public int id() {
    return id;
  }

  /// @return the first bytes of the keyed hash (HMAC-SHA-256) of what is given, in that order
  byte[] hash(int bytes, byte[]... parts) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      for (var part : parts) {
        mac.update(part);
      }
      return Arrays.copyOf(mac.doFinal(), bytes);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  @Override
  public String toString() {
    return "key " + id;
  }
}
