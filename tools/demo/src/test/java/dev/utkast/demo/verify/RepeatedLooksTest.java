package dev.utkast.demo.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.laws.items.StoredItems;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class RepeatedLooksTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Shop SHOP =
      new Shop(
          "Shop",
          "shop@shop.example",
          CurrencyUnit.EUR,
          ZoneId.of("Europe/Oslo"),
          "NO",
          "https://shop.example",
          Shop.DEFAULT_REMINDER_DAYS);

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
    assertEquals(RepeatedLooks.STEADY, pauses.get());
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
    assertEquals(RepeatedLooks.PATIENT + RepeatedLooks.STEADY - 1, pauses.get());
  }

  /// The rows of the outbox in one look after the other; as in the last from then on.
  private List<String> broken(List<List<String>> outboxes) {
    var looks =
        new RepeatedLooks(
            () -> {
              var items = new StoredItems();
              outboxes.get(Math.min(pauses.get(), outboxes.size() - 1)).stream()
                  .map(row -> Item.of(Key.alone(TableName.OUTBOX, row), 1, "{}"))
                  .forEach(items::put);
              int working = pauses.get() < busyUntil ? 1 : 0;
              return items.shop(SHOP, NOW).queued(Map.of("ISSUE_INVOICE", working), Map.of());
            },
            pauses::incrementAndGet);
    return looks.reports().stream().flatMap(report -> report.violations().stream()).toList();
  }
}
