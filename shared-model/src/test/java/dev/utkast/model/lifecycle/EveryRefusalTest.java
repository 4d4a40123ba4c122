package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.checkout.CheckoutDecider;
import dev.utkast.model.checkout.Checkouts;
import dev.utkast.model.checkout.ProviderPayment.Standing;
import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.CatalogRefusal;
import dev.utkast.model.decision.CustomerRefusal;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.DraftRefusal;
import dev.utkast.model.decision.DraftRefusal.Action;
import dev.utkast.model.decision.FulfillmentRefusal;
import dev.utkast.model.decision.FulfillmentRefusal.State;
import dev.utkast.model.decision.OrderRefusal;
import dev.utkast.model.decision.OrderRefusal.Because;
import dev.utkast.model.decision.OrderRefusal.Option;
import dev.utkast.model.decision.PaymentRefusal;
import dev.utkast.model.decision.Refusal;
import dev.utkast.model.decision.StockRefusal;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentDecider.Wanted;
import dev.utkast.model.id.AdjustmentId;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.FulfillmentOrderLineId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.lifecycle.SaleDecider.Completion;
import dev.utkast.model.lifecycle.ShippingDecider.Asked;
import dev.utkast.model.order.Amendment;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.tax.Registration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/// There is a way to be told each no, with every state it names: a reason that nobody can be given
/// is no reason.
class EveryRefusalTest {

  private static void reaches(Class<? extends Refusal> group, Decision<?>... decisions) {
    var reasons = Arrays.stream(decisions).map(EveryRefusalTest::reason).toList();
    reasons.forEach(reason -> assertEquals(true, group.isInstance(reason), reason.toString()));
    assertEquals(
        new TreeSet<>(Grid.permitted(group)),
        new TreeSet<>(reasons.stream().map(one -> one.getClass().getSimpleName()).toList()));
  }

  private static Refusal reason(Decision<?> decision) {
    if (decision instanceof Decision.Refused<?>(var reason)) {
      return reason;
    }
    throw new AssertionError("not refused: " + decision);
  }

  /// @return the states that refusals name, as [Decisions] tells them
  private static Set<String> states(String name, Decision<?>... decisions) {
    return Stream.of(decisions)
        .map(EveryRefusalTest::reason)
        .map(Decisions::told)
        .filter(told -> told.startsWith(name + " "))
        .flatMap(told -> Arrays.stream(told.substring(name.length() + 1).split(" ")))
        .collect(Collectors.toSet());
  }

  private static SaleContent costing(String price) {
    return Sales.content(Sales.aLine(Sales.CUPS, "Cup", 1, price));
  }

  private static Decision<DraftOrder> edit(DraftOrder draft, SaleContent content) {
    return DraftOrderDecider.edit(draft, content, Sales.priced(content), Sales.LATER);
  }

  private static Decision<Change.PaymentRequested> request(
      DraftOrder draft, Optional<String> recipient) {
    return SaleDecider.requestPayment(
        draft,
        draft.priced(),
        new Recipient(recipient, Optional.empty()),
        2,
        Sales.noOverrides(),
        Sales.LATER);
  }

  private static Decision<Change.DraftPayment> receive(DraftOrder draft, String words) {
    return SaleDecider.receivePayment(
        draft,
        Optional.empty(),
        DraftsAndMoney.notice(words),
        AskedOrder.ofNobody(),
        Sales.STAFF,
        Sales.aShop(),
        Sales.LATER);
  }

  private static Decision<Change.SaleAgreed> complete(String draft, boolean payLater) {
    return SaleDecider.complete(
        DraftsAndMoney.draft(draft),
        new Completion(payLater, false, Sales.STAFF),
        () -> DraftsAndMoney.ledger(draft),
        () -> 9,
        AskedOrder.ofNobody(),
        Sales.aShop(),
        Sales.LATER);
  }

  @Test
  void ofDrafts() {
    var completed = Sales.aCompletedDraft();
    var partlyPaid = Sales.partlyPaid(Sales.anOpenDraft());
    var content = costing("20.00");
    Decision<?>[] decisions = {
      edit(completed, content),
      request(completed, Optional.of("a@example.com")),
      DraftOrderDecider.delete(completed),
      receive(completed, "USD 1.00"),
      DraftOrderDecider.completed(
          completed, completed.paid(), new OrderId(3), Sales.STAFF, Sales.LATER),
      complete("Completed, unpaid", false),
      complete("Completed, booked", true),
      complete("Open", false),
      DraftOrderDecider.edit(partlyPaid, content, Sales.pricedInEuro(content, "0.5"), Sales.LATER),
      edit(partlyPaid, costing("10.00")),
      DraftOrderDecider.partlyPaid(partlyPaid, Sales.usd("100.00"), Sales.LATER),
      request(Sales.anOpenDraft(), Optional.empty()),
      DraftOrderDecider.delete(partlyPaid)
    };
    reaches(DraftRefusal.class, decisions);
    assertEquals(Grid.constants(Action.class), states("Completed", decisions));
  }

  @Test
  void ofPayments() {
    reaches(
        PaymentRefusal.class,
        SaleDecider.receivePayment(
            Sales.anOrder(),
            Optional.of(DraftsAndMoney.stored(Sales.usd("1.00"))),
            DraftsAndMoney.notice("USD 2.00"),
            Sales.STAFF,
            Sales.LATER),
        receive(Sales.anOpenDraft(), "USD 90071992547409.92"),
        PayDecider.payable(
            Sales.cancelled(Sales.anOrder()), Sales.anOrder().link(Sales.NOON), Sales.NOON),
        start(Sales.usd("100.01"), Standing.OPEN),
        start(Sales.usd("100.00"), Standing.PROCESSING));
  }

  private static Decision<CheckoutDecider.Start> start(Money asked, Standing earlier) {
    var begun = Checkouts.begun(7, 0, Sales.usd("100.00"));
    var told = CheckoutDecider.told(begun, Checkouts.told(earlier), Sales.LATER);
    return CheckoutDecider.start(
        Decisions.changed(
            PayDecider.payable(Sales.anOrder(), Sales.anOrder().link(Sales.NOON), Sales.NOON)),
        asked,
        false,
        List.of(Decisions.changed(told)),
        new CheckoutId(8),
        Checkouts.PROVIDER,
        Sales.LATER);
  }

  private static Decision<Change.OrderCancelled> cancel(
      Order order, boolean otherwise, Option... said) {
    var how =
        new Cancellation(
            otherwise ? Cancellation.Reason.FRAUD : Cancellation.Reason.CUSTOMER,
            Sales.LATER,
            otherwise,
            otherwise,
            Optional.empty());
    return OrderChangeDecider.cancel(order, List.of(), how, Set.of(said));
  }

  private static Decision<Change.OrderAmended> move(Order order, Optional<Address> address) {
    var registration =
        new TaxRegistration(new TaxRegistrationId(9), Registration.in("NL"), Optional.empty());
    var as = Amendment.none(order);
    var asked =
        new Amendment(as.email(), as.phone(), address, as.note(), as.noteAttributes(), as.tags());
    return OrderChangeDecider.amend(
        order,
        asked,
        SalesSettings.unset().withRegistrations(List.of(registration)),
        Sales.aShop(),
        Sales.STAFF,
        Sales.LATER);
  }

  private static Order taxedInTheNetherlands() {
    var content = Sales.someContent();
    var there =
        content.amended(
            content.email(),
            Optional.of(Sales.anAddress("NL", "Utrecht")),
            content.note(),
            content.noteAttributes(),
            content.tags());
    var none = Optional.<String>empty();
    var day = LocalDate.of(2026, 3, 2);
    var basis = new TaxBasis(day, "NL", none, none, List.of(), none, none, List.of());
    return Sales.anOrder(
        DraftOrderDecider.create(
            new DraftId(1), 5, there, Sales.priced(there).taxedBy(basis), Sales.NOON));
  }

  @Test
  void ofOrders() {
    var order = Sales.anOrder();
    var shipped = Sales.shipped(order, 1, 0, 0);
    var cancelled = Sales.cancelled(order);
    var taxed = taxedInTheNetherlands();
    var delft = Optional.of(Sales.anAddress("NL", "Delft"));
    Decision<?>[] decisions = {
      cancel(shipped, false),
      cancel(cancelled, true, Option.values()),
      move(cancelled, delft),
      move(shipped, delft),
      move(taxed, Optional.empty()),
      move(taxed, Optional.of(Sales.anAddress("FR", "Paris"))),
      ship(shipped, "Open"),
      OrderDecider.withFulfillmentOrder(cancelled, new FulfillmentOrderId(31), () -> 8, Sales.LATER)
    };
    reaches(OrderRefusal.class, decisions);
    assertEquals(Grid.constants(Option.class), states("CancelledOtherwise", decisions));
    assertEquals(Grid.constants(Because.class), states("AddressFixed", decisions));
  }

  private static Decision<Change.Shipped> ship(Order order, String state, Wanted... wanted) {
    var none = Optional.<String>empty();
    var tracking = new Fulfillment.Tracking(none, none, none);
    return ShippingDecider.ship(
        order,
        FulfillmentOrders.in(state),
        new Asked(new FulfillmentId(22), List.of(wanted), tracking, none, true),
        Sales.STAFF,
        Sales.LATER);
  }

  private static Decision<Change.FulfillmentChanged> hold(String state, Wanted... lines) {
    return ShippingDecider.hold(
        FulfillmentOrders.in(state),
        FulfillmentOrders.ADDRESS,
        List.of(lines),
        Sales.STAFF,
        Sales.LATER);
  }

  @Test
  void ofFulfillmentOrders() {
    var order = Sales.anOrder();
    Decision<?>[] decisions = {
      ship(order, "OnHold"),
      hold("OnHold, no stock"),
      ship(order, "Closed"),
      ship(order, "Cancelled"),
      hold("Open", new Wanted(FulfillmentOrders.CUPS, 1)),
      ship(order, "Open", new Wanted(new FulfillmentOrderLineId(99), 1)),
      ship(order, "Open", new Wanted(FulfillmentOrders.CUPS, 0)),
      ship(order, "Open", new Wanted(FulfillmentOrders.CUPS, 5))
    };
    reaches(FulfillmentRefusal.class, decisions);
    assertEquals(Grid.constants(State.class), states("Standing", decisions));
  }

  @Test
  void ofStock() {
    var level = new StockLevel(new VariantId(71), new LocationId(6), 8, 5, 0, Sales.NOON);
    var sold = new Movement.SoldLine(new OrderId(2), new LineId(11));
    reaches(
        StockRefusal.class,
        StockCountDeciderTest.count("UNTRACKED 5/2", "connect"),
        StockDecider.adjust(level, -6, new AdjustmentId(4), Sales.LATER),
        StockDecider.adjust(level, StockDecider.MAX_UNITS, new AdjustmentId(4), Sales.LATER),
        StockDecider.claim(level, Optional.empty(), sold, 6, StockPolicy.DENY, Sales.LATER),
        CatalogDeciderTest.deletingStocked(level));
  }

  @Test
  void ofTheCatalogueAndOfCustomers() {
    reaches(CatalogRefusal.class, CatalogDeciderTest.deletingTheLast());
    reaches(
        CustomerRefusal.class,
        CustomerDecider.delete(
            Customer.unknown(new CustomerId(77), Sales.NOON).withFirstOrder(Sales.NOON)));
  }

  @Test
  void noGroupIsForgotten() {
    var groups =
        Stream.of(
                DraftRefusal.class,
                PaymentRefusal.class,
                OrderRefusal.class,
                FulfillmentRefusal.class,
                StockRefusal.class,
                CatalogRefusal.class,
                CustomerRefusal.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    // Those have tests of their own, beside their deciders.
    groups.addAll(Set.of("PricingRefusal", "RefundRefusal", "SettingsRefusal"));
    assertEquals(new TreeSet<>(Grid.permitted(Refusal.class)), groups);
  }
}
