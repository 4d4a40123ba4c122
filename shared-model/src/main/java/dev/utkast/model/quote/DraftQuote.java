package dev.utkast.model.quote;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.sale.SaleContent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/// What a draft costs: in which currency ([PresentmentCurrency]), at which rate ([PublishedRates]),
/// with which taxes ([DraftTaxes]), all as the shop's settings say; the amounts are [Pricing]'s.
///
/// A draft is priced when it is made, when its content changes, and when its customer is asked to
/// pay. A day's new rate alone is no edit, and what is completed keeps its price.
///
/// Refuses whatever one of these refuses, and to price a draft anew whose customer was deleted:
/// taxes, place and currency may have followed from who it was, and nobody knows that any more.
public final class DraftQuote {
  private DraftQuote() {}

  /// The price of a new draft.
  public static Verdict<PricedDocument> of(SaleContent content, Circumstances with) {
    return quoted(content, PresentmentCurrency.of(content, with.customer()), with);
  }

  /// The price of a draft whose content is to change. Without its customer it keeps the price that
  /// it has, as long as nothing changes that a price follows from.
  ///
  /// @param loaded asked only where the draft is priced again
  public static Verdict<PricedDocument> ofEdit(
      DraftOrder draft, SaleContent content, Supplier<Circumstances> loaded) {
    if (draft.status() instanceof DraftStatus.Completed || isSame(draft.content(), content)) {
      return Decision.changed(draft.priced());
    }
    var with = loaded.get();
    if (!isGone(draft, content, with)) {
      return of(content, with);
    }
    return content.isPricedAs(draft.content())
        ? Decision.changed(draft.priced())
        : Decision.refused(new PricingRefusal.CustomerGone());
  }

  /// Tags are the shop's own: no customer sees them.
  private static boolean isSame(SaleContent one, SaleContent other) {
    return one.withTags(List.of()).equals(other.withTags(List.of()));
  }

  /// The day's price of a draft that is about to be invoiced, in the currency that it has.
  ///
  /// @param loaded asked only where the draft is priced again
  public static Verdict<PricedDocument> ofInvoice(
      DraftOrder draft, Supplier<Circumstances> loaded) {
    if (draft.status() instanceof DraftStatus.Completed) {
      return Decision.changed(draft.priced());
    }
    var with = loaded.get();
    var content = draft.content();
    return isGone(draft, content, with)
        ? Decision.refused(new PricingRefusal.CustomerGone())
        : quoted(content, new PresentmentCurrency.Chosen(currency(draft)), with);
  }

  /// Whether the draft names the customer that it had, and there is none such any more.
  private static boolean isGone(DraftOrder draft, SaleContent content, Circumstances with) {
    return content.customerId().isPresent()
        && content.customerId().equals(draft.content().customerId())
        && with.customer().isEmpty();
  }

  private static CurrencyUnit currency(DraftOrder draft) {
    return draft.total().getCurrencyUnit();
  }

  private static Verdict<PricedDocument> quoted(
      SaleContent content, PresentmentCurrency currency, Circumstances with) {
    return currency
        .rate(with)
        .and(rate -> DraftTaxes.of(content, with).and(taxes -> priced(content, rate, taxes, with)));
  }

  private static Verdict<PricedDocument> priced(
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
