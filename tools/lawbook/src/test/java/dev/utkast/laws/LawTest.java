package dev.utkast.laws;

import static dev.utkast.laws.SpoiltShop.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.laws.items.Readings;
import dev.utkast.laws.items.StoredItems;
import dev.utkast.model.mail.Mail;
import dev.utkast.model.sale.SaleLine;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each law comes with the breaches that it must report, and nothing else may report them but what
/// the row names.
class LawTest {
  private static final List<Breach> BREACHES =
      Stream.of(
              MoneyBreaches.ALL,
              CheckoutBreaches.ALL,
              SaleBreaches.ALL,
              PaperBreaches.ALL,
              StockBreaches.ALL,
              GoodsBreaches.ALL,
              MailBreaches.ALL)
          .flatMap(List::stream)
          .toList();

  static Stream<Breach> breaches() {
    return BREACHES.stream();
  }

  @Test
  void aHealthyShopKeepsEveryLaw() {
    assertEquals(Set.of(), new SpoiltShop().broken());
    assertEquals(List.of(), SpoiltShop.brokenWhileItWasMade());
    for (var report : Law.atRest(new SpoiltShop().stored())) {
      boolean looked = report.checked() > 0;
      assertEquals(!report.law().equals(Law.NOTHING_GIVEN_UP.sentence()), looked, report.law());
    }
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void aBreachIsReportedByName(Breach breach) {
    var shop = new SpoiltShop();
    breach.spoil().accept(shop);
    var expected = new TreeSet<>(breach.also());
    expected.add(breach.law());
    assertEquals(expected, shop.broken());
    for (var report : Law.atRest(shop.stored())) {
      assertFalse(report.violations().contains(""), report.law());
    }
  }

  @Test
  void aHealthyShopMayHaveOneVariantOnTwoLines() {
    assertTrue(
        new SpoiltShop()
            .stored().orders().stream()
                .map(order -> order.content().lines())
                .map(lines -> lines.stream().flatMap(line -> line.variantId().stream()).toList())
                .anyMatch(variants -> Set.copyOf(variants).size() < variants.size()));
    assertEquals(Set.of(), new SpoiltShop().broken());
  }

  @Test
  void ordersOfAHealthyShopMayShareIdsOfLines() {
    var ids =
        new SpoiltShop()
            .stored().orders().stream()
                .flatMap(order -> order.content().lines().stream())
                .map(SaleLine::id)
                .toList();
    assertTrue(Set.copyOf(ids).size() < ids.size());
    assertEquals(Set.of(), new SpoiltShop().broken());
  }

  /// As levels that were connected before that was a movement.
  @Test
  void aLevelOfAHealthyShopMayHaveBeenConnectedWithoutAMovement() {
    var shop = new SpoiltShop();
    assertTrue(shop.level("Chair", false).doc().contains("\"version\":1"));
    shop.remove(shop.move("Chair", "ADJUST", 1));
    assertEquals(Set.of(), shop.broken());
    shop.edit(shop.level("Chair", false), "\"version\":1", "\"version\":2");
    assertEquals(Set.of(Law.LEVEL_VERSIONS), shop.broken());
  }

  @Test
  void whatWasOversoldWhileItWasAllowedIsNoFault() {
    var shop = new SpoiltShop();
    shop.edit(shop.variant("Lamp"), "\"policy\":\"CONTINUE\"", "\"policy\":\"DENY\"");
    shop.edit(
        shop.variant("Lamp"), "\"updatedAt\":\"[^\"]*\"", "\"updatedAt\":\"2026-03-11T12:00:00Z\"");
    assertEquals(Set.of(), shop.broken());
  }

  @Test
  void aReminderMayHaveBeenSkipped() {
    var shop = new SpoiltShop();
    shop.edit(shop.event("ReminderSent"), "\"ReminderSent\"", "\"ReminderSkipped\"");
    assertEquals(Set.of(), shop.broken());
  }

  @Test
  void aRequestThatWasOvertakenWhileItWasTriedStaysAsItWas() {
    var shop = new SpoiltShop();
    shop.edit(shop.mail("PAYMENT_REQUEST", shop.draft(9)), "\"SENT\"", "\"SENDING\"");
    assertEquals(
        List.of("PAYMENT_REQUEST " + shop.draft(9).key().pk() + " 1 SENDING"),
        Law.MAIL_SETTLED.of(shop.stored()).violations());
    shop.edit(shop.draft(9), "\"revision\":1,\"number\"", "\"revision\":2,\"number\"");
    assertEquals(Set.of(), shop.broken());
  }

  @Test
  void aPlaceIsCalledByItsItemAndLocation() {
    var shop = new SpoiltShop();
    shop.edit(shop.level("Chair", true), "\"onHand\":\\d+", "\"onHand\":99");
    assertEquals(
        List.of("item " + text("id", shop.variant("Chair")) + "/1"),
        Law.LEVEL_IS_MOVEMENTS.of(shop.stored()).violations());
  }

  @Test
  void everyLawIsAskedAtRestAndSomeAlways() {
    var shop = new SpoiltShop().stored();
    assertEquals(
        EnumSet.allOf(Law.class).stream().map(Law::sentence).toList(),
        Law.atRest(shop).stream().map(LawReport::law).toList());
    assertEquals(
        Stream.of(
                Law.DOCUMENT_ADDS_UP,
                Law.AMOUNTS_ARE_WITHIN_BOUNDS,
                Law.COVERED_IS_COMPLETED,
                Law.NOTHING_OWED,
                Law.SHIPPED_WITHIN_SOLD,
                Law.SHORT_IS_TOO_LITTLE,
                Law.CLOSED_HAS_LEFT,
                Law.MAIL_REASONED)
            .map(Law::sentence)
            .toList(),
        Law.always(shop).stream().map(LawReport::law).toList());
  }

  @Test
  void whoeverReadsOnceReadsTheSame() {
    var shop = new SpoiltShop();
    var once = shop.stored(new StoredItems());
    assertEquals(shop.stored().sales(), once.sales());
    assertEquals(shop.stored().papers(), once.papers());
  }

  /// Where a mail stands, the laws name as the table does.
  @Test
  void everyStateOfAMailHasItsName() {
    assertEquals(
        Stream.of(Mail.State.values()).map(Enum::name).toList(),
        Stream.of(StoredShop.MailState.values()).map(Enum::name).toList());
  }

  @Test
  void aMailOnItsWayIsNotMissed() {
    var shop = new SpoiltShop();
    shop.unwatched();
    var mail = shop.mail("INVOICE", shop.order(7));
    shop.remove(mail);
    assertEquals(Set.of(Law.MAIL_PROMISED), shop.broken());
    shop.queued.put("SEND_MAIL", 1);
    assertEquals(Set.of(), shop.broken());
    assertTrue(shop.stored().traffic().isAtWork());
    shop.queued.put("SEND_MAIL", 0);
    assertFalse(shop.stored().traffic().isAtWork());
    shop.deadLetters.put("SEND_MAIL", 1);
    assertEquals(Set.of(Law.NOTHING_GIVEN_UP), shop.broken());
    shop.deadLetters.clear();
    var asking =
        "{\"messages\":[{\"type\":\"SendMail\",\"kind\":\"INVOICE\",\"subjectId\":%s,\"step\":1,"
                .formatted(text("subjectId", mail))
            + "\"at\":\"2026-03-02T12:00:00Z\"}],\"at\":\"2026-03-02T12:00:00Z\"}";
    shop.put(Item.of(Key.alone(TableName.OUTBOX, "7"), 1, asking));
    assertEquals(Set.of(Law.OUTBOX_EMPTY), shop.broken());
  }

  @Test
  void aRowThatIsSetAsideIsCalledThat() {
    var shop = new SpoiltShop();
    shop.put(Item.of(new Key(TableName.OUTBOX, "7", "SET_ASIDE"), 1, "{}"));
    shop.put(Item.of(Key.alone(TableName.OUTBOX, "8"), 1, "{}"));
    assertEquals(
        List.of("row 7, set aside", "row 8"), Law.OUTBOX_EMPTY.of(shop.stored()).violations());
  }

  /// What only a witness knows, nobody else calls a fault.
  @Test
  void whoeverDidNotSeeItCannotTell() {
    var needed = Set.of(Law.PAID_AT_THE_EVENT, Law.MAIL_ASKED_AND_NOTED, Law.MAIL_TRIED);
    for (var breach : BREACHES) {
      if (needed.contains(breach.law())) {
        var shop = new SpoiltShop();
        shop.unwatched();
        breach.spoil().accept(shop);
        assertEquals(breach.also(), shop.broken(), breach.what());
      }
    }
  }

  @Test
  void whatIsBrokenInOneLookAndNotInTheNextWasUnderWay() {
    var shop = new SpoiltShop();
    shop.put(Item.of(Key.alone(TableName.OUTBOX, "7"), 1, "{}"));
    var first = Law.OUTBOX_EMPTY.of(shop.stored());
    shop.put(Item.of(Key.alone(TableName.OUTBOX, "8"), 1, "{}"));
    var second = Law.OUTBOX_EMPTY.of(shop.stored());
    assertEquals(List.of("row 7"), second.alsoBrokenIn(first).violations());
    assertEquals(second.checked(), second.alsoBrokenIn(first).checked());
    assertEquals(3, second.checked());
    assertEquals(Law.OUTBOX_EMPTY.sentence() + ": row 7, row 8", second.toString());
  }

  /// The very item, not one that looks like it.
  @Test
  void whoeverSeesAnItemAgainReadsItOnce() {
    var readings = new Readings();
    var times = new AtomicInteger();
    var item = Item.of(Key.alone(TableName.OUTBOX, "7"), 1, "{}");
    for (int i = 0; i < 2; i++) {
      assertEquals("{}", readings.read(item, one -> times.incrementAndGet() > 0 ? one.doc() : ""));
      assertEquals(1, times.get());
    }
    var other = Item.of(item.key(), 2, "{} ");
    assertEquals("{} ", readings.read(other, Item::doc));
    assertEquals("{}", readings.read(item, Item::doc));
  }

  @Test
  void everyLawHasItsBreach() {
    assertEquals(
        EnumSet.allOf(Law.class),
        BREACHES.stream().map(Breach::law).collect(Collectors.toCollection(TreeSet::new)));
  }
}
