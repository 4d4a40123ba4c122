package dev.utkast.documents;

import dev.utkast.model.customer.Address;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.order.Order;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.PricedLine;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.Shop;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;

/// Drafts, invoices and fulfillment orders as the pages that people see. Chooses words' language
/// and what is shown; every amount is the document's own.
public final class SalePages {
  private SalePages() {}

  /// How the money stands when a page is made, in the presentment currency.
  public record Balance(Money paid, Money outstanding) {}

  public static Letterhead letterhead(Shop shop) {
    return Letterhead.of(shop.name(), shop.country(), shop.email());
  }

  /// The language chosen for the customer, else that of the country the goods go to.
  public static Locale locale(SaleContent content) {
    var country =
        content
            .shippingAddress()
            .or(content::billingAddress)
            .flatMap(Address::countryCode)
            .orElse("");
    return Locale.of(content.spokenLanguage(), country);
  }

  public static Optional<String> customerName(SaleContent content) {
    return content.billingAddress().or(content::shippingAddress).flatMap(Address::name);
  }

  /// What the customer is asked to pay for one revision of a draft, or to confirm where it costs
  /// nothing. Its dates are those of the day on which the customer was asked, whenever it is read.
  ///
  /// @param open what is to be paid, as far as the page knows
  public static InvoicePage paymentRequest(
      DraftOrder draft, Shop shop, Money open, Optional<URI> payLink) {
    boolean free = draft.total().isZero();
    var day = draft.askedAt().atZone(shop.timeZone()).toLocalDate();
    var due =
        draft
            .content()
            .terms()
            .filter(_ -> !free)
            .map(terms -> terms.dueDay(draft.askedAt(), shop.timeZone()));
    var balance = new Balance(draft.total().minus(open), open);
    return page(
        free ? InvoicePage.Kind.CONFIRMATION_REQUEST : InvoicePage.Kind.PAYMENT_REQUEST,
        new Facts(draft.requestName(), day, due, Optional.of(draft.name()), Optional.empty()),
        draft.content(),
        draft.priced(),
        letterhead(shop),
        balance,
        payLink);
  }

  /// A legal document as it was issued: seller, dates and what had been paid are those of that day.
  ///
  /// @param shop and paid stand in where an older document does not say
  public static InvoicePage legal(Invoice invoice, Shop shop, Money paid) {
    var kind =
        switch (invoice.series()) {
          case INVOICE -> InvoicePage.Kind.INVOICE;
          case CREDIT_NOTE -> InvoicePage.Kind.CREDIT_NOTE;
        };
    var facts =
        new Facts(
            invoice.name(),
            invoice.issuedOn(),
            invoice.dueOn(),
            Optional.of(invoice.orderName()),
            invoice.credits());
    return page(
        kind,
        facts,
        invoice.content(),
        invoice.priced(),
        seller(invoice, shop),
        balance(invoice, paid),
        Optional.empty());
  }

  /// @param paid stands in where an older document does not say
  public static Balance balance(Invoice invoice, Money paid) {
    var then = invoice.paid().orElse(paid);
    var open = invoice.priced().total().presentment().minus(then);
    return new Balance(then, open.isNegative() ? Money.zero(open.getCurrencyUnit()) : open);
  }

  private static Letterhead seller(Invoice invoice, Shop shop) {
    var seller = invoice.seller();
    return seller.size() == 3
        ? Letterhead.of(seller.get(0), seller.get(1), seller.get(2))
        : letterhead(shop);
  }

  private record Facts(
      String number,
      LocalDate issued,
      Optional<LocalDate> due,
      Optional<String> order,
      Optional<String> corrects) {}

  private static InvoicePage page(
      InvoicePage.Kind kind,
      Facts facts,
      SaleContent content,
      PricedDocument priced,
      Letterhead seller,
      Balance balance,
      Optional<URI> payLink) {
    var total = priced.total();
    boolean ownCurrency = total.shop().isSameCurrency(total.presentment());
    return new InvoicePage(
        kind,
        locale(content),
        TaxRemarks.letterhead(seller, priced),
        buyer(content, priced.taxBasis().flatMap(TaxBasis::customerVatNumber)),
        facts.number(),
        facts.issued(),
        kind == InvoicePage.Kind.CREDIT_NOTE ? Optional.empty() : facts.due(),
        Optional.empty(),
        new InvoicePage.References(facts.order(), content.poNumber(), facts.corrects()),
        lines(content, priced),
        totals(content, priced, balance),
        ownCurrency
            ? Optional.empty()
            : Optional.of(new InvoicePage.ShopTotals(priced.taxTotal().shop(), total.shop())),
        priced
            .rate()
            .map(rate ->
                new InvoicePage.ExchangeRate(
                    rate.base(), rate.quote(), rate.rate(), rate.source(), rate.date())),
        state(kind, total.presentment(), balance),
        Optional.empty(),
        TaxRemarks.of(priced, locale(content)),
        payLink);
  }

  /// Who is known by a mail address alone is named by it.
  private static InvoicePage.Buyer buyer(SaleContent content, Optional<String> taxNumber) {
    var lines =
        content.billingAddress().or(content::shippingAddress).map(Address::lines).orElse(List.of());
    return lines.isEmpty()
        ? new InvoicePage.Buyer(content.email().stream().toList(), taxNumber, Optional.empty())
        : new InvoicePage.Buyer(lines, taxNumber, content.email());
  }

  private static InvoicePage.PaymentState state(
      InvoicePage.Kind kind, Money total, Balance balance) {
    if (kind == InvoicePage.Kind.CONFIRMATION_REQUEST) {
      return InvoicePage.PaymentState.UNCONFIRMED;
    } else if (kind == InvoicePage.Kind.CREDIT_NOTE || total.isZero()) {
      return InvoicePage.PaymentState.NOT_SHOWN;
    } else if (balance.outstanding().isZero()) {
      return InvoicePage.PaymentState.PAID;
    }
    return balance.paid().isZero()
        ? InvoicePage.PaymentState.AWAITING
        : InvoicePage.PaymentState.PARTIALLY_PAID;
  }

  private static List<InvoicePage.Line> lines(SaleContent content, PricedDocument priced) {
    var out = new ArrayList<InvoicePage.Line>();
    for (int i = 0; i < content.lines().size(); i++) {
      var line = content.lines().get(i);
      var amounts = priced.lines().get(i);
      out.add(
          new InvoicePage.Line(
              item(line),
              line.quantity(),
              amounts.unitPrice().presentment(),
              amounts.lineDiscount().presentment(),
              taxPercent(amounts),
              amounts.gross().minus(amounts.lineDiscount()).presentment()));
    }
    return out;
  }

  /// A line by its title, variant, SKU and the buyer's own details, except private ones.
  public static Item item(SaleLine line) {
    return new Item(
        line.title(),
        line.variantTitle(),
        line.sku(),
        line.properties().stream()
            .filter(property -> !property.isPrivate())
            .map(property -> new Detail(property.name(), property.value()))
            .toList());
  }

  private static Optional<BigDecimal> taxPercent(PricedLine line) {
    return line.taxLines().stream()
        .map(tax -> tax.rate().movePointRight(2))
        .reduce(BigDecimal::add);
  }

  private static InvoicePage.Totals totals(
      SaleContent content, PricedDocument priced, Balance balance) {
    var orderDiscount =
        priced.lines().stream()
            .map(PricedLine::orderDiscount)
            .reduce(priced.total().toZero(), MoneySet::plus)
            .presentment();
    return new InvoicePage.Totals(
        priced.subtotal().presentment().plus(orderDiscount),
        orderDiscount,
        content.shipping().map(SaleContent.Shipping::title),
        priced.shippingTotal().presentment(),
        priced.taxesIncluded(),
        priced.taxLines().stream()
            .map(tax ->
                new InvoicePage.TaxLine(
                    tax.title(),
                    tax.rate().movePointRight(2),
                    Optional.of(priced.taxable(tax).presentment()),
                    tax.amount().presentment()))
            .toList(),
        priced.total().presentment(),
        balance.paid(),
        balance.outstanding());
  }

  /// What is to be sent of a fulfillment order.
  public static PackingSlipPage packingSlip(
      Order order, FulfillmentOrder fulfillmentOrder, Shop shop) {
    var units =
        fulfillmentOrder.lines().stream()
            .map(line -> new Fulfillment.Units(line.lineId(), line.quantity()))
            .toList();
    return packingSlip(order, units, fulfillmentOrder.createdAt(), false, shop);
  }

  /// What one parcel holds, and nothing else of its order.
  public static PackingSlipPage packingSlip(Order order, Fulfillment parcel, Shop shop) {
    return packingSlip(order, parcel.lines(), parcel.createdAt(), parcel.restFollows(), shop);
  }

  private static PackingSlipPage packingSlip(
      Order order, List<Fulfillment.Units> units, Instant at, boolean restFollows, Shop shop) {
    var content = order.content();
    var lines =
        units.stream()
            .flatMap(part ->
                order.line(part.lineId()).stream()
                    .map(line ->
                        new PackingSlipPage.Line(item(line), part.quantity(), line.quantity())))
            .toList();
    return new PackingSlipPage(
        locale(content),
        letterhead(shop),
        order.name(),
        order.createdAt().atZone(shop.timeZone()).toLocalDate(),
        at.atZone(shop.timeZone()).toLocalDate(),
        content
            .shippingAddress()
            .map(Address::lines)
            .orElseGet(() -> buyer(content, Optional.empty()).lines()),
        content.shipping().map(SaleContent.Shipping::title),
        lines,
        restFollows,
        content.note(),
        order.customerOrdinal() > 0 ? OptionalInt.of(order.customerOrdinal()) : OptionalInt.empty(),
        Optional.empty());
  }
}
