package dev.utkast.model.customer;

import dev.utkast.model.id.OrderId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// What a customer has ordered, counted from one entry per order: two sales at the same moment
/// write two entries, and neither waits for the other.
///
/// @param count of all orders that were made, the cancelled ones included
/// @param totalSpent all that was agreed and not cancelled, in the shop's currency, tax and
///   shipping included, whether it is paid or not; not known of who ordered before it was kept
/// @param last the newest order, the cancelled ones included
public record OrderHistory(int count, Optional<Money> totalSpent, Optional<Last> last) {

  /// The newest order.
  public record Last(OrderId id, String name) {}

  /// One order in its customer's history; never changed.
  ///
  /// @param total of the order in the shop's currency
  public record Entry(OrderId orderId, String orderName, Money total) {}

  /// @param placed an entry for each order that was made
  /// @param cancelled an entry for each order that was cancelled
  public static OrderHistory of(
      Customer customer, List<Entry> placed, List<Entry> cancelled, CurrencyUnit books) {
    var before =
        customer.ordersCount() == 0 ? Optional.of(Money.zero(books)) : customer.totalOfOrders();
    var newest = placed.stream().max(Comparator.comparingLong(entry -> entry.orderId().value()));
    return new OrderHistory(
        customer.ordersCount() + placed.size(),
        before.map(sum -> sum.plus(sum(placed, books)).minus(sum(cancelled, books))),
        newest
            .map(entry -> new Last(entry.orderId(), entry.orderName()))
            .or(() ->
                customer
                    .lastOrderId()
                    .map(id -> new Last(id, customer.lastOrderName().orElse("")))));
  }

  private static Money sum(List<Entry> entries, CurrencyUnit books) {
    return entries.stream().map(Entry::total).reduce(Money.zero(books), Money::plus);
  }

  /// What was cancelled never left, for an order that has sent something cannot be: it counts no
  /// more.
  ///
  /// @param before how many orders were made before each had an entry
  /// @param placed an entry for each order that was made
  /// @param cancelled an entry for each order that was cancelled
  /// @return which order of its customer an order is, from 1, by when it was made
  public static int ordinal(
      int before, List<Entry> placed, List<Entry> cancelled, OrderId orderId) {
    return before + earlier(placed, orderId.value()) - earlier(cancelled, orderId.value() - 1);
  }

  private static int earlier(List<Entry> entries, long last) {
    return Math.toIntExact(
        entries.stream().filter(entry -> entry.orderId().value() <= last).count());
  }
}
