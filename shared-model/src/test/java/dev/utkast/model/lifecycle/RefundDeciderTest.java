package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.RefundRefusal;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.RefundId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.refund.Refund;
import dev.utkast.model.refund.Refund.Restock;
import dev.utkast.model.refund.RefundPlan;
import dev.utkast.model.refund.RefundPlanner.Asked;
import dev.utkast.model.refund.RefundPlanner.Line;
import dev.utkast.model.refund.RefundPlanner.Payback;
import dev.utkast.model.refund.RefundPlanner.Shipping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// 4 cups, 1 pot and a tasting for USD 100.00, paid in parts and given back in parts.
class RefundDeciderTest {
  private static final Set<String> REFUSED = new HashSet<>();

  private final AtomicLong ids = new AtomicLong(900);
  private final List<PaymentEntry> ledger = new ArrayList<>();
  private final List<Refund> refunds = new ArrayList<>();
  private Order order = Sales.anOrder();

  private PaymentEntry paid(String provider, String amount) {
    var entry =
        new PaymentEntry(
            new TransactionId(ids.incrementAndGet()),
            PaymentEntry.Kind.PAYMENT,
            provider,
            "paid " + ids.get(),
            Sales.usd(amount),
            Optional.of(new OrderId(2)),
            Sales.NOON,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    book(entry);
    return entry;
  }

  private void book(PaymentEntry entry) {
    ledger.add(entry);
    order = OrderDecider.booked(order, entry, Sales.LATER);
  }

  private static Asked asked(List<Line> lines, Payback... paybacks) {
    return new Asked(lines, Optional.empty(), List.of(paybacks));
  }

  private static Line cups(int quantity, Restock restock) {
    return new Line(Sales.CUPS, quantity, restock);
  }

  private static Payback of(PaymentEntry payment, String amount) {
    return new Payback(Optional.of(payment.transactionId()), Sales.usd(amount), Optional.empty());
  }

  private static Payback byHand(String amount) {
    return new Payback(Optional.empty(), Sales.usd(amount), Optional.empty());
  }

  private RefundDecider.Found found() {
    return new RefundDecider.Found(order, List.of(), refunds, ledger);
  }

  private Decision<Change.Refunded> decide(Asked asked) {
    var made =
        new RefundDecider.Made(
            new RefundId(ids.incrementAndGet()),
            Optional.empty(),
            Sales.STAFF,
            Sales.LATER,
            ids::incrementAndGet);
    return RefundDecider.refund(found(), asked, made);
  }

  private Change.Refunded refund(Asked asked) {
    if (decide(asked) instanceof Decision.Changed<Change.Refunded>(var refunded)) {
      order = refunded.order();
      refunds.add(refunded.refund());
      ledger.addAll(refunded.entries());
      return refunded;
    }
    throw new AssertionError(decide(asked).toString());
  }

  private void refused(RefundRefusal why, Asked asked) {
    assertEquals(Optional.of(why), decide(asked).refusal());
    REFUSED.add(why.getClass().getSimpleName());
  }

  @AfterAll
  static void everyRefusalIsGiven() {
    assertEquals(Grid.permitted(RefundRefusal.class), REFUSED);
  }

  private String stands() {
    return order.financialStatus().label()
        + " open "
        + order.outstanding().getAmount()
        + " credit "
        + order.credit().getAmount()
        + " refundable "
        + order.refundable().getAmount();
  }

  private Money worth(int cups) {
    if (RefundDecider.calculate(found(), asked(List.of(cups(cups, Restock.NO_RESTOCK))))
        instanceof Decision.Changed<RefundPlan>(var plan)) {
      return plan.part().total().presentment();
    }
    throw new AssertionError();
  }

  @Test
  void whatIsPaidBackByHandIsInTheLedgerAtOnce() {
    paid("manual", "100.00");
    var worth = worth(2);
    var back = byHand(worth.getAmount().toPlainString());
    var refunded = refund(asked(List.of(cups(2, Restock.CANCEL)), back));
    assertEquals(worth, refunded.refund().credit().total().presentment());
    assertEquals(1, refunded.entries().size());
    assertEquals(PaymentEntry.Kind.REFUND, refunded.entries().getFirst().kind());
    assertEquals(2, order.currentUnits(0));
    assertEquals(2, order.fulfillableUnits(0));
    assertTrue(refunded.messages().contains(new Message.RestockRefund(order.id(), 1)));
    assertEquals(
        "partially_refunded open 0.00 credit 0.00 refundable "
            + Sales.usd("100.00").minus(worth).getAmount(),
        stands());
  }

  @Test
  void aProviderIsAskedAndItsMoneyIsNotGivenTwice() {
    var card = paid("stripe", "100.00");
    var refunded = refund(asked(List.of(), of(card, "60.00")));
    var entry = refunded.entries().getFirst();
    assertEquals(PaymentEntry.Kind.REFUND_ASKED, entry.kind());
    assertEquals(
        List.of(new Message.RefundPayment(order.draftId(), entry.transactionId())),
        refunded.messages());
    assertEquals("paid open 0.00 credit 60.00 refundable 40.00", stands());
    refused(new RefundRefusal.BeyondPaid(Sales.usd("40.00")), asked(List.of(), byHand("40.01")));
    refused(new RefundRefusal.BeyondPaid(Sales.usd("40.00")), asked(List.of(), of(card, "40.01")));
    var notice = RefundDecider.refused(entry, new TransactionId(ids.incrementAndGet()));
    if (SaleDecider.receivePayment(order, Optional.empty(), notice, Sales.STAFF, Sales.LATER)
        instanceof Decision.Changed<Change.OrderPaid>(var booked)) {
      ledger.add(booked.entry());
      order = booked.order();
    }
    assertTrue(RefundDecider.isSettled(entry, ledger));
    assertEquals("paid open 0.00 credit 60.00 refundable 100.00", stands());
    // What the customer is owed since is paid back by hand, and lowers no price again.
    var again = refund(asked(List.of(), byHand("60.00")));
    assertEquals("USD 0.00", again.refund().credit().total().presentment().toString());
    assertEquals("partially_refunded open 0.00 credit 0.00 refundable 40.00", stands());
  }

  @Test
  void whatWasNotPaidIsOwedNoMore() {
    paid("manual", "30.00");
    var refunded = refund(asked(List.of(cups(1, Restock.CANCEL))));
    assertEquals(List.of(), refunded.entries());
    var worth = refunded.refund().credit().total().presentment();
    assertEquals(Sales.usd("70.00").minus(worth), order.outstanding());
    assertEquals(order.total().minus(worth), order.payable());
  }

  @Test
  void whatTheShopKeepsForItselfStaysInThePrice() {
    paid("manual", "100.00");
    var worth = worth(1);
    var less = worth.minus(Sales.usd("1.00"));
    var refunded =
        refund(asked(List.of(cups(1, Restock.CANCEL)), byHand(less.getAmount().toPlainString())));
    assertEquals(less, refunded.refund().credit().total().presentment());
    assertEquals(
        "-1.00",
        refunded.refund().credit().difference().amount().presentment().getAmount().toPlainString());
    assertEquals("0.00", order.credit().getAmount().toPlainString());
  }

  @Test
  void nothingIsLeftAfterAllWasGivenBack() {
    paid("manual", "100.00");
    for (int i = 0; i < 4; i++) {
      var worth = worth(1);
      refund(asked(List.of(cups(1, Restock.CANCEL)), byHand(worth.getAmount().toPlainString())));
    }
    var left = order.refundable();
    var all =
        List.of(
            new Line(Sales.POTS, 1, Restock.CANCEL),
            new Line(Sales.TASTING, 1, Restock.NO_RESTOCK));
    refund(
        new Asked(
            order.line(Sales.POTS).orElseThrow().quantity() == 1 ? all : all.subList(1, 2),
            order.priced().shipping().map(_ -> new Shipping(Optional.empty())),
            List.of(byHand(left.getAmount().toPlainString()))));
    assertEquals("refunded open 0.00 credit 0.00 refundable 0.00", stands());
    assertEquals(order.priced().total(), order.refunded().total());
    assertEquals(order.priced().taxTotal(), order.refunded().tax());
    assertEquals(order.priced().subtotal(), order.refunded().subtotal());
  }

  @Test
  void unitsAreTakenBackAsTheyStand() {
    order = Sales.shipped(order, 3, 0, 0);
    paid("manual", "100.00");
    refused(new RefundRefusal.LeftAlready(0, 1, 2), asked(List.of(cups(2, Restock.CANCEL))));
    refused(new RefundRefusal.NeverLeft(0, 3, 4), asked(List.of(cups(4, Restock.RETURN))));
    refused(
        new RefundRefusal.TooManyUnits(1, 1, 2),
        asked(List.of(cups(3, Restock.RETURN), cups(2, Restock.LEGACY_RESTOCK))));
    refused(
        new RefundRefusal.UnknownLine(0, new LineId(99)),
        asked(List.of(new Line(new LineId(99), 1, Restock.RETURN))));
    var legacy = refund(asked(List.of(cups(2, Restock.LEGACY_RESTOCK)))).refund();
    assertEquals(
        new Refund.Line(Sales.CUPS, 2, Restock.LEGACY_RESTOCK, 1), legacy.lines().getFirst());
    var gone = refund(asked(List.of(cups(1, Restock.NO_RESTOCK)))).refund();
    assertEquals(0, gone.lines().getFirst().unsent());
    assertEquals(1, order.currentUnits(0));
    assertEquals(0, order.fulfillableUnits(0));
    refused(new RefundRefusal.TooManyUnits(0, 1, 2), asked(List.of(cups(2, Restock.RETURN))));
  }

  @Test
  void moreThanThereIsIsRefused() {
    var cash = paid("manual", "30.00");
    refused(new RefundRefusal.Nothing(), asked(List.of()));
    refused(new RefundRefusal.BeyondPaid(Sales.usd("30.00")), asked(List.of(), byHand("30.01")));
    paid("manual", "10.00");
    refused(
        new RefundRefusal.BeyondPayment(0, Sales.usd("30.00")),
        asked(List.of(), of(cash, "30.01")));
    refused(
        new RefundRefusal.BeyondPayment(1, Sales.usd("10.00")),
        asked(List.of(), of(cash, "20.00"), of(cash, "10.01")));
    refused(
        new RefundRefusal.UnknownPayment(0, new TransactionId(1)),
        asked(
            List.of(),
            new Payback(Optional.of(new TransactionId(1)), Sales.usd("1.00"), Optional.empty())));
    refused(
        new RefundRefusal.BeyondShipping(Sales.usd("0.00")),
        new Asked(List.of(), Optional.of(new Shipping(Optional.of(Sales.usd("0.01")))), List.of()));
  }

  @Test
  void ofACancelledOrderOnlyMoneyIsLeft() {
    paid("manual", "100.00");
    order = Sales.cancelled(order);
    refused(new RefundRefusal.OfCancelled(), asked(List.of(cups(1, Restock.CANCEL))));
    var refunded = refund(asked(List.of(), byHand("100.00")));
    assertTrue(refunded.refund().credit().total().isZero());
    assertEquals("refunded open 0.00 credit 0.00 refundable 0.00", stands());
  }
}
