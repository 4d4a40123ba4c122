package dev.utkast.model.refund;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.RefundRefusal;
import dev.utkast.model.decision.Refusal;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.RefundTotals;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import dev.utkast.model.pricing.Credits;
import dev.utkast.model.pricing.DocumentPart;
import dev.utkast.model.pricing.PartRequest;
import dev.utkast.model.pricing.Parts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/// Works out what a refund comes to, and refuses what is more than there is.
public final class RefundPlanner {
  private final Order order;
  private final List<Refund> earlier;
  private final List<PaymentEntry> ledger;

  private RefundPlanner(Order order, List<Refund> earlier, List<PaymentEntry> ledger) {
    this.order = order;
    this.earlier = earlier;
    this.ledger = ledger;
  }

  /// What staff want to give back.
  ///
  /// @param paybacks the money; none where only the price is to become less
  public record Asked(List<Line> lines, Optional<Shipping> shipping, List<Payback> paybacks) {
    public Asked {
      lines = List.copyOf(lines);
      paybacks = List.copyOf(paybacks);
    }

    public boolean isEmpty() {
      return lines.isEmpty() && shipping.isEmpty() && paybacks.isEmpty();
    }
  }

  public record Line(LineId lineId, int quantity, Refund.Restock restock) {}

  /// Of shipping, as the document's prices have it.
  ///
  /// @param amount all that is left of it, where none is said
  public record Shipping(Optional<Money> amount) {}

  /// Money that goes back.
  ///
  /// @param parent the payment of which it is; none where staff pay it back from elsewhere
  /// @param gateway how staff pay it back by hand, if they do
  public record Payback(Optional<TransactionId> parent, Money amount, Optional<String> gateway) {}

  /// Money that goes back, with what is known of its payment.
  ///
  /// @param provider who is asked to pay it back; none where it is done by hand
  public record Payment(
      Optional<PaymentEntry> of,
      Optional<String> provider,
      Money amount,
      Optional<String> gateway) {}

  public static Verdict<RefundPlan> plan(
      Order order, List<Refund> earlier, List<PaymentEntry> ledger, Asked asked) {
    return new RefundPlanner(order, earlier, ledger).plan(asked);
  }

  private Verdict<RefundPlan> plan(Asked asked) {
    boolean ofGoods = !asked.lines().isEmpty() || asked.shipping().isPresent();
    if (ofGoods && order.cancellation().isPresent()) {
      return Decision.refused(new RefundRefusal.OfCancelled());
    }
    return lines(asked.lines()).and(lines -> part(asked).and(part -> plan(asked, lines, part)));
  }

  private Verdict<RefundPlan> plan(Asked asked, List<Refund.Line> lines, DocumentPart part) {
    var none = order.total().multipliedBy(0);
    var money = asked.paybacks().stream().map(Payback::amount).reduce(none, Money::plus);
    var left = order.refundable();
    if (money.isGreaterThan(left)) {
      return Decision.refused(new RefundRefusal.BeyondPaid(left));
    }
    var sold = sold();
    var worth = least(part.total().presentment(), sold);
    var open = notNegative(sold.minus(left));
    var credit = notNegative(left.minus(sold));
    var due = notNegative(worth.minus(open));
    var beyond = money.minus(due);
    Money value;
    if (money.isZero()) {
      value = worth;
    } else if (beyond.isNegative()) {
      value = worth.plus(beyond);
    } else {
      value = worth.plus(notNegative(beyond.minus(credit)));
    }
    boolean plain = asked.lines().isEmpty() && asked.shipping().isEmpty();
    var suggested = plain ? credit : due;
    return Decision.changed(
        new RefundPlan(lines, part, value, money, suggested, shippingLeft(), suggest(suggested)));
  }

  /// What is still sold: what a provider's desk gave back is none of it, and nothing of a cancelled
  /// order is.
  private Money sold() {
    if (order.cancellation().isPresent()) {
      return order.total().multipliedBy(0);
    }
    var credits = earlier.stream().map(Refund::credit).toList();
    var balance = order.balance();
    var beyond = notNegative(balance.received().minus(balance.payable()));
    var byDesk = notNegative(balance.refunded().minus(beyond));
    var left = Credits.left(order.priced(), credits);
    return notNegative(left.minus(byDesk));
  }

  private Verdict<List<Refund.Line>> lines(List<Line> asked) {
    var lines = new ArrayList<Refund.Line>();
    Map<Integer, Integer> unsent = new HashMap<>();
    Map<Integer, Integer> sent = new HashMap<>();
    for (int at = 0; at < asked.size(); at++) {
      var line = asked.get(at);
      int index = index(line.lineId());
      if (index < 0) {
        return Decision.refused(new RefundRefusal.UnknownLine(at, line.lineId()));
      }
      int unsentLeft = order.unshippedUnits(index) - unsent.getOrDefault(index, 0);
      int sentLeft =
          order.shippedUnits().of(index)
              - order.refunded().afterShipping().get(index)
              - sent.getOrDefault(index, 0);
      var refusal = refusal(at, line, unsentLeft, sentLeft);
      if (refusal.isPresent()) {
        return Decision.refused(refusal.get());
      }
      int of = unsent(line, unsentLeft, sentLeft);
      unsent.merge(index, of, Integer::sum);
      sent.merge(index, line.quantity() - of, Integer::sum);
      lines.add(new Refund.Line(line.lineId(), line.quantity(), line.restock(), of));
    }
    return Decision.changed(List.copyOf(lines));
  }

  private static Optional<Refusal> refusal(int at, Line line, int unsent, int sent) {
    int asked = line.quantity();
    if (asked > unsent + sent) {
      return Optional.of(new RefundRefusal.TooManyUnits(at, unsent + sent, asked));
    }
    return switch (line.restock()) {
      case CANCEL ->
          asked > unsent
              ? Optional.of(new RefundRefusal.LeftAlready(at, unsent, asked))
              : Optional.empty();
      case RETURN ->
          asked > sent
              ? Optional.of(new RefundRefusal.NeverLeft(at, sent, asked))
              : Optional.empty();
      case NO_RESTOCK, LEGACY_RESTOCK -> Optional.empty();
    };
  }

  /// @return how many of the units had not left
  private static int unsent(Line line, int unsent, int sent) {
    return switch (line.restock()) {
      case CANCEL -> line.quantity();
      case RETURN -> 0;
      case LEGACY_RESTOCK -> Math.min(line.quantity(), unsent);
      case NO_RESTOCK -> line.quantity() - Math.min(line.quantity(), sent);
    };
  }

  private int index(LineId id) {
    var lines = order.content().lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private Verdict<DocumentPart> part(Asked asked) {
    var shipping = asked.shipping().map(wanted -> wanted.amount().orElseGet(this::shippingLeft));
    var left = shippingLeft();
    if (shipping.filter(amount -> amount.isGreaterThan(left)).isPresent()) {
      return Decision.refused(new RefundRefusal.BeyondShipping(left));
    }
    var wanted =
        new PartRequest(
            asked.lines().stream()
                .map(line -> new PartRequest.LineQuantity(line.lineId(), line.quantity()))
                .toList(),
            shipping.filter(_ -> order.priced().shipping().isPresent()));
    return switch (Parts.take(order.priced(), parts(), wanted)) {
      case Parts.Outcome.Taken(var part) -> Decision.changed(part);
      case Parts.Outcome.Refused(var problems) ->
          throw new IllegalStateException("not there to be taken: " + problems);
    };
  }

  private List<DocumentPart> parts() {
    return earlier.stream().map(refund -> refund.credit().part()).toList();
  }

  private Money shippingLeft() {
    var zero = order.total().multipliedBy(0);
    var taken =
        parts().stream()
            .flatMap(part -> part.shipping().stream())
            .map(shipping -> shipping.net().presentment())
            .reduce(zero, Money::plus);
    return order.priced().shipping().map(s -> s.net().presentment()).orElse(zero).minus(taken);
  }

  /// Of the earliest payments first.
  private List<RefundPlan.Suggestion> suggest(Money amount) {
    var suggestions = new ArrayList<RefundPlan.Suggestion>();
    var rest = amount;
    var payments =
        ledger.stream()
            .filter(RefundPlanner::isPaid)
            .sorted((one, other) -> one.at().compareTo(other.at()))
            .toList();
    for (var payment : payments) {
      var left = left(payment, ledger);
      if (left.isSameCurrency(rest)) {
        var share = least(left, rest);
        suggestions.add(new RefundPlan.Suggestion(payment, left, share));
        rest = rest.minus(share);
      }
    }
    return suggestions;
  }

  /// Finds the payments that money is to go back of.
  public static Verdict<List<Payment>> payments(List<PaymentEntry> ledger, List<Payback> paybacks) {
    var found = new ArrayList<Payment>();
    Map<TransactionId, Money> taken = new HashMap<>();
    for (int at = 0; at < paybacks.size(); at++) {
      var payback = paybacks.get(at);
      var parent =
          payback
              .parent()
              .flatMap(id ->
                  ledger.stream()
                      .filter(entry -> entry.transactionId().equals(id))
                      .filter(RefundPlanner::isPaid)
                      .filter(entry -> entry.amount().isSameCurrency(payback.amount()))
                      .findFirst());
      if (payback.parent().isPresent() && parent.isEmpty()) {
        return Decision.refused(new RefundRefusal.UnknownPayment(at, payback.parent().get()));
      }
      if (parent.isPresent()) {
        var id = parent.get().transactionId();
        var before = taken.getOrDefault(id, payback.amount().multipliedBy(0));
        var left = left(parent.get(), ledger).minus(before);
        if (payback.amount().isGreaterThan(left)) {
          return Decision.refused(new RefundRefusal.BeyondPayment(at, left));
        }
        taken.put(id, before.plus(payback.amount()));
      }
      found.add(payment(payback, parent));
    }
    return Decision.changed(List.copyOf(found));
  }

  private static Payment payment(Payback payback, Optional<PaymentEntry> parent) {
    var provider =
        parent
            .map(PaymentEntry::provider)
            .filter(name -> !name.equals(PaymentNotice.MANUAL))
            .filter(name -> payback.gateway().filter(PaymentNotice.MANUAL::equals).isEmpty());
    var gateway =
        provider.isPresent()
            ? parent.flatMap(PaymentEntry::gateway)
            : payback.gateway().or(() -> parent.flatMap(PaymentEntry::gateway));
    return new Payment(parent, provider, payback.amount(), gateway);
  }

  private static boolean isPaid(PaymentEntry entry) {
    return entry.isReceived() && entry.counts();
  }

  /// What of a payment neither went back nor is on its way.
  private static Money left(PaymentEntry payment, List<PaymentEntry> ledger) {
    var left = payment.amount();
    for (var entry : ledger) {
      if (entry.payment().equals(Optional.of(payment.reference()))
          && entry.amount().isSameCurrency(left)) {
        left =
            left.plus(entry.effect())
                .minus(isUnderWay(entry, ledger) ? entry.amount() : zero(left));
      }
    }
    return notNegative(left);
  }

  private static boolean isUnderWay(PaymentEntry entry, List<PaymentEntry> ledger) {
    return entry.kind() == PaymentEntry.Kind.REFUND_ASKED && !isSettled(entry, ledger);
  }

  public static boolean isSettled(PaymentEntry asked, List<PaymentEntry> ledger) {
    return ledger.stream()
        .filter(PaymentEntry::settles)
        .anyMatch(end ->
            end.refund()
                .flatMap(PaymentEntry.OfRefund::asked)
                .filter(asked.transactionId()::equals)
                .isPresent());
  }

  /// @param underWay what providers are asked for by now
  public static RefundTotals totals(Order order, Refund refund, Money underWay) {
    var before = order.refunded();
    var credit = refund.credit();
    boolean included = order.priced().taxesIncluded();
    var discounts =
        credit.part().lines().stream()
            .map(line -> line.lineDiscount().plus(line.orderDiscount()))
            .reduce(before.discounts(), MoneySet::plus);
    var unsent = new ArrayList<>(before.beforeShipping());
    var sent = new ArrayList<>(before.afterShipping());
    var lines = order.content().lines();
    for (int i = 0; i < lines.size(); i++) {
      for (var line : refund.lines()) {
        if (line.lineId().equals(lines.get(i).id())) {
          unsent.set(i, unsent.get(i) + line.unsent());
          sent.set(i, sent.get(i) + line.quantity() - line.unsent());
        }
      }
    }
    return new RefundTotals(
        refund.number(),
        before.total().plus(credit.total()),
        before.tax().plus(credit.taxTotal()),
        before.subtotal().plus(credit.subtotal(included)),
        discounts,
        underWay,
        unsent,
        sent);
  }

  private static Money zero(Money like) {
    return like.multipliedBy(0);
  }

  private static Money least(Money one, Money other) {
    return one.isGreaterThan(other) ? other : one;
  }

  private static Money notNegative(Money amount) {
    return amount.isNegative() ? zero(amount) : amount;
  }
}
