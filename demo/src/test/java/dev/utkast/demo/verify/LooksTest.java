package dev.utkast.demo.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LooksTest {
  private final AtomicInteger pauses = new AtomicInteger();

  @Test
  void aSoundSystemIsLookedAtOnce() {
    assertTrue(broken(List.of()).isEmpty());
    assertEquals(0, pauses.get());
  }

  @Test
  void whatIsUnderWayIsNotBroken() {
    assertTrue(broken(List.of("1", "2"), List.of("3", "2"), List.of("4")).isEmpty());
  }

  @Test
  void whatStaysIsBroken() {
    assertEquals(List.of("row 2"), broken(List.of("1", "2"), List.of("2", "3"), List.of("2")));
    assertEquals(Looks.STEADY, pauses.get());
  }

  /// The rows of the outbox in one look after the other; as in the last from then on.
  @SafeVarargs
  private List<String> broken(List<String>... outboxes) {
    var worlds =
        IntStream.range(0, outboxes.length)
            .mapToObj(index -> {
              var world = new World();
              world.outbox.addAll(outboxes[index]);
              return world;
            })
            .toList();
    var looks =
        new Looks(
            () -> worlds.get(Math.min(pauses.get(), worlds.size() - 1)).evidence(),
            pauses::incrementAndGet);
    return looks.invariants().stream()
        .flatMap(invariant -> invariant.violations().stream())
        .toList();
  }
}
