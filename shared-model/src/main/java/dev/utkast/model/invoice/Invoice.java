package dev.utkast.model.invoice;

import dev.utkast.model.id.InvoiceId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.SellerDuties;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.shop.ShopIdentity;
import dev.utkast.model.tax.Registration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// A legal document about an agreed sale: an invoice, or the credit note that takes one back. Once
/// issued it never changes; its number is the next of its series, without gaps.
///
/// @param seller name, mail address and country of the seller when it was issued
/// @param credits number of the invoice that a credit note takes back
/// @param issuedOn the day of [#issuedAt] where the shop is
/// @param issuedAt when the sale was agreed, or called off, however late this was written
/// @param paid what had been paid on the sale when it was agreed or called off, in the presentment
///   currency
/// @param identity of the seller when it was issued; older documents have none
/// @param creditsOf the day of the invoice that a credit note takes back; older ones do not say
/// @param language that it is written in, ISO 639-1; older documents do not say
/// @param advances what of an invoice was paid on days before its own; older ones do not say
public record Invoice(
    InvoiceId id,
    Series series,
    long number,
    OrderId orderId,
    String orderName,
    List<String> seller,
    Optional<String> credits,
    SaleContent content,
    PricedDocument priced,
    LocalDate issuedOn,
    Optional<LocalDate> dueOn,
    Instant issuedAt,
    Optional<Money> paid,
    Optional<ShopIdentity> identity,
    Optional<LocalDate> creditsOf,
    Optional<String> language,
    List<Advance> advances) {

  public Invoice {
    seller = List.copyOf(seller);
    advances = List.copyOf(advances);
  }

  /// A document before whose day nothing was paid, or which does not say so.
  public Invoice(
      InvoiceId id,
      Series series,
      long number,
      OrderId orderId,
      String orderName,
      List<String> seller,
      Optional<String> credits,
      SaleContent content,
      PricedDocument priced,
      LocalDate issuedOn,
      Optional<LocalDate> dueOn,
      Instant issuedAt,
      Optional<Money> paid,
      Optional<ShopIdentity> identity,
      Optional<LocalDate> creditsOf,
      Optional<String> language) {
    this(
        id, series, number, orderId, orderName, seller, credits, content, priced, issuedOn, dueOn,
        issuedAt, paid, identity, creditsOf, language, List.of());
  }

  /// One unbroken row of numbers.
  public enum Series {
    INVOICE,
    CREDIT_NOTE
  }

  /// Where the seller was, ISO 3166-1 alpha-2; older documents do not say.
  public Optional<String> sellerCountry() {
    return seller.size() == 3 ? Optional.of(seller.get(1)) : Optional.empty();
  }

  /// Who sold, as it was when this was issued: what is set later is not what was said.
  ///
  /// @param shop stands in where an older document does not say
  public Seller soldBy(Shop shop) {
    var then = seller.size() == 3 ? shop.as(seller.get(0), seller.get(1), seller.get(2)) : shop;
    return new Seller(then, identity.orElseGet(ShopIdentity::unset));
  }

  /// What was sold, in the language that the document is written in, whatever the shop speaks by
  /// now.
  ///
  /// @param shop stands in where an older document does not say who sold
  public SaleContent spoken(Shop shop) {
    return content.spokenIn(language.orElseGet(() -> content.spokenLanguage(soldBy(shop))));
  }

  /// The same as somebody reads it who chose a language: what was issued is still the other.
  public Invoice spokenIn(String chosen) {
    return new Invoice(
        id,
        series,
        number,
        orderId,
        orderName,
        seller,
        credits,
        content,
        priced,
        issuedOn,
        dueOn,
        issuedAt,
        paid,
        identity,
        creditsOf,
        Optional.of(chosen),
        advances);
  }

  /// What the law asks for and this does not say, of the seller and of the buyer.
  public List<SellerDuties.Missing> missing() {
    boolean numbered = priced.taxBasis().flatMap(TaxBasis::sellerVatNumber).isPresent();
    var registered =
        priced.taxBasis().map(TaxBasis::authorities).orElse(List.of()).stream()
            .map(authority ->
                new SellerDuties.Registered(Registration.in(authority).country(), numbered))
            .toList();
    var ofSeller =
        sellerCountry()
            .map(home ->
                SellerDuties.missing(home, identity.orElseGet(ShopIdentity::unset), registered))
            .orElse(List.of());
    return Stream.concat(ofSeller.stream(), BuyerDuties.missing(this).stream()).toList();
  }

  /// The currency in which it was to be paid when it was issued, if no bank account took that.
  public Optional<CurrencyUnit> withoutAccount() {
    return switch (series) {
      case INVOICE ->
          identity
              .orElseGet(ShopIdentity::unset)
              .withoutAccount(
                  balance(Money.zero(priced.total().presentment().getCurrencyUnit()))
                      .outstanding());
      case CREDIT_NOTE -> Optional.empty();
    };
  }

  /// How the money stood when it was issued.
  ///
  /// @param paidNow stands in where an older document does not say
  public Balance balance(Money paidNow) {
    return Balance.of(priced.total().presentment(), paid.orElse(paidNow));
  }

  /// @return such as `INV-000042`
  public String name() {
    var own = identity.orElseGet(ShopIdentity::unset);
    var prefix =
        switch (series) {
          case INVOICE -> own.prefixOfInvoices();
          case CREDIT_NOTE -> own.prefixOfCreditNotes();
        };
    return String.format(Locale.ROOT, "%s%06d", prefix, number);
  }

  /// What a payer quotes: the document's name; of a Norwegian seller a reference that banks can
  /// check, which does as a message where the account takes none.
  public String paymentReference() {
    return sellerCountry().filter("NO"::equals).isPresent() ? Kid.of(number) : name();
  }
}
