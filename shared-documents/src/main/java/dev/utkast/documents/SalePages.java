package dev.utkast.documents;

import dev.utkast.model.customer.Address;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.invoice.Balance;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.order.Order;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.Shop;
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
  public static InvoiceDocument paymentRequest(
      DraftOrder draft, Shop shop, Money open, Optional<URI> payLink) {
    boolean free = draft.isFree();
    var day = shop.dayOf(draft.askedAt());
    var due = draft.dueOn(shop).filter(_ -> !free);
    var balance = Balance.open(draft.total(), open);
    return page(
        free ? InvoiceDocument.Kind.CONFIRMATION_REQUEST : InvoiceDocument.Kind.PAYMENT_REQUEST,
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
  public static InvoiceDocument legal(Invoice invoice, Shop shop, Money paid) {
    var kind =
        switch (invoice.series()) {
          case INVOICE -> InvoiceDocument.Kind.INVOICE;
          case CREDIT_NOTE -> InvoiceDocument.Kind.CREDIT_NOTE;
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
        invoice.balance(paid),
        Optional.empty());
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

  private static InvoiceDocument page(
      InvoiceDocument.Kind kind,
      Facts facts,
      SaleContent content,
      PricedDocument priced,
      Letterhead seller,
      Balance balance,
      Optional<URI> payLink) {
    var total = priced.total();
    boolean ownCurrency = total.shop().isSameCurrency(total.presentment());
    return new InvoiceDocument(
        kind,
        locale(content),
        TaxRemarks.letterhead(seller, priced),
        buyer(content, priced.taxBasis().flatMap(TaxBasis::customerVatNumber)),
        facts.number(),
        facts.issued(),
        kind == InvoiceDocument.Kind.CREDIT_NOTE ? Optional.empty() : facts.due(),
        Optional.empty(),
        new InvoiceDocument.References(facts.order(), content.poNumber(), facts.corrects()),
        lines(content, priced),
        totals(content, priced, balance),
        ownCurrency
            ? Optional.empty()
            : Optional.of(new InvoiceDocument.ShopTotals(priced.taxTotal().shop(), total.shop())),
        priced
            .rate()
            .map(rate ->
                new InvoiceDocument.ExchangeRate(
                    rate.base(), rate.quote(), rate.rate(), rate.source(), rate.date())),
        state(kind, balance),
        Optional.empty(),
        TaxRemarks.of(priced, locale(content)),
        payLink);
  }

  /// Who is known by a mail address alone is named by it.
  private static InvoiceDocument.Buyer buyer(SaleContent content, Optional<String> taxNumber) {
    var lines =
        content.billingAddress().or(content::shippingAddress).map(Address::lines).orElse(List.of());
    return lines.isEmpty()
        ? new InvoiceDocument.Buyer(content.email().stream().toList(), taxNumber, Optional.empty())
        : new InvoiceDocument.Buyer(lines, taxNumber, content.email());
  }

  private static InvoiceDocument.PaymentState state(InvoiceDocument.Kind kind, Balance balance) {
    return switch (kind) {
      case CONFIRMATION_REQUEST -> InvoiceDocument.PaymentState.UNCONFIRMED;
      case CREDIT_NOTE -> InvoiceDocument.PaymentState.NOT_SHOWN;
      case INVOICE, PAYMENT_REQUEST ->
          switch (balance.state()) {
            case FREE -> InvoiceDocument.PaymentState.NOT_SHOWN;
            case AWAITING -> InvoiceDocument.PaymentState.AWAITING;
            case PARTIALLY_PAID -> InvoiceDocument.PaymentState.PARTIALLY_PAID;
            case PAID -> InvoiceDocument.PaymentState.PAID;
          };
    };
  }

  private static List<InvoiceDocument.Line> lines(SaleContent content, PricedDocument priced) {
    var out = new ArrayList<InvoiceDocument.Line>();
    for (int i = 0; i < content.lines().size(); i++) {
      var line = content.lines().get(i);
      var amounts = priced.lines().get(i);
      out.add(
          new InvoiceDocument.Line(
              item(line),
              line.quantity(),
              amounts.unitPrice().presentment(),
              amounts.lineDiscount().presentment(),
              amounts.taxPercent(),
              amounts.afterOwnDiscount().presentment()));
    }
    return out;
  }

  /// A line by its title, variant, SKU and the buyer's own details, except private ones.
  public static PrintedItem item(SaleLine line) {
    return new PrintedItem(
        line.title(),
        line.variantTitle(),
        line.sku(),
        line.properties().stream()
            .filter(property -> !property.isPrivate())
            .map(property -> new Detail(property.name(), property.value()))
            .toList());
  }

  private static InvoiceDocument.Totals totals(
      SaleContent content, PricedDocument priced, Balance balance) {
    return new InvoiceDocument.Totals(
        priced.beforeOrderDiscount().presentment(),
        priced.orderDiscount().presentment(),
        content.shipping().map(SaleContent.Shipping::title),
        priced.shippingTotal().presentment(),
        priced.taxesIncluded(),
        priced.taxLines().stream()
            .map(tax ->
                new InvoiceDocument.TaxLine(
                    tax.title(),
                    tax.percent(),
                    Optional.of(priced.taxable(tax).presentment()),
                    tax.amount().presentment()))
            .toList(),
        balance);
  }

  /// What is to be sent of a fulfillment order.
  public static PackingSlipDocument packingSlip(
      Order order, FulfillmentOrder fulfillmentOrder, Shop shop) {
    var units =
        fulfillmentOrder.lines().stream()
            .map(line -> new Fulfillment.Units(line.lineId(), line.quantity()))
            .toList();
    return packingSlip(order, units, fulfillmentOrder.createdAt(), false, shop);
  }

  /// What one parcel holds, and nothing else of its order.
  public static PackingSlipDocument packingSlip(Order order, Fulfillment parcel, Shop shop) {
    return packingSlip(order, parcel.lines(), parcel.createdAt(), parcel.restFollows(), shop);
  }

  private static PackingSlipDocument packingSlip(
      Order order, List<Fulfillment.Units> units, Instant at, boolean restFollows, Shop shop) {
    var content = order.content();
    var lines =
        units.stream()
            .flatMap(part ->
                order.line(part.lineId()).stream()
                    .map(line ->
                        new PackingSlipDocument.Line(item(line), part.quantity(), line.quantity())))
            .toList();
    return new PackingSlipDocument(
        locale(content),
        letterhead(shop),
        order.name(),
        shop.dayOf(order.createdAt()),
        shop.dayOf(at),
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
