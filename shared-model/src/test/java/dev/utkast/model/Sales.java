package dev.utkast.model;

import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.message.Message;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
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
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Sales to begin a test with: two lines with parcels and a service, USD 100.00 in all.
public final class Sales {
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  public static final Instant LATER = NOON.plusSeconds(60);
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

  public static DraftOrder anInvoicedDraft() {
    var draft = anOpenDraft();
    return changed(
        DraftOrderDecider.sendInvoice(
            draft,
            draft.priced(),
            Optional.of("customer@example.com"),
            new DraftOrderDecider.PaymentLink("secret-1", "hash-1"),
            noWishes(),
            NOON));
  }

  public static DraftOrder changed(DraftOrderDecider.Outcome outcome) {
    if (outcome instanceof DraftOrderDecider.Outcome.Changed(var next, _)) {
      return next;
    }
    throw new AssertionError("not changed: " + outcome);
  }

  public static Message.Wishes noWishes() {
    return new Message.Wishes(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
  }

  /// With ten dollars of the hundred.
  public static DraftOrder partlyPaid(DraftOrder draft) {
    return DraftOrderDecider.partlyPaid(draft, usd("10.00"), NOON);
  }

  public static DraftOrder aCompletedDraft() {
    return DraftOrderDecider.completed(anInvoicedDraft(), usd("100.00"), 2, NOON);
  }

  /// Made at noon of 2 March 2026 in Amsterdam, unpaid.
  public static Order anOrder() {
    return anOrder(someContent());
  }

  public static Order anOrder(SaleContent content) {
    return OrderDecider.start(
            anOpenDraft(content), new OrderDecider.Start(2, 3, 7, usd("0.00")), aShop(), NOON)
        .order();
  }

  /// @param paid what was paid on it in all
  public static Order paid(Order order, Money paid) {
    return OrderDecider.paid(order, paid, entry("pay-1", paid), NOON);
  }

  public static PaymentEntry entry(String reference, Money amount) {
    return new PaymentEntry(
        9,
        PaymentEntry.Kind.PAYMENT,
        PaymentNotice.MANUAL,
        reference,
        amount,
        Optional.empty(),
        NOON);
  }

  public static Order cancelled(Order order) {
    if (OrderDecider.cancel(order, new Cancellation(Cancellation.Reason.CUSTOMER, NOON))
        instanceof OrderDecider.Outcome.Changed(var next, _)) {
      return next;
    }
    throw new AssertionError("cannot be cancelled");
  }

  /// @param units per line
  public static Order shipped(Order order, Integer... units) {
    return OrderDecider.shipped(
        order, 21, List.of(units), Optional.empty(), Optional.empty(), NOON);
  }
}
