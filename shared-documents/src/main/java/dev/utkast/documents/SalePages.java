package dev.utkast.documents;

import dev.utkast.model.customer.Address;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.invoice.Advance;
import dev.utkast.model.invoice.Balance;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.invoice.InvoiceCircumstances;
import dev.utkast.model.order.Order;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.sale.AppliedDiscount;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.shop.ShopIdentity;
import dev.utkast.model.transfer.QrReference;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/// Drafts, invoices and fulfillment orders as the pages that people see. Chooses words' language
/// and what is shown; every amount is the document's own.
public final class SalePages {
  private SalePages() {}

  /// The shop as it is today.
  ///
  /// @param pictures of logos
  /// @param reader of whoever reads it
  public static Letterhead letterhead(Seller seller, Pictures pictures, Locale reader) {
    return Letterhead.of(seller, picture(seller.identity(), pictures), reader);
  }

  private static Optional<LogoPicture> picture(ShopIdentity identity, Pictures pictures) {
    return identity
        .logo()
        .flatMap(logo -> pictures.of(logo).map(picture -> LogoPicture.of(logo, picture)));
  }

  /// The language chosen for the customer, else that of the country the goods go to; at home the
  /// shop's own.
  public static Locale locale(SaleContent content, Seller seller) {
    var country =
        content
            .shippingAddress()
            .or(content::billingAddress)
            .flatMap(Address::countryCode)
            .orElse("");
    return Locale.of(content.spokenLanguage(seller), country);
  }

  /// Of a legal document and what follows from it: the language that it is written in.
  ///
  /// @param shop stands in where an older document does not say
  public static Locale locale(Invoice invoice, Shop shop) {
    return locale(invoice.spoken(shop), invoice.soldBy(shop));
  }

  public static Optional<String> customerName(SaleContent content) {
    return content.recipientName();
  }

  /// What the customer is asked to pay for one revision of a draft, or to confirm where it costs
  /// nothing. Its dates are those of the day on which the customer was asked, whenever it is read.
  ///
  /// @param open what is to be paid, as far as the page knows
  public static InvoiceDocument paymentRequest(
      DraftOrder draft, Seller seller, Pictures pictures, Money open, Optional<URI> payLink) {
    boolean free = draft.isFree();
    var day = seller.dayOf(draft.askedAt());
    var due = draft.dueOn(seller.shop()).filter(_ -> !free);
    var balance = Balance.open(draft.total(), open);
    var kind =
        free ? InvoiceDocument.Kind.CONFIRMATION_REQUEST : InvoiceDocument.Kind.PAYMENT_REQUEST;
    return page(
        kind,
        new Facts(
            draft.requestName(),
            day,
            due,
            Optional.of(draft.name()),
            Optional.empty(),
            new Transfers.Quoted(
                draft.requestName(), QrReference.ofRequest(draft.number(), draft.revision())),
            List.of()),
        draft.content(),
        draft.priced(),
        seller,
        pictures,
        balance,
        state(kind, balance),
        payLink);
  }

  /// A legal document as it was issued: seller, dates and what had been paid are those of that day.
  ///
  /// @param shop and paid stand in where an older document does not say
  public static InvoiceDocument legal(Invoice invoice, Shop shop, Pictures pictures, Money paid) {
    var balance = invoice.balance(paid);
    return legal(invoice, shop, pictures, balance, state(kind(invoice), balance));
  }

  /// The invoice of an order with what is open of it now, for whoever is to pay it.
  public static InvoiceDocument asItStands(
      Invoice invoice, Order order, Shop shop, Pictures pictures, Instant now) {
    var balance = Balance.open(order.total(), order.outstanding());
    var state =
        order.overdue(now, shop)
            ? InvoiceDocument.PaymentState.OVERDUE
            : state(kind(invoice), balance);
    return legal(invoice, shop, pictures, balance, state);
  }

  private static InvoiceDocument.Kind kind(Invoice invoice) {
    return switch (invoice.series()) {
      case INVOICE -> InvoiceDocument.Kind.INVOICE;
      case CREDIT_NOTE -> InvoiceDocument.Kind.CREDIT_NOTE;
    };
  }

  private static InvoiceDocument legal(
      Invoice invoice,
      Shop shop,
      Pictures pictures,
      Balance balance,
      InvoiceDocument.PaymentState state) {
    var facts =
        new Facts(
            invoice.name(),
            invoice.issuedOn(),
            invoice.dueOn(),
            Optional.of(invoice.orderName()),
            corrected(invoice, shop),
            new Transfers.Quoted(
                invoice.paymentReference(), QrReference.ofInvoice(invoice.number())),
            invoice.advances());
    return page(
        kind(invoice),
        facts,
        invoice.spoken(shop),
        invoice.priced(),
        invoice.soldBy(shop),
        pictures,
        balance,
        state,
        Optional.empty());
  }

  /// What a credit note takes back, by number and date (Directive 2006/112/EC, article 219).
  ///
  /// @param shop stands in where an older document does not say
  public static Optional<String> corrected(Invoice creditNote, Shop shop) {
    var locale = locale(creditNote, shop);
    return creditNote
        .credits()
        .map(number ->
            creditNote
                .creditsOf()
                .map(day ->
                    Words.in(Language.of(locale))
                        .say(
                            Word.INVOICE_NUMBER_OF_DATE,
                            Map.of("number", number, "date", Formats.of(locale).date(day))))
                .orElse(number));
  }

  /// Where what is still open is paid to, in its currency: without an account for it, the payer is
  /// told whom to ask ([#askHowToPay]).
  private static Optional<InvoiceDocument.BankTransfer> transfer(
      InvoiceDocument.Kind kind,
      Seller seller,
      SaleContent content,
      Balance balance,
      Transfers.Quoted quoted) {
    return switch (kind) {
      case CONFIRMATION_REQUEST, CREDIT_NOTE -> Optional.empty();
      case PAYMENT_REQUEST, INVOICE -> Transfers.of(seller, content, balance.outstanding(), quoted);
    };
  }

  /// What stands where an account would, if there is something to be paid and none takes it.
  private static Optional<String> askHowToPay(
      InvoiceDocument.Kind kind, Seller seller, Balance balance, Locale locale) {
    return switch (kind) {
      case CONFIRMATION_REQUEST, CREDIT_NOTE -> Optional.empty();
      case PAYMENT_REQUEST, INVOICE ->
          seller
              .identity()
              .withoutAccount(balance.outstanding())
              .map(_ -> letterhead(seller, Pictures.none(), locale).askHowToPay(Words.in(locale)));
    };
  }

  private record Facts(
      String number,
      LocalDate issued,
      Optional<LocalDate> due,
      Optional<String> order,
      Optional<String> corrects,
      Transfers.Quoted quoted,
      List<Advance> advances) {}

  private static InvoiceDocument page(
      InvoiceDocument.Kind kind,
      Facts facts,
      SaleContent content,
      PricedDocument priced,
      Seller seller,
      Pictures pictures,
      Balance balance,
      InvoiceDocument.PaymentState state,
      Optional<URI> payLink) {
    var total = priced.total();
    var locale = locale(content, seller);
    boolean ownCurrency = total.shop().isSameCurrency(total.presentment());
    var law = lawful(kind, seller, content, priced, balance, facts.advances(), locale);
    var ask = askHowToPay(kind, seller, balance, locale);
    return new InvoiceDocument(
        kind,
        locale,
        letterhead(seller, pictures, locale)
            .withTaxNumber(priced.taxBasis().flatMap(TaxBasis::sellerVatNumber)),
        buyer(
                content,
                priced.taxBasis().flatMap(TaxBasis::customerVatNumber),
                seller.country(),
                locale)
            .adding(law.buyerSiren()),
        facts.number(),
        facts.issued(),
        kind == InvoiceDocument.Kind.CREDIT_NOTE ? Optional.empty() : facts.due(),
        law.particulars(facts.issued()),
        new InvoiceDocument.References(facts.order(), content.poNumber(), facts.corrects()),
        lines(content, priced, law),
        totals(content, priced, law, balance, facts.advances(), locale),
        ownCurrency
            ? Optional.empty()
            : Optional.of(new InvoiceDocument.ShopTotals(priced.taxTotal().shop(), total.shop())),
        priced
            .rate()
            .map(rate ->
                new InvoiceDocument.ExchangeRate(
                    rate.base(), rate.quote(), rate.rate(), rate.source(), rate.date())),
        state,
        transfer(kind, seller, content, balance, facts.quoted()),
        Stream.concat(ask.stream(), law.remarks().stream()).toList(),
        payLink.filter(_ -> ask.isEmpty()));
  }

  private static LawfulContent lawful(
      InvoiceDocument.Kind kind,
      Seller seller,
      SaleContent content,
      PricedDocument priced,
      Balance balance,
      List<Advance> advances,
      Locale locale) {
    var series =
        switch (kind) {
          case CREDIT_NOTE -> Invoice.Series.CREDIT_NOTE;
          case INVOICE, PAYMENT_REQUEST, CONFIRMATION_REQUEST -> Invoice.Series.INVOICE;
        };
    return new LawfulContent(
        seller.country(),
        content,
        priced,
        InvoiceCircumstances.of(seller.country(), series, content, priced, balance, advances),
        locale,
        kind == InvoiceDocument.Kind.INVOICE || kind == InvoiceDocument.Kind.CREDIT_NOTE);
  }

  /// An address without a name takes the customer's. Who is known by a mail address alone is named
  /// by it, once.
  private static InvoiceDocument.Buyer buyer(
      SaleContent content, Optional<String> taxNumber, String home, Locale locale) {
    var lines =
        recipient(content, content.billingAddress().or(content::shippingAddress), home, locale);
    var email = content.email().filter(one -> !lines.contains(one));
    return new InvoiceDocument.Buyer(lines, taxNumber, email);
  }

  static List<String> recipient(
      SaleContent content, Optional<Address> address, String home, Locale locale) {
    return address
        .filter(Address::saysAnything)
        .map(there ->
            PostalAddresses.lines(content.addressee(there), there, home, Language.of(locale)))
        .orElseGet(() -> content.recipientName().or(content::email).stream().toList());
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

  private static List<InvoiceDocument.Line> lines(
      SaleContent content, PricedDocument priced, LawfulContent law) {
    var out = new ArrayList<InvoiceDocument.Line>();
    for (int i = 0; i < content.lines().size(); i++) {
      var line = content.lines().get(i);
      var amounts = priced.lines().get(i);
      out.add(
          new InvoiceDocument.Line(
              item(line),
              line.quantity(),
              amounts.unitPrice().presentment(),
              law.netUnitPrice(amounts),
              amounts.lineDiscount().presentment(),
              line.discount().flatMap(AppliedDiscount::title),
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
      SaleContent content,
      PricedDocument priced,
      LawfulContent law,
      Balance balance,
      List<Advance> advances,
      Locale locale) {
    var language = Language.of(locale);
    var taxedIn = priced.taxBasis().map(TaxBasis::country).orElse(locale.getCountry());
    var taxes =
        priced.taxLines().stream()
            .map(tax ->
                new InvoiceDocument.TaxLine(
                    TaxNames.of(tax.title(), taxedIn, language),
                    tax.percent(),
                    Optional.of(priced.taxable(tax).presentment()),
                    tax.amount().presentment()));
    return new InvoiceDocument.Totals(
        priced.beforeOrderDiscount().presentment(),
        priced.orderDiscount().presentment(),
        content.discount().flatMap(AppliedDiscount::title),
        content.shipping().map(SaleContent.Shipping::title),
        priced.shippingTotal().presentment(),
        priced.containsTax(),
        Stream.concat(taxes, law.untaxedLine().stream()).toList(),
        balance,
        advances);
  }
}
