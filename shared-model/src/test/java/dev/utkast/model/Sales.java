package dev.utkast.model;

import static dev.utkast.model.Decisions.changed;

import dev.utkast.model.customer.Address;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.message.Message;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Sales to begin a test with: two lines with parcels and a service, USD 100.00 in all.
public final class Sales {
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  public static final Instant LATER = NOON.plusSeconds(60);
  public static final Actor STAFF = new Actor.Staff("desk");
  public static final LineId CUPS = new LineId(11);
  public static final LineId POTS = new LineId(12);
  public static final LineId TASTING = new LineId(13);

  private Sales() {}

  public static Money usd(String amount) {
    return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
  }

  public static Money eur(String amount) {
    return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
  }

  /// In Amsterdam, with books in dollars and the usual ladder of reminders.
  public static Shop aShop() {
    return aShop(Shop.DEFAULT_REMINDER_DAYS);
  }

  public static Shop aShop(List<Integer> reminderDays) {
    return new Shop(
        "Utkast Trading",
        "shop@example.com",
        CurrencyUnit.USD,
        ZoneId.of("Europe/Amsterdam"),
        "NL",
        "https://shop.example.com",
        reminderDays);
  }

  public static SaleLine aLine(LineId id, String title, int quantity, String price) {
    return aLine(id, new VariantId(id.value() + 100), title, quantity, price, StockPolicy.DENY);
  }

  /// @param stock as the variant had it when the line was written
  public static SaleLine aLine(
      LineId id, VariantId item, String title, int quantity, String price, StockPolicy stock) {
    var product = Optional.of(new ProductId(id.value() + 200));
    return line(id, Optional.of(item), product, title, quantity, price, 250, stock);
  }

  /// Nothing of it travels.
  public static SaleLine aService(LineId id, String title, String price) {
    var untracked = StockPolicy.UNTRACKED;
    return line(id, Optional.empty(), Optional.empty(), title, 1, price, 0, untracked);
  }

  /// @param grams 0 where there is nothing to ship
  private static SaleLine line(
      LineId id,
      Optional<VariantId> item,
      Optional<ProductId> product,
      String title,
      int quantity,
      String price,
      int grams,
      StockPolicy stock) {
    return new SaleLine(
        id,
        item,
        product,
        title,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        quantity,
        usd(price),
        Optional.empty(),
        true,
        TaxContext.STANDARD,
        List.of(),
        grams > 0,
        grams,
        stock,
        List.of());
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
        Optional.of(new CustomerId(77)),
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
        Optional.of("en"),
        Optional.empty());
  }

  /// The same sale to another customer, or to other addresses.
  public static SaleContent redirected(
      SaleContent from,
      Optional<CustomerId> customer,
      Optional<Address> shipping,
      Optional<Address> billing) {
    return new SaleContent(
        from.lines(),
        from.discount(),
        from.shipping(),
        customer,
        from.email(),
        shipping,
        billing,
        from.note(),
        from.noteAttributes(),
        from.tags(),
        from.poNumber(),
        from.taxExempt(),
        from.manualRates(),
        from.terms(),
        from.currency(),
        from.language(),
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
    return DraftOrderDecider.create(new DraftId(1), 5, content, priced(content), NOON);
  }

  /// With the live link of hash `hash-1`.
  public static DraftOrder draft(SaleContent content, PricedDocument priced) {
    return DraftOrderDecider.create(new DraftId(1), 5, content, priced, NOON);
  }

  public static DraftOrder anInvoicedDraft() {
    return invoiced(anOpenDraft());
  }

  public static DraftOrder invoiced(DraftOrder draft) {
    return changed(
        DraftOrderDecider.sendInvoice(
            draft, draft.priced(), Optional.of("customer@example.com"), false, 1, NOON));
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
    return changed(DraftOrderDecider.completed(draft, paid, new OrderId(2), STAFF, NOON));
  }

  /// Made at noon of 2 March 2026 in Amsterdam, unpaid.
  public static Order anOrder() {
    return anOrder(someContent());
  }

  public static Order anOrder(SaleContent content) {
    return anOrder(anOpenDraft(content));
  }

  public static Order anOrder(DraftOrder draft) {
    return OrderDecider.start(draft, new OrderId(2), 3, usd("0.00"), aShop(), NOON);
  }

  /// One sample that costs nothing.
  public static SaleContent aFreeSample() {
    return content(aLine(new LineId(1), "Sample", 1, "0.00"));
  }

  /// Nothing of it travels.
  public static SaleContent aTasting() {
    return content(aService(TASTING, "Tasting", "25.00"));
  }

  /// @param paid what was paid on it in all
  public static Order paid(Order order, Money paid) {
    return OrderDecider.paid(order, paid, NOON);
  }

  /// Paid in full by card, and then some of it went back.
  public static Order returned(Order order, PaymentEntry.Kind how, String amount) {
    return OrderDecider.booked(paid(order, order.total()), anEntry(how, amount), NOON);
  }

  public static PaymentEntry anEntry(PaymentEntry.Kind kind, String amount) {
    return new PaymentEntry(
        new TransactionId(1),
        kind,
        "stripe",
        kind + " of " + amount,
        usd(amount),
        Optional.empty(),
        NOON,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  public static Order cancelled(Order order) {
    return cancelled(order, new Cancellation(Cancellation.Reason.CUSTOMER, NOON));
  }

  public static Order cancelled(Order order, Cancellation how) {
    return changed(OrderDecider.cancel(order, how, Set.of()));
  }

  /// @param units per line; its parcels are numbered from 21
  public static Order shipped(Order order, Integer... units) {
    var parcel = new FulfillmentId(21 + order.fulfillmentIds().size());
    return changed(OrderDecider.shipped(order, parcel, units(order, units), NOON));
  }

  /// @param units per line, in the order of the lines
  public static Map<LineId, Integer> units(Order order, Integer... units) {
    return IntStream.range(0, units.length)
        .boxed()
        .collect(
            Collectors.toMap(line -> order.content().lines().get(line).id(), line -> units[line]));
  }

  /// With fulfillment order 31.
  public static Order readyToPick(Order order) {
    return changed(
        OrderDecider.withFulfillmentOrder(order, new FulfillmentOrderId(31), () -> 8, NOON));
  }
}
