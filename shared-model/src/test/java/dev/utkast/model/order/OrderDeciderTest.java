package dev.utkast.model.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.OrderDecider.Outcome;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.shop.SalesSettings;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What an order is worth and what may be done with it, in each of its states: USD 100.00 for four
/// cups and a pot that travel, and a tasting that does not.
class OrderDeciderTest {

  private static final String STATES =
      """
      state                                | financial      | fulfillment | open       | credit     | cancel   | annotate | annotate the same
      unpaid                               | PENDING        | none        | USD 100.00 | USD 0.00   | v1, 2 messages | v1 | -
      unpaid, partly shipped               | PENDING        | PARTIAL     | USD 100.00 | USD 0.00   | no: base | v1       | -
      unpaid, one line shipped             | PENDING        | PARTIAL     | USD 100.00 | USD 0.00   | no: base | v1       | -
      unpaid, shipped                      | PENDING        | FULFILLED   | USD 100.00 | USD 0.00   | no: base | v1       | -
      partly paid                          | PARTIALLY_PAID | none        | USD 0.01   | USD 0.00   | v1, 2 messages | v1 | -
      paid                                 | PAID           | none        | USD 0.00   | USD 0.00   | v1, 2 messages | v1 | -
      paid, shipped                        | PAID           | FULFILLED   | USD 0.00   | USD 0.00   | no: base | v1       | -
      overpaid                             | PAID           | none        | USD 0.00   | USD 0.01   | v1, 2 messages | v1 | -
      cancelled unpaid                     | VOIDED         | none        | USD 0.00   | USD 0.00   | -        | v1       | -
      cancelled partly paid                | PARTIALLY_PAID | none        | USD 0.00   | USD 40.00  | -        | v1       | -
      cancelled paid                       | PAID           | none        | USD 0.00   | USD 100.00 | -        | v1       | -
      service cancelled unpaid             | VOIDED         | none        | USD 0.00   | USD 0.00   | -        | v1       | -
      free cancelled                       | VOIDED         | none        | USD 0.00   | USD 0.00   | -        | v1       | -
      service unpaid                       | PENDING        | none        | USD 25.00  | USD 0.00   | v1, 2 messages | v1 | -
      service paid                         | PAID           | FULFILLED   | USD 0.00   | USD 0.00   | v1, 2 messages | v1 | -
      free                                 | PAID           | none        | USD 0.00   | USD 0.00   | v1, 2 messages | v1 | -\
      """;

  private static Order order(String state) {
    var order = Sales.anOrder();
    var service = Sales.anOrder(Sales.content(Sales.aService(Sales.TASTING, "Tasting", "25.00")));
    return switch (state) {
      case "unpaid" -> order;
      case "unpaid, partly shipped" -> Sales.shipped(order, 3, 1, 0);
      case "unpaid, one line shipped" -> Sales.shipped(order, 4, 0, 0);
      case "unpaid, shipped" -> Sales.shipped(Sales.shipped(order, 3, 0, 0), 1, 1, 0);
      case "partly paid" -> Sales.paid(order, Sales.usd("99.99"));
      case "paid" -> Sales.paid(order, Sales.usd("100.00"));
      case "paid, shipped" -> Sales.shipped(Sales.paid(order, Sales.usd("100.00")), 4, 1, 0);
      case "overpaid" -> Sales.paid(order, Sales.usd("100.01"));
      case "cancelled unpaid" -> Sales.cancelled(order);
      case "cancelled partly paid" -> Sales.cancelled(Sales.paid(order, Sales.usd("40.00")));
      case "service cancelled unpaid" -> Sales.cancelled(service);
      case "free cancelled" ->
          Sales.cancelled(Sales.anOrder(Sales.content(Sales.aLine(1, "Sample", 1, "0.00"))));
      case "cancelled paid" -> Sales.cancelled(Sales.paid(order, Sales.usd("100.00")));
      case "service unpaid" -> service;
      case "service paid" -> Sales.paid(service, Sales.usd("25.00"));
      case "free" -> Sales.anOrder(Sales.content(Sales.aLine(1, "Sample", 1, "0.00")));
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static String seen(String state, String column) {
    var order = order(state);
    return switch (column) {
      case "financial" -> order.financialStatus().name();
      case "fulfillment" -> order.fulfillmentStatus().map(Enum::name).orElse("none");
      case "open" -> order.outstanding().toString();
      case "credit" -> order.credit().toString();
      case "cancel" ->
          told(
              order,
              OrderDecider.cancel(order, new Cancellation(Cancellation.Reason.FRAUD, Sales.LATER)));
      case "annotate" -> told(order, amended(order, noted(order, Optional.of("call first"))));
      case "annotate the same" -> told(order, amended(order, noted(order, order.content().note())));
      default -> throw new IllegalArgumentException(column);
    };
  }

  private static Outcome amended(Order order, Amendment asked) {
    return OrderDecider.amend(order, asked, SalesSettings.unset(), Sales.aShop(), Sales.LATER);
  }

  static Amendment noted(Order order, Optional<String> note) {
    var none = Amendment.none(order);
    return new Amendment(
        none.email(),
        none.phone(),
        none.shippingAddress(),
        note,
        none.noteAttributes(),
        none.tags());
  }

  static String told(Order before, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Changed(var next, var messages) -> {
        assertEquals(Sales.LATER, next.updatedAt());
        assertEquals(before.timeline().size() + 1, next.timeline().size());
        yield "v"
            + (next.version() - before.version())
            + (messages.isEmpty() ? "" : ", " + messages.size() + " messages");
      }
      case Outcome.Unchanged(var current) -> {
        assertEquals(before, current);
        yield "-";
      }
      case Outcome.Rejected(var field, _) -> "no: " + field;
    };
  }

  @Test
  void everyStateIsWorthWhatItSaysAndAllowsWhatItMay() {
    Grid.of(STATES).check(OrderDeciderTest::seen);
  }

  @Test
  void noStateIsForgotten() {
    var rows = Grid.of(STATES).rows();
    assertEquals(
        Grid.constants(Order.FinancialStatus.class),
        rows.stream().map(row -> row.get(1)).collect(Collectors.toSet()));
    var parcels = new HashSet<>(Grid.constants(Order.FulfillmentStatus.class));
    parcels.add("none");
    assertEquals(parcels, rows.stream().map(row -> row.get(2)).collect(Collectors.toSet()));
  }

  @Test
  void anAgreedDraftSetsInvoiceAndStockGoing() {
    var draft = Sales.anInvoicedDraft();
    var started =
        OrderDecider.start(
            draft, new OrderDecider.Start(2, 3, 7, Sales.usd("100.00")), Sales.aShop(), Sales.NOON);
    assertEquals(
        List.of(
            new Message.IssueInvoice(2, Optional.of(Sales.usd("100.00"))),
            new Message.ClaimStock(2)),
        started.messages());
    var order = started.order();
    assertEquals("#1003", order.name());
    assertEquals(1, order.version());
    assertEquals(List.of(0, 0, 0), order.shippedUnits());
    assertEquals(Sales.usd("100.00"), order.paid());
    assertEquals(draft.content(), order.content());
    assertEquals(draft.priced(), order.priced());
    assertEquals(
        List.of(new TimelineEvent(Sales.NOON, "Order made from draft #D5")), order.timeline());
  }

  @Test
  void anOrderIsDueByItsTermsAndElseAtOnce() {
    var terms = new PaymentTerms(PaymentTerms.Type.NET, Optional.of(30), Optional.empty());
    var line = Sales.aLine(1, "Cup", 1, "10.00");
    assertEquals(Optional.of(LocalDate.of(2026, 3, 2)), Sales.anOrder().dueOn());
    assertEquals(
        Optional.of(LocalDate.of(2026, 4, 1)),
        Sales.anOrder(Sales.content(Optional.empty(), Optional.of(terms), line)).dueOn());
  }

  @Test
  void cancellingGivesBackStockAndCreditsTheInvoice() {
    if (OrderDecider.cancel(
            Sales.anOrder(), new Cancellation(Cancellation.Reason.INVENTORY, Sales.LATER))
        instanceof Outcome.Changed(var next, var messages)) {
      assertEquals(
          List.of(
              new Message.IssueCreditNote(2, Optional.of(Sales.usd("0.00"))),
              new Message.ReleaseStock(2)),
          messages);
      assertEquals(
          Optional.of(new Cancellation(Cancellation.Reason.INVENTORY, Sales.LATER)),
          next.cancellation());
      assertEquals("Order cancelled (inventory)", next.timeline().getLast().what());
    } else {
      throw new AssertionError("not cancelled");
    }
  }

  @Test
  void aCancellationTellsWhatBecomesOfStockAndMoney() {
    var paid = Sales.paid(Sales.anOrder(), Sales.usd("40.00"));
    var gone = new Cancellation(Cancellation.Reason.OTHER, Sales.LATER, true, false);
    if (OrderDecider.cancel(paid, gone) instanceof Outcome.Changed(var next, _)) {
      assertEquals(
          "Order cancelled (other), nothing put back into stock, USD 40.00 to be returned",
          next.timeline().getLast().what());
    } else {
      throw new AssertionError("not cancelled");
    }
  }

  @Test
  void aPaymentIsTheNewSumAndToldInTheTimeline() {
    var order =
        OrderDecider.paid(
            Sales.anOrder(), Sales.usd("40.00"), Sales.entry("r", Sales.usd("10.00")), Sales.LATER);
    assertEquals(Sales.usd("40.00"), order.paid());
    assertEquals(2, order.version());
    assertEquals(
        new TimelineEvent(Sales.LATER, "Payment of USD 10.00 confirmed (manual)"),
        order.timeline().getLast());
  }

  @Test
  void aHeldPaymentCountsForNothing() {
    var order =
        OrderDecider.paymentHeld(
            Sales.anOrder(), Sales.entry("r", Sales.eur("10.00")), Sales.LATER);
    assertEquals(Sales.usd("0.00"), order.paid());
    assertTrue(order.timeline().getLast().what().contains("EUR 10.00 held"));
  }

  @Test
  void shipmentsAddUp() {
    var once = Sales.shipped(Sales.anOrder(), 1, 0, 0);
    var twice =
        OrderDecider.shipped(
            once, 22, List.of(2, 1, 0), Optional.of("NL1"), Optional.empty(), Sales.LATER);
    assertEquals(List.of(3, 1, 0), twice.shippedUnits());
    assertEquals(List.of(21L, 22L), twice.fulfillmentIds());
    assertEquals("Shipped, tracking number NL1", twice.timeline().getLast().what());
  }

  @Test
  void aFulfillmentOrderIsKnownToItsOrder() {
    var order =
        OrderDecider.withFulfillmentOrder(
            Sales.anOrder(), 31, 8, Optional.of("out of stock"), Sales.LATER);
    assertEquals(List.of(31L), order.fulfillmentOrderIds());
    assertEquals(8, order.customerOrdinal());
    assertEquals(
        "Fulfillment order 31 made, on hold: out of stock", order.timeline().getLast().what());
  }

  @Test
  void theTimelineIsLimitedAndTheOrderIsNot() {
    var order = Sales.anOrder();
    for (int i = order.timeline().size(); i < Order.MAX_TIMELINE; i++) {
      order = OrderDecider.noted(order, "note " + i, Sales.LATER);
    }
    assertEquals(Order.MAX_TIMELINE, order.timeline().size());
    var full = OrderDecider.noted(order, "one too many", Sales.LATER);
    assertEquals(Order.MAX_TIMELINE, full.timeline().size());
    assertEquals(order.version() + 1, full.version());
    assertEquals("one too many", full.timeline().getLast().what());
    var fuller = OrderDecider.noted(full, "and another", Sales.LATER);
    assertEquals(Order.MAX_TIMELINE, fuller.timeline().size());
    assertEquals(order.timeline().getFirst(), fuller.timeline().getFirst());
    assertEquals(Order.LEFT_OUT, fuller.timeline().get(1).what());
    assertEquals(order.timeline().get(4), fuller.timeline().get(2));
    assertEquals("and another", fuller.timeline().getLast().what());
  }

  @Test
  void aLineIsFoundById() {
    assertEquals("Pot", Sales.anOrder().line(Sales.POTS).orElseThrow().title());
    assertEquals(Optional.empty(), Sales.anOrder().line(99));
  }
}
