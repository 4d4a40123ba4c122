package dev.utkast.demo.replay;

import dev.utkast.demo.EcbTable;
import dev.utkast.demo.source.Country;
import dev.utkast.demo.source.SteelWheels.Customer;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How a SteelWheels customer is written to the API. The source has no mail addresses; they are
/// made from the names, in the reserved domain `.example`, where no mail can arrive.
final class SteelWheelsBodies {
  private static final String SHOP_CURRENCY = "USD";

  private SteelWheelsBodies() {}

  static Map<String, Object> customer(Customer customer) {
    var body = new LinkedHashMap<String, Object>();
    body.put("first_name", customer.firstName());
    body.put("last_name", customer.lastName());
    body.put("email", email(customer));
    body.put("verified_email", true);
    body.put("tags", "wholesale");
    customer
        .creditLimit()
        .ifPresent(limit -> body.put("note", "Credit limit " + limit.toPlainString() + " USD"));
    body.put("addresses", List.of(address(customer)));
    return body;
  }

  static Map<String, Object> address(Customer customer) {
    var address = new LinkedHashMap<String, Object>();
    address.put("first_name", customer.firstName());
    address.put("last_name", customer.lastName());
    address.put("company", customer.name());
    address.put("address1", customer.address1());
    customer.address2().ifPresent(value -> address.put("address2", value));
    address.put("city", customer.city());
    customer.state().ifPresent(value -> address.put("province", value));
    customer.postalCode().ifPresent(value -> address.put("zip", value.strip()));
    address.put("phone", customer.phone());
    var country = Country.spelled(customer.country());
    address.put("country", country.map(Country::name).orElse(customer.country()));
    country.ifPresent(known -> address.put("country_code", known.code()));
    return address;
  }

  /// The customer's own currency when the European Central Bank quotes it on that day, else the
  /// shop's.
  static String currency(Customer customer, LocalDate day, EcbTable rates) {
    return Country.spelled(customer.country())
        .map(Country::currency)
        .filter(currency -> rates.quotes(currency, day))
        .orElse(SHOP_CURRENCY);
  }

  static String email(Customer customer) {
    return slug(customer.firstName())
        + "."
        + slug(customer.lastName())
        + "@"
        + slug(customer.name())
        + ".example";
  }

  private static String slug(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    var slug = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var trimmed = slug.replaceAll("^-|-$", "");
    return trimmed.isEmpty() ? "x" : trimmed;
  }
}
