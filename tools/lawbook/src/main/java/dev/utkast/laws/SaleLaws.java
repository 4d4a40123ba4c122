package dev.utkast.laws;

import static dev.utkast.laws.StoredShop.by;

import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.PricedLine;
import dev.utkast.model.pricing.TaxLine;
import dev.utkast.model.text.MailAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.joda.money.Money;

/// What must hold of money, drafts, orders and customers.
final class SaleLaws {
  private static final long LARGEST = 1L << 53;

  private SaleLaws() {}

  /// What the shop has of a sale's money: its order says so, and its draft while there is none.
  private record Sale(String name, DraftId id, Money kept) {}

  private static List<Sale> sales(StoredShop shop) {
    var ordered = by(Order::draftId, shop.orders());
    var sales = new ArrayList<Sale>();
    shop.drafts().stream()
        .filter(draft -> !ordered.containsKey(draft.id()))
        .forEach(draft -> sales.add(new Sale(draft.name(), draft.id(), draft.paid())));
    shop.orders()
        .forEach(
            order -> sales.add(new Sale(order.name(), order.draftId(), order.balance().kept())));
    return sales;
  }

  static void paidIsLedger(StoredShop shop, LawReport report) {
    for (var sale : sales(shop)) {
      report.check(counted(shop, sale.id(), sale.kept()).equals(sale.kept()), sale.name());
    }
  }

  /// What the ledger counts of a sale in the currency of an amount.
  static Money counted(StoredShop shop, DraftId saleId, Money like) {
    return PaymentEntry.sum(shop.sales().payments().getOrDefault(saleId, Map.of()).values(), like);
  }

  static void currenciesBalance(StoredShop shop, LawReport report) {
    var difference = new HashMap<String, Long>();
    shop.sales().payments().values().stream()
        .flatMap(entries -> entries.values().stream())
        .forEach(entry -> add(difference, entry.effect()));
    sales(shop).forEach(sale -> add(difference, sale.kept().negated()));
    difference.forEach(
        (currency, minor) -> report.check(minor == 0, currency + " differs by " + minor));
  }

  private static void add(Map<String, Long> sums, Money amount) {
    sums.merge(amount.getCurrencyUnit().getCode(), amount.getAmountMinorLong(), Long::sum);
  }

  static void orderBalances(StoredShop shop, LawReport report) {
    for (var order : shop.orders()) {
      var balance = order.balance();
      var over = balance.received().minus(balance.payable());
      var spent = over.isNegative() ? over.multipliedBy(0) : over;
      var ofCredit = balance.refunded().isGreaterThan(spent) ? spent : balance.refunded();
      var known = counted(shop, order.draftId(), order.paid()).plus(order.outstanding());
      var expected = order.payable().plus(order.credit()).plus(ofCredit).minus(balance.refunded());
      report.check(known.equals(expected), order.name());
    }
  }

  static void paymentCountsOnce(StoredShop shop, LawReport report) {
    var seen = new HashSet<String>();
    for (var entries : shop.sales().payments().values()) {
      for (var entry : entries.values()) {
        // Ids of two payments may meet; then their references differ.
        var payment = entry.provider() + " " + entry.reference() + " " + entry.transactionId();
        report.check(seen.add(payment), payment);
      }
    }
  }

  static void moneyHasItsSale(StoredShop shop, LawReport report) {
    var ordered = by(Order::draftId, shop.orders());
    var payments = shop.sales().payments();
    payments.forEach((sale, entries) ->
        report.check(
            shop.draft(sale).isPresent() || ordered.containsKey(sale),
            "sale " + sale + " of " + entries.size() + " entries"));
  }

  static void documentAddsUp(StoredShop shop, LawReport report) {
    priced(shop, (name, document) -> report.check(addsUp(document), name));
  }

  private static boolean addsUp(PricedDocument document) {
    var gross = sum(document, document.lines(), PricedLine::gross);
    var net = sum(document, document.lines(), PricedLine::net);
    var tax = sum(document, document.taxLines(), TaxLine::amount);
    var plain = document.subtotal().plus(document.shippingTotal());
    return gross.equals(document.lineItemsTotal())
        && gross.minus(document.discountsTotal()).equals(document.subtotal())
        && net.equals(document.subtotal())
        && tax.equals(document.taxTotal())
        && document.total().equals(document.taxesIncluded() ? plain : plain.plus(tax))
        && !document.total().isNegative();
  }

  private static <T> MoneySet sum(
      PricedDocument document, Collection<T> parts, Function<T, MoneySet> amount) {
    return parts.stream().map(amount).reduce(document.total().toZero(), MoneySet::plus);
  }

  static void amountsAreWithinBounds(StoredShop shop, LawReport report) {
    priced(
        shop,
        (name, document) -> {
          for (var amount : List.of(document.total().shop(), document.total().presentment())) {
            boolean whole =
                amount.getAmount().scale() <= amount.getCurrencyUnit().getDecimalPlaces();
            report.check(whole && Math.abs(amount.getAmountMinorLong()) < LARGEST, name);
          }
        });
  }

  private static void priced(StoredShop shop, BiConsumer<String, PricedDocument> each) {
    shop.drafts().forEach(draft -> each.accept(draft.name(), draft.priced()));
    shop.orders().forEach(order -> each.accept(order.name(), order.priced()));
    shop.documents().forEach(document -> each.accept(document.name(), document.priced()));
  }

  static void coveredIsCompleted(StoredShop shop, LawReport report) {
    for (var draft : shop.drafts()) {
      boolean covered = !draft.paid().isZero() && !draft.paid().isLessThan(draft.total());
      report.check(draft.status() instanceof DraftStatus.Completed || !covered, draft.name());
    }
  }

  static void oneOrderPerDraft(StoredShop shop, LawReport report) {
    var byDraft = by(Order::draftId, shop.orders());
    for (var draft : shop.drafts()) {
      var orders = byDraft.getOrDefault(draft.id(), List.of()).stream().map(Order::id).toList();
      var expected =
          draft.status() instanceof DraftStatus.Completed(_, var orderId, _)
              ? List.of(orderId)
              : List.<CustomerId>of();
      report.check(orders.equals(expected), draft.name() + " has the orders " + orders);
    }
    for (var order : shop.orders()) {
      report.check(shop.draft(order.draftId()).isPresent(), order.name() + " has no draft");
    }
  }

  static void numbersDiffer(StoredShop shop, LawReport report) {
    var seen = new HashSet<String>();
    shop.orders().forEach(order -> report.check(seen.add(order.name()), order.name()));
    shop.drafts().forEach(draft -> report.check(seen.add(draft.name()), draft.name()));
  }

  static void pricesStay(StoredShop shop, LawReport report) {
    for (var order : shop.orders()) {
      var draft = shop.draft(order.draftId());
      report.check(
          draft.filter(one -> one.priced().equals(order.priced())).isPresent(), order.name());
    }
    for (var document : shop.documents()) {
      var order = shop.order(document.orderId());
      report.check(
          order.filter(one -> one.priced().equals(document.priced())).isPresent(), document.name());
    }
  }

  static void customerHistory(StoredShop shop, LawReport report) {
    var orders = by(order -> order.content().customerId(), shop.orders());
    for (var customer : shop.customers().known().values()) {
      var own = orders.getOrDefault(Optional.of(customer.id()), List.of());
      var history = shop.customers().history(customer, shop.shop());
      var total =
          own.stream()
              .filter(order -> order.cancellation().isEmpty())
              .map(order -> order.priced().total().shop())
              .reduce(Money.zero(shop.shop().currency()), Money::plus);
      report.check(history.count() == own.size(), "count of customer " + customer.id());
      // Of who ordered before it was kept it is not known.
      report.check(
          history.totalSpent().map(total::equals).orElse(customer.ordersCount() > 0),
          "total of customer " + customer.id());
    }
  }

  static void placeAmongCustomers(StoredShop shop, LawReport report) {
    var orders = by(order -> order.content().customerId(), shop.orders());
    var guests = orders.getOrDefault(Optional.empty(), List.of());
    for (var customer : shop.customers().known().values()) {
      int count = shop.customers().history(customer, shop.shop()).count();
      for (var order : orders.getOrDefault(Optional.of(customer.id()), List.of())) {
        int place = order.customerOrdinal();
        // Orders from before the record may count too, under mail addresses that may change.
        long before = guests.stream().filter(one -> one.id().value() < order.id().value()).count();
        report.check(0 <= place && place <= count + before, order.name());
      }
    }
  }

  /// Orders that were made before they were kept by address have no entry.
  static void guestHistory(StoredShop shop, LawReport report) {
    shop.customers()
        .byMail()
        .forEach((address, entries) ->
            entries
                .values()
                .forEach(entry -> {
                  var order = shop.order(entry.orderId());
                  report.check(
                      order.filter(one -> isKeptUnder(address, one)).isPresent(),
                      entry.orderName() + " of " + address);
                }));
  }

  private static boolean isKeptUnder(String address, Order order) {
    return order.cancellation().isEmpty()
        && order.guest().map(MailAddress::key).equals(Optional.of(address));
  }

  static void customerAddresses(StoredShop shop, LawReport report) {
    var used = new HashMap<String, CustomerId>();
    for (var customer : shop.customers().known().values()) {
      for (var email : customer.email().stream().toList()) {
        boolean first = used.put(MailAddress.key(email), customer.id()) == null;
        report.check(first, email + " is used twice");
      }
    }
    var taken = shop.customers().addresses();
    used.forEach((email, id) -> report.check(id.equals(taken.get(email)), email + " is not taken"));
    taken.keySet().forEach(email -> report.check(used.containsKey(email), email + " is not used"));
  }
}
