package dev.utkast.functions.draftorders;

import dev.utkast.aws.http.PricingRefusals;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.RatesTable;
import dev.utkast.aws.storage.Reads;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.quote.Circumstances;
import dev.utkast.model.quote.DraftQuote;
import dev.utkast.model.quote.PublishedRates;
import dev.utkast.model.sale.SaleContent;
import java.time.Instant;
import java.util.Optional;

/// Loads what the price of a draft follows from, and asks [DraftQuote].
final class DraftPricing {
  private final Wiring wiring;
  private final RatesTable rates;
  private final SettingsTable settings;
  private final CustomersTable customers;

  /// @param reads the store, to read from only
  DraftPricing(Wiring wiring, Reads reads) {
    this.wiring = wiring;
    this.rates = new RatesTable(reads);
    this.settings = new SettingsTable(reads);
    this.customers = new CustomersTable(reads);
  }

  /// @param newCustomer who is written together with the draft, and not stored yet
  PricedDocument price(SaleContent content, Optional<Customer> newCustomer, Instant now) {
    return priced(DraftQuote.of(content, circumstances(content, newCustomer, now)));
  }

  /// The price of a draft whose content is to change.
  ///
  /// @param newCustomer who is written together with the draft, and not stored yet
  PricedDocument reprice(
      DraftOrder draft, SaleContent content, Optional<Customer> newCustomer, Instant now) {
    var with = circumstances(content, newCustomer, now);
    return priced(DraftQuote.ofEdit(earlier(draft), content, with));
  }

  /// The day's price of a draft that is about to be invoiced.
  PricedDocument reprice(DraftOrder draft, Instant now) {
    var with = circumstances(draft.content(), Optional.empty(), now);
    return priced(DraftQuote.ofInvoice(earlier(draft), with));
  }

  private static DraftQuote.Earlier earlier(DraftOrder draft) {
    return new DraftQuote.Earlier(draft.content(), draft.priced());
  }

  private Circumstances circumstances(
      SaleContent content, Optional<Customer> newCustomer, Instant now) {
    var customer = newCustomer.or(() -> content.customerId().flatMap(customers::find));
    return new Circumstances(
        wiring.shop(),
        settings.sales(),
        customer,
        new PublishedRates(rates::quotes, wiring::ratesAtHand),
        now);
  }

  private static PricedDocument priced(Decision<PricedDocument> decision) {
    return switch (decision) {
      case Decision.Changed<PricedDocument>(var priced) -> priced;
      case Decision.Refused<PricedDocument>(PricingRefusal why) ->
          throw PricingRefusals.problem(why);
      case Decision.Refused<PricedDocument> _, Decision.AlreadyDone<PricedDocument> _ ->
          throw new IllegalStateException("neither a price nor a reason: " + decision);
    };
  }
}
