package dev.utkast.functions.paymentwebhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.utkast.functions.paymentwebhook.StripeSignature.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeSignatureTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_796_000_000);
  private static final String SECRET = "whsec_first";
  private static final String OTHER = "whsec_second";
  private static final String BODY = "{\"id\": \"evt_1\", \"name\": \"Ærø\"}";
  private static final int TRIES = 20_000;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// As OpenSSL has it: `printf '%s' '1796000000.{}' | openssl dgst -sha256 -hmac whsec_first`.
  private static final String BY_OPENSSL =
      "379c5092fe81bc44e9158968e6379169c2ed754cd7d4c3d11210871fc7b4166b";

  private static String v1(String secret, long at, String body) {
    try {
      return Webhook.Util.computeHmacSha256(secret, at + "." + body);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Verdict verdict(String header) {
    return StripeSignature.verify(Optional.of(header), bytes(BODY), List.of(SECRET, OTHER), NOW);
  }

  @Test
  void aSignatureOfAnotherHandIsTaken() {
    var header = Optional.of("t=1796000000,v1=" + BY_OPENSSL);
    assertEquals(
        Verdict.GENUINE, StripeSignature.verify(header, bytes("{}"), List.of(SECRET), NOW));
    assertEquals(
        Verdict.FORGED, StripeSignature.verify(header, bytes("{} "), List.of(SECRET), NOW));
  }

  /// `%good`, `%other` and `%bad` are signatures of the time in the header; `%now` is the time.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          t=%now,v1=%good                        | GENUINE
          v1=%good,t=%now                        | GENUINE
          t=%now,v1=%other                       | GENUINE
          t=%now,v1=%bad,v1=%good                | GENUINE
          t=%now,v1=%good,v1=%bad                | GENUINE
          t=%now,v1=%good,v0=weak                | GENUINE
          t=%now,v1=%good,v2=%good               | GENUINE
          t=%now,v1=%bad                         | FORGED
          t=%now,v0=%good                        | MALFORMED
          t=%now                                 | MALFORMED
          v1=%good                               | MALFORMED
          t=%now,t=%now,v1=%good                 | MALFORMED
          t=1,v1=%good,t=%now                    | MALFORMED
          t=%now,v1=                             | MALFORMED
          t=,v1=%good                            | MALFORMED
          t,v1=%good                             | MALFORMED
          t=%now,v1                              | MALFORMED
          t=%now,v1=%good,                       | MALFORMED
          ,t=%now,v1=%good                       | MALFORMED
          t=%now, v1=%good                       | MALFORMED
          t= %now,v1=%good                       | MALFORMED
          t=+%now,v1=%good                       | MALFORMED
          t=-1,v1=%good                          | MALFORMED
          t=1e9,v1=%good                         | MALFORMED
          t=99999999999999999999,v1=%good        | MALFORMED
          t=%now,v1=%goodff                      | MALFORMED
          t=%now,v1=xyz                          | MALFORMED
          T=%now,v1=%good                        | MALFORMED
          t=%now;v1=%good                        | MALFORMED
          t=%now,=x,v1=%good                     | MALFORMED
          ""                                     | MALFORMED
          """)
  void whatAHeaderIsWorth(String header, Verdict expected) {
    long now = NOW.getEpochSecond();
    assertEquals(
        expected,
        verdict(
            header
                .replace("%now", Long.toString(now))
                .replace("%good", v1(SECRET, now, BODY))
                .replace("%other", v1(OTHER, now, BODY))
                .replace("%bad", v1("whsec_third", now, BODY))));
  }

  @ParameterizedTest
  @CsvSource({
    "-301,UNTIMELY",
    "-300,GENUINE",
    "0,GENUINE",
    "300,GENUINE",
    "301,UNTIMELY",
    "-1796000000,UNTIMELY",
    "900000000000,UNTIMELY"
  })
  void whenItWasSigned(long offset, Verdict expected) {
    long at = NOW.getEpochSecond() + offset;
    assertEquals(expected, verdict("t=" + at + ",v1=" + v1(SECRET, at, BODY)));
  }

  @Test
  void whatIsMissingOrTooMuchIsMalformed() {
    assertEquals(
        Verdict.MALFORMED,
        StripeSignature.verify(Optional.empty(), bytes(BODY), List.of(SECRET), NOW));
    long now = NOW.getEpochSecond();
    var good = "t=" + now + ",v1=" + v1(SECRET, now, BODY);
    assertEquals(Verdict.GENUINE, verdict(good + ",v1=" + "0".repeat(64)));
    assertEquals(Verdict.MALFORMED, verdict(good + (",v1=" + "0".repeat(64)).repeat(16)));
    assertEquals(Verdict.MALFORMED, verdict(good + ",v9=" + "0".repeat(1_000_000)));
    assertEquals(
        Verdict.FORGED,
        StripeSignature.verify(Optional.of(good), bytes(BODY), List.of(), NOW),
        "without a secret nothing is genuine");
  }

  /// Bytes that are no text are signed as they are.
  @Test
  void theBodyIsBytes() throws Exception {
    var body = new byte[] {(byte) 0xff, 0, (byte) 0xfe, '{'};
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(bytes(SECRET), "HmacSHA256"));
    mac.update(bytes(NOW.getEpochSecond() + "."));
    var digest = HexFormat.of().formatHex(mac.doFinal(body));
    var header = Optional.of("t=" + NOW.getEpochSecond() + ",v1=" + digest);
    assertEquals(Verdict.GENUINE, StripeSignature.verify(header, body, List.of(SECRET), NOW));
    body[0] = (byte) 0xfd;
    assertEquals(Verdict.FORGED, StripeSignature.verify(header, body, List.of(SECRET), NOW));
  }

  /// What Stripe's library makes is genuine; whatever we take, it takes.
  @Test
  void whatIsTakenStripesLibraryTakes() throws Exception {
    var random = new Random(20261201);
    long now = NOW.getEpochSecond();
    int genuine = 0;
    for (int i = 0; i < TRIES; i++) {
      long at = now + random.nextLong(-400, 401);
      var header = Webhook.Signature.generateSignatureHeader(BODY, SECRET, at);
      if (i % 2 == 1) {
        header = spoiled(header, random);
      }
      var verdict = StripeSignature.verify(Optional.of(header), bytes(BODY), List.of(SECRET), NOW);
      if (verdict == Verdict.GENUINE) {
        genuine++;
        assertTrue(isTakenByLibrary(header), header);
      } else if (i % 2 == 0) {
        assertTrue(Math.abs(at - now) > 300, header);
      }
    }
    assertTrue(genuine > TRIES / 4, "only " + genuine);
    assertFalse(isTakenByLibrary("t=" + now + ",v1=" + v1(OTHER, now, BODY)));
  }

  private static boolean isTakenByLibrary(String header) {
    try {
      return Webhook.Signature.verifyHeader(
          BODY, header, SECRET, 300, Clock.fixed(NOW, ZoneOffset.UTC));
    } catch (SignatureVerificationException e) {
      return false;
    }
  }

  private static String spoiled(String header, Random random) {
    var text = new StringBuilder(header);
    int times = random.nextInt(1, 4);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, ",=tv10af\u0000 ".charAt(random.nextInt(10)));
        case 2 -> text.setCharAt(at, (char) random.nextInt(0x20, 0x7f));
        default -> text.append(header, Math.min(at, header.length()), header.length());
      }
    }
    return text.toString();
  }

  /// Whatever comes is judged: nothing of it throws, and nothing of it is genuine.
  @Test
  void noiseIsNeverGenuine() {
    var random = new Random(13);
    for (int i = 0; i < TRIES; i++) {
      var noise =
          IntStream.range(0, random.nextInt(200))
              .mapToObj(_ ->
                  random.nextInt(3) == 0
                      ? List.of("t=", "v1=", ",", "=", "0".repeat(64), "1796000000", "v0=")
                          .get(random.nextInt(7))
                      : Character.toString(random.nextInt(0x0, 0x2ff)))
              .reduce("", String::concat);
      var verdict = verdict(noise);
      assertTrue(verdict == Verdict.MALFORMED || verdict == Verdict.FORGED, noise);
    }
  }
}
