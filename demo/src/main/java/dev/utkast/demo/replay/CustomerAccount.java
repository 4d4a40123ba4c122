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
public final class CustomerAccount {

  /// An amount of one cheque allotted to one order: `source` in the source's currency,
  /// `presentment` in the currency of the order's invoice. The reference is unique for the pair.
  public record Share(
      String reference, int order, BigDecimal source, BigDecimal presentment, String currency) {}

  private static final class OpenOrder {
    final int number;
    final Currency currency;
    BigDecimal source;
    BigDecimal presentment;

    OpenOrder(int number, BigDecimal source, BigDecimal presentment, Currency currency) {
      this.number = number;
      this.source = source;
      this.presentment = presentment;
      this.currency = currency;
    }
  }

  private record Money(String cheque, BigDecimal amount) {}

  private final Deque<OpenOrder> open = new ArrayDeque<>();
  private final Deque<Money> onAccount = new ArrayDeque<>();

  /// A new order that owes `source`, invoiced as `presentment`; money on account goes to it at
  /// once.
  public List<Share> opened(int order, BigDecimal source, BigDecimal presentment, String currency) {
    open.addLast(new OpenOrder(order, source, presentment, Currency.getInstance(currency)));
    return allot();
  }

  /// A cheque of `amount` in the source's currency.
  public List<Share> received(String cheque, BigDecimal amount) {
    onAccount.addLast(new Money(cheque, amount));
    return allot();
  }

  /// Money that found no open order, in the source's currency.
  public BigDecimal onAccount() {
    return onAccount.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// What the open orders still owe, in the source's currency.
  public BigDecimal owed() {
    return open.stream().map(order -> order.source).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Share> allot() {
    var shares = new ArrayList<Share>();
    while (!open.isEmpty() && !onAccount.isEmpty()) {
      var order = open.removeFirst();
      var money = onAccount.removeFirst();
      var source = order.source.min(money.amount());
      boolean covers = source.compareTo(order.source) == 0;
      var presentment = covers ? order.presentment : proportion(order, source);
      if (presentment.signum() > 0) {
        shares.add(
            new Share(
                money.cheque() + "/" + order.number,
                order.number,
                source,
                presentment,
                order.currency.getCurrencyCode()));
      }
      order.source = order.source.subtract(source);
      order.presentment = order.presentment.subtract(presentment);
      if (!covers) {
        open.addFirst(order);
      }
      var left = money.amount().subtract(source);
      if (left.signum() > 0) {
        onAccount.addFirst(new Money(money.cheque(), left));
      }
    }
    return shares;
  }

  private static BigDecimal proportion(OpenOrder order, BigDecimal source) {
    return order
        .presentment
        .multiply(source)
        .divide(order.source, order.currency.getDefaultFractionDigits(), RoundingMode.DOWN);
  }
}
