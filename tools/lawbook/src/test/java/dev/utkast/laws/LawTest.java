package dev.utkast.laws;

import static dev.utkast.laws.SpoiltShop.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    for (var verdict : Law.atRest(new SpoiltShop().stored())) {
      boolean looked = verdict.checked() > 0;
      assertEquals(!verdict.law().equals(Law.NOTHING_GIVEN_UP.sentence()), looked, verdict.law());
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
  }

  /// What today's shops have, and nobody may call a fault.
  @Test
  void theHealthyShopHasWhatOnceLookedOdd() {
    var shop = new SpoiltShop().stored();
    var orders = shop.sales().orders().values();
    assertTrue(
        orders.stream()
            .anyMatch(order ->
                order.content().lines().stream()
                        .flatMap(line -> line.variantId().stream())
                        .distinct()
                        .count()
                    < order.content().lines().stream().filter(line -> !line.custom()).count()),
        "one variant on two lines");
    var ids =
        orders.stream()
            .flatMap(order -> order.content().lines().stream())
            .map(l -> l.id())
            .toList();
    assertTrue(Set.copyOf(ids).size() < ids.size(), "orders share line ids");
    assertTrue(
        shop.stock().levels().values().stream().anyMatch(level -> level.locationId() != 1),
        "a level that was only connected");
  }

  /// As levels that were connected before that was a movement.
  @Test
  void aLevelMayHaveBeenConnectedWithoutAMovement() {
    var shop = new SpoiltShop();
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

  @Test
  void everyLawHasItsBreach() {
    assertEquals(
        EnumSet.allOf(Law.class),
        BREACHES.stream().map(Breach::law).collect(Collectors.toCollection(TreeSet::new)));
  }
}
