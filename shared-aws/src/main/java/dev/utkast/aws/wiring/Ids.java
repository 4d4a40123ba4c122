package dev.utkast.aws.wiring;

import dev.utkast.model.id.LineId;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// New ids and secrets. An id has 53 bits, so that JavaScript holds it exactly.
///
/// That of an aggregate has the order of time, which lists go by: 41 bits of milliseconds since
/// 2000 (until 2069), then 12 bits that start at random in each millisecond. Two functions may meet
/// in one id; the store refuses the second, for aggregates are only ever put where none exists.
/// Nothing would refuse the second of two lines, which lie within their documents. Theirs are
/// random throughout: among 10 million lines, two meet with a chance of 1 in 180. Their documents
/// draw again where their own lines would meet, and stock knows a line by its order too.
public final class Ids {
  static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final int BITS = 53;
  private static final int SEQUENCE_BITS = 12;
  private static final long SEQUENCE_MASK = (1L << SEQUENCE_BITS) - 1;
  private static final int SECRET_BYTES = 32;

  private final Clock clock;
  private final RandomGenerator random;
  private long last;

  public Ids(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// @return the number of an id, to be given its type where it is drawn; greater than every
  ///   earlier one of this instance
  public synchronized long next() {
    long earliest =
        ((clock.millis() - EPOCH) << SEQUENCE_BITS) | (random.nextInt() & SEQUENCE_MASK);
    // A full millisecond runs over into the next, and a clock may go back: ids count on from the
    // last one then.
    boolean laterMillisecond = earliest >> SEQUENCE_BITS > last >> SEQUENCE_BITS;
    last = laterMillisecond ? earliest : last + 1;
    return last;
  }

  /// @return an id for a line of a document, in no order
  public LineId nextOfLine() {
    return new LineId(1 + random.nextLong((1L << BITS) - 1));
  }

  /// @return 256 random bits, safe in a URL
  public String secret() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
