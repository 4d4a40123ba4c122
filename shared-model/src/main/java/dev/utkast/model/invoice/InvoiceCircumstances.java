package dev.utkast.model.invoice;

import dev.utkast.model.customer.Address;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.pricing.ZeroTaxReason;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.tax.EuropeanUnion;
import dev.utkast.model.tax.VatNumber;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/// What of a document is so that a law may ask for something.
public final class InvoiceCircumstances {
  private static final BigDecimal AUSTRIAN_THRESHOLD = new BigDecimal(10_000);

  private InvoiceCircumstances() {}

  /// @param seller her country, ISO 3166-1 alpha-2
  /// @param advances on days before that of the invoice
  public static Set<InvoiceCircumstance> of(
      String seller,
      Invoice.Series series,
      SaleContent content,
      PricedDocument priced,
      Balance balance,
      List<Advance> advances) {
    var found = EnumSet.noneOf(InvoiceCircumstance.class);
    found.add(
        switch (series) {
          case INVOICE -> InvoiceCircumstance.INVOICE;
          case CREDIT_NOTE -> InvoiceCircumstance.CREDIT_NOTE;
        });
    ofBuyer(found, content, priced);
    ofLines(found, content);
    ofTaxes(found, seller, content, priced);
    ofAmounts(found, priced, balance);
    add(found, InvoiceCircumstance.PAID_IN_ADVANCE, !advances.isEmpty());
    return Collections.unmodifiableSet(found);
  }

  private static void ofBuyer(
      Set<InvoiceCircumstance> found, SaleContent content, PricedDocument priced) {
    var number = priced.taxBasis().flatMap(TaxBasis::customerVatNumber);
    add(found, InvoiceCircumstance.BUSINESS, number.isPresent() || namesCompany(content));
    add(found, InvoiceCircumstance.FRENCH_BUSINESS, number.filter(InvoiceCircumstances::isFrench));
    add(found, InvoiceCircumstance.SENT_ELSEWHERE, sentTo(content));
  }

  private static boolean namesCompany(SaleContent content) {
    return content
        .billingAddress()
        .or(content::shippingAddress)
        .flatMap(Address::company)
        .filter(company -> !company.isBlank())
        .isPresent();
  }

  private static boolean isFrench(String number) {
    return VatNumber.parse(number) instanceof VatNumber.Parsed.Valid(var valid)
        && valid.country().equals("FR");
  }

  /// Where the goods of a sale go, if that is not where its bill goes.
  public static Optional<Address> sentTo(SaleContent content) {
    boolean goods = content.lines().stream().anyMatch(SaleLine::requiresShipping);
    return content
        .shippingAddress()
        .filter(_ -> goods)
        .filter(to -> !to.lines().isEmpty())
        .filter(to ->
            content.billingAddress().filter(bill -> !bill.lines().equals(to.lines())).isPresent());
  }

  private static void ofLines(Set<InvoiceCircumstance> found, SaleContent content) {
    add(
        found,
        InvoiceCircumstance.GOODS,
        content.lines().stream().anyMatch(SaleLine::requiresShipping));
    add(
        found,
        InvoiceCircumstance.SERVICES,
        content.lines().stream().anyMatch(line -> !line.requiresShipping()));
  }

  private static void ofTaxes(
      Set<InvoiceCircumstance> found, String seller, SaleContent content, PricedDocument priced) {
    var untaxed = Untaxed.of(content, priced);
    add(found, InvoiceCircumstance.VAT_REGISTERED, isRegistered(priced));
    add(found, InvoiceCircumstance.TAXED, !priced.taxTotal().isZero());
    add(found, InvoiceCircumstance.UNTAXED, !untaxed.isEmpty());
    add(found, InvoiceCircumstance.INTRA_UNION_SUPPLY, isAccountedForByBuyer(untaxed, false));
    add(found, InvoiceCircumstance.REVERSE_CHARGE, isAccountedForByBuyer(untaxed, true));
    add(found, InvoiceCircumstance.ONE_STOP_SHOP, isOfOneStopShop(seller, priced));
    add(
        found,
        InvoiceCircumstance.DOMESTIC,
        priced.taxBasis().filter(basis -> basis.country().equals(seller)));
  }

  private static boolean isRegistered(PricedDocument priced) {
    return priced
        .taxBasis()
        .filter(basis -> !basis.authorities().isEmpty() || basis.sellerVatNumber().isPresent())
        .isPresent();
  }

  private static boolean isAccountedForByBuyer(List<Untaxed> untaxed, boolean services) {
    return untaxed.stream()
        .filter(each -> each.services() == services)
        .anyMatch(each -> each.reason().code() == ZeroTaxReason.Code.REVERSE_CHARGE);
  }

  /// Whether the tax is another member state's, and the One-Stop-Shop alone collects it there.
  ///
  /// @param seller her country, ISO 3166-1 alpha-2
  public static boolean isOfOneStopShop(String seller, PricedDocument priced) {
    return !priced.taxTotal().isZero()
        && priced
            .taxBasis()
            .filter(basis -> basis.authorities().equals(List.of(EuropeanUnion.ONE_STOP_SHOP)))
            .filter(basis -> !basis.country().equals(seller))
            .isPresent();
  }

  private static void ofAmounts(
      Set<InvoiceCircumstance> found, PricedDocument priced, Balance balance) {
    var total = priced.total();
    add(found, InvoiceCircumstance.GROSS_PRICES, priced.taxesIncluded());
    add(found, InvoiceCircumstance.DISCOUNTED, !priced.discountsTotal().isZero());
    add(
        found,
        InvoiceCircumstance.FOREIGN_CURRENCY,
        !total.shop().isSameCurrency(total.presentment()));
    add(found, InvoiceCircumstance.TO_BE_PAID, balance.outstanding().isPositive());
    add(found, InvoiceCircumstance.OVER_10_000_EUR, isOverThreshold(total.shop()));
  }

  private static boolean isOverThreshold(Money total) {
    return total.getCurrencyUnit().getCode().equals("EUR")
        && total.getAmount().compareTo(AUSTRIAN_THRESHOLD) > 0;
  }

  private static void add(
      Set<InvoiceCircumstance> found, InvoiceCircumstance circumstance, Optional<?> holds) {
    add(found, circumstance, holds.isPresent());
  }

  private static void add(
      Set<InvoiceCircumstance> found, InvoiceCircumstance circumstance, boolean holds) {
    if (holds) {
      found.add(circumstance);
    }
  }
}
