package dev.utkast.demo.verify;

import dev.utkast.laws.Law;
import dev.utkast.laws.LawReport;
import dev.utkast.laws.StoredShop;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Checks the laws on a system that may be at work: its tables are read one after the other, and a
/// sale goes on in between. What is broken in one look and not in the next was under way.
///
/// Looks again while that makes the broken ones fewer, and believes what [#STEADY] looks agree on
/// while no message is under way; one that is tried again and again is not waited for for ever.
public final class RepeatedLooks {
  static final int STEADY = 4;

  /// Looks at a system at work that lead no further.
  static final int PATIENT = 60;

  private final Supplier<StoredShop> look;
  private final Runnable pause;

  /// @param pause between two looks
  public RepeatedLooks(Supplier<StoredShop> look, Runnable pause) {
    this.look = look;
    this.pause = pause;
  }

  public List<LawReport> reports() {
    var known = Law.atRest(look.get());
    int agreeing = 1;
    int atWork = 0;
    while (broken(known) > 0 && agreeing < STEADY) {
      pause.run();
      var seen = look.get();
      var next = merged(known, Law.atRest(seen));
      if (broken(next) < broken(known)) {
        agreeing = 1;
        atWork = 0;
      } else if (!seen.traffic().isAtWork() || ++atWork > PATIENT) {
        agreeing++;
      }
      known = next;
    }
    return known;
  }

  private static List<LawReport> merged(List<LawReport> earlier, List<LawReport> later) {
    return IntStream.range(0, later.size())
        .mapToObj(index -> later.get(index).alsoBrokenIn(earlier.get(index)))
        .toList();
  }

  private static long broken(List<LawReport> reports) {
    return reports.stream().mapToLong(report -> report.violations().size()).sum();
  }
}
