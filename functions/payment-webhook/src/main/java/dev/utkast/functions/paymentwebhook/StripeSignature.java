package dev.utkast.functions.paymentwebhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The header `Stripe-Signature`, taken apart: when an event was signed, and how. A signature is of
/// the time, a dot and the body's bytes as they came, under a secret that the shop and Stripe share
/// (docs.stripe.com/webhooks#verify-manually).
///
/// Stricter than Stripe's own library, which takes signatures from the future, takes the first of
/// several times, and stumbles over what is no header: one time in plain digits, each part a name
/// with a value, at least one `v1` of 64 hexadecimal digits. Signatures of other schemes are passed
/// over, for any of them may be a weaker one.
///
/// @param at in seconds of the epoch
/// @param signatures of the scheme `v1`
record StripeSignature(long at, List<byte[]> signatures) {
  /// How far the clocks of Stripe and the shop may be from each other, either way.
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  /// Stripe's are of a hundred characters, and of twice as many while a secret is replaced.
  static final int LONGEST = 2048;

  private static final int MOST_SIGNATURES = 16;
  private static final Pattern TIME = Pattern.compile("[0-9]{1,12}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,15}");

  /// What is to be thought of an event's sender.
  enum Verdict {
    /// Stripe signed it just now.
    GENUINE,
    /// The header is none of Stripe's: whoever sent this does not speak as Stripe does.
    MALFORMED,
    /// Nobody who knows a secret signed this body at this time.
    FORGED,
    /// Signed by Stripe, too long ago or ahead of our clock: perhaps somebody plays it again.
    UNTIMELY
  }

  /// @param header nothing where there is none
  /// @param body as it came, to the byte
  /// @param secrets those that Stripe may use now; several while one is replaced
  static Verdict verify(
      Optional<String> header, byte[] body, Collection<String> secrets, Instant now) {
    return header
        .flatMap(StripeSignature::parse)
        .map(signature -> signature.verdict(body, secrets, now))
        .orElse(Verdict.MALFORMED);
  }

  static Optional<StripeSignature> parse(String header) {
    if (header.length() > LONGEST) {
      return Optional.empty();
    }
    String time = null;
    var signatures = new ArrayList<byte[]>();
    for (var part : header.split(",", -1)) {
      int equals = part.indexOf('=');
      var name = part.substring(0, Math.max(0, equals));
      var value = part.substring(equals + 1);
      if (!NAME.matcher(name).matches() || value.isEmpty()) {
        return Optional.empty();
      }
      switch (name) {
        case "t" -> {
          if (time != null || !TIME.matcher(value).matches()) {
            return Optional.empty();
          }
          time = value;
        }
        case "v1" -> {
          if (!DIGEST.matcher(value).matches()) {
            return Optional.empty();
          }
          signatures.add(HexFormat.of().parseHex(value));
        }
        default -> {
          // A scheme that we do not take.
        }
      }
    }
    return time == null || signatures.isEmpty() || signatures.size() > MOST_SIGNATURES
        ? Optional.empty()
        : Optional.of(new StripeSignature(Long.parseLong(time), List.copyOf(signatures)));
  }

  /// What is signed is judged before when: an answer tells nobody about the clock who has no
  /// secret.
  private Verdict verdict(byte[] body, Collection<String> secrets, Instant now) {
    boolean known = false;
    for (var secret : secrets) {
      var expected = digest(body, secret);
      for (var signature : signatures) {
        // All are compared, so that the time taken does not tell which one was right.
        known |= MessageDigest.isEqual(expected, signature);
      }
    }
    if (!known) {
      return Verdict.FORGED;
    }
    long away = Math.abs(now.getEpochSecond() - at);
    return away <= TOLERANCE.toSeconds() ? Verdict.GENUINE : Verdict.UNTIMELY;
  }

  private byte[] digest(byte[] body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((at + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
