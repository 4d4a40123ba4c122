package dev.utkast.model.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.IntFunction;

/// What a form on a customer's page proves that it comes from there with: a keyed hash of the
/// page's own link and the hour. A form that another site made, or that lay on a page for long, has
/// none that is good.
///
/// | bytes | what                                                                    |
/// | ----- | ----------------------------------------------------------------------- |
/// | 4     | id of the key                                                           |
/// | 4     | the hour, counted since 1970                                            |
/// | 16    | HMAC-SHA-256 of both and of the link's token, cut to 128 bits (RFC 2104) |
///
/// Nothing of it is stored: the page is the same for everybody who has the link within an hour, and
/// looking at it changes nothing.
public final class FormTokens {
  /// How long a page may lie before its button is pressed.
  public static final Duration LIFE = Duration.ofHours(24);

  private static final byte[] PURPOSE = "utkast form 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final long HOUR = Duration.ofHours(1).toSeconds();
  private static final int HEAD_BYTES = 8;
  private static final int HASH_BYTES = 16;

  /// Characters of a token.
  public static final int LENGTH = (HEAD_BYTES + HASH_BYTES) * 4 / 3;

  private FormTokens() {}

  /// @param link the token of the link whose page the form stands on
  public static String token(String link, LinkKey key, Instant now) {
    var head = ByteBuffer.allocate(HEAD_BYTES).putInt(key.id()).putInt(hour(now)).array();
    var whole = Arrays.copyOf(head, HEAD_BYTES + HASH_BYTES);
    System.arraycopy(hash(head, link, key), 0, whole, HEAD_BYTES, HASH_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /// @param link the token of the link that the form was sent to
  /// @param keys by their ids; one that is good no more is none
  /// @return whether the form was on the page of that link, not long ago
  public static boolean isGood(
      String form, String link, IntFunction<Optional<LinkKey>> keys, Instant now) {
    return form.length() == LENGTH
        && decoded(form).filter(whole -> proves(whole, link, keys, now)).isPresent();
  }

  private static boolean proves(
      byte[] whole, String link, IntFunction<Optional<LinkKey>> keys, Instant now) {
    var head = Arrays.copyOf(whole, HEAD_BYTES);
    var read = ByteBuffer.wrap(head);
    int keyId = read.getInt();
    // One clock may run a little ahead of the other.
    int age = hour(now) - read.getInt();
    if (age < -1 || age > LIFE.toHours()) {
      return false;
    }
    var hash = Arrays.copyOfRange(whole, HEAD_BYTES, whole.length);
    return keys.apply(keyId)
        // In a time that does not tell how much of it is right.
        .filter(key -> MessageDigest.isEqual(hash(head, link, key), hash))
        .isPresent();
  }

  private static int hour(Instant now) {
    return (int) (now.getEpochSecond() / HOUR);
  }

  private static byte[] hash(byte[] head, String link, LinkKey key) {
    return key.hash(HASH_BYTES, PURPOSE, head, link.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text))
          .filter(bytes -> bytes.length == HEAD_BYTES + HASH_BYTES);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
