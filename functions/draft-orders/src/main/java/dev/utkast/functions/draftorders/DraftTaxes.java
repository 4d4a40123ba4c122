package dev.utkast.functions.draftorders;

import dev.utkast.aws.http.Countries;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Provinces;
import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.pricing.CategoryRates;
import dev.utkast.model.pricing.FieldProblem;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.pricing.ZeroTaxReason;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.tax.Place;
import dev.utkast.model.tax.Registration;
import dev.utkast.model.tax.TaxData;
import dev.utkast.model.tax.TaxRules;
import dev.utkast.model.tax.TaxSituation;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which taxes a draft has on a day: those of where it goes, which is its shipping address, else
/// its billing address, else the customer's default address, else the shop itself. An address
/// without a country is in the shop's.
///
/// What the rules refuse is refused under the name of the address that was looked at. A shop that
/// is registered nowhere is asked for no address at all, and neither is a draft that is exempt.
record DraftTaxes(TaxContext context, TaxBasis basis) {

  /// @param field the name in a request of where the place came from
  private record Destination(String field, Place place) {}

  static DraftTaxes of(
      SaleContent content,
      Optional<Customer> customer,
      SalesSettings settings,
      Shop shop,
      LocalDate day) {
    var inForce =
        content.taxExempt()
            ? List.<Registration>of()
            : settings.registrations(day).stream().map(TaxRegistration::registration).toList();
    var destination = destination(content, customer, settings, shop, inForce.isEmpty());
    var sale =
        new TaxSituation(
            day,
            shop.country(),
            destination.place(),
            inForce,
            customer.flatMap(Customer::vatNumber),
            customer.filter(Customer::taxExempt).map(exempt -> exempt.taxExemption().orElse("")),
            content.taxExempt(),
            content.manualRates());
    var data = settings.taxData(destination.place().country());
    return switch (TaxRules.resolve(data, sale)) {
      case TaxRules.Resolution.Resolved(var context) ->
          invoiceable(new DraftTaxes(context, basis(sale, settings, data, context)));
      case TaxRules.Resolution.Refused(var problems) ->
          throw HttpProblem.invalid(byField(problems, destination.field()));
    };
  }

  /// An invoice with reverse charge names both VAT numbers (Directive 2006/112/EC, article 226,
  /// points 3 and 4), so there is none without the shop's.
  private static DraftTaxes invoiceable(DraftTaxes taxes) {
    boolean ruled = !taxes.context().draftExempt() && taxes.context().manualRates().isEmpty();
    if (ruled && isReverseCharge(taxes.context()) && taxes.basis().sellerVatNumber().isEmpty()) {
      throw HttpProblem.invalid(
          "tax_settings.vat_number", "can't be blank: a reverse charge names it");
    }
    return taxes;
  }

  private static boolean isReverseCharge(TaxContext context) {
    return context
        .category(TaxContext.STANDARD)
        .flatMap(CategoryRates::zeroReason)
        .filter(reason -> reason.code() == ZeroTaxReason.Code.REVERSE_CHARGE)
        .isPresent();
  }

  private static Destination destination(
      SaleContent content,
      Optional<Customer> customer,
      SalesSettings settings,
      Shop shop,
      boolean unregistered) {
    var home =
        new Destination("tax_settings", new Place(shop.country(), settings.region().orElse("")));
    return content
        .shippingAddress()
        .map(address -> at("shipping_address", address, home, unregistered))
        .or(() ->
            content
                .billingAddress()
                .map(address -> at("billing_address", address, home, unregistered)))
        .or(() ->
            customer
                .flatMap(Customer::defaultAddress)
                .map(address -> at("customer.default_address", address, home, unregistered)))
        .orElse(home);
  }

  private static Destination at(
      String field, Address address, Destination home, boolean unregistered) {
    var code = address.countryCode().or(() -> address.country().flatMap(Countries::codeOf));
    if (code.isPresent()) {
      return new Destination(field, new Place(code.get(), region(code.get(), address)));
    }
    if (address.country().isEmpty()) {
      var region = region(home.place().country(), address);
      return region.isEmpty()
          ? home
          : new Destination(field, new Place(home.place().country(), region));
    }
    if (unregistered) {
      return home;
    }
    throw HttpProblem.invalid(
        field + ".country", "is unknown, and taxes depend on it: " + address.country().get());
  }

  private static String region(String country, Address address) {
    return address
        .provinceCode()
        .or(address::province)
        .flatMap(province -> Provinces.codeOf(country, province))
        .orElse("");
  }

  /// Sold from home where the customer accounts for the tax or nobody does; else under the number
  /// that the shop has there.
  private static TaxBasis basis(
      TaxSituation sale, SalesSettings settings, TaxData data, TaxContext context) {
    var place = sale.destination();
    var there = sale.registrations().stream().filter(r -> r.isIn(place.country())).toList();
    boolean fromHome = there.isEmpty() || isReverseCharge(context);
    return new TaxBasis(
        sale.date(),
        place.country(),
        Optional.of(place.region()).filter(region -> !region.isEmpty()),
        there.stream().map(Registration::authority).toList(),
        settings.vatNumber(fromHome ? sale.shopCountry() : place.country(), sale.date()),
        sale.customerVatNumber(),
        data.versions());
  }

  private static Map<String, List<String>> byField(List<FieldProblem> problems, String address) {
    return problems.stream()
        .collect(
            Collectors.groupingBy(
                problem -> problem.field().replaceFirst("^shipping_address", address),
                LinkedHashMap::new,
                Collectors.mapping(FieldProblem::reason, Collectors.toList())));
  }
}
