package dev.utkast.functions.customers;

import dev.utkast.aws.http.AddressJson;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.MoneyJson;
import dev.utkast.aws.http.TagsJson;
import dev.utkast.aws.json.Json;
import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.tax.VatNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// `{"customer": {...}}` to the customer. A field that is absent stays as it was and one that is
/// null is emptied; addresses are replaced as a whole, and the one marked as default comes first.
/// What is counted (orders, money spent) and the state of an account are ignored.
///
/// Refuses what is no mail address, currencies that are not in ISO 4217, languages that mails are
/// not written in, VAT numbers that cannot be true, and a customer who has neither name nor mail
/// address nor phone number.
final class CustomerRequest {
  static final int MAX_ADDRESSES = 20;
  static final int MAX_PHONE = 50;

  /// The languages of mails and documents.
  static final List<String> LANGUAGES = List.of("en", "nl", "nb", "de", "fr");

  private final Fields fields;
  private final Shop shop;

  CustomerRequest(Fields fields, Shop shop) {
    this.fields = fields;
    this.shop = shop;
  }

  Customer create(long id, Instant now) {
    return read(Customer.unknown(id, now), 1, now);
  }

  /// @return nothing where nothing changes
  Optional<Customer> update(Customer before, Instant now) {
    var same = read(before, before.version(), before.updatedAt());
    return same.equals(before)
        ? Optional.empty()
        : Optional.of(read(before, before.version() + 1, now));
  }

  /// Accounts, consents and further fields that this shop does not keep.
  private void refuseOthers() {
    for (var name :
        List.of("password", "password_confirmation", "metafields", "multipass_identifier")) {
      fields.unkept(name);
    }
    fields.unkept("tax_exemptions");
    fields.unkept("send_email_invite", Json.Bool.FALSE);
    fields.unkept("send_email_welcome", Json.Bool.FALSE);
    fields.unkept("accepts_marketing", Json.Bool.FALSE);
    fields.unkept("verified_email", Json.Bool.TRUE);
    for (var consent : List.of("email_marketing_consent", "sms_marketing_consent")) {
      fields.child(consent).ifPresent(given -> given.unkept("state", Json.of("not_subscribed")));
    }
  }

  private Customer read(Customer before, long version, Instant updatedAt) {
    refuseOthers();
    var customer =
        new Customer(
            before.id(),
            version,
            given("email", before.email(), this::email),
            given("first_name", before.firstName(), () -> fields.text("first_name")),
            given("last_name", before.lastName(), () -> fields.text("last_name")),
            given("phone", before.phone(), this::phone),
            given("note", before.note(), () -> fields.text("note", Fields.MAX_TEXT)),
            TagsJson.read(fields, "tags").orElse(before.tags()),
            fields.flag("tax_exempt", before.taxExempt()),
            given("addresses", before.addresses(), this::addresses),
            currency(before),
            language(before),
            before.ordersCount(),
            before.lastOrderId(),
            before.lastOrderName(),
            before.createdAt(),
            updatedAt,
            given("tax_exemption", before.taxExemption(), () -> fields.text("tax_exemption")),
            given("vat_number", before.vatNumber(), this::vatNumber),
            before.totalOfOrders(),
            before.ordered());
    boolean unnamed =
        customer.email().or(customer::phone).isEmpty()
            && customer.firstName().or(customer::lastName).isEmpty();
    fields.refuseIfWrong();
    if (unnamed) {
      fields.error("base", "must have a name, a phone number or a mail address");
    }
    fields.refuseIfWrong();
    return customer;
  }

  private <T> T given(String name, T before, Supplier<T> read) {
    return fields.has(name) ? read.get() : before;
  }

  private Optional<String> email() {
    return fields.mailAddress("email").map(text -> text.toLowerCase(Locale.ROOT));
  }

  private Optional<String> phone() {
    return fields.line("phone", MAX_PHONE);
  }

  private Optional<String> vatNumber() {
    return fields
        .text("vat_number")
        .flatMap(text ->
            switch (VatNumber.parse(text)) {
              case VatNumber.Parsed.Valid(var number) -> Optional.of(number.number());
              case VatNumber.Parsed.Refused(var reason) -> {
                fields.error("vat_number", reason);
                yield Optional.empty();
              }
            });
  }

  private List<Address> addresses() {
    var out = new ArrayList<Address>();
    for (var one : fields.children("addresses", MAX_ADDRESSES)) {
      var address = AddressJson.read(one);
      // The last that is marked: clients mark another one and send the old mark back with it.
      boolean first = one.flag("default", false) && !out.isEmpty();
      out.add(first ? 0 : out.size(), address);
    }
    return out;
  }

  /// The shop's currency is what a customer without one is told to have, and comes back unchosen.
  private Optional<String> currency(Customer before) {
    if (!fields.has("currency")) {
      return before.currency();
    }
    var code = fields.text("currency").map(text -> text.toUpperCase(Locale.ROOT));
    boolean unchosen =
        before.currency().isEmpty() && code.equals(Optional.of(shop.currency().getCode()));
    if (unchosen) {
      return Optional.empty();
    }
    if (code.isPresent() && MoneyJson.currency(code.get()).isEmpty()) {
      fields.error("currency", "is not a currency of ISO 4217");
    }
    return code;
  }

  /// `language` and `locale` are two names of one field; the one that says something new is meant.
  private Optional<String> language(Customer before) {
    var language = language("language", before);
    return language.equals(before.language()) ? language("locale", before) : language;
  }

  private Optional<String> language(String name, Customer before) {
    if (!fields.has(name)) {
      return before.language();
    }
    if (fields.raw(name) instanceof Json.Null) {
      return Optional.empty();
    }
    var language = fields.text(name).map(text -> text.toLowerCase(Locale.ROOT).split("[-_]")[0]);
    if (language.isEmpty() || !LANGUAGES.contains(language.get())) {
      fields.error(name, "must be one of " + String.join(", ", LANGUAGES));
      return Optional.empty();
    }
    return language;
  }
}
