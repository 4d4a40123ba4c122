package dev.utkast.functions.draftorders;

import dev.utkast.aws.adminapi.Refusals;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.RatesTable;
import dev.utkast.aws.storage.Reads;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.money.RatesAtHand;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.quote.Circumstances;
import dev.utkast.model.quote.DraftQuote;
import dev.utkast.model.quote.PublishedRates;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Loads what the price of a draft follows from, and asks [DraftQuote].
final class DraftPricing {
  private final Shop shop;
  private final Supplier<RatesAtHand> ratesAtHand;
  private final RatesTable rates;
  private final SettingsTable settings;
  private final CustomersTable customers;

  /// @param reads the store, to read from only
  DraftPricing(Shop shop, Supplier<RatesAtHand> ratesAtHand, Reads reads) {
    this.shop = shop;
    this.ratesAtHand = ratesAtHand;
    this.rates = new RatesTable(reads);
    this.settings = new SettingsTable(reads);
    this.customers = new CustomersTable(reads);
  }

  /// @param newCustomer who is written together with the draft, and not stored yet
  PricedDocument price(SaleContent content, Optional<Customer> newCustomer, Instant now) {
    return quoted(DraftQuote.of(content, circumstances(content, newCustomer, now)));
  }

  /// The price of a draft whose content is to change.
  ///
  /// @param newCustomer who is written together with the draft, and not stored yet
  PricedDocument reprice(
      DraftOrder draft, SaleContent content, Optional<Customer> newCustomer, Instant now) {
    return quoted(
        DraftQuote.ofEdit(draft, content, () -> circumstances(content, newCustomer, now)));
  }

  /// The day's price of a draft that is about to be invoiced.
  PricedDocument reprice(DraftOrder draft, Instant now) {
    return quoted(
        DraftQuote.ofInvoice(draft, () -> circumstances(draft.content(), Optional.empty(), now)));
  }

  private Circumstances circumstances(
      SaleContent content, Optional<Customer> newCustomer, Instant now) {
    var customer = newCustomer.or(() -> content.customerId().flatMap(customers::find));
    return new Circumstances(
        shop, settings.sales(), customer, new PublishedRates(rates::quotes, ratesAtHand), now);
  }

  private static PricedDocument quoted(Verdict<PricedDocument> quote) {
    return switch (quote) {
      case Decision.Changed<PricedDocument>(var priced) -> priced;
      case Decision.Refused<PricedDocument>(var reason) -> throw Refusals.problem(reason);
    };
  }
}
