package dev.utkast.model.tax;

import dev.utkast.model.decision.TaxProblem;
import dev.utkast.model.pricing.AppliedRate;
import dev.utkast.model.pricing.CategoryRates;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.pricing.ZeroTaxReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the taxes of a sale: which rates each product category has at the destination on the day,
/// or why there are none.
///
/// In order: an exempt customer pays none; a business elsewhere in the Union's VAT area with a VAT
/// number accounts for the tax itself, if the shop is registered at home; what leaves the tax area
/// that the shop is registered in is an export; outside the shop's registrations there is none;
/// else the rates of every authority that the shop is registered with and that taxes the place,
/// side by side. A category that a place does not have is taxed at its standard rate. The draft's
/// exemption and manual rates are passed on: pricing puts them above all this.
///
/// Refuses countries that do not exist, regions that are unknown where rates depend on them, VAT
/// numbers that cannot be true, days before the first known rate, and the same tax twice.
public final class TaxRules {

  public sealed interface Resolution {
    record Resolved(TaxContext context) implements Resolution {}

    record Refused(List<TaxProblem> problems) implements Resolution {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  private final TaxData data;
  private final TaxSituation sale;
  private final List<TaxProblem> problems = new ArrayList<>();

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
    var reason = reasonForNone();
    var categories = categories(c -> reason.map(r -> none(c, r)).orElseGet(() -> ratesOf(c)));
    var postage = categories(c -> reason.map(r -> none(c, r)).orElseGet(() -> postageOf(c)));
    return problems.isEmpty()
        ? new Resolution.Resolved(
            new TaxContext(sale.draftExempt(), sale.manualRates(), categories, postage))
        : new Resolution.Refused(problems.stream().distinct().toList());
  }

  private void checkCountry() {
    if (!Countries.isCode(destination().country())) {
      problems.add(new TaxProblem.UnknownCountry(destination().country()));
    }
  }

  private void checkVatNumber() {
    sale.customerVatNumber()
        .map(VatNumber::parse)
        .ifPresent(parsed -> {
          if (parsed instanceof VatNumber.Parsed.Refused(var fault)) {
            problems.add(new TaxProblem.WrongVatNumber(fault));
          }
        });
  }

  private List<CategoryRates> categories(Function<String, CategoryRates> rates) {
    return data.categories().stream().map(rates).toList();
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
      return Optional.of(
          ZeroTaxReason.of(
              isExport() ? ZeroTaxReason.Code.EXPORT : ZeroTaxReason.Code.OUTSIDE_REGISTRATIONS));
    }
    return Optional.empty();
  }

  /// Goods leave the area that the shop's own tax holds in: for a member state the whole Union's
  /// (Directive 2006/112/EC, article 146), for others their country's.
  private boolean isExport() {
    boolean leaves =
        sale.home().isInUnion()
            ? !destination().isInUnion()
            : !destination().area().equals(sale.home().area());
    return leaves && isRegisteredAtHome();
  }

  private boolean isRegisteredAtHome() {
    return registrations().stream().anyMatch(r -> r.isIn(sale.home()));
  }

  private Place destination() {
    return sale.destination();
  }

  /// Directive 2006/112/EC, articles 138 (goods) and 44 with 196 (services): customer identified
  /// for VAT in another member state, or in Northern Ireland for goods.
  private boolean isReverseCharge() {
    return sale.home().isInUnion()
        && isRegisteredAtHome()
        && isElsewhereInTheUnion(destination())
        && sale.customerVatNumber().map(VatNumber::parse).filter(this::isElsewhere).isPresent();
  }

  private boolean isElsewhere(VatNumber.Parsed parsed) {
    return parsed instanceof VatNumber.Parsed.Valid(var number)
        && isElsewhereInTheUnion(number.place());
  }

  private boolean isElsewhereInTheUnion(Place place) {
    return place.isInUnion() && !place.country().equals(sale.home().country());
  }

  /// Registered with an authority that taxes the place. Where the shop is registered in the
  /// country, what is known must say so.
  private boolean isRegisteredThere() {
    var country = destination().country();
    if (registrations().stream().noneMatch(r -> r.isIn(destination()))) {
      return false;
    }
    if (!data.knows(destination())) {
      if (data.hasRegions(country) && destination().region().isEmpty()) {
        problems.add(new TaxProblem.RegionMissing(country));
      } else if (data.hasRegions(country)) {
        problems.add(new TaxProblem.UnknownRegion(country, destination().region()));
      } else {
        problems.add(new TaxProblem.NoKnownRates(country));
      }
    }
    return data.at(destination()).stream().anyMatch(this::isCovered);
  }

  private CategoryRates ratesOf(String category) {
    boolean shipping = category.equals(TaxContext.SHIPPING);
    return untaxed(category)
        .orElseGet(() ->
            ratesOf(
                category,
                authorities().stream()
                    .filter(authority -> !shipping || taxesShipping(authority))
                    .toList(),
                authority -> rates(authority, category)));
  }

  /// Postage is part of what is paid for the goods, and taxed as they are (Directive 2006/112/EC,
  /// article 78 b; the laws of other countries say much the same), unless an authority does not tax
  /// it or has a rate for it.
  private CategoryRates postageOf(String category) {
    var untaxed = untaxed(category);
    return ratesOf(
        category,
        authorities().stream().filter(this::taxesShipping).toList(),
        authority -> {
          var own = data.find(destination(), authority, TaxContext.SHIPPING, sale.date());
          return !own.isEmpty()
              ? own
              : untaxed.isPresent() ? List.of() : rates(authority, category);
        },
        untaxed.flatMap(CategoryRates::zeroReason));
  }

  private static Optional<CategoryRates> untaxed(String category) {
    return switch (category) {
      case TaxContext.ZERO ->
          Optional.of(none(category, ZeroTaxReason.of(ZeroTaxReason.Code.ZERO_RATED)));
      case TaxContext.EXEMPT ->
          Optional.of(none(category, ZeroTaxReason.of(ZeroTaxReason.Code.EXEMPT_CATEGORY)));
      default -> Optional.empty();
    };
  }

  private CategoryRates ratesOf(
      String category, List<String> authorities, Function<String, List<TaxRate>> found) {
    return ratesOf(category, authorities, found, Optional.empty());
  }

  /// @param otherwise why there is none, where that does not follow from rates and authorities
  private CategoryRates ratesOf(
      String category,
      List<String> authorities,
      Function<String, List<TaxRate>> found,
      Optional<ZeroTaxReason> otherwise) {
    var rates =
        authorities.stream()
            .flatMap(authority -> found.apply(authority).stream())
            .filter(r -> r.rate().signum() > 0)
            .map(r -> new AppliedRate(r.title(), r.rate()))
            .toList();
    if (rates.stream().distinct().count() < rates.size()) {
      problems.add(new TaxProblem.TaxTwice(rates.getFirst().title()));
    }
    if (!rates.isEmpty()) {
      return new CategoryRates(category, rates, Optional.empty());
    }
    var code =
        authorities.isEmpty()
            ? ZeroTaxReason.Code.SHIPPING_NOT_TAXED
            : ZeroTaxReason.Code.ZERO_RATED;
    return none(category, otherwise.orElseGet(() -> ZeroTaxReason.of(code)));
  }

  private List<String> authorities() {
    return data.at(destination()).stream()
        .filter(this::isCovered)
        .map(TaxRate::authority)
        .distinct()
        .toList();
  }

  private List<TaxRate> rates(String authority, String category) {
    var own = data.find(destination(), authority, category, sale.date());
    if (!own.isEmpty()) {
      return own;
    }
    if (category.equals(TaxContext.STANDARD)) {
      problems.add(new TaxProblem.NoKnownRate(authority, sale.date()));
      return List.of();
    }
    return rates(authority, TaxContext.STANDARD);
  }

  private boolean taxesShipping(String authority) {
    return registrations().stream()
        .filter(r -> r.covers(authority, destination()))
        .anyMatch(Registration::shippingTaxed);
  }

  private boolean isCovered(TaxRate rate) {
    return registrations().stream().anyMatch(r -> r.covers(rate.authority(), destination()));
  }

  private List<Registration> registrations() {
    return sale.registrations().stream().filter(r -> r.isInForce(sale.date())).toList();
  }

  private static CategoryRates none(String category, ZeroTaxReason reason) {
    return new CategoryRates(category, List.of(), Optional.of(reason));
  }
}
