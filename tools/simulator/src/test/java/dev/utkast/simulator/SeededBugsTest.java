package dev.utkast.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A simulator that sees nothing is worth nothing: each bug that is put in on purpose must be
/// caught.
class SeededBugsTest {
  private static final int MAX_SEEDS = 40;

  /// Seeds that showed the bugs which the first ones do not: tried first, so that a build need not
  /// go through all before them. Where one no longer shows its bug, the others are tried.
  private static final Map<SeededBug, Long> SHOWN_BY =
      Map.ofEntries(
          Map.entry(SeededBug.SHORT_HOLD_LIFTED, 2L),
          Map.entry(SeededBug.SELLER_NOT_ASKED_FOR, 2L),
          Map.entry(SeededBug.SELLER_NOT_KEPT, 2L),
          Map.entry(SeededBug.BOOKS_OPENED_AGAIN, 3L),
          Map.entry(SeededBug.CLAIM_OFF_BY_ONE, 3L),
          Map.entry(SeededBug.COUNTED_THOUGH_DELETED, 3L),
          Map.entry(SeededBug.DECLINED_CARD_PAYS, 3L),
          Map.entry(SeededBug.OLD_LINK_KEY_FOR_EVER, 3L),
          Map.entry(SeededBug.PAGE_IS_PAID, 3L),
          Map.entry(SeededBug.PAGE_KEY_OF_CHANCE, 3L),
          Map.entry(SeededBug.PAID_EDITED_AWAY, 3L),
          Map.entry(SeededBug.WON_DISPUTE_FORGOTTEN, 3L),
          Map.entry(SeededBug.CLAIM_AFTER_CANCELLATION, 4L),
          Map.entry(SeededBug.BOOKS_NOT_READ_AGAIN, 6L),
          Map.entry(SeededBug.EXEMPTION_FORGOTTEN, 7L),
          Map.entry(SeededBug.COUNTED_SINCE_NOT_CLAIMED, 9L));

  private static final Queue<String> LIST = new ConcurrentLinkedQueue<>();

  /// Side by side: each bug has services, clock and, where it is in the code, classes of its own.
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void isCaught(SeededBug bug) {
    var result = caught(bug);
    assertTrue(
        result.broken().isPresent(), () -> bug + " was not caught in " + MAX_SEEDS + " seeds");
    LIST.add(
        "  %-28s seed %2d, step %4d: %s%n"
            .formatted(bug, result.seed(), result.steps(), result.broken().orElseThrow()));
  }

  @AfterAll
  static void tell() {
    System.out.println("Seeded bugs and what caught them");
    LIST.stream().sorted().forEach(System.out::print);
  }

  /// @return of a seed that catches the bug, or of the last that was tried
  static Simulate.Result caught(SeededBug bug) {
    var simulation = Simulate.with(bug);
    var others = LongStream.rangeClosed(1, MAX_SEEDS).boxed();
    return Stream.concat(Stream.ofNullable(SHOWN_BY.get(bug)), others)
        .map(seed -> simulation.run(seed, Simulate.STEPS_OF_A_SEED, _ -> {}))
        .filter(result -> result.broken().isPresent() || result.seed() == MAX_SEEDS)
        .findFirst()
        .orElseThrow();
  }
}
