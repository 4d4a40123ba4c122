package dev.utkast.functions.draftorders;

import dev.utkast.aws.http.AddressJson;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.TagsJson;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.model.customer.Customer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `customer` without an id, as clients send what they know of somebody: who has the mail address
/// already, or else a new customer, who is written together with the draft.
///
/// @param made who is new
record NamedCustomer(Optional<Long> id, Optional<Customer> made) {
  private static final int MAX_ADDRESSES = 20;

  static final NamedCustomer NOBODY = new NamedCustomer(Optional.empty(), Optional.empty());

  /// @param newId of who is new
  static NamedCustomer read(Fields fields, CustomersTable customers, long newId, Instant now) {
    var email = fields.mailAddress("email").map(text -> text.toLowerCase(Locale.ROOT));
    var known = email.flatMap(customers::findIdByEmail);
    if (known.isPresent()) {
      return new NamedCustomer(known, Optional.empty());
    }
    var made = customer(fields, email, newId, now);
    boolean unnamed = made.email().or(made::phone).or(made::firstName).or(made::lastName).isEmpty();
    return unnamed ? NOBODY : new NamedCustomer(Optional.of(newId), Optional.of(made));
  }

  private static Customer customer(Fields fields, Optional<String> email, long id, Instant now) {
    return new Customer(
        id,
        1,
        email,
        fields.text("first_name"),
        fields.text("last_name"),
        fields.text("phone"),
        fields.text("note", Fields.MAX_TEXT),
        TagsJson.read(fields, "tags").orElse(List.of()),
        fields.flag("tax_exempt", false),
        fields.children("addresses", MAX_ADDRESSES).stream().map(AddressJson::read).toList(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Customer.unknown(id, now).totalOfOrders(),
        false);
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
