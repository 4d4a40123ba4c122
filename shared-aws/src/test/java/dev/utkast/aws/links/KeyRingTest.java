package dev.utkast.aws.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.model.id.DraftId;
import dev.utkast.model.link.Link;
import dev.utkast.model.link.LinkTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Keys that are changed now and then, and are not always to be had.
class KeyRingTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Instant now = NOON;
  private final List<Instant> versions = new ArrayList<>(List.of(NOON.minusSeconds(1)));
  private final List<String> asked = new ArrayList<>();
  private boolean down;
  private final KeyRing keys = new KeyRing(this::find, "/shop/key", () -> now);

  private Optional<Parameters.Parameter> find(String name) {
    asked.add(name);
    if (down) {
      throw new ParametersUnavailableException("down");
    }
    int colon = name.indexOf(':');
    int version = colon < 0 ? versions.size() : Integer.parseInt(name.substring(colon + 1));
    return version < 1 || version > versions.size()
        ? Optional.empty()
        : Optional.of(
            new Parameters.Parameter(secret(version), version, versions.get(version - 1)));
  }

  private static String secret(int version) {
    var text = "%032d".formatted(version).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(text) + "\n";
  }

  private void passes(Duration time) {
    now = now.plus(time);
  }

  private String token() {
    var link = new Link.OfDraft(new DraftId(1), 1, 0, Link.end(now));
    return LinkTokens.token(link, keys.current());
  }

  private boolean proves(String token) {
    return LinkTokens.read(token, keys::key).isPresent();
  }

  @Test
  void nothingIsReadBeforeItIsNeededAndThenOnceInFiveMinutes() {
    assertEquals(List.of(), asked);
    for (int i = 0; i < 10; i++) {
      assertEquals(1, keys.current().id());
      passes(Duration.ofSeconds(29));
    }
    assertEquals(List.of("/shop/key"), asked);
    passes(Duration.ofSeconds(10));
    keys.current();
    assertEquals(2, asked.size());
  }

  @Test
  void theKeyBeforeIsGoodAsLongAsAnyLinkOfItLivesAndNoLonger() {
    var old = token();
    versions.add(now);
    passes(KeyRing.FRESH);
    assertEquals(2, keys.current().id());
    assertEquals(true, proves(old));
    assertEquals(true, proves(token()));
    now = versions.get(1).plus(Link.LONGEST).minusNanos(1);
    assertEquals(true, proves(old));
    now = versions.get(1).plus(Link.LONGEST);
    assertEquals(false, proves(old));
    assertEquals(true, proves(token()));
  }

  @Test
  void aKeyThatWasReplacedTwiceIsGoneAtOnce() {
    var old = token();
    versions.add(now);
    versions.add(now);
    passes(KeyRing.FRESH);
    assertEquals(false, proves(old));
    assertEquals(Optional.empty(), keys.key(1));
    assertEquals(Optional.empty(), keys.key(0));
    assertEquals(Optional.empty(), keys.key(-1));
  }

  /// Another instance has the new key already.
  @Test
  void aLinkOfANewerKeyIsFollowedAtOnceAndWhoMakesNumbersUpCausesNoCalls() {
    keys.current();
    passes(Duration.ofMinutes(1));
    versions.add(now);
    assertEquals(2, keys.key(2).orElseThrow().id());
    asked.clear();
    for (int i = 0; i < 1_000; i++) {
      assertEquals(Optional.empty(), keys.key(3 + i));
    }
    assertEquals(List.of(), asked);
    passes(KeyRing.BETWEEN_LOOKS);
    keys.key(9);
    keys.key(9);
    assertEquals(List.of("/shop/key"), asked);
  }

  @Test
  void theKeyBeforeIsLookedUpOnceBeItThereOrNot() {
    versions.add(now);
    keys.key(1);
    keys.key(1);
    assertEquals(List.of("/shop/key", "/shop/key:1"), asked);
  }

  @Test
  void aKeyThatIsKnownServesAnHourWhileNoneCanBeRead() {
    keys.current();
    down = true;
    passes(KeyRing.STALE.minusNanos(1));
    assertEquals(1, keys.current().id());
    passes(Duration.ofNanos(1));
    assertThrows(ParametersUnavailableException.class, keys::current);
    down = false;
    assertEquals(1, keys.current().id());
  }

  @Test
  void aClockThatWasSetBackKeepsNoKey() {
    keys.current();
    now = NOON.minus(Duration.ofDays(1));
    keys.current();
    assertEquals(2, asked.size());
  }

  @Test
  void whatIsNoKeyIsSaidWithoutTellingIt() {
    for (var value : List.of("", "short", "c2hvcnQ=", "!".repeat(44))) {
      var ring =
          new KeyRing(
              _ -> Optional.of(new Parameters.Parameter(value, 1, NOON)), "/shop/key", () -> now);
      var refused = assertThrows(ParametersUnavailableException.class, ring::current);
      var told = String.valueOf(refused.getMessage());
      assertFalse(!value.isEmpty() && told.contains(value), told);
    }
    var none = new KeyRing(_ -> Optional.empty(), "/shop/key", () -> now);
    assertThrows(ParametersUnavailableException.class, none::current);
    var parameter = new Parameters.Parameter(secret(1), 1, NOON);
    assertEquals("version 1", parameter.toString());
  }
}
