package dev.utkast.demo.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.pricing.PricedDocument;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each invariant comes with the bug it must catch.
class InvariantsTest {

  @Test
  void aSoundWorldBreaksNothing() {
    for (var invariant : Invariants.of(new World().evidence())) {
      assertTrue(invariant.holds(), invariant.rule() + ": " + invariant.violations());
    }
  }

  @Test
  void linesOfTwoOrdersAreTwoEvenUnderOneId() {
    var world = new World();
    world.orders.add(world.bareOrder(World.draft(11, 2), 21));
    var shipped = "shipped units = units of the parcels <= units sold";
    for (var invariant : Invariants.of(world.evidence())) {
      assertTrue(
          !invariant.rule().equals(shipped) || invariant.holds(),
          invariant.rule() + ": " + invariant.violations());
    }
  }

  @Test
  void everyInvariantCatchesItsBug() {
    var caught = new HashSet<String>();
    BUGS.forEach((bug, spoil) -> {
      var world = new World();
      spoil.accept(world);
      var broken =
          Invariants.of(world.evidence()).stream()
              .filter(invariant -> !invariant.holds())
              .map(Invariant::rule)
              .collect(Collectors.toSet());
      assertTrue(broken.contains(bug), bug + " was not caught, but " + broken);
      caught.add(bug);
    });
    var all =
        Invariants.of(new World().evidence()).stream()
            .map(Invariant::rule)
            .collect(Collectors.toSet());
    assertEquals(all, caught);
  }

  private static final String PROMISED =
      "a promised mail was sent, waits, or was not, with a reason";
  private static final String DATES = "a document has the dates of its event, as days of the shop";

  @ParameterizedTest
  @EnumSource
  void everyMailThatIsLostIsMissed(LostMail lost) {
    var world = new World();
    lost.spoil.accept(world);
    assertEquals(List.of(lost.told), broken(PROMISED, world));
    world.queued.put(QueueName.SEND_MAIL, 1);
    assertEquals(List.of(), broken(PROMISED, world), "it may be on its way");
    world.queued.clear();
    world.deadLetters.put(QueueName.SEND_MAIL, 1);
    assertEquals(List.of(), broken(PROMISED, world), "it may be among the dead letters");
  }

  /// Each promise of a mail, broken.
  enum LostMail {
    INVOICE("INVOICE 20 1", world -> world.mails.clear()),
    PAYMENT_REQUEST("PAYMENT_REQUEST 11 2", world -> world.sent(11, 2)),
    CREDIT_NOTE("CREDIT_NOTE 20 1", world -> world.cancel(false)),
    REMINDER("REMINDER 20 5", World::remind),
    PARCEL("SHIPPING_CONFIRMATION 71 2", world -> world.parcel(71, true));

    private final String told;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Consumer<World> spoil;

    LostMail(String told, Consumer<World> spoil) {
      this.told = told;
      this.spoil = spoil;
    }
  }

  @Test
  void aMailThatIsAccountedForIsNotMissed() {
    var world = new World();
    world.cancel(true);
    world.parcel(71, false);
    world.sent(11, 2);
    world.mailsToAsk.add(new MailTable.Name(MailKind.PAYMENT_REQUEST, 11, 2));
    assertEquals(List.of(), broken(PROMISED, world));
    world.mails.set(0, unsent(Optional.of("no mail address is known")));
    assertEquals(List.of(), broken(PROMISED, world));
    world.mails.set(0, unsent(Optional.empty()));
    assertEquals(List.of("INVOICE 20 1 without a reason"), broken(PROMISED, world));
  }

  private static MailTable.Mail unsent(Optional<String> why) {
    return new MailTable.Mail(
        MailKind.INVOICE,
        20,
        1,
        2,
        0,
        MailTable.Mail.State.NOT_NEEDED,
        Optional.empty(),
        World.NOW,
        why);
  }

  @ParameterizedTest
  @EnumSource
  void everyWrongDateIsSeen(WrongDate wrong) {
    var world = new World();
    wrong.spoil.accept(world);
    assertEquals(List.of(wrong.told), broken(DATES, world));
  }

  /// Each document, dated from something else than its event.
  enum WrongDate {
    INVOICE("INV-000001", world -> world.reissue(World.TOMORROW, World.LATER)),
    INVOICE_OF_ANOTHER_ZONE("INV-000001", world -> world.reissue(World.TOMORROW, World.NOW)),
    CREDIT_NOTE(
        "CN-000001",
        world -> {
          world.cancel(true);
          world.invoices.add(World.creditNote(world.orders.getFirst(), World.TOMORROW));
        }),
    PAYMENT_REQUEST(
        "#D2",
        world -> {
          world.sent(11, 2);
          world.links.put("older", LinksTable.Link.sentAt(World.LATER, 11, 1));
          world.links.put("newest", LinksTable.Link.sentAt(World.LATER, 11, 3));
        }),
    SALE("#D1", world -> world.drafts.put(10L, completed(World.LATER))),
    PARCEL("parcel 71", world -> world.parcels.add(World.parcel(71, World.LATER, false)));

    private final String told;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Consumer<World> spoil;

    WrongDate(String told, Consumer<World> spoil) {
      this.told = told;
      this.spoil = spoil;
    }
  }

  private static DraftOrder completed(Instant at) {
    var draft = World.draft(10, 1);
    return DraftOrderDecider.completed(draft, draft.total(), 20, at);
  }

  private static List<String> broken(String rule, World world) {
    return Invariants.of(world.evidence()).stream()
        .filter(invariant -> invariant.rule().equals(rule))
        .flatMap(invariant -> invariant.violations().stream())
        .toList();
  }

  private static final Map<String, Consumer<World>> BUGS = new LinkedHashMap<>();

  static {
    BUGS.put(
        "paid on a sale = sum of its ledger entries",
        world -> world.payments.put(10L, List.of(World.payment(30, Money.parse("EUR 41.99")))));
    BUGS.put(
        "per currency: sum of the ledger = sum paid on sales", world -> world.payments.clear());
    BUGS.put(
        "order: ledger + outstanding = payable + credit",
        world -> world.payments.put(10L, List.of(World.payment(30, Money.parse("EUR 42.01")))));
    BUGS.put(
        "a payment id is in exactly one ledger entry",
        world -> {
          var entry = World.payment(30, Money.parse("EUR 21.00"));
          world.payments.put(10L, List.of(entry, entry));
        });
    BUGS.put(
        "document: total = lines - discounts + shipping + tax, not negative",
        world -> spoilPrices(world, "EUR 42.01"));
    BUGS.put(
        "amounts are whole minor units, below 2^53",
        world -> spoilPrices(world, "EUR 90071992547409.93"));
    BUGS.put(
        "a completed draft has one order, an order one draft",
        world -> world.orders.add(world.bareOrder(World.draft(10, 1), 21)));
    BUGS.put(
        "price and rate of draft, order and invoice are the same",
        world -> spoilPrices(world, "EUR 42.01"));
    BUGS.put(
        "a customer's orders and total are those of the orders",
        world ->
            world.customers.put(
                World.CUSTOMER, World.withOrder(world.orders.getFirst(), Money.parse("EUR 0.01"))));
    BUGS.put(
        "an order has its invoice; a cancelled one its credit note",
        world -> world.invoices.clear());
    BUGS.put(
        "legal numbers are unique and without gaps per series",
        world -> world.invoice(world.orders.getFirst(), 3));
    BUGS.put(
        "overdue = due day over and balance open; its reminders are due",
        world -> world.reminders.add(20L));
    BUGS.put(StockInvariantsTest.LEVELS, world -> world.movements.removeFirst());
    BUGS.put(
        StockInvariantsTest.CLAIMS,
        world ->
            StockInvariantsTest.claim(world, 8, StockPolicy.CONTINUE, World.NOW.plusSeconds(1)));
    BUGS.put(
        "a sold line claims its stock once; a cancelled one releases it",
        world -> world.movements.removeIf(move -> move.key().startsWith("CLAIM")));
    BUGS.put(
        "shipped units = units of the parcels <= units sold",
        world -> {
          var parcel = world.parcels.getFirst();
          world.parcels.add(
              new Fulfillment(
                  71,
                  20,
                  parcel.fulfillmentOrderId(),
                  1,
                  2,
                  parcel.lines(),
                  parcel.tracking(),
                  World.NOW));
        });
    BUGS.put(
        "the fulfillment order holds what needs a parcel, no more, no less",
        world -> world.fulfillmentOrders.clear());
    BUGS.put(
        "a fulfillment order, and each part of one, has one slip as PDF",
        world -> world.objects.clear());
    BUGS.put(
        "one mail per document, revision and kind; sent, unless not needed",
        world -> world.mails.add(World.mail(MailKind.INVOICE, 20)));
    BUGS.put(PROMISED, world -> world.mails.clear());
    BUGS.put(DATES, world -> world.drafts.put(10L, completed(World.LATER)));
    BUGS.put("at most one live payment link per draft", InvariantsTest::linkWithoutToken);
    BUGS.put("the outbox is empty at rest", world -> world.outbox.add("7"));
    BUGS.put("no message was given up", world -> world.deadLetters.put(QueueName.SEND_MAIL, 1));
    BUGS.put(
        "a mail that was sent was taken; taken twice, it is known as such",
        world -> world.copies.put("invoice.20.1", 2));
    BUGS.put(
        "the sale of every ledger entry can be found",
        world -> world.payments.put(99L, List.of(World.payment(31, Money.parse("EUR 1.00")))));
  }

  private static void linkWithoutToken(World world) {
    var draft = World.draft(11, 2);
    world.drafts.put(11L, with(draft, draft.priced(), Optional.of("no such link")));
  }

  /// The order's document says another total than its lines.
  private static void spoilPrices(World world, String total) {
    var draft = World.draft(11, 2);
    var price = draft.priced();
    var amount = MoneySet.same(Money.parse(total));
    var spoilt =
        new PricedDocument(
            price.lines(),
            price.shipping(),
            price.taxLines(),
            price.discount(),
            price.lineItemsTotal(),
            price.discountsTotal(),
            price.subtotal(),
            price.shippingTotal(),
            price.taxTotal(),
            amount,
            price.taxesIncluded(),
            price.roundingLevel(),
            price.roundingMode(),
            price.allocation(),
            price.rate(),
            price.priceEnding(),
            price.zeroTaxReason(),
            price.discountHomeTax(),
            price.homeTaxKept(),
            price.taxBasis());
    world.drafts.put(10L, with(world.drafts.getOrDefault(10L, draft), spoilt, Optional.empty()));
  }

  private static DraftOrder with(DraftOrder draft, PricedDocument price, Optional<String> link) {
    return new DraftOrder(
        draft.id(),
        draft.version(),
        draft.revision(),
        draft.number(),
        draft.status(),
        draft.content(),
        price,
        draft.paid(),
        link,
        draft.createdAt(),
        draft.updatedAt(),
        draft.inLedger(),
        draft.askedOf());
  }
}
