package dev.utkast.demo.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.messaging.QueueName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LooksTest {
  private final AtomicInteger pauses = new AtomicInteger();
  private int busyUntil;

  @Test
  void aSoundSystemIsLookedAtOnce() {
    assertTrue(broken(List.of(List.of())).isEmpty());
    assertEquals(0, pauses.get());
  }

  @Test
  void whatIsUnderWayIsNotBroken() {
    assertTrue(broken(List.of(List.of("1", "2"), List.of("3", "2"), List.of("4"))).isEmpty());
  }

  @Test
  void whatStaysIsBroken() {
    assertEquals(
        List.of("row 2"), broken(List.of(List.of("1", "2"), List.of("2", "3"), List.of("2"))));
    assertEquals(Looks.STEADY, pauses.get());
  }

  /// However long it takes until the first sale of a cold system is done.
  @Test
  void whatIsUnderWayIsWaitedForAsLongAsMessagesAre() {
    var slow = new ArrayList<>(Collections.nCopies(20, List.of("1")));
    slow.add(List.of());
    busyUntil = 20;
    assertTrue(broken(slow).isEmpty());
    assertEquals(20, pauses.get());
  }

  @Test
  void whatStaysIsBrokenThoughAMessageIsTriedForEver() {
    busyUntil = Integer.MAX_VALUE;
    assertEquals(List.of("row 1"), broken(List.of(List.of("1"))));
    assertEquals(Looks.PATIENT + Looks.STEADY - 1, pauses.get());
  }

  /// The rows of the outbox in one look after the other; as in the last from then on.
  private List<String> broken(List<List<String>> outboxes) {
    var worlds =
        outboxes.stream()
            .map(rows -> {
              var world = new World();
              world.outbox.addAll(rows);
              return world;
            })
            .toList();
    var looks =
        new Looks(
            () -> {
              var world = worlds.get(Math.min(pauses.get(), worlds.size() - 1));
              world.queued.put(QueueName.ISSUE_INVOICE, pauses.get() < busyUntil ? 1 : 0);
              return world.evidence();
            },
            pauses::incrementAndGet);
    return looks.invariants().stream()
        .flatMap(invariant -> invariant.violations().stream())
        .toList();
  }
}
