package dev.utkast.model.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Someone the shop sells to.
///
/// @param email in lower case; at most one customer has it
/// @param currency ISO 4217 code that the customer's invoices are made out in, if chosen
/// @param language ISO 639-1 code of the customer's mails, if chosen
/// @param ordersCount how many orders were made so far; raised in the transaction that makes an
///   order
/// @param taxExemption why the customer is exempt, such as the number of a resale certificate
/// @param vatNumber with its country prefix, without spaces
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
    Optional<String> vatNumber) {

  public Customer {
    tags = List.copyOf(tags);
    addresses = List.copyOf(addresses);
  }

  /// A customer of whom no tax office knows anything.
  public Customer(
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
      Instant updatedAt) {
    this(
        id,
        version,
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
        updatedAt,
        Optional.empty(),
        Optional.empty());
  }

  public Optional<Address> defaultAddress() {
    return addresses.stream().findFirst();
  }

  public Customer withOrder(long orderId, String orderName, Instant now) {
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
        ordersCount + 1,
        Optional.of(orderId),
        Optional.of(orderName),
        createdAt,
        now,
        taxExemption,
        vatNumber);
  }
}
