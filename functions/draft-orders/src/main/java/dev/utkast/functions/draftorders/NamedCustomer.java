package dev.utkast.functions.draftorders;

import dev.utkast.aws.adminapi.AddressJson;
import dev.utkast.aws.adminapi.CustomerRequest;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.text.MailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// `customer` of a draft, as clients send what they know of somebody: who has the id, else who has
/// the mail address already, or, without a mail address, who the draft has if all that is told is
/// stored of that customer, or else a new customer ([CustomerRequest]), who is written together
/// with the draft.
///
/// Who is stored stays as stored. What is told of such a customer must not say otherwise: a draft
/// is no place to change one, and it is made out by what is stored. The mail address and the place
/// of the draft are told of its customer too, and may come back.
///
/// @param made who is new
record NamedCustomer(Optional<CustomerId> id, Optional<Customer> made) {
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
          Map.entry("locale", Customer::language));

  /// What a draft tells of its customer and has itself: how and where the goods go.
  ///
  /// @param emails that it was answered with, or has now
  /// @param addresses that it was answered with, or has now
  record OfDraft(List<String> emails, List<Address> addresses) {
    static OfDraft of(SaleContent... contents) {
      return new OfDraft(
          Stream.of(contents).flatMap(content -> content.email().stream()).toList(),
          Stream.of(contents).flatMap(content -> content.shippingAddress().stream()).toList());
    }

    OfDraft {
      emails = List.copyOf(emails);
      addresses = List.copyOf(addresses);
    }

    boolean tells(String email) {
      return emails.stream().map(MailAddress::key).anyMatch(MailAddress.key(email)::equals);
    }

    /// Whether an address says the same as one of the draft's, as far as it says anything.
    boolean tells(Fields address) {
      return addresses.stream()
          .anyMatch(own -> AddressJson.read(address, Optional.of(own)).equals(own));
    }
  }

  /// @param before the draft as it was
  /// @param newId of who is new
  static NamedCustomer read(
      Fields told,
      CustomersTable customers,
      Shop shop,
      SaleContent before,
      CustomerId newId,
      Instant now) {
    if (!told.raw("id").isNull()) {
      return new NamedCustomer(told.id("id", CustomerId::new), Optional.empty());
    }
    var request = new CustomerRequest(told, shop);
    var known =
        request.email().isPresent()
            ? request.email().flatMap(customers::findIdByEmail)
            : before
                .customerId()
                .flatMap(customers::find)
                .filter(customer -> customer.email().isEmpty())
                .filter(customer -> otherwise(told, customer, shop, OfDraft.of(before)).isEmpty())
                .map(Customer::id);
    return known.isPresent()
        ? new NamedCustomer(known, Optional.empty())
        : new NamedCustomer(Optional.of(newId), Optional.of(request.create(newId, now)));
  }

  /// Whether an object tells of anybody at all.
  static boolean isTold(Json customer) {
    return customer.fieldMap().values().stream().anyMatch(value -> !value.isNull());
  }

  /// Refuses, under its name, each field that says otherwise than what is stored, and than what the
  /// draft tells of its customer. What is blank says nothing.
  static void refuseOtherwise(Fields told, Customer stored, Shop shop, OfDraft draft) {
    for (var name : otherwise(told, stored, shop, draft)) {
      told.error(
          name,
          "is not that of customer " + stored.id() + ": change the customer, or leave it out");
    }
  }

  private static List<String> otherwise(Fields told, Customer stored, Shop shop, OfDraft draft) {
    var request = CustomerRequest.aside(told, shop);
    var asked = request.update(stored, stored.updatedAt()).orElse(stored);
    var names = new ArrayList<String>();
    TOLD.forEach((name, field) -> {
      var value = field.apply(asked);
      if (told.has(name) && !BLANK.contains(value) && !value.equals(field.apply(stored))) {
        names.add(name);
      }
    });
    var listed = request.listed(stored);
    if (!listed.isEmpty() && !listed.equals(stored.addresses())) {
      names.add("addresses");
    }
    var email = request.email().filter(said -> !draft.tells(said)).map(MailAddress::key);
    if (email.isPresent() && !email.equals(stored.email().map(MailAddress::key))) {
      names.add("email");
    }
    var place = request.defaultAddress(stored).filter(Address::saysAnything);
    if (place.isPresent()
        && !place.equals(stored.defaultAddress())
        && !told.child("default_address").filter(draft::tells).isPresent()) {
      names.add("default_address");
    }
    return names;
  }
}
