package dev.utkast.model.quote;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.sale.SaleContent;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// What a draft costs: in which currency ([PresentmentCurrency]), at which rate ([PublishedRates]),
/// with which taxes ([DraftTaxes]), all as the shop's settings say; the amounts are [Pricing]'s.
///
/// Refuses whatever one of these refuses, and to price a draft anew whose customer was deleted:
/// taxes, place and currency may have followed from who it was, and nobody knows that any more.
///
/// A price is always [Decision.Changed] or [Decision.Refused].
public final class DraftQuote {
  private DraftQuote() {}

  /// The price of a draft as it was before.
  public record Earlier(SaleContent content, PricedDocument priced) {}

  /// The price of a new draft.
  public static Decision<PricedDocument> of(SaleContent content, Circumstances with) {
    return quoted(content, PresentmentCurrency.of(content, with.customer()), with);
  }

  /// The price of a draft whose content is to change. Without its customer it keeps the price that
  /// it has, as long as nothing changes that a price follows from.
  public static Decision<PricedDocument> ofEdit(
      Earlier earlier, SaleContent content, Circumstances with) {
    if (!isGone(earlier, content, with)) {
      return of(content, with);
    }
    return content.isPricedAs(earlier.content())
        ? Decision.changed(earlier.priced())
        : Decision.refused(new PricingRefusal.CustomerGone());
  }

  /// The day's price of a draft that is about to be invoiced, in the currency that it has.
  public static Decision<PricedDocument> ofInvoice(Earlier earlier, Circumstances with) {
    var content = earlier.content();
    return isGone(earlier, content, with)
        ? Decision.refused(new PricingRefusal.CustomerGone())
        : quoted(content, new PresentmentCurrency.Chosen(currency(earlier.priced())), with);
  }

  /// Whether the draft names the customer that it had, and there is none such any more.
  private static boolean isGone(Earlier earlier, SaleContent content, Circumstances with) {
    return content.customerId().isPresent()
        && content.customerId().equals(earlier.content().customerId())
        && with.customer().isEmpty();
  }

  private static CurrencyUnit currency(PricedDocument priced) {
    return priced.total().presentment().getCurrencyUnit();
  }

  private static Decision<PricedDocument> quoted(
      SaleContent content, PresentmentCurrency currency, Circumstances with) {
    return currency
        .rate(with)
        .then(
            rate -> DraftTaxes.of(content, with).then(taxes -> priced(content, rate, taxes, with)));
  }

  private static Decision<PricedDocument> priced(
      SaleContent content, Optional<ExchangeRate> rate, DraftTaxes taxes, Circumstances with) {
    var settings = with.settings();
    var plain =
        rate.map(found -> settings.pricing(found, taxes.context()))
            .orElseGet(() -> settings.pricing(with.shop().currency(), taxes.context()));
    var rules = taxes.home().map(plain::atHome).orElse(plain);
    return Pricing.quote(content.toCart(), rules)
        .decision()
        .map(document -> document.taxedBy(taxes.basis()));
  }
}
