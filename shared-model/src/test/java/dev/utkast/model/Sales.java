package dev.utkast.model;

import static dev.utkast.model.Decisions.changed;

import dev.utkast.model.customer.Address;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.message.Message;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.Shop;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Sales to begin a test with: two lines with parcels and a service, USD 100.00 in all.
public final class Sales {
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  public static final Instant LATER = NOON.plusSeconds(60);
  public static final Actor STAFF = new Actor.Staff("desk");
  public static final long CUPS = 11;
  public static final long POTS = 12;
  public static final long TASTING = 13;

  private Sales() {}

  public static Money usd(String amount) {
    return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
  }

  public static Money eur(String amount) {
    return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
  }

  /// In Amsterdam, with books in dollars and the usual ladder of reminders.
  public static Shop aShop() {
    return new Shop(
        "Utkast Trading",
        "shop@example.com",
        CurrencyUnit.USD,
        ZoneId.of("Europe/Amsterdam"),
        "NL",
        "https://shop.example.com",
        Shop.DEFAULT_REMINDER_DAYS);
  }

  public static SaleLine aLine(long id, String title, int quantity, String price) {
    return new SaleLine(
        id,
        Optional.of(id + 100),
        Optional.of(id + 200),
        title,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        quantity,
        usd(price),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        TaxContext.STANDARD,
        List.of(),
        true,
        250,
        StockPolicy.DENY,
        List.of());
  }

  /// Nothing of it travels.
  public static SaleLine aService(long id, String title, String price) {
    var line = aLine(id, title, 1, price);
    return new SaleLine(
        line.id(),
        Optional.empty(),
        Optional.empty(),
        line.title(),
        line.variantTitle(),
        line.sku(),
        line.vendor(),
        line.quantity(),
        line.unitPrice(),
        line.discount(),
        line.discountTitle(),
        line.discountDescription(),
        line.taxable(),
        line.taxCategory(),
        line.manualRates(),
        false,
        0,
        StockPolicy.UNTRACKED,
        line.properties());
  }

  /// Of Ada, in a town of a country.
  public static Address anAddress(String countryCode, String town) {
    var none = Optional.<String>empty();
    return new Address(
        Optional.of("Ada"),
        none,
        none,
        none,
        none,
        Optional.of(town),
        none,
        none,
        Optional.of(Locale.of("", countryCode).getDisplayCountry(Locale.ENGLISH)),
        none,
        Optional.of(countryCode),
        none);
  }

  public static SaleContent content(SaleLine... lines) {
    return content(Optional.of("customer@example.com"), Optional.empty(), lines);
  }

  public static SaleContent content(
      Optional<String> email, Optional<PaymentTerms> terms, SaleLine... lines) {
    return new SaleContent(
        List.of(lines),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(77L),
        email,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of("wholesale"),
        Optional.empty(),
        false,
        List.of(),
        terms,
        Optional.empty(),
        Optional.empty());
  }

  public static SaleContent someContent() {
    return content(
        aLine(CUPS, "Cup", 4, "10.00"),
        aLine(POTS, "Pot", 1, "35.00"),
        aService(TASTING, "Tasting", "25.00"));
  }

  public static PricedDocument priced(SaleContent content) {
    return Pricing.price(content.toCart(), PricingRules.of(CurrencyUnit.USD, TaxContext.none()));
  }

  /// At two dollars a euro, for sums that a reader can do.
  public static PricedDocument pricedInEuro(SaleContent content, String rate) {
    var published =
        new ExchangeRate(
            CurrencyUnit.USD,
            CurrencyUnit.EUR,
            new BigDecimal(rate),
            LocalDate.of(2026, 3, 2),
            "ECB");
    return Pricing.price(
        content.toCart(),
        PricingRules.of(CurrencyUnit.USD, TaxContext.none()).presentedIn(published));
  }

  public static DraftOrder anOpenDraft() {
    return anOpenDraft(someContent());
  }

  public static DraftOrder anOpenDraft(SaleContent content) {
    return DraftOrderDecider.create(1, 5, content, priced(content), NOON);
  }

  /// With the live link of hash `hash-1`.
  public static DraftOrder anInvoicedDraft() {
    return invoiced(anOpenDraft());
  }

  public static DraftOrder invoiced(DraftOrder draft) {
    return changed(
        DraftOrderDecider.sendInvoice(
            draft, draft.priced(), Optional.of("customer@example.com"), "hash-1", NOON));
  }

  public static Message.MailOverrides noOverrides() {
    return new Message.MailOverrides(
        Optional.empty(), List.of(), Optional.empty(), Optional.empty());
  }

  /// With ten dollars of the hundred.
  public static DraftOrder partlyPaid(DraftOrder draft) {
    return changed(DraftOrderDecider.partlyPaid(draft, usd("10.00"), NOON));
  }

  /// With money that counts for nothing.
  public static DraftOrder recorded(DraftOrder draft) {
    return changed(DraftOrderDecider.recorded(draft, NOON));
  }

  public static DraftOrder aCompletedDraft() {
    return completed(anInvoicedDraft(), usd("100.00"));
  }

  /// @param paid what was paid on it in all
  public static DraftOrder completed(DraftOrder draft, Money paid) {
    return changed(DraftOrderDecider.completed(draft, paid, 2, STAFF, NOON));
  }

  /// Made at noon of 2 March 2026 in Amsterdam, unpaid.
  public static Order anOrder() {
    return anOrder(someContent());
  }

  public static Order anOrder(SaleContent content) {
    return anOrder(anOpenDraft(content));
  }

  public static Order anOrder(DraftOrder draft) {
    return OrderDecider.start(draft, 2, 3, usd("0.00"), aShop(), NOON);
  }

  /// One sample that costs nothing.
  public static SaleContent aFreeSample() {
    return content(aLine(1, "Sample", 1, "0.00"));
  }

  /// Nothing of it travels.
  public static SaleContent aTasting() {
    return content(aService(TASTING, "Tasting", "25.00"));
  }

  /// @param paid what was paid on it in all
  public static Order paid(Order order, Money paid) {
    return OrderDecider.paid(order, paid, NOON);
  }

  public static Order cancelled(Order order) {
    return cancelled(order, new Cancellation(Cancellation.Reason.CUSTOMER, NOON));
  }

  public static Order cancelled(Order order, Cancellation how) {
    return changed(OrderDecider.cancel(order, how, Set.of()));
  }

  /// @param units per line; its parcels are numbered from 21
  public static Order shipped(Order order, Integer... units) {
    long parcel = 21L + order.fulfillmentIds().size();
    return changed(OrderDecider.shipped(order, parcel, List.of(units), NOON));
  }

  /// With fulfillment order 31.
  public static Order readyToPick(Order order) {
    return changed(OrderDecider.withFulfillmentOrder(order, 31, () -> 8, NOON));
  }
}
