package dev.utkast.functions.draftorders;

import dev.utkast.aws.http.CustomerRequest;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// `customer` of a draft, as clients send what they know of somebody: who has the id, else who has
/// the mail address already, or, without a mail address, who the draft has if all that is told is
/// stored of that customer, or else a new customer ([CustomerRequest]), who is written together
/// with the draft.
///
/// Who is stored stays as stored. What is told of such a customer must not say otherwise: a draft
/// is no place to change one, and it is made out by what is stored.
///
/// @param made who is new
record NamedCustomer(Optional<Long> id, Optional<Customer> made) {
  static final NamedCustomer NOBODY = new NamedCustomer(Optional.empty(), Optional.empty());

  private static final Set<Object> BLANK = Set.of(Optional.empty(), Optional.of(""), List.of());

  private static final Map<String, Function<Customer, Object>> TOLD =
      Map.ofEntries(
          Map.entry("first_name", Customer::firstName),
          Map.entry("last_name", Customer::lastName),
          Map.entry("phone", Customer::phone),
          Map.entry("note", Customer::note),
          Map.entry("tags", Customer::tags),
          Map.entry("tax_exempt", Customer::taxExempt),
          Map.entry("tax_exemption", Customer::taxExemption),
          Map.entry("vat_number", Customer::vatNumber),
          Map.entry("currency", Customer::currency),
          Map.entry("language", Customer::language),
          Map.entry("locale", Customer::language),
          Map.entry("addresses", Customer::addresses));

  /// @param own who the draft has
  /// @param newId of who is new
  static NamedCustomer read(
      Fields told,
      CustomersTable customers,
      Shop shop,
      Optional<Long> own,
      long newId,
      Instant now) {
    if (!told.raw("id").isNull()) {
      return new NamedCustomer(told.id("id"), Optional.empty());
    }
    var request = new CustomerRequest(told, shop);
    var known =
        request.email().isPresent()
            ? request.email().flatMap(customers::findIdByEmail)
            : own.flatMap(customers::find)
                .filter(customer -> customer.email().isEmpty())
                .filter(customer -> otherwise(told, customer, shop).isEmpty())
                .map(Customer::id);
    return known.isPresent()
        ? new NamedCustomer(known, Optional.empty())
        : new NamedCustomer(Optional.of(newId), Optional.of(request.create(newId, now)));
  }

  /// Whether an object tells of anybody at all.
  static boolean isTold(Json customer) {
    return customer.fieldMap().values().stream().anyMatch(value -> !value.isNull());
  }

  /// Refuses, under its name, each field that says otherwise than what is stored. What is blank
  /// says nothing.
  static void refuseOtherwise(Fields told, Customer stored, Shop shop) {
    for (var name : otherwise(told, stored, shop)) {
      told.error(
          name,
          "is not that of customer " + stored.id() + ": change the customer, or leave it out");
    }
  }

  private static List<String> otherwise(Fields told, Customer stored, Shop shop) {
    var asked = new CustomerRequest(told, shop).update(stored, stored.updatedAt()).orElse(stored);
    return TOLD.entrySet().stream()
        .filter(field -> told.has(field.getKey()))
        .filter(field -> {
          var value = field.getValue().apply(asked);
          return !BLANK.contains(value) && !value.equals(field.getValue().apply(stored));
        })
        .map(Map.Entry::getKey)
        .toList();
  }

  /// @return what writes who is new, in the commit of the draft
  List<Write> writes(CustomersTable customers) {
    var writes = new ArrayList<Write>();
    made.ifPresent(customer -> {
      writes.add(customers.put(customer));
      writes.addAll(customers.claimEmail(customer.id(), Optional.empty(), customer.email()));
    });
    return writes;
  }
}
