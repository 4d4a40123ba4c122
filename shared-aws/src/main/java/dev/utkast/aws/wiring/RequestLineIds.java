package dev.utkast.aws.wiring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

/// The line ids of one request, which may be decided more than once: every attempt is given the
/// same ids in the same order. An attempt that follows a commit whose answer was lost then finds
/// what it wrote itself, and not something new to be written over it.
public final class RequestLineIds {
  private final Ids ids;
  private final List<Long> drawn = new ArrayList<>();

  public RequestLineIds(Ids ids) {
    this.ids = ids;
  }

  /// @return the ids for another attempt, beginning with the first
  public LongSupplier again() {
    Iterator<Long> earlier = List.copyOf(drawn).iterator();
    return () -> {
      if (earlier.hasNext()) {
        return earlier.next();
      }
      drawn.add(ids.nextOfLine());
      return drawn.getLast();
    };
  }
}
