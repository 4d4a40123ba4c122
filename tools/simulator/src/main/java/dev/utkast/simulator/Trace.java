package dev.utkast.simulator;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/// What happened, as one hash of all of it and the last lines in words: two runs of one seed must
/// agree in it to the bit.
final class Trace {
  private static final int KEPT = 120;
  private static final long PRIME = 0x100000001b3L;

  private final ArrayDeque<String> last = new ArrayDeque<>();
  private final Consumer<String> listener;
  private long hash = 0xcbf29ce484222325L;

  /// @param listener is told every line
  Trace(Consumer<String> listener) {
    this.listener = listener;
  }

  void line(String text) {
    listener.accept(text);
    mix(text);
    last.addLast(text);
    if (last.size() > KEPT) {
      last.removeFirst();
    }
  }

  /// Counts into the hash only.
  void mix(String text) {
    hash = (hash ^ text.hashCode()) * PRIME;
    hash ^= hash >>> 29;
  }

  void mix(long number) {
    hash = (hash ^ number) * PRIME;
    hash ^= hash >>> 31;
  }

  long hash() {
    return hash;
  }

  List<String> lastLines() {
    return List.copyOf(last);
  }
}
