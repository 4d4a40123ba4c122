package dev.utkast.model.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Someone the shop sells to.
///
/// @param email in lower case; at most one customer has it
/// @param currency ISO 4217 code that the customer's invoices are made out in, if chosen
/// @param language ISO 639-1 code of the customer's mails, if chosen
/// @param ordersCount how many orders were made so far; raised in the transaction that makes an
///   order
/// @param taxExemption why the customer is exempt, such as the number of a resale certificate
/// @param vatNumber with its country prefix, without spaces
/// @param totalOfOrders what the orders that stand come to, in the shop's currency; not known of
///   who ordered before it was kept ([#totalSpent])
public record Customer(
    long id,
    long version,
    Optional<String> email,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> phone,
    Optional<String> note,
    List<String> tags,
    boolean taxExempt,
    List<Address> addresses,
    Optional<String> currency,
    Optional<String> language,
    int ordersCount,
    Optional<Long> lastOrderId,
    Optional<String> lastOrderName,
    Instant createdAt,
    Instant updatedAt,
    Optional<String> taxExemption,
    Optional<String> vatNumber,
    Optional<Money> totalOfOrders) {

  public Customer {
    tags = List.copyOf(tags);
    addresses = List.copyOf(addresses);
  }

  /// A customer of whom nothing is known yet, and who is not stored.
  public static Customer unknown(long id, Instant now) {
    return new Customer(
        id,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Optional<Address> defaultAddress() {
    return addresses.stream().findFirst();
  }

  /// All that was agreed and not cancelled, tax and shipping included, whether it is paid or not:
  /// every order counts from the transaction that makes it to the one that cancels it.
  ///
  /// @return nothing where orders were made before it was kept
  public Optional<Money> totalSpent(CurrencyUnit books) {
    return ordersCount == 0 ? Optional.of(Money.zero(books)) : totalOfOrders;
  }

  /// @param total of the order in the shop's currency
  public Customer withOrder(long orderId, String orderName, Money total, Instant now) {
    return changed(
        ordersCount + 1,
        Optional.of(orderId),
        Optional.of(orderName),
        totalSpent(total.getCurrencyUnit()).map(total::plus),
        now);
  }

  /// The order still counts as one that was made.
  public Customer withoutTotalOf(Money total, Instant now) {
    return changed(
        ordersCount, lastOrderId, lastOrderName, totalOfOrders.map(sum -> sum.minus(total)), now);
  }

  private Customer changed(
      int orders,
      Optional<Long> newestId,
      Optional<String> newestName,
      Optional<Money> total,
      Instant now) {
    return new Customer(
        id,
        version + 1,
        email,
        firstName,
        lastName,
        phone,
        note,
        tags,
        taxExempt,
        addresses,
        currency,
        language,
        orders,
        newestId,
        newestName,
        createdAt,
        now,
        taxExemption,
        vatNumber,
        total);
  }
}
