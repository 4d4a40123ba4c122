package dev.utkast.model.pricing;

import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/// Seeds of random cases, such as documents, tried on all cores; each seed alone decides its case,
/// and the first that fails is named.
///
/// `-Dutkast.documents=N` says how many documents the widest test tries, the others try a part of
/// it; `-Dutkast.seed=N` replays one seed alone.
public final class Seeds {

  public static final long DOCUMENTS = Long.getLong("utkast.documents", 1_000_000);

  private static final Optional<Long> ONLY = Optional.ofNullable(Long.getLong("utkast.seed"));

  private Seeds() {}

  /// Whether so many that nothing is missed by chance, such as a currency.
  public static boolean areMany(long count) {
    return ONLY.isEmpty() && count >= 10_000;
  }

  public static void forEach(long count, LongConsumer check) {
    ONLY.map(LongStream::of)
        .orElseGet(() -> LongStream.range(0, count))
        .parallel()
        .mapToObj(seed -> failure(seed, check))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(failure -> {
          throw failure;
        });
  }

  private static Optional<AssertionError> failure(long seed, LongConsumer check) {
    try {
      check.accept(seed);
      return Optional.empty();
    } catch (AssertionError | RuntimeException e) {
      return Optional.of(new AssertionError("seed " + seed + ": " + e.getMessage(), e));
    }
  }
}
