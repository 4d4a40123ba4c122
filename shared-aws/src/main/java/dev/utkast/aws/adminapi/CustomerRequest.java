package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.text.Characters;
import dev.utkast.model.text.MailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// `{"customer": {...}}` to the customer: of a customer's own request, and within a draft's. A
/// field that is absent stays as it was and one that is null is emptied; addresses are replaced as
/// a whole, and the one marked as default comes first. What is counted (orders, money spent) and
/// the state of an account are ignored.
///
/// Refuses what is no mail address, currencies that are not in ISO 4217, languages that mails are
/// not written in, VAT numbers that cannot be true, and a customer who has neither name nor mail
/// address nor phone number. What is wrong is collected; who asks refuses it
/// ([Fields#refuseIfWrong]).
public final class CustomerRequest {
  private static final int MAX_ADDRESSES = 20;
  private static final int MAX_PHONE = 50;

  /// A customer has one of these at least.
  private static final List<String> NAMES = List.of("email", "phone", "first_name", "last_name");

  /// The languages of mails and documents.
  public static final List<String> LANGUAGES = List.of("en", "nl", "nb", "de", "fr");

  private final Fields fields;
  private final Shop shop;
  private final boolean aside;

  public CustomerRequest(Fields fields, Shop shop) {
    this(fields, shop, false);
  }

  private CustomerRequest(Fields fields, Shop shop, boolean aside) {
    this.fields = fields;
    this.shop = shop;
    this.aside = aside;
  }

  /// A customer who is described within something else, such as a draft, and is not changed by it:
  /// there an address without any value is ignored.
  public static CustomerRequest aside(Fields fields, Shop shop) {
    return new CustomerRequest(fields, shop, true);
  }

  public Customer create(CustomerId id, Instant now) {
    return read(Customer.unknown(id, now), 1, now);
  }

  /// @return nothing where nothing changes
  public Optional<Customer> update(Customer before, Instant now) {
    var same = read(before, before.version(), before.updatedAt());
    return same.equals(before)
        ? Optional.empty()
        : Optional.of(read(before, before.version() + 1, now));
  }

  /// Accounts, consents and further fields that this shop does not keep.
  private void refuseOthers() {
    for (var name :
        List.of(
            "password",
            "password_confirmation",
            "metafields",
            "multipass_identifier",
            "marketing_opt_in_level")) {
      fields.unkept(name);
    }
    fields.unkept("tax_exemptions");
    fields.unkept("send_email_invite", Json.Bool.FALSE);
    fields.unkept("send_email_welcome", Json.Bool.FALSE);
    fields.unkept("accepts_marketing", Json.Bool.FALSE);
    fields.unkept("verified_email", Json.Bool.TRUE);
    for (var consent : List.of("email_marketing_consent", "sms_marketing_consent")) {
      for (var given : fields.child(consent).stream().toList()) {
        given.unkept("state", Json.of("not_subscribed"));
        given.unkept("opt_in_level", Json.of("single_opt_in"), Json.of("unknown"));
      }
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
            addressesOf(before),
            currency(before),
            language(before),
            before.ordersCount(),
            before.lastOrderId(),
            before.lastOrderName(),
            before.createdAt(),
            updatedAt,
            given("tax_exemption", before.taxExemption(), () -> fields.text("tax_exemption")),
            given(
                "vat_number", before.vatNumber(), () -> VatNumberField.read(fields, "vat_number")),
            before.totalOfOrders(),
            before.ordered());
    boolean unnamed =
        customer.email().or(customer::phone).isEmpty()
            && customer.firstName().or(customer::lastName).isEmpty();
    if (unnamed && NAMES.stream().allMatch(name -> isBlank(fields.raw(name)))) {
      fields.error("base", "must have a name, a phone number or a mail address");
    }
    return customer;
  }

  private static boolean isBlank(Json value) {
    return value.isNull() || value.text().filter(text -> !Characters.anyVisible(text)).isPresent();
  }

  private <T> T given(String name, T before, Supplier<T> read) {
    return fields.has(name) ? read.get() : before;
  }

  /// The mail address, as customers are known by it: in lower case.
  public Optional<String> email() {
    return fields.mailAddress("email").map(MailAddress::lowerCase);
  }

  private Optional<String> phone() {
    return fields.line("phone", MAX_PHONE);
  }

  /// `default_address` alone is the address, or changes the first; with the `id` of another it
  /// changes that one, which comes first then. Beside `addresses` that say something new it repeats
  /// one of them, or what was.
  private List<Address> addressesOf(Customer before) {
    var stored = before.addresses();
    var listed = listed(before);
    var address = defaultAddress(before);
    if (address.isEmpty()) {
      return listed;
    }
    var told = fields.child("default_address").orElseThrow();
    var place = placeOfDefault(told, stored);
    var known = place.map(stored::get);
    if (isBlank(told, address.get(), known)) {
      return listed;
    }
    if (!fields.raw("addresses").isNull() && !listed.equals(stored)) {
      if (!listed.contains(address.get()) && !known.equals(address)) {
        fields.error("default_address", "is none of the addresses");
      }
      return listed;
    }
    var addresses = new ArrayList<>(stored);
    place.ifPresent(at -> addresses.remove(at.intValue()));
    addresses.addFirst(address.get());
    return addresses;
  }

  /// @return what `addresses` alone makes of those of before
  public List<Address> listed(Customer before) {
    var stored = before.addresses();
    return given("addresses", stored, () -> addresses(stored));
  }

  /// @return what `default_address` tells, with what is stored where it says nothing
  public Optional<Address> defaultAddress(Customer before) {
    var stored = before.addresses();
    return fields
        .child("default_address")
        .map(told -> AddressJson.read(told, placeOfDefault(told, stored).map(stored::get)));
  }

  private static Optional<Integer> placeOfDefault(Fields told, List<Address> stored) {
    return place(told, stored).or(() -> stored.stream().findFirst().map(_ -> 0));
  }

  /// @return where the address stands that is named by its `id`; those of a new customer have none
  private static Optional<Integer> place(Fields address, List<Address> stored) {
    var id = stored.isEmpty() ? Optional.<Long>empty() : address.integer("id", 1, MAX_ADDRESSES);
    if (id.filter(number -> number > stored.size()).isPresent()) {
      address.error("id", "does not exist: " + id.get());
      return Optional.empty();
    }
    return id.map(number -> Math.toIntExact(number) - 1);
  }

  /// An address without any value is not kept. A stored one can't be emptied this way, which is
  /// refused.
  private boolean isBlank(Fields told, Address address, Optional<Address> known) {
    if (address.saysAnything() || told.isWrong() || known.equals(Optional.of(address))) {
      return false;
    }
    if (known.isPresent() && !aside) {
      var name = told.path().substring(fields.path().length(), told.path().length() - 1);
      fields.error(name, "can't be blank: leave it out of addresses");
    }
    return true;
  }

  private List<Address> addresses(List<Address> stored) {
    var out = new ArrayList<Address>();
    for (var one : fields.children("addresses", MAX_ADDRESSES)) {
      var known = place(one, stored).map(stored::get);
      var address = AddressJson.read(one, known);
      if (isBlank(one, address, known)) {
        continue;
      }
      // The last that is marked: clients mark another one and send the old mark back with it.
      boolean first = one.flag("default", false) && !out.isEmpty();
      out.add(first ? 0 : out.size(), address);
    }
    return out;
  }

  /// A customer without a currency is answered with the shop's. A client that sends it back has not
  /// chosen it.
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
      fields.wrong("currency", "is not a currency of ISO 4217");
    }
    return code;
  }

  /// `language` and `locale` are two names of one field; the one that says something new is meant.
  private Optional<String> language(Customer before) {
    var language = language("language", before);
    var locale = language("locale", before);
    if (language.equals(before.language())) {
      return locale;
    }
    boolean wrong = language.isEmpty() && !fields.raw("language").isNull();
    // Of a customer who is stored it may repeat what somebody has changed since it was read.
    boolean fresh = before.version() == 0;
    if (fresh && !wrong && !locale.equals(before.language()) && !locale.equals(language)) {
      fields.wrong("locale", "is another one than language");
    }
    return language;
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
      fields.wrong(name, "must be one of " + String.join(", ", LANGUAGES));
      return Optional.empty();
    }
    return language;
  }
}
