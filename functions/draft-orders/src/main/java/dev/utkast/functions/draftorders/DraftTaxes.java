package dev.utkast.functions.draftorders;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.pricing.CategoryRates;
import dev.utkast.model.pricing.FieldProblem;
import dev.utkast.model.pricing.HomeTaxes;
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
import dev.utkast.model.tax.Territories;
import dev.utkast.model.tax.Territories.Located;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which taxes a draft has on a day: those of where it goes, which is its shipping address, else
/// its billing address, else the customer's default address, else the shop itself. An address
/// without a country is in the shop's.
///
/// Where prices contain tax, they contain that of the shop's own place, if it is registered there.
///
/// What the rules refuse is refused under the name of the address that was looked at. A shop that
/// is registered nowhere is asked for no address at all, and neither is a draft that is exempt.
record DraftTaxes(TaxContext context, Optional<HomeTaxes> home, TaxBasis basis) {
  private static final Pattern REGION = Pattern.compile("[A-Z0-9]{1,3}");

  /// @param field the name in a request of where the place came from
  /// @param country in the address, ISO 3166-1 alpha-2
  private record Destination(String field, String country, Located located) {
    Place place() {
      return located.place();
    }
  }

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
    var home = settings.home(shop.country(), day);
    var destination =
        new Addresses(new Destination("tax_settings", shop.country(), home), day, inForce.isEmpty())
            .destination(content, customer);
    var sale =
        new TaxSituation(
                day,
                home.place(),
                destination.place().seenFrom(home.place()),
                inForce,
                customer.flatMap(Customer::vatNumber),
                customer
                    .filter(Customer::taxExempt)
                    .map(exempt -> exempt.taxExemption().orElse("")),
                content.taxExempt(),
                content.manualRates())
            .atPlaceOfSupply();
    var data = settings.taxData(sale.destination());
    return switch (TaxRules.resolve(data, sale)) {
      case TaxRules.Resolution.Resolved(var context) ->
          invoiceable(
              new DraftTaxes(
                  context,
                  atHome(context, settings, home.place(), day),
                  basis(destination, sale, settings, data, context)));
      case TaxRules.Resolution.Refused(var problems) ->
          throw HttpProblem.invalid(byField(problems, destination.field()));
    };
  }

  /// The taxes of a consumer at home. Nobody asks for them where all goods bear a tax.
  private static Optional<HomeTaxes> atHome(
      TaxContext context, SalesSettings settings, Place home, LocalDate day) {
    var registered =
        settings.registrations(day).stream().map(TaxRegistration::registration).toList();
    if (!settings.taxesIncluded() || registered.stream().noneMatch(r -> r.isIn(home))) {
      return Optional.empty();
    }
    var sale = TaxSituation.of(day, home, home, registered);
    return switch (TaxRules.resolve(settings.taxData(home), sale)) {
      case TaxRules.Resolution.Resolved(var taxes) ->
          Optional.of(new HomeTaxes(taxes, settings.samePriceEverywhere()));
      case TaxRules.Resolution.Refused _ when !isUntaxed(context) -> Optional.empty();
      case TaxRules.Resolution.Refused(var problems) ->
          throw HttpProblem.invalid(byField(problems, "tax_settings"));
    };
  }

  private static boolean isUntaxed(TaxContext context) {
    return context.draftExempt()
        || context.category(TaxContext.STANDARD).flatMap(CategoryRates::zeroReason).isPresent();
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

  /// Finds where a draft goes.
  ///
  /// @param unregistered whether nothing depends on the place
  private record Addresses(Destination home, LocalDate day, boolean unregistered) {

    Destination destination(SaleContent content, Optional<Customer> customer) {
      return content
          .shippingAddress()
          .map(address -> at("shipping_address", address))
          .or(() -> content.billingAddress().map(address -> at("billing_address", address)))
          .or(() ->
              customer
                  .flatMap(Customer::defaultAddress)
                  .map(address -> at("customer.default_address", address)))
          .orElse(home);
    }

    private Destination at(String field, Address address) {
      if (!address.saysWhere()) {
        return home;
      }
      var where = address.whereabouts(home.country());
      if (where.isPresent()) {
        return new Destination(field, where.get().country(), Territories.locate(where.get(), day));
      }
      if (unregistered) {
        return home;
      }
      throw HttpProblem.invalid(
          field + ".country",
          "is unknown, and taxes depend on it: " + address.country().orElse(""));
    }
  }

  /// Sold from home where the customer accounts for the tax or nobody does; else under the number
  /// that the shop has there.
  private static TaxBasis basis(
      Destination destination,
      TaxSituation sale,
      SalesSettings settings,
      TaxData data,
      TaxContext context) {
    var place = sale.destination();
    var there = sale.registrations().stream().filter(r -> r.isIn(place)).toList();
    boolean fromHome = there.isEmpty() || isReverseCharge(context);
    return new TaxBasis(
        sale.date(),
        destination.country(),
        region(destination, place),
        destination
            .located()
            .territory()
            .filter(_ -> !place.equals(Place.of(destination.country()))),
        there.stream().map(Registration::authority).toList(),
        settings.vatNumber(fromHome ? sale.home() : place, sale.date()),
        sale.customerVatNumber(),
        data.versions());
  }

  /// The region's code, of the country in the address.
  private static Optional<String> region(Destination destination, Place place) {
    return Optional.of(place.region())
        .filter(region -> place.country().equals(destination.country()))
        .filter(region -> REGION.matcher(region).matches());
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
