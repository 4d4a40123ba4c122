package dev.utkast.model.tax;

import dev.utkast.model.pricing.AppliedRate;
import dev.utkast.model.pricing.CategoryRates;
import dev.utkast.model.pricing.FieldProblem;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.pricing.ZeroTaxReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the taxes of a sale: which rates each product category has at the destination on the day,
/// or why there are none.
///
/// In order: an exempt customer pays none; a business in another member state of the EU with a VAT
/// number accounts for the tax itself, if the shop is registered at home; outside the shop's
/// registrations there is none; else the rates of every authority that the shop is registered with
/// and that taxes the place, side by side. A category that a place does not have is taxed at its
/// standard rate. The draft's exemption and manual rates are passed on: pricing puts them above all
/// this.
///
/// Refuses countries that do not exist, regions that are unknown where rates depend on them, VAT
/// numbers that cannot be true, days before the first known rate, and the same tax twice.
public final class TaxRules {

  public sealed interface Resolution {
    record Resolved(TaxContext context) implements Resolution {}

    record Refused(List<FieldProblem> problems) implements Resolution {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  private final TaxData data;
  private final TaxSituation sale;
  private final List<FieldProblem> problems = new ArrayList<>();

  private TaxRules(TaxData data, TaxSituation sale) {
    this.data = data;
    this.sale = sale;
  }

  public static Resolution resolve(TaxData data, TaxSituation sale) {
    return new TaxRules(data, sale).resolve();
  }

  private Resolution resolve() {
    checkCountry();
    checkVatNumber();
    if (!problems.isEmpty()) {
      return new Resolution.Refused(problems);
    }
    var categories = categories();
    return problems.isEmpty()
        ? new Resolution.Resolved(
            new TaxContext(sale.draftExempt(), sale.manualRates(), categories))
        : new Resolution.Refused(problems.stream().distinct().toList());
  }

  private void checkCountry() {
    if (!Countries.exists(sale.destination().country())) {
      refuse("shipping_address.country_code", "is unknown: " + sale.destination().country());
    }
  }

  private void checkVatNumber() {
    sale.customerVatNumber()
        .map(VatNumber::parse)
        .ifPresent(parsed -> {
          if (parsed instanceof VatNumber.Parsed.Refused(var reason)) {
            refuse("customer.vat_number", reason);
          }
        });
  }

  private List<CategoryRates> categories() {
    var reason = reasonForNone();
    return data.categories().stream()
        .map(c -> reason.map(r -> none(c, r)).orElseGet(() -> ratesOf(c)))
        .toList();
  }

  private Optional<ZeroTaxReason> reasonForNone() {
    if (sale.customerExemption().isPresent()) {
      return Optional.of(
          new ZeroTaxReason(ZeroTaxReason.Code.CUSTOMER_EXEMPT, sale.customerExemption().get()));
    }
    if (isReverseCharge()) {
      return Optional.of(
          new ZeroTaxReason(
              ZeroTaxReason.Code.REVERSE_CHARGE, sale.customerVatNumber().orElseThrow()));
    }
    if (!isRegisteredThere()) {
      return Optional.of(ZeroTaxReason.of(ZeroTaxReason.Code.OUTSIDE_REGISTRATIONS));
    }
    return Optional.empty();
  }

  /// Directive 2006/112/EC, articles 138 (goods) and 44 with 196 (services): customer identified
  /// for VAT in another member state.
  private boolean isReverseCharge() {
    return EuropeanUnion.isMember(sale.shopCountry())
        && registrations().stream().anyMatch(r -> r.isIn(sale.shopCountry()))
        && isElsewhereInTheUnion(sale.destination().country())
        && sale.customerVatNumber().map(VatNumber::parse).filter(this::isElsewhere).isPresent();
  }

  private boolean isElsewhere(VatNumber.Parsed parsed) {
    return parsed instanceof VatNumber.Parsed.Valid(var number)
        && isElsewhereInTheUnion(number.country());
  }

  private boolean isElsewhereInTheUnion(String country) {
    return EuropeanUnion.isMember(country) && !country.equals(sale.shopCountry());
  }

  /// Registered with an authority that taxes the place. Where the shop is registered in the
  /// country, what is known must say so.
  private boolean isRegisteredThere() {
    var country = sale.destination().country();
    if (registrations().stream().noneMatch(r -> r.isIn(country))) {
      return false;
    }
    if (!data.knows(sale.destination())) {
      if (data.hasRegions(country)) {
        refuse(
            "shipping_address.province_code",
            "is unknown in " + country + ": " + sale.destination().region());
      } else {
        refuse("shipping_address.country_code", "has no known tax rates: " + country);
      }
    }
    return data.at(sale.destination()).stream().anyMatch(this::isCovered);
  }

  private CategoryRates ratesOf(String category) {
    switch (category) {
      case TaxContext.ZERO -> {
        return none(category, ZeroTaxReason.of(ZeroTaxReason.Code.ZERO_RATED));
      }
      case TaxContext.EXEMPT -> {
        return none(category, ZeroTaxReason.of(ZeroTaxReason.Code.EXEMPT_CATEGORY));
      }
      default -> {}
    }
    boolean shipping = category.equals(TaxContext.SHIPPING);
    var rates = new ArrayList<AppliedRate>();
    var taxed = false;
    for (var authority : authorities()) {
      if (!shipping || taxesShipping(authority)) {
        taxed = true;
        rates(authority, category).stream()
            .filter(r -> r.rate().signum() > 0)
            .forEach(r -> rates.add(new AppliedRate(r.title(), r.rate())));
      }
    }
    if (rates.stream().distinct().count() < rates.size()) {
      refuse("tax_rates", "has a tax twice: " + rates.getFirst().title());
    }
    if (!rates.isEmpty()) {
      return new CategoryRates(category, rates, Optional.empty());
    }
    return none(
        category,
        ZeroTaxReason.of(
            taxed ? ZeroTaxReason.Code.ZERO_RATED : ZeroTaxReason.Code.SHIPPING_NOT_TAXED));
  }

  private List<String> authorities() {
    return data.at(sale.destination()).stream()
        .filter(this::isCovered)
        .map(TaxRate::authority)
        .distinct()
        .toList();
  }

  private List<TaxRate> rates(String authority, String category) {
    var own = data.find(sale.destination(), authority, category, sale.date());
    if (!own.isEmpty()) {
      return own;
    }
    if (category.equals(TaxContext.STANDARD)) {
      refuse("date", "has no known rate of " + authority + ": " + sale.date());
      return List.of();
    }
    return rates(authority, TaxContext.STANDARD);
  }

  private boolean taxesShipping(String authority) {
    return registrations().stream()
        .filter(r -> r.covers(authority))
        .anyMatch(Registration::shippingTaxed);
  }

  private boolean isCovered(TaxRate rate) {
    return registrations().stream().anyMatch(r -> r.covers(rate.authority()));
  }

  private List<Registration> registrations() {
    return sale.registrations().stream().filter(r -> r.isInForce(sale.date())).toList();
  }

  private static CategoryRates none(String category, ZeroTaxReason reason) {
    return new CategoryRates(category, List.of(), Optional.of(reason));
  }

  private void refuse(String field, String reason) {
    problems.add(new FieldProblem(field, reason));
  }
}
