package dev.utkast.model.link;

import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// A link as it stands in an address: what it names, and a keyed hash of all of that. Whoever
/// changes any of it, or makes one up, has no link.
///
/// | bytes | what                                                       |
/// | ----- | ---------------------------------------------------------- |
/// | 1     | kind: 1 a draft, 2 an order                                |
/// | 4     | id of the key                                              |
/// | 8     | id of the draft or order                                   |
/// | 4     | revision of the draft; 0 for an order                      |
/// | 4     | serial                                                     |
/// | 6     | its end, in seconds since 1970                             |
/// | 21    | HMAC-SHA-256 of all this, cut to 168 bits (RFC 2104 asks for 128 at the least) |
///
/// In base64url (RFC 4648, section 5) each part has a whole number of characters and no bit is left
/// over, so that one link has one token.
public final class LinkTokens {
  private static final byte[] PURPOSE = "utkast link 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte DRAFT = 1;
  private static final byte ORDER = 2;
  private static final int NAME_BYTES = 27;
  private static final int HASH_BYTES = 21;

  /// Characters of the part that says what the link names.
  public static final int NAME_LENGTH = NAME_BYTES * 4 / 3;

  /// Characters of a token.
  public static final int LENGTH = (NAME_BYTES + HASH_BYTES) * 4 / 3;

  private LinkTokens() {}

  /// @return the token of a link: the secret that its address ends with
  public static String token(Link link, LinkKey key) {
    return token(name(link, key.id()), key);
  }

  private static String token(byte[] name, LinkKey key) {
    var whole = Arrays.copyOf(name, NAME_BYTES + HASH_BYTES);
    System.arraycopy(hash(name, key), 0, whole, NAME_BYTES, HASH_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /// @param keys by their ids; one that is good no more is none
  /// @return the link, unless the token is not one that somebody with a key has made
  public static Optional<Link> read(String token, IntFunction<Optional<LinkKey>> keys) {
    return token.length() == LENGTH
        ? decoded(token).flatMap(whole -> proved(whole, keys))
        : Optional.empty();
  }

  private static Optional<Link> proved(byte[] whole, IntFunction<Optional<LinkKey>> keys) {
    var name = Arrays.copyOf(whole, NAME_BYTES);
    var hash = Arrays.copyOfRange(whole, NAME_BYTES, whole.length);
    return keys.apply(keyId(name))
        // In a time that does not tell how much of it is right.
        .filter(key -> MessageDigest.isEqual(hash(name, key), hash))
        .flatMap(_ -> named(name));
  }

  /// A token whose hash was cut off, as it was.
  ///
  /// @param name its first [#NAME_LENGTH] characters, from where nobody else can have put them
  /// @return nothing where it is no name, or its key is good no more
  public static Optional<String> again(String name, IntFunction<Optional<LinkKey>> keys) {
    return name.length() == NAME_LENGTH
        ? decoded(name).flatMap(bytes -> keys.apply(keyId(bytes)).map(key -> token(bytes, key)))
        : Optional.empty();
  }

  private static final Pattern IN_TEXT =
      Pattern.compile("(?<=/invoices/)([A-Za-z0-9_-]{" + NAME_LENGTH + "})[A-Za-z0-9_-]+");

  /// @return a text in which no address of a link has what proves it
  public static String withoutProofs(String text) {
    return IN_TEXT.matcher(text).replaceAll("$1");
  }

  private static int keyId(byte[] name) {
    return ByteBuffer.wrap(name).getInt(1);
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      // Padding would make it shorter.
      return Optional.of(Base64.getUrlDecoder().decode(text))
          .filter(bytes -> bytes.length == text.length() * 3 / 4);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static byte[] hash(byte[] name, LinkKey key) {
    return key.hash(HASH_BYTES, PURPOSE, name);
  }

  private static byte[] name(Link link, int keyId) {
    var out = ByteBuffer.allocate(NAME_BYTES);
    switch (link) {
      case Link.OfDraft draft ->
          out.put(DRAFT).putInt(keyId).putLong(draft.draftId().value()).putInt(draft.revision());
      case Link.OfOrder order ->
          out.put(ORDER).putInt(keyId).putLong(order.orderId().value()).putInt(0);
    }
    out.putInt(link.serial());
    long end = link.expiresAt().getEpochSecond();
    return out.putShort((short) (end >>> Integer.SIZE)).putInt((int) end).array();
  }

  private static Optional<Link> named(byte[] name) {
    var in = ByteBuffer.wrap(name);
    byte kind = in.get();
    in.getInt();
    long id = in.getLong();
    int revision = in.getInt();
    int serial = in.getInt();
    long end = (long) in.getShort() << Integer.SIZE | Integer.toUnsignedLong(in.getInt());
    var expiresAt = Instant.ofEpochSecond(end);
    return switch (kind) {
      case DRAFT -> Optional.of(new Link.OfDraft(new DraftId(id), revision, serial, expiresAt));
      case ORDER -> Optional.of(new Link.OfOrder(new OrderId(id), serial, expiresAt));
      default -> Optional.empty();
    };
  }
}
