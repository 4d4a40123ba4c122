package dev.utkast.local.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private static final long START = Long.MAX_VALUE - 1_000;

  private static long at(int millis) {
    return START + Duration.ofMillis(millis).toNanos();
  }

  private static long taken(TokenBucket bucket, int requests, int millis) {
    return IntStream.range(0, requests).filter(_ -> bucket.take(at(millis))).count();
  }

  @Test
  void aBurstIsLetThroughAndNoMore() {
    assertEquals(100, taken(new TokenBucket(50, 100, START), 101, 0));
  }

  @Test
  void theRateComesBack() {
    var bucket = new TokenBucket(50, 100, START);
    assertEquals(100, taken(bucket, 100, 0));
    assertFalse(bucket.take(at(19)), "a fiftieth of a second is 20 ms");
    assertTrue(bucket.take(at(20)));
    assertEquals(50, taken(bucket, 1_000, 1_020));
  }

  @Test
  void aLongRestSavesNoMoreThanABurst() {
    var bucket = new TokenBucket(50, 100, START);
    assertEquals(100, taken(bucket, 1_000, 3_600_000));
  }
}
