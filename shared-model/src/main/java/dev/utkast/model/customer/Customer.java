package dev.utkast.model.customer;

import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/// Someone the shop sells to.
///
/// @param email in lower case; at most one customer has it
/// @param currency ISO 4217 code that the customer's invoices are made out in, if chosen
/// @param language ISO 639-1 code of the customer's mails, if chosen
/// @param ordersCount how many orders were made before each was kept on its own ([OrderHistory]),
///   and so with the newest of these, `lastOrderId` and `lastOrderName`
/// @param taxExemption why the customer is exempt, such as the number of a resale certificate
/// @param vatNumber with its country prefix, without spaces
/// @param totalOfOrders what those orders come to that stood then, in the shop's currency; not
///   known of who ordered before it was kept
/// @param ordered whether an order was made since; said once, with the first, so that a customer
///   who orders cannot be deleted in the same moment
public record Customer(
    CustomerId id,
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
    Optional<OrderId> lastOrderId,
    Optional<String> lastOrderName,
    Instant createdAt,
    Instant updatedAt,
    Optional<String> taxExemption,
    Optional<String> vatNumber,
    Optional<Money> totalOfOrders,
    boolean ordered) {

  public Customer {
    tags = List.copyOf(tags);
    addresses = List.copyOf(addresses);
  }

  /// A customer of whom nothing is known yet, and who is not stored.
  public static Customer unknown(CustomerId id, Instant now) {
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
        Optional.empty(),
        false);
  }

  /// @return the default address; with the customer's name on it if it has none of its own
  public Optional<Address> namedDefaultAddress() {
    return defaultAddress()
        .map(address ->
            address.name().or(address::company).isPresent()
                ? address
                : address.inTheNameOf(firstName, lastName));
  }

  /// @return first and last name, else the company, as far as it is known
  public Optional<String> name() {
    var name =
        Stream.of(firstName, lastName).flatMap(Optional::stream).collect(Collectors.joining(" "));
    return Optional.of(name)
        .filter(text -> !text.isBlank())
        .or(() -> defaultAddress().flatMap(address -> address.name().or(address::company)));
  }

  public Optional<Address> defaultAddress() {
    return addresses.stream().findFirst();
  }

  public boolean hasOrdered() {
    return ordered || ordersCount > 0;
  }

  /// The customer from the first order on.
  public Customer withFirstOrder(Instant now) {
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
        ordersCount,
        lastOrderId,
        lastOrderName,
        createdAt,
        now,
        taxExemption,
        vatNumber,
        totalOfOrders,
        true);
  }
}
