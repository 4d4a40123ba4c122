package dev.utkast.demo.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.List;

/// Allots a customer's cheques, which name no order, to the customer's oldest open orders.
///
/// A cheque is in the source's currency; an order may have been invoiced in another. A share that
/// covers what an order still owes in the source's currency pays its outstanding presentment amount
/// exactly; a smaller share pays the proportional presentment amount, rounded down, so that an
/// order is never paid more than it was invoiced for. Money without an open order waits on account
/// for the next order. The result depends only on the order of the calls: replaying them allots the
/// same.
final class CustomerAccount {
  /// An amount of one cheque allotted to one order: `source` in the source's currency,
  /// `presentment` in the currency of the order's invoice. The reference is unique for the pair.
  record Share(
      String reference, int order, BigDecimal source, BigDecimal presentment, String currency) {}

  private record OpenOrder(
      int number, BigDecimal source, BigDecimal presentment, Currency currency) {
    /// What of the invoice a smaller share pays.
    BigDecimal proportion(BigDecimal share) {
      int digits = currency.getDefaultFractionDigits();
      return presentment.multiply(share).divide(source, digits, RoundingMode.DOWN);
    }
  }

  private record Money(String cheque, BigDecimal amount) {}

  private final Deque<OpenOrder> open = new ArrayDeque<>();
  private final Deque<Money> onAccount = new ArrayDeque<>();

  /// A new order that owes `source`, invoiced as `presentment`; money on account goes to it at
  /// once.
  List<Share> opened(int order, BigDecimal source, BigDecimal presentment, String currency) {
    open.addLast(new OpenOrder(order, source, presentment, Currency.getInstance(currency)));
    return allot();
  }

  /// A cheque of `amount` in the source's currency.
  List<Share> received(String cheque, BigDecimal amount) {
    onAccount.addLast(new Money(cheque, amount));
    return allot();
  }

  /// Money that found no open order, in the source's currency.
  BigDecimal onAccount() {
    return onAccount.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Share> allot() {
    var shares = new ArrayList<Share>();
    while (!open.isEmpty() && !onAccount.isEmpty()) {
      var order = open.removeFirst();
      var money = onAccount.removeFirst();
      var source = order.source().min(money.amount());
      boolean covers = source.compareTo(order.source()) == 0;
      var paid = covers ? order.presentment() : order.proportion(source);
      if (paid.signum() > 0) {
        var reference = money.cheque() + "/" + order.number();
        var currency = order.currency().getCurrencyCode();
        shares.add(new Share(reference, order.number(), source, paid, currency));
      }
      if (!covers) {
        open.addFirst(
            new OpenOrder(
                order.number(),
                order.source().subtract(source),
                order.presentment().subtract(paid),
                order.currency()));
      }
      var left = money.amount().subtract(source);
      if (left.signum() > 0) {
        onAccount.addFirst(new Money(money.cheque(), left));
      }
    }
    return shares;
  }
}
