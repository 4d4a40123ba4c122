package dev.utkast.model.lifecycle;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.RefundRefusal;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.RefundId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import dev.utkast.model.pricing.Credits;
import dev.utkast.model.refund.Refund;
import dev.utkast.model.refund.RefundPlan;
import dev.utkast.model.refund.RefundPlanner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.joda.money.Money;

/// What staff give back of an order: units, shipping, money, before or after it has left. Price,
/// stock and what is to be sent follow in the same commit, and money that staff pay back by hand;
/// what a provider took he is asked to pay back under a key of ours, and the ledger has it once he
/// did.
///
/// What was taken back and is not paid back, be it that the customer has not paid yet or that the
/// money is under way, is credit of the customer, or was never owed. Refuses more units than are
/// still sold, more money than the shop has, and more of a payment than was paid.
public final class RefundDecider {
  private RefundDecider() {}

  /// An order, and what is stored of it.
  ///
  /// @param earlier its refunds, in their order
  /// @param ledger of its sale
  public record Found(
      Order order,
      List<FulfillmentOrder> fulfillmentOrders,
      List<Refund> earlier,
      List<PaymentEntry> ledger) {
    public Found {
      fulfillmentOrders = List.copyOf(fulfillmentOrders);
      earlier = List.copyOf(earlier);
      ledger = List.copyOf(ledger);
    }
  }

  /// How a refund is told and kept.
  public record Made(RefundId id, Optional<String> note, Actor by, Instant at, LongSupplier ids) {}

  /// @return what a refund would come to, and what may be paid back of which payment
  public static Verdict<RefundPlan> calculate(Found found, RefundPlanner.Asked asked) {
    return RefundPlanner.plan(found.order(), found.earlier(), found.ledger(), asked);
  }

  public static Verdict<Change.Refunded> refund(Found found, RefundPlanner.Asked asked, Made made) {
    if (asked.isEmpty()) {
      return Decision.refused(new RefundRefusal.Nothing());
    }
    return RefundPlanner.plan(found.order(), found.earlier(), found.ledger(), asked)
        .and(plan ->
            RefundPlanner.payments(found.ledger(), asked.paybacks())
                .map(payments -> refunded(found, plan, payments, made)));
  }

  /// @return the entry that a provider is asked to pay back with
  public static Optional<PaymentEntry> asked(List<PaymentEntry> ledger, TransactionId id) {
    return ledger.stream()
        .filter(entry -> entry.kind() == PaymentEntry.Kind.REFUND_ASKED)
        .filter(entry -> entry.transactionId().equals(id))
        .findFirst();
  }

  /// @param asked entry of what a provider is asked to pay back
  /// @return whether the ledger knows what became of it
  public static boolean isSettled(PaymentEntry asked, List<PaymentEntry> ledger) {
    return RefundPlanner.isSettled(asked, ledger);
  }

  /// @param id of the entry
  /// @return word that a provider will not pay back what he was asked to
  public static PaymentNotice refused(PaymentEntry asked, TransactionId id) {
    return new PaymentNotice(
        id,
        asked.provider(),
        asked.reference(),
        asked.amount(),
        PaymentEntry.Kind.REFUND_REFUSED,
        asked.test(),
        asked.gateway(),
        asked.payment(),
        false,
        asked
            .refund()
            .map(of ->
                new PaymentEntry.OfRefund(of.refundId(), Optional.of(asked.transactionId()))));
  }

  private static Change.Refunded refunded(
      Found found, RefundPlan plan, List<RefundPlanner.Payment> payments, Made made) {
    var order = found.order();
    var credits = found.earlier().stream().map(Refund::credit).toList();
    var credit = Credits.take(order.priced(), credits, plan.part(), plan.value());
    var refund =
        new Refund(
            made.id(),
            order.id(),
            order.refunded().count() + 1,
            made.at(),
            Optional.of(made.by()),
            made.note(),
            plan.lines(),
            credit,
            plan.money());
    var entries = payments.stream().map(payment -> entry(payment, order, made)).toList();
    var fewer = fewer(found.fulfillmentOrders(), plan.lines(), made.at());
    boolean slip = fewer.stream().anyMatch(one -> !one.status().isOver());
    var totals = RefundPlanner.totals(order, refund, underWay(entries, order));
    var next = OrderDecider.refunded(order, totals, paidBack(entries), slip, made.at());
    return new Change.Refunded(
        next, refund, fewer, entries, messages(order, next, refund, fewer, entries));
  }

  private static List<PaymentEntry> paidBack(List<PaymentEntry> entries) {
    return entries.stream().filter(PaymentEntry::counts).toList();
  }

  private static Money underWay(List<PaymentEntry> entries, Order order) {
    return entries.stream()
        .filter(entry -> !entry.counts())
        .map(PaymentEntry::amount)
        .reduce(order.refunded().underWay(), Money::plus);
  }

  private static PaymentEntry entry(RefundPlanner.Payment payment, Order order, Made made) {
    var id = new TransactionId(made.ids().getAsLong());
    boolean byHand = payment.provider().isEmpty();
    return new PaymentEntry(
        id,
        byHand ? PaymentEntry.Kind.REFUND : PaymentEntry.Kind.REFUND_ASKED,
        payment.provider().orElse(PaymentNotice.MANUAL),
        "refund " + id,
        payment.amount(),
        Optional.of(order.id()),
        made.at(),
        false,
        payment.gateway(),
        Optional.of(made.by()),
        payment.of().map(PaymentEntry::reference),
        false,
        Optional.of(new PaymentEntry.OfRefund(made.id(), Optional.empty())));
  }

  /// @return those of which less is to be sent
  private static List<FulfillmentOrder> fewer(
      List<FulfillmentOrder> made, List<Refund.Line> lines, Instant now) {
    Map<LineId, Integer> unsent = new HashMap<>();
    lines.forEach(line -> unsent.merge(line.lineId(), line.unsent(), Integer::sum));
    return made.stream()
        .filter(one -> !one.status().isOver())
        .filter(
            one -> one.lines().stream().anyMatch(line -> unsent.getOrDefault(line.lineId(), 0) > 0))
        .map(one -> FulfillmentDecider.withdraw(one, unsent, now))
        .toList();
  }

  private static List<Message> messages(
      Order before,
      Order next,
      Refund refund,
      List<FulfillmentOrder> fewer,
      List<PaymentEntry> entries) {
    var messages = new ArrayList<Message>();
    if (refund.movesStock()) {
      messages.add(new Message.RestockRefund(next.id(), refund.number()));
    }
    entries.stream()
        .filter(entry -> entry.kind() == PaymentEntry.Kind.REFUND_ASKED)
        .forEach(entry ->
            messages.add(new Message.RefundPayment(next.draftId(), entry.transactionId())));
    boolean waitsForStock =
        fewer.stream().flatMap(one -> one.hold().stream()).anyMatch(Hold::byStock);
    if (waitsForStock) {
      messages.add(new Message.ClaimStock(next.id()));
    }
    if (next.slipRevision() != before.slipRevision()) {
      messages.addAll(OrderChangeDecider.slipsOf(next));
    }
    return messages;
  }
}
