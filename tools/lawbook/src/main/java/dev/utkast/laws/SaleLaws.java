package dev.utkast.laws;

import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.PricedLine;
import dev.utkast.model.text.MailAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.joda.money.Money;

/// What must hold of money, drafts, orders and customers.
final class SaleLaws {
  private static final long LARGEST = 1L << 53;

  private SaleLaws() {}

  static void paidIsLedger(StoredShop shop, Verdict verdict) {
    var ordered = ordersByDraft(shop);
    for (var draft : shop.sales().drafts().values()) {
      if (!ordered.containsKey(draft.id())) {
        verdict.check(counted(shop, draft.id(), draft.paid()).equals(draft.paid()), draft.name());
      }
    }
    for (var order : shop.sales().orders().values()) {
      verdict.check(
          counted(shop, order.draftId(), order.paid()).equals(order.paid()), order.name());
    }
  }

  private static Map<Long, List<Order>> ordersByDraft(StoredShop shop) {
    return shop.sales().orders().values().stream().collect(Collectors.groupingBy(Order::draftId));
  }

  /// What the ledger counts of a sale in the currency of an amount.
  static Money counted(StoredShop shop, long saleId, Money like) {
    var currency = like.getCurrencyUnit();
    return shop.sales().payments().getOrDefault(saleId, Map.of()).values().stream()
        .filter(entry -> entry.kind() == PaymentEntry.Kind.PAYMENT)
        .map(PaymentEntry::amount)
        .filter(amount -> amount.getCurrencyUnit().equals(currency))
        .reduce(Money.zero(currency), Money::plus);
  }

  static void currenciesBalance(StoredShop shop, Verdict verdict) {
    var difference = new HashMap<String, Long>();
    shop.sales().payments().values().stream()
        .flatMap(entries -> entries.values().stream())
        .filter(entry -> entry.kind() == PaymentEntry.Kind.PAYMENT)
        .forEach(entry -> add(difference, entry.amount()));
    var ordered = ordersByDraft(shop);
    shop.sales().orders().values().forEach(order -> add(difference, order.paid().negated()));
    shop.sales().drafts().values().stream()
        .filter(draft -> !ordered.containsKey(draft.id()))
        .forEach(draft -> add(difference, draft.paid().negated()));
    difference.forEach(
        (currency, minor) -> verdict.check(minor == 0, currency + " differs by " + minor));
  }

  private static void add(Map<String, Long> sums, Money amount) {
    sums.merge(amount.getCurrencyUnit().getCode(), amount.getAmountMinorLong(), Long::sum);
  }

  static void orderBalances(StoredShop shop, Verdict verdict) {
    for (var order : shop.sales().orders().values()) {
      verdict.check(
          counted(shop, order.draftId(), order.paid())
              .plus(order.outstanding())
              .equals(order.payable().plus(order.credit())),
          order.name());
    }
  }

  static void paymentCountsOnce(StoredShop shop, Verdict verdict) {
    var seen = new HashSet<String>();
    for (var entries : shop.sales().payments().values()) {
      for (var entry : entries.values()) {
        // Ids of two payments may meet; then their references differ.
        var payment = entry.provider() + " " + entry.reference() + " " + entry.transactionId();
        verdict.check(seen.add(payment), payment);
      }
    }
  }

  static void moneyHasItsSale(StoredShop shop, Verdict verdict) {
    var ordered = ordersByDraft(shop);
    shop.sales()
        .payments()
        .forEach((sale, entries) ->
            verdict.check(
                shop.sales().drafts().containsKey(sale) || ordered.containsKey(sale),
                "sale " + sale + " of " + entries.size() + " entries"));
  }

  static void documentAddsUp(StoredShop shop, Verdict verdict) {
    priced(shop, (name, document) -> verdict.check(addsUp(document), name));
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

  static void amountsAreWithinBounds(StoredShop shop, Verdict verdict) {
    priced(
        shop,
        (name, document) -> {
          for (var amount : List.of(document.total().shop(), document.total().presentment())) {
            boolean whole =
                amount.getAmount().scale() <= amount.getCurrencyUnit().getDecimalPlaces();
            verdict.check(whole && Math.abs(amount.getAmountMinorLong()) < LARGEST, name);
          }
        });
  }

  private static void priced(StoredShop shop, BiConsumer<String, PricedDocument> each) {
    shop.sales().drafts().values().forEach(draft -> each.accept(draft.name(), draft.priced()));
    shop.sales().orders().values().forEach(order -> each.accept(order.name(), order.priced()));
    shop.papers()
        .invoices()
        .values()
        .forEach(document -> each.accept(document.name(), document.priced()));
  }

  static void coveredIsCompleted(StoredShop shop, Verdict verdict) {
    for (var draft : shop.sales().drafts().values()) {
      verdict.check(
          draft.status() instanceof DraftStatus.Completed
              || draft.paid().isZero()
              || draft.paid().isLessThan(draft.total()),
          draft.name());
    }
  }

  static void oneOrderPerDraft(StoredShop shop, Verdict verdict) {
    var byDraft = ordersByDraft(shop);
    for (var draft : shop.sales().drafts().values()) {
      var orders = byDraft.getOrDefault(draft.id(), List.of()).stream().map(Order::id).toList();
      var expected =
          draft.status() instanceof DraftStatus.Completed(_, var orderId, _)
              ? List.of(orderId)
              : List.<Long>of();
      verdict.check(orders.equals(expected), draft.name() + " has the orders " + orders);
    }
    for (var order : shop.sales().orders().values()) {
      verdict.check(
          shop.sales().drafts().containsKey(order.draftId()), order.name() + " has no draft");
    }
  }

  static void numbersDiffer(StoredShop shop, Verdict verdict) {
    var seen = new HashSet<String>();
    shop.sales()
        .orders()
        .values()
        .forEach(order -> verdict.check(seen.add(order.name()), order.name()));
    shop.sales()
        .drafts()
        .values()
        .forEach(draft -> verdict.check(seen.add(draft.name()), draft.name()));
  }

  static void pricesStay(StoredShop shop, Verdict verdict) {
    var sales = shop.sales();
    for (var order : sales.orders().values()) {
      verdict.check(
          Optional.ofNullable(sales.drafts().get(order.draftId()))
              .filter(draft -> draft.priced().equals(order.priced()))
              .isPresent(),
          order.name());
    }
    for (var document : shop.papers().invoices().values()) {
      verdict.check(
          Optional.ofNullable(sales.orders().get(document.orderId()))
              .filter(order -> order.priced().equals(document.priced()))
              .isPresent(),
          document.name());
    }
  }

  private static Map<Long, List<Order>> ordersByCustomer(StoredShop shop) {
    return shop.sales().orders().values().stream()
        .filter(order -> order.content().customerId().isPresent())
        .collect(Collectors.groupingBy(order -> order.content().customerId().orElseThrow()));
  }

  static void customerHistory(StoredShop shop, Verdict verdict) {
    var orders = ordersByCustomer(shop);
    var none = Money.zero(shop.shop().currency());
    for (var customer : shop.customers().known().values()) {
      var own = orders.getOrDefault(customer.id(), List.of());
      var history = shop.customers().history(customer, shop.shop());
      var total =
          own.stream()
              .filter(order -> order.cancellation().isEmpty())
              .map(order -> order.priced().total().shop())
              .reduce(none, Money::plus);
      verdict.check(history.count() == own.size(), "count of customer " + customer.id());
      // Of who ordered before it was kept it is not known.
      verdict.check(
          history.totalSpent().map(total::equals).orElse(customer.ordersCount() > 0),
          "total of customer " + customer.id());
    }
  }

  static void placeAmongCustomers(StoredShop shop, Verdict verdict) {
    var orders = ordersByCustomer(shop);
    for (var customer : shop.customers().known().values()) {
      int count = shop.customers().history(customer, shop.shop()).count();
      for (var order : orders.getOrDefault(customer.id(), List.of())) {
        verdict.check(
            0 <= order.customerOrdinal() && order.customerOrdinal() <= count, order.name());
      }
    }
  }

  static void customerAddresses(StoredShop shop, Verdict verdict) {
    var used = new HashMap<String, Long>();
    for (var customer : shop.customers().known().values()) {
      customer
          .email()
          .ifPresent(email ->
              verdict.check(
                  used.put(MailAddress.key(email), customer.id()) == null,
                  email + " is used twice"));
    }
    var taken = shop.customers().addresses();
    used.forEach(
        (email, id) -> verdict.check(id.equals(taken.get(email)), email + " is not taken"));
    taken.keySet().forEach(email -> verdict.check(used.containsKey(email), email + " is not used"));
  }
}
