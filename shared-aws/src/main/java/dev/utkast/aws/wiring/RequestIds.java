package dev.utkast.aws.wiring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

/// The ids of what one request adds to a document, which may be decided more than once: every
/// attempt is given the same ids in the same order. An attempt that follows a commit whose answer
/// was lost then finds what it wrote itself, and not something new to be written over it.
public final class RequestIds {
  private final LongSupplier ids;
  private final List<Long> drawn = new ArrayList<>();

  /// @param ids draws a new one
  public RequestIds(LongSupplier ids) {
    this.ids = ids;
  }

  /// @return the ids for another attempt, beginning with the first
  public LongSupplier again() {
    Iterator<Long> earlier = List.copyOf(drawn).iterator();
    return () -> {
      if (earlier.hasNext()) {
        return earlier.next();
      }
      drawn.add(ids.getAsLong());
      return drawn.getLast();
    };
  }
}
