package dev.utkast.model.quote;

import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.decision.PricingRefusal.TaxPlace;
import dev.utkast.model.pricing.CategoryRates;
import dev.utkast.model.pricing.HomeTaxes;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.pricing.ZeroTaxReason;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.tax.Place;
import dev.utkast.model.tax.Registration;
import dev.utkast.model.tax.TaxData;
import dev.utkast.model.tax.TaxRules;
import dev.utkast.model.tax.TaxSituation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Which taxes a draft has on a day: those of where it goes ([TaxDestination]), by [TaxRules].
///
/// Where prices contain tax, they contain that of the shop's own place, if it is registered there.
///
/// A draft that is exempt is asked of no registration, so that nothing bears a tax.
///
/// Refuses what the rules refuse, and a reverse charge of a shop without a VAT number.
record DraftTaxes(TaxContext context, Optional<HomeTaxes> home, TaxBasis basis) {

  static Verdict<DraftTaxes> of(SaleContent content, Circumstances with) {
    var settings = with.settings();
    var day = with.day();
    var inForce = content.taxExempt() ? List.<Registration>of() : inForce(settings, day);
    var country = with.shop().country();
    var home = TaxDestination.shop(country, settings.home(country, day));
    return TaxDestination.of(content, with.customer(), home, !inForce.isEmpty(), day)
        .and(to -> resolved(to, sale(content, with, home.place(), to, inForce), settings));
  }

  private static TaxSituation sale(
      SaleContent content,
      Circumstances with,
      Place home,
      TaxDestination to,
      List<Registration> inForce) {
    return new TaxSituation(
            with.day(),
            home,
            to.place().seenFrom(home),
            inForce,
            with.customer().flatMap(Customer::vatNumber),
            with.customer()
                .filter(Customer::taxExempt)
                .map(exempt -> exempt.taxExemption().orElse("")),
            content.taxExempt(),
            content.manualRates())
        .atPlaceOfSupply();
  }

  private static Verdict<DraftTaxes> resolved(
      TaxDestination to, TaxSituation sale, SalesSettings settings) {
    var data = settings.taxData(sale.destination());
    return switch (TaxRules.resolve(data, sale)) {
      case TaxRules.Resolution.Resolved(var context) ->
          atHome(context, settings, sale.home(), sale.date())
              .map(home -> new DraftTaxes(context, home, basis(to, sale, settings, data, context)))
              .and(DraftTaxes::invoiceable);
      case TaxRules.Resolution.Refused(var problems) ->
          Decision.refused(new PricingRefusal.Untaxable(to.from(), problems));
    };
  }

  /// The taxes of a consumer at home. Nobody asks for them where all goods bear a tax.
  private static Verdict<Optional<HomeTaxes>> atHome(
      TaxContext context, SalesSettings settings, Place home, LocalDate day) {
    var registered = inForce(settings, day);
    if (!settings.taxesIncluded() || registered.stream().noneMatch(r -> r.isIn(home))) {
      return Decision.changed(Optional.empty());
    }
    var sale = TaxSituation.of(day, home, home, registered);
    return switch (TaxRules.resolve(settings.taxData(home), sale)) {
      case TaxRules.Resolution.Resolved(var taxes) ->
          Decision.changed(Optional.of(new HomeTaxes(taxes, settings.samePriceEverywhere())));
      case TaxRules.Resolution.Refused _ when !isUntaxed(context) ->
          Decision.changed(Optional.empty());
      case TaxRules.Resolution.Refused(var problems) ->
          Decision.refused(new PricingRefusal.Untaxable(TaxPlace.SHOP, problems));
    };
  }

  private static List<Registration> inForce(SalesSettings settings, LocalDate day) {
    return settings.registrations(day).stream().map(TaxRegistration::registration).toList();
  }

  private static boolean isUntaxed(TaxContext context) {
    return zeroReason(context).isPresent();
  }

  /// An invoice with reverse charge names both VAT numbers (Directive 2006/112/EC, article 226,
  /// points 3 and 4), so there is none without the shop's. Rates that staff wrote are no such sale.
  private static Verdict<DraftTaxes> invoiceable(DraftTaxes taxes) {
    boolean ruled = taxes.context().manualRates().isEmpty();
    return ruled && isReverseCharge(taxes.context()) && taxes.basis().sellerVatNumber().isEmpty()
        ? Decision.refused(new PricingRefusal.NoSellerVatNumber())
        : Decision.changed(taxes);
  }

  private static boolean isReverseCharge(TaxContext context) {
    return zeroReason(context)
        .filter(reason -> reason.code() == ZeroTaxReason.Code.REVERSE_CHARGE)
        .isPresent();
  }

  private static Optional<ZeroTaxReason> zeroReason(TaxContext context) {
    return context.category(TaxContext.STANDARD).flatMap(CategoryRates::zeroReason);
  }

  /// Sold from home where the customer accounts for the tax or nobody does; else under the number
  /// that the shop has there.
  private static TaxBasis basis(
      TaxDestination to,
      TaxSituation sale,
      SalesSettings settings,
      TaxData data,
      TaxContext context) {
    var place = sale.destination();
    var there = sale.registrations().stream().filter(r -> r.isIn(place)).toList();
    boolean fromHome = there.isEmpty() || isReverseCharge(context);
    return new TaxBasis(
        sale.date(),
        to.country(),
        to.region(place),
        to.territory(place),
        there.stream().map(Registration::authority).toList(),
        settings.vatNumber(fromHome ? sale.home() : place, sale.home(), sale.date()),
        sale.customerVatNumber(),
        data.versions());
  }
}
