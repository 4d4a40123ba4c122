package dev.utkast.model.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.OrderRefusal;
import dev.utkast.model.decision.OrderRefusal.Option;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.Shop;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What an order is worth and what may be done with it, in each of its states: USD 100.00 for four
/// cups and a pot that travel, and a tasting that does not.
class OrderDeciderTest {

  private static final FulfillmentOrderId OTHER = new FulfillmentOrderId(32);
  private static final Shop REMINDING_AT_ONCE = Sales.aShop(List.of(0));

  private static final String STATES =
      """
      state                    | financial          | fulfillment | open       | credit
      unpaid                   | PENDING            | none        | USD 100.00 | USD 0.00
      unpaid, partly shipped   | PENDING            | PARTIAL     | USD 100.00 | USD 0.00
      unpaid, one line shipped | PENDING            | PARTIAL     | USD 100.00 | USD 0.00
      unpaid, shipped          | PENDING            | FULFILLED   | USD 100.00 | USD 0.00
      unpaid, ready to pick    | PENDING            | none        | USD 100.00 | USD 0.00
      partly paid              | PARTIALLY_PAID     | none        | USD 0.01   | USD 0.00
      paid                     | PAID               | none        | USD 0.00   | USD 0.00
      paid, shipped            | PAID               | FULFILLED   | USD 0.00   | USD 0.00
      overpaid                 | PAID               | none        | USD 0.00   | USD 0.01
      partly refunded          | PARTIALLY_REFUNDED | none        | USD 0.00   | USD 0.00
      refunded                 | REFUNDED           | none        | USD 0.00   | USD 0.00
      disputed                 | PENDING            | none        | USD 100.00 | USD 0.00
      cancelled unpaid         | VOIDED             | none        | USD 0.00   | USD 0.00
      cancelled partly paid    | PARTIALLY_PAID     | none        | USD 0.00   | USD 40.00
      cancelled paid           | PAID               | none        | USD 0.00   | USD 100.00
      cancelled, ready to pick | VOIDED             | none        | USD 0.00   | USD 0.00
      service cancelled unpaid | VOIDED             | none        | USD 0.00   | USD 0.00
      free cancelled           | VOIDED             | none        | USD 0.00   | USD 0.00
      service unpaid           | PENDING            | none        | USD 25.00  | USD 0.00
      service paid             | PAID               | FULFILLED   | USD 0.00   | USD 0.00
      free                     | PAID               | none        | USD 0.00   | USD 0.00\
      """;

  private static final String ACTIONS =
      """
      state                    | cancel      | cancel for fraud              | annotate | annotate the same | move                       | ship one                | ship too many           | ship parcel 21 | fulfillment order | remind | pay | touch
      unpaid                   | v1          | v1                            | v1       | -                 | v1                         | v1                      | no: ShippedMoreThanSold | v1             | v1                | v1     | v1  | v1
      unpaid, partly shipped   | no: Shipped | no: Shipped                   | v1       | -                 | no: AddressFixed SHIPPED   | v1                      | no: ShippedMoreThanSold | -              | v1                | v1     | v1  | v1
      unpaid, one line shipped | no: Shipped | no: Shipped                   | v1       | -                 | no: AddressFixed SHIPPED   | no: ShippedMoreThanSold | no: ShippedMoreThanSold | -              | v1                | v1     | v1  | v1
      unpaid, shipped          | no: Shipped | no: Shipped                   | v1       | -                 | no: AddressFixed SHIPPED   | no: ShippedMoreThanSold | no: ShippedMoreThanSold | -              | v1                | v1     | v1  | v1
      unpaid, ready to pick    | v1          | v1                            | v1       | -                 | v1                         | v1                      | no: ShippedMoreThanSold | v1             | -                 | v1     | v1  | v1
      partly paid              | v1          | v1                            | v1       | -                 | v1                         | v1                      | no: ShippedMoreThanSold | v1             | v1                | v1     | v1  | v1
      paid                     | v1          | v1                            | v1       | -                 | v1                         | v1                      | no: ShippedMoreThanSold | v1             | v1                | -      | v1  | v1
      paid, shipped            | no: Shipped | no: Shipped                   | v1       | -                 | no: AddressFixed SHIPPED   | no: ShippedMoreThanSold | no: ShippedMoreThanSold | -              | v1                | -      | v1  | v1
      overpaid                 | v1          | v1                            | v1       | -                 | v1                         | v1                      | no: ShippedMoreThanSold | v1             | v1                | -      | v1  | v1
      partly refunded          | v1          | v1                            | v1       | -                 | v1                         | v1                      | no: ShippedMoreThanSold | v1             | v1                | -      | v1  | v1
      refunded                 | v1          | v1                            | v1       | -                 | v1                         | v1                      | no: ShippedMoreThanSold | v1             | v1                | -      | v1  | v1
      disputed                 | v1          | v1                            | v1       | -                 | v1                         | v1                      | no: ShippedMoreThanSold | v1             | v1                | -      | v1  | v1
      cancelled unpaid         | -           | no: CancelledOtherwise REASON | v1       | -                 | no: AddressFixed CANCELLED | no: Cancelled           | no: Cancelled           | no: Cancelled  | no: Cancelled     | -      | v1  | v1
      cancelled partly paid    | -           | no: CancelledOtherwise REASON | v1       | -                 | no: AddressFixed CANCELLED | no: Cancelled           | no: Cancelled           | no: Cancelled  | no: Cancelled     | -      | v1  | v1
      cancelled paid           | -           | no: CancelledOtherwise REASON | v1       | -                 | no: AddressFixed CANCELLED | no: Cancelled           | no: Cancelled           | no: Cancelled  | no: Cancelled     | -      | v1  | v1
      cancelled, ready to pick | -           | no: CancelledOtherwise REASON | v1       | -                 | no: AddressFixed CANCELLED | no: Cancelled           | no: Cancelled           | no: Cancelled  | no: Cancelled     | -      | v1  | v1
      service cancelled unpaid | -           | no: CancelledOtherwise REASON | v1       | -                 | no: AddressFixed CANCELLED | no: Cancelled           | no: Cancelled           | no: Cancelled  | no: Cancelled     | -      | v1  | v1
      free cancelled           | -           | no: CancelledOtherwise REASON | v1       | -                 | no: AddressFixed CANCELLED | no: Cancelled           | no: Cancelled           | no: Cancelled  | no: Cancelled     | -      | v1  | v1
      service unpaid           | v1          | v1                            | v1       | -                 | v1                         | v1                      | no: ShippedMoreThanSold | v1             | v1                | v1     | v1  | v1
      service paid             | v1          | v1                            | v1       | -                 | v1                         | v1                      | no: ShippedMoreThanSold | v1             | v1                | -      | v1  | v1
      free                     | v1          | v1                            | v1       | -                 | v1                         | v1                      | no: ShippedMoreThanSold | v1             | v1                | -      | v1  | v1\
      """;

  private static Order order(String state) {
    var order = Sales.anOrder();
    var service = Sales.anOrder(Sales.aTasting());
    return switch (state) {
      case "unpaid" -> order;
      case "unpaid, partly shipped" -> Sales.shipped(order, 3, 1, 0);
      case "unpaid, one line shipped" -> Sales.shipped(order, 4, 0, 0);
      case "unpaid, shipped" -> Sales.shipped(Sales.shipped(order, 3, 0, 0), 1, 1, 0);
      case "unpaid, ready to pick" -> Sales.readyToPick(order);
      case "cancelled, ready to pick" -> Sales.cancelled(Sales.readyToPick(order));
      case "partly paid" -> Sales.paid(order, Sales.usd("99.99"));
      case "paid" -> Sales.paid(order, Sales.usd("100.00"));
      case "paid, shipped" -> Sales.shipped(Sales.paid(order, Sales.usd("100.00")), 4, 1, 0);
      case "overpaid" -> Sales.paid(order, Sales.usd("100.01"));
      case "partly refunded" -> Sales.returned(order, PaymentEntry.Kind.REFUND, "40.00");
      case "refunded" -> Sales.returned(order, PaymentEntry.Kind.REFUND, "100.00");
      case "disputed" -> Sales.returned(order, PaymentEntry.Kind.DISPUTE, "100.00");
      case "cancelled unpaid" -> Sales.cancelled(order);
      case "cancelled partly paid" -> Sales.cancelled(Sales.paid(order, Sales.usd("40.00")));
      case "service cancelled unpaid" -> Sales.cancelled(service);
      case "free cancelled" -> Sales.cancelled(Sales.anOrder(Sales.aFreeSample()));
      case "cancelled paid" -> Sales.cancelled(Sales.paid(order, Sales.usd("100.00")));
      case "service unpaid" -> service;
      case "service paid" -> Sales.paid(service, Sales.usd("25.00"));
      case "free" -> Sales.anOrder(Sales.aFreeSample());
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
      default -> throw new IllegalArgumentException(column);
    };
  }

  private static String outcome(String state, String action) {
    var order = order(state);
    return told(
        order,
        switch (action) {
          case "cancel" -> cancel(order, Set.of());
          case "cancel for fraud" -> cancel(order, Set.of(Option.REASON));
          case "annotate" -> amended(order, noted(order, Optional.of("call first")));
          case "annotate the same" -> amended(order, noted(order, order.content().note()));
          case "move" -> amended(order, moved(order));
          case "ship one" -> ship(order, new FulfillmentId(99), 1);
          case "ship too many" -> ship(order, new FulfillmentId(99), first(order).quantity() + 1);
          case "ship parcel 21" -> ship(order, new FulfillmentId(21), 1);
          case "fulfillment order" ->
              OrderDecider.withFulfillmentOrder(order, OTHER, () -> 8, Sales.LATER);
          case "remind" ->
              OrderDecider.remind(
                  order, REMINDING_AT_ONCE, REMINDING_AT_ONCE.dayOf(Sales.LATER), Sales.LATER);
          case "pay" ->
              Decision.changed(OrderDecider.paid(order, Sales.usd("100.01"), Sales.LATER));
          case "touch" -> Decision.changed(OrderDecider.touched(order, Sales.LATER));
          default -> throw new IllegalArgumentException(action);
        });
  }

  private static Decision<Order> cancel(Order order, Set<Option> said) {
    return OrderDecider.cancel(
        order, new Cancellation(Cancellation.Reason.FRAUD, Sales.LATER), said);
  }

  private static SaleLine first(Order order) {
    return order.content().lines().getFirst();
  }

  /// @param units of the first line
  private static Decision<Order> ship(Order order, FulfillmentId parcel, int units) {
    return OrderDecider.shipped(order, parcel, Map.of(first(order).id(), units), Sales.LATER);
  }

  private static Decision<Order> amended(Order order, Amendment asked) {
    return OrderDecider.amend(order, asked, SalesSettings.unset(), Sales.aShop(), Sales.LATER);
  }

  private static Amendment noted(Order order, Optional<String> note) {
    var none = Amendment.none(order);
    return new Amendment(
        none.email(),
        none.phone(),
        none.shippingAddress(),
        note,
        none.noteAttributes(),
        none.tags());
  }

  private static Amendment moved(Order order) {
    var none = Amendment.none(order);
    return new Amendment(
        none.email(),
        none.phone(),
        Optional.of(Sales.anAddress("NL", "Delft")),
        none.note(),
        none.noteAttributes(),
        none.tags());
  }

  private static String told(Order before, Decision<Order> decision) {
    return Decisions.told(
        decision,
        next -> {
          assertEquals(Sales.LATER, next.updatedAt());
          assertEquals(before.timeline(), next.timeline());
          return "v" + (next.version() - before.version());
        });
  }

  @Test
  void everyStateIsWorthWhatItSaysAndAllowsWhatItMay() {
    var states = Grid.of(STATES);
    var actions = Grid.of(ACTIONS);
    assertEquals(
        states.rows().stream().map(List::getFirst).toList(),
        actions.rows().stream().map(List::getFirst).toList());
    states.check(OrderDeciderTest::seen);
    actions.check(OrderDeciderTest::outcome);
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
  void anOrderIsItsDraftAsItWasAgreed() {
    var draft = Sales.anInvoicedDraft();
    assertEquals(
        new Order(
            new OrderId(2),
            1,
            3,
            draft.id(),
            "#D5",
            draft.content(),
            draft.priced(),
            0,
            Optional.of(LocalDate.of(2026, 3, 2)),
            Sales.usd("100.00"),
            0,
            new ShippedUnits(List.of(0, 0, 0)),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Sales.LATER,
            Sales.LATER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        OrderDecider.start(
            draft, new OrderId(2), 3, Sales.usd("100.00"), Sales.aShop(), Sales.LATER));
    assertEquals("#1003", Sales.anOrder().name());
  }

  @Test
  void anOrderIsDueByItsTermsAndElseAtOnce() {
    var terms = new PaymentTerms(PaymentTerms.Type.NET, Optional.of(30), Optional.empty());
    var line = Sales.aLine(Sales.CUPS, "Cup", 1, "10.00");
    assertEquals(Optional.of(LocalDate.of(2026, 3, 2)), Sales.anOrder().dueOn());
    assertEquals(
        Optional.of(LocalDate.of(2026, 4, 1)),
        Sales.anOrder(Sales.content(Optional.empty(), Optional.of(terms), line)).dueOn());
  }

  private static final String CANCELLED_AGAIN =
      """
      cancelled as                   | nothing said | for a customer's reason          | for fraud                        | back to the shelf                 | off the shelf                     | mailed                          | silent                          | for fraud, off the shelf, silent
      customer                       | -            | -                                | no: CancelledOtherwise REASON    | -                                 | no: CancelledOtherwise RESTOCK    | -                               | no: CancelledOtherwise EMAIL    | no: CancelledOtherwise REASON RESTOCK EMAIL
      fraud                          | -            | no: CancelledOtherwise REASON    | -                                | -                                 | no: CancelledOtherwise RESTOCK    | -                               | no: CancelledOtherwise EMAIL    | no: CancelledOtherwise RESTOCK EMAIL
      fraud, off the shelf, silent   | -            | no: CancelledOtherwise REASON    | -                                | no: CancelledOtherwise RESTOCK    | -                                 | no: CancelledOtherwise EMAIL    | -                               | -\
      """;

  private static Cancellation as(String words) {
    return new Cancellation(
        words.contains("fraud") ? Cancellation.Reason.FRAUD : Cancellation.Reason.CUSTOMER,
        Sales.LATER,
        words.contains("off the shelf"),
        words.contains("silent"),
        Optional.of(Sales.STAFF));
  }

  private static Set<Option> saidIn(String words) {
    var said = new HashSet<Option>();
    if (words.contains("fraud") || words.contains("reason")) {
      said.add(Option.REASON);
    }
    if (words.contains("shelf")) {
      said.add(Option.RESTOCK);
    }
    if (words.contains("mailed") || words.contains("silent")) {
      said.add(Option.EMAIL);
    }
    return said;
  }

  /// Who says less than the first time asks for the same.
  @Test
  void anOrderIsCancelledOnceAndOneWay() {
    Grid.of(CANCELLED_AGAIN)
        .check((done, asked) -> {
          var order = Sales.cancelled(Sales.anOrder(), as(done));
          return told(order, OrderDecider.cancel(order, as(asked), saidIn(asked)));
        });
  }

  @Test
  void aCancellationIsKeptAsItWasAsked() {
    var how = as("fraud, off the shelf, silent");
    var order = Sales.cancelled(Sales.anOrder(), how);
    assertEquals(Optional.of(how), order.cancellation());
    assertEquals(Sales.LATER, order.updatedAt());
  }

  @Test
  void aPaymentIsTheNewSum() {
    var order = OrderDecider.paid(Sales.anOrder(), Sales.usd("40.00"), Sales.LATER);
    assertEquals(Sales.usd("40.00"), order.paid());
    assertEquals(2, order.version());
  }

  @Test
  void whatIsWrittenBesideAnOrderRaisesItsVersionOnly() {
    var order = Sales.anOrder();
    var touched = OrderDecider.touched(order, Sales.NOON);
    assertEquals(2, touched.version());
    assertEquals(Sales.usd("0.00"), touched.paid());
    assertEquals(order.shippedUnits(), touched.shippedUnits());
  }

  @Test
  void shipmentsAddUp() {
    var once = Sales.shipped(Sales.anOrder(), 1, 0, 0);
    var twice = Sales.shipped(once, 2, 1, 0);
    assertEquals(new ShippedUnits(List.of(3, 1, 0)), twice.shippedUnits());
    assertEquals(List.of(new FulfillmentId(21), new FulfillmentId(22)), twice.fulfillmentIds());
  }

  @Test
  void noLineShipsMoreThanWasSold() {
    var once = Sales.shipped(Sales.anOrder(), 3, 1, 0);
    assertEquals(
        Decision.refused(new OrderRefusal.ShippedMoreThanSold(Sales.CUPS, 4, 5)),
        OrderDecider.shipped(once, new FulfillmentId(22), Sales.units(once, 2, 0, 0), Sales.LATER));
    assertEquals(
        Decision.refused(new OrderRefusal.ShippedMoreThanSold(Sales.POTS, 1, 2)),
        OrderDecider.shipped(once, new FulfillmentId(22), Sales.units(once, 1, 1, 0), Sales.LATER));
  }

  @Test
  void aFulfillmentOrderIsKnownToItsOrder() {
    var order = Sales.readyToPick(Sales.anOrder());
    assertEquals(List.of(new FulfillmentOrderId(31)), order.fulfillmentOrderIds());
    assertEquals(8, order.customerOrdinal());
  }

  /// It is counted in the customer's history, which is read for it.
  @Test
  void whereNoFulfillmentOrderIsMadeNobodyCountsTheCustomersOrders() {
    for (var state : List.of("unpaid, ready to pick", "cancelled unpaid")) {
      OrderDecider.withFulfillmentOrder(
          order(state), OTHER, () -> fail("counted for " + state), Sales.LATER);
    }
  }

  @Test
  void anOrderIsListedAsOpenUntilItIsCancelled() {
    var order = Sales.anOrder();
    assertEquals(Order.State.OPEN, order.state());
    assertEquals(Order.State.CANCELLED, Sales.cancelled(order).state());
    for (var state : Order.State.values()) {
      assertEquals(Optional.of(state), Order.State.of(state.label()));
    }
    assertEquals(Optional.empty(), Order.State.of("closed"));
  }
}
