package dev.utkast.aws.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Ids are ordered, unique and safe in JavaScript; secrets are as long as they say.
class IdsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static Ids at(Instant instant) {
    return new Ids(Clock.fixed(instant, ZoneOffset.UTC), new Random(1));
  }

  @Test
  void anIdHasFiftyThreeBitsUntil2069() {
    long last = at(Instant.parse("2069-09-06T15:47:35.551Z")).next();
    assertTrue(last > 0 && last < 1L << 53, "" + last);
    assertEquals(1L << 41, Instant.parse("2069-09-06T15:47:35.552Z").toEpochMilli() - Ids.EPOCH);
  }

  @Test
  void idsOfOneMillisecondRise() {
    var ids = at(NOON);
    long before = 0;
    for (int i = 0; i < 20_000; i++) {
      long id = ids.next();
      assertTrue(id > before, i + ": " + id + " after " + before);
      before = id;
    }
  }

  @Test
  void aLaterMillisecondMakesGreaterIds() {
    assertTrue(at(NOON).next() < at(NOON.plusMillis(1)).next());
  }

  @Test
  void noIdComesTwiceWhenTheClockGoesBack() {
    var clock = new Clock[] {Clock.fixed(NOON, ZoneOffset.UTC)};
    var ids =
        new Ids(
            new Clock() {
              @Override
              public ZoneOffset getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
              }

              @Override
              public Instant instant() {
                return clock[0].instant();
              }
            },
            zeros());
    var seen = new HashSet<Long>();
    for (int i = 0; i < 100; i++) {
      clock[0] = Clock.fixed(NOON.minusMillis(i % 3), ZoneOffset.UTC);
      assertTrue(seen.add(ids.next()), "id " + i + " came before");
    }
  }

  private static RandomGenerator zeros() {
    return () -> 0;
  }

  @Test
  void linesOfTwoFunctionsHaveOtherIdsWithinOneMillisecondToo() {
    var seen = new HashSet<Long>();
    for (int function = 0; function < 50; function++) {
      var ids = new Ids(Clock.fixed(NOON, ZoneOffset.UTC), new Random(function));
      for (int line = 0; line < 500; line++) {
        long id = ids.nextOfLine().value();
        assertTrue(id > 0 && id < 1L << 53, "" + id);
        assertTrue(seen.add(id), "id " + id + " came before");
      }
    }
  }

  @Test
  void aSecretHas256BitsAndIsSafeInUrls() {
    var ids = at(NOON);
    var secret = ids.secret();
    assertEquals(32, Base64.getUrlDecoder().decode(secret).length);
    assertTrue(secret.matches("[A-Za-z0-9_-]{43}"), secret);
    assertNotEquals(secret, ids.secret());
  }
}
