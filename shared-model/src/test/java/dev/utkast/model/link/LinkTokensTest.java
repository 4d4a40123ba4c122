package dev.utkast.model.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A token proves a link; what is no such token proves nothing.
class LinkTokensTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant END = Link.end(NOON);
  private static final LinkKey KEY = key(3);
  private static final Link LINK = new Link.OfDraft(new DraftId(1001), 2, 1, END);
  private static final String TOKEN = LinkTokens.token(LINK, KEY);

  private static Optional<LinkKey> good(int id) {
    return id == 3 || id == 2 ? Optional.of(key(id)) : Optional.empty();
  }

  private static LinkKey key(int id) {
    return new LinkKey(id, "%032d".formatted(id).getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aTokenNamesItsLink() {
    var largest = (1L << 53) - 1;
    for (var link :
        List.of(
            LINK,
            new Link.OfDraft(new DraftId(largest), Integer.MAX_VALUE, Integer.MAX_VALUE, END),
            new Link.OfOrder(new OrderId(largest), 0, Instant.parse("2200-01-01T00:00:00Z")),
            new Link.OfOrder(new OrderId(1001), 1, END))) {
      var token = LinkTokens.token(link, KEY);
      assertEquals(Optional.of(link), LinkTokens.read(token, LinkTokensTest::good));
      assertTrue(token.matches("[A-Za-z0-9_-]{64}"), token);
      assertEquals(token, LinkTokens.token(link, KEY), "the same at every time");
    }
    assertEquals(
        Optional.of(LINK), LinkTokens.read(LinkTokens.token(LINK, key(2)), LinkTokensTest::good));
  }

  /// Computed by another implementation of HMAC-SHA-256 (Python's), so that nobody changes what
  /// mailed links say.
  @Test
  void aTokenStaysWhatItIs() {
    assertEquals("AQAAAAMAAAAAAAAD6QAAAAIAAAABAABqHCLAIrcTZMeXvr074_0zEuQ_0f0CxTGt", TOKEN);
  }

  @Test
  void anyBitThatIsFlippedMakesItNone() {
    var bytes = Base64.getUrlDecoder().decode(TOKEN);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      var flipped = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      assertEquals(Optional.empty(), LinkTokens.read(flipped, LinkTokensTest::good), "bit " + bit);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void whatIsNoTokenIsNoLink() {
    for (var other :
        List.of(
            "",
            TOKEN.substring(1),
            TOKEN.substring(0, TOKEN.length() - 1),
            TOKEN.substring(0, TOKEN.length() - 1) + "=",
            TOKEN.substring(0, TOKEN.length() - 2) + "==",
            TOKEN + "A",
            TOKEN + TOKEN,
            TOKEN.repeat(5_000),
            " " + TOKEN.substring(1),
            TOKEN.substring(0, TOKEN.length() - 1) + "+",
            TOKEN.substring(0, TOKEN.length() - 1) + "/",
            TOKEN.substring(0, TOKEN.length() - 1) + "\u00e4",
            "\0".repeat(LinkTokens.LENGTH),
            "A".repeat(LinkTokens.LENGTH),
            "_".repeat(LinkTokens.LENGTH))) {
      assertEquals(Optional.empty(), LinkTokens.read(other, LinkTokensTest::good), other);
    }
  }

  @Test
  void aHashProvesNothingElseThanWhatItWasMadeOf() {
    var hash = TOKEN.substring(LinkTokens.NAME_LENGTH);
    for (var other :
        List.<Link>of(
            new Link.OfDraft(new DraftId(1002), 2, 1, END),
            new Link.OfDraft(new DraftId(1001), 3, 1, END),
            new Link.OfDraft(new DraftId(1001), 2, 2, END),
            new Link.OfDraft(new DraftId(1001), 2, 1, END.plusSeconds(1)),
            new Link.OfOrder(new OrderId(1001), 1, END))) {
      var token = LinkTokens.token(other, KEY);
      assertEquals(Optional.of(other), LinkTokens.read(token, LinkTokensTest::good));
      var name = token.substring(0, LinkTokens.NAME_LENGTH);
      assertEquals(
          Optional.empty(), LinkTokens.read(name + hash, LinkTokensTest::good), other.toString());
    }
  }

  @Test
  void anotherKeyProvesNothingNorDoesOneThatIsGoodNoMore() {
    var same = "%032d".formatted(3).getBytes(StandardCharsets.US_ASCII);
    var underOtherId = LinkTokens.token(LINK, new LinkKey(2, same));
    assertEquals(Optional.empty(), LinkTokens.read(underOtherId, LinkTokensTest::good));
    assertEquals(
        Optional.empty(), LinkTokens.read(LinkTokens.token(LINK, key(1)), LinkTokensTest::good));
    assertEquals(Optional.empty(), LinkTokens.read(TOKEN, _ -> Optional.empty()));
  }

  @Test
  void aTokenThatWasCutIsMadeAgainAsItWas() {
    var name = TOKEN.substring(0, LinkTokens.NAME_LENGTH);
    assertEquals(Optional.of(TOKEN), LinkTokens.again(name, LinkTokensTest::good));
    assertEquals(Optional.empty(), LinkTokens.again(name, _ -> Optional.empty()));
    assertEquals(Optional.empty(), LinkTokens.again(TOKEN, LinkTokensTest::good));
    assertEquals(
        Optional.empty(), LinkTokens.again(name.substring(2) + "==", LinkTokensTest::good));
    assertEquals(Optional.empty(), LinkTokens.again(name.substring(1) + "+", LinkTokensTest::good));
  }

  @Test
  void aKeyIsLongEnoughAndTellsNothing() {
    assertThrows(IllegalArgumentException.class, () -> new LinkKey(1, new byte[31]));
    assertThrows(IllegalArgumentException.class, () -> new LinkKey(0, new byte[32]));
    assertEquals("key 3", KEY.toString());
  }

  @Test
  void aLinkThatIsSeenLivesForAMonthAtTheLeastAndFourAtMost() {
    assertEquals(NOON.plus(Duration.ofDays(90)), END);
    var ends = new HashSet<Instant>();
    for (int day = 0; day < 1_000; day++) {
      var now = NOON.plus(Duration.ofDays(day)).plusNanos(day);
      var end = Link.end(NOON, now);
      ends.add(end);
      var left = Duration.between(now, end);
      assertFalse(left.compareTo(Link.LEFT.minusSeconds(1)) < 0, day + " days: " + left);
      assertFalse(left.compareTo(Link.LONGEST) > 0, day + " days: " + left);
    }
    assertEquals(12, ends.size(), "one for weeks on end");
    assertNotEquals(END, Link.end(NOON, NOON.plus(Duration.ofDays(61))));
    assertTrue(LINK.isLive(END.minusNanos(1)));
    assertFalse(LINK.isLive(END));
  }
}
