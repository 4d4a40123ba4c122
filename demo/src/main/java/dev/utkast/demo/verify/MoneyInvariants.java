package dev.utkast.demo.verify;

import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.PricedLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.joda.money.Money;

/// What must hold of amounts, payments, legal documents and overdue balances.
final class MoneyInvariants {
  private static final long LARGEST = 1L << 53;

  private final Evidence evidence;

  MoneyInvariants(Evidence evidence) {
    this.evidence = evidence;
  }

  List<Invariant> all() {
    return List.of(
        ledgerIsBalance(),
        ledgerIsBalancePerCurrency(),
        orderBalances(),
        paymentsCountOnce(),
        moneyHasItsSale(),
        documentsAddUp(),
        amountsAreWithinBounds(),
        oneOrderPerDraft(),
        ratesStayFrozen(),
        customersOfOrders(),
        invoicesOfOrders(),
        legalNumbers(),
        reminders());
  }

  private Invariant ledgerIsBalance() {
    var rule = new Invariant("paid on a sale = sum of its ledger entries");
    for (var draft : evidence.drafts().values()) {
      rule.check(
          sum(draft.id(), draft.paid()).equals(draft.paid())
              || evidence.orders().stream().anyMatch(order -> order.draftId() == draft.id()),
          draft.name());
    }
    for (var order : evidence.orders()) {
      rule.check(sum(order.draftId(), order.paid()).equals(order.paid()), order.name());
    }
    return rule;
  }

  private Money sum(long draft, Money like) {
    return evidence.payments().getOrDefault(draft, List.of()).stream()
        .filter(entry -> entry.kind() == PaymentEntry.Kind.PAYMENT)
        .map(PaymentEntry::amount)
        .reduce(Money.zero(like.getCurrencyUnit()), Money::plus);
  }

  private Invariant ledgerIsBalancePerCurrency() {
    var rule = new Invariant("per currency: sum of the ledger = sum paid on sales");
    Map<String, Long> difference = new HashMap<>();
    evidence.payments().values().stream()
        .flatMap(List::stream)
        .filter(entry -> entry.kind() == PaymentEntry.Kind.PAYMENT)
        .forEach(entry -> add(difference, entry.amount()));
    var ordered = evidence.orders().stream().map(Order::draftId).collect(Collectors.toSet());
    evidence.orders().forEach(order -> add(difference, order.paid().negated()));
    evidence.drafts().values().stream()
        .filter(draft -> !ordered.contains(draft.id()))
        .forEach(draft -> add(difference, draft.paid().negated()));
    difference.forEach(
        (currency, minor) -> rule.check(minor == 0, currency + " differs by " + minor));
    return rule;
  }

  private static void add(Map<String, Long> sums, Money amount) {
    sums.merge(amount.getCurrencyUnit().getCode(), amount.getAmountMinorLong(), Long::sum);
  }

  private Invariant orderBalances() {
    var rule = new Invariant("order: ledger + outstanding = payable + credit");
    for (var order : evidence.orders()) {
      rule.check(
          sum(order.draftId(), order.paid())
              .plus(order.outstanding())
              .equals(order.payable().plus(order.credit())),
          order.name());
    }
    return rule;
  }

  private Invariant paymentsCountOnce() {
    var rule = new Invariant("a payment id is in exactly one ledger entry");
    var seen = new HashSet<String>();
    for (var entries : evidence.payments().values()) {
      for (var entry : entries) {
        // Ids of two payments may meet; then their references differ.
        var payment = entry.provider() + " " + entry.reference() + " " + entry.transactionId();
        rule.check(seen.add(payment), payment);
      }
    }
    return rule;
  }

  private Invariant moneyHasItsSale() {
    var rule = new Invariant("the sale of every ledger entry can be found");
    var ordered = evidence.orders().stream().map(Order::draftId).collect(Collectors.toSet());
    evidence
        .payments()
        .forEach((sale, entries) ->
            rule.check(
                evidence.drafts().containsKey(sale) || ordered.contains(sale),
                "sale " + sale + " of " + entries.size() + " entries"));
    return rule;
  }

  private Invariant documentsAddUp() {
    var rule = new Invariant("document: total = lines - discounts + shipping + tax, not negative");
    priced((name, document) -> rule.check(addsUp(document), name));
    return rule;
  }

  private static boolean addsUp(PricedDocument document) {
    var zero = document.total().toZero();
    var gross = document.lines().stream().map(PricedLine::gross).reduce(zero, MoneySet::plus);
    var net = document.lines().stream().map(PricedLine::net).reduce(zero, MoneySet::plus);
    var tax = document.taxLines().stream().map(line -> line.amount()).reduce(zero, MoneySet::plus);
    var plain = document.subtotal().plus(document.shippingTotal());
    return gross.equals(document.lineItemsTotal())
        && gross.minus(document.discountsTotal()).equals(document.subtotal())
        && net.equals(document.subtotal())
        && tax.equals(document.taxTotal())
        && document.total().equals(document.taxesIncluded() ? plain : plain.plus(tax))
        && !document.total().isNegative();
  }

  private Invariant amountsAreWithinBounds() {
    var rule = new Invariant("amounts are whole minor units, below 2^53");
    priced((name, document) -> {
      for (var amount : List.of(document.total().shop(), document.total().presentment())) {
        boolean whole = amount.getAmount().scale() <= amount.getCurrencyUnit().getDecimalPlaces();
        rule.check(whole && Math.abs(amount.getAmountMinorLong()) < LARGEST, name);
      }
    });
    return rule;
  }

  private void priced(BiConsumer<String, PricedDocument> each) {
    evidence.drafts().values().forEach(draft -> each.accept(draft.name(), draft.priced()));
    evidence.orders().forEach(order -> each.accept(order.name(), order.priced()));
    evidence.invoices().forEach(invoice -> each.accept(invoice.name(), invoice.priced()));
  }

  private Invariant oneOrderPerDraft() {
    var rule = new Invariant("a completed draft has one order, an order one draft");
    var byDraft = evidence.orders().stream().collect(Collectors.groupingBy(Order::draftId));
    for (var draft : evidence.drafts().values()) {
      boolean completed = draft.status().label().equals("completed");
      int orders = byDraft.getOrDefault(draft.id(), List.of()).size();
      rule.check(orders == (completed ? 1 : 0), draft.name() + " has " + orders + " orders");
    }
    for (var order : evidence.orders()) {
      rule.check(evidence.drafts().containsKey(order.draftId()), order.name() + " has no draft");
    }
    return rule;
  }

  private Invariant ratesStayFrozen() {
    var rule = new Invariant("price and rate of draft, order and invoice are the same");
    for (var order : evidence.orders()) {
      var draft = evidence.drafts().get(order.draftId());
      rule.check(draft != null && draft.priced().equals(order.priced()), order.name());
    }
    var orders = evidence.orders().stream().collect(Collectors.toMap(Order::id, order -> order));
    for (var invoice : evidence.invoices()) {
      var order = orders.get(invoice.orderId());
      rule.check(order != null && order.priced().equals(invoice.priced()), invoice.name());
    }
    return rule;
  }

  private Invariant customersOfOrders() {
    var rule = new Invariant("a customer's orders and total are those of the orders");
    var books = evidence.shop().currency();
    var byCustomer =
        evidence.orders().stream()
            .filter(order -> order.content().customerId().isPresent())
            .collect(Collectors.groupingBy(order -> order.content().customerId().orElseThrow()));
    for (var known : evidence.customers().entrySet()) {
      var own = byCustomer.getOrDefault(known.getKey(), List.of());
      var history = known.getValue().history(books);
      var total =
          own.stream()
              .filter(order -> order.cancellation().isEmpty())
              .map(order -> order.priced().total().shop())
              .reduce(Money.zero(books), Money::plus);
      rule.check(history.count() == own.size(), "count of customer " + known.getKey());
      rule.check(
          history.totalSpent().map(total::equals).orElse(true),
          "total of customer " + known.getKey());
    }
    return rule;
  }

  private Invariant invoicesOfOrders() {
    var rule = new Invariant("an order has its invoice; a cancelled one its credit note");
    for (var order : evidence.orders()) {
      boolean invoiced = evidence.invoice(order.id(), Invoice.Series.INVOICE).isPresent();
      boolean credited = evidence.invoice(order.id(), Invoice.Series.CREDIT_NOTE).isPresent();
      rule.check(invoiced && credited == order.cancellation().isPresent(), order.name());
    }
    return rule;
  }

  private Invariant legalNumbers() {
    var rule = new Invariant("legal numbers are unique and without gaps per series");
    for (var series : Invoice.Series.values()) {
      var numbers = new ArrayList<Long>();
      evidence.invoices().stream()
          .filter(invoice -> invoice.series() == series)
          .forEach(invoice -> numbers.add(invoice.number()));
      numbers.sort(null);
      for (int index = 0; index < numbers.size(); index++) {
        rule.check(numbers.get(index) == index + 1, series + " " + numbers.get(index));
      }
      long last = evidence.lastNumbers().getOrDefault(series.name(), 0L);
      rule.check(last == numbers.size(), series + " counts " + last + " of " + numbers.size());
    }
    return rule;
  }

  private Invariant reminders() {
    var rule = new Invariant("overdue = due day over and balance open; its reminders are due");
    var indexed = new HashSet<>(evidence.reminders());
    var today = evidence.now().atZone(evidence.shop().timeZone()).toLocalDate();
    for (var order : evidence.orders()) {
      boolean open = order.outstanding().isPositive();
      boolean late = order.dueOn().filter(day -> day.isBefore(today)).isPresent();
      boolean overdue = order.overdue(evidence.now(), evidence.shop().timeZone());
      boolean reminded = OrderDecider.nextReminder(order, evidence.shop()).isPresent();
      rule.check(
          overdue == (open && late) && indexed.contains(order.id()) == reminded, order.name());
    }
    return rule;
  }
}
