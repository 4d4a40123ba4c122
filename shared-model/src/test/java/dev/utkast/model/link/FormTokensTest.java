package dev.utkast.model.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A form is good on the page it came from, for a day.
class FormTokensTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String LINK =
      "AQAAAAMAAAAAAAAD6QAAAAIAAAABAABqHCLAIrcTZMeXvr074_0zEuQ_0f0CxTGt";
  private static final String FORM = FormTokens.token(LINK, key(3), NOON);

  private static Optional<LinkKey> good(int id) {
    return id == 3 || id == 2 ? Optional.of(key(id)) : Optional.empty();
  }

  private static LinkKey key(int id) {
    return new LinkKey(id, "%032d".formatted(id).getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isGood(String form, Instant now) {
    return FormTokens.isGood(form, LINK, FormTokensTest::good, now);
  }

  @Test
  void aFormIsGoodForADay() {
    assertTrue(FORM.matches("[A-Za-z0-9_-]{32}"), FORM);
    assertTrue(isGood(FORM, NOON));
    assertTrue(isGood(FORM, NOON.plus(FormTokens.LIFE).plus(Duration.ofMinutes(59))));
    assertFalse(isGood(FORM, NOON.plus(FormTokens.LIFE).plus(Duration.ofHours(1))));
    assertTrue(isGood(FORM, NOON.minusSeconds(1)), "clocks differ a little");
    assertFalse(isGood(FORM, NOON.minus(Duration.ofHours(1)).minusSeconds(1)));
  }

  @Test
  void withinAnHourThePageIsTheSame() {
    assertEquals(FORM, FormTokens.token(LINK, key(3), NOON.plusSeconds(3_599)));
    assertNotEquals(FORM, FormTokens.token(LINK, key(3), NOON.plusSeconds(3_600)));
  }

  @Test
  void aFormOfAnotherPageIsNone() {
    assertFalse(FormTokens.isGood(FORM, LINK + "A", FormTokensTest::good, NOON));
    assertFalse(FormTokens.isGood(FORM, "", FormTokensTest::good, NOON));
  }

  @Test
  void aKeyThatWasReplacedProvesItAsLongAsItProvesLinks() {
    assertTrue(isGood(FormTokens.token(LINK, key(2), NOON), NOON));
    assertFalse(isGood(FormTokens.token(LINK, key(1), NOON), NOON));
  }

  /// Neither proves the other, though one key makes both.
  @Test
  void aLinkProvesNoForm() {
    var link =
        LinkTokens.token(new Link.OfOrder(new dev.utkast.model.id.OrderId(1), 0, NOON), key(3));
    assertFalse(isGood(link, NOON));
    assertFalse(isGood(link.substring(0, FormTokens.LENGTH), NOON));
  }

  @Test
  void whatSomebodyMadeOfAFormIsNone() {
    var bytes = Base64.getUrlDecoder().decode(FORM);
    for (int i = 0; i < bytes.length; i++) {
      var other = bytes.clone();
      other[i] ^= 1;
      var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(other);
      assertFalse(isGood(forged, NOON), "byte " + i);
    }
    for (var wrong :
        List.of("", "x", FORM + "A", FORM.substring(1), "=".repeat(32), "\u00e9".repeat(32))) {
      assertFalse(isGood(wrong, NOON), wrong);
    }
  }
}
