package dev.utkast.aws.wiring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/// The ids of what one request adds to a document, which may be decided more than once: every
/// attempt is given the same ids in the same order. An attempt that follows a commit whose answer
/// was lost then finds what it wrote itself, and not something new to be written over it.
public final class RequestIds<T> {
  private final Supplier<T> ids;
  private final List<T> drawn = new ArrayList<>();

  /// @param ids draws a new one
  public RequestIds(Supplier<T> ids) {
    this.ids = ids;
  }

  /// @return the ids for another attempt, beginning with the first
  public Supplier<T> again() {
    Iterator<T> earlier = List.copyOf(drawn).iterator();
    return () -> {
      if (earlier.hasNext()) {
        return earlier.next();
      }
      drawn.add(ids.get());
      return drawn.getLast();
    };
  }
}
