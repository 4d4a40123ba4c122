package dev.utkast.model.invoice;

import dev.utkast.model.customer.Address;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.SellerDuties.Duty;
import dev.utkast.model.shop.SellerDuties.Missing;
import dev.utkast.model.tax.EuropeanUnion;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/// What a document must say of the buyer by the law of the seller's country and does not, because
/// nobody knew: who she is, where, and her VAT number where she accounts for the tax.
///
/// Small amounts need no buyer, for which an invoice may be a simplified one (Directive
/// 2006/112/EC, articles 220a, 226b and 238); not where she accounts for the tax, nor in distance
/// selling (article 220a (2)).
public final class BuyerDuties {
  /// Who is bound by what merchants do alone is warned of nothing.
  private static final Set<String> OUTSIDE_THE_UNION = Set.of("CH", "GB", "NO");

  private static final Set<InvoiceCircumstance> NEVER_SMALL =
      EnumSet.of(
          InvoiceCircumstance.INTRA_UNION_SUPPLY,
          InvoiceCircumstance.REVERSE_CHARGE,
          InvoiceCircumstance.ONE_STOP_SHOP);

  private BuyerDuties() {}

  static List<Missing> missing(Invoice invoice) {
    return invoice
        .sellerCountry()
        .map(home -> missing(home, invoice.series(), invoice.content(), invoice.priced()))
        .orElse(List.of());
  }

  /// What the invoice of a sale would lack.
  ///
  /// @param home that it is sold from, ISO 3166-1 alpha-2
  public static List<Missing> missing(String home, SaleContent content, PricedDocument priced) {
    return missing(home, Invoice.Series.INVOICE, content, priced);
  }

  private static List<Missing> missing(
      String home, Invoice.Series series, SaleContent content, PricedDocument priced) {
    if (!EuropeanUnion.isMember(home) && !OUTSIDE_THE_UNION.contains(home)) {
      return List.of();
    }
    var total = priced.total().presentment();
    var unpaid = Balance.of(total, Money.zero(total.getCurrencyUnit()));
    var circumstances = InvoiceCircumstances.of(home, series, content, priced, unpaid, List.of());
    boolean small = isSmall(home, priced, circumstances);
    // The law of the country stands after the Union's, and is told instead.
    Map<Duty, Missing> found = new EnumMap<>(Duty.class);
    for (var rule : InvoiceRules.of(home)) {
      if (rule.applies(circumstances)) {
        duty(rule.element())
            .filter(duty -> !small || duty == Duty.BUYER_VAT_NUMBER)
            .filter(duty -> !isDone(duty, content, priced))
            .ifPresent(duty -> found.put(duty, new Missing(duty, home, rule.source())));
      }
    }
    if (isTakenForAConsumer(circumstances) && !isDone(Duty.BUYER_VAT_NUMBER, content, priced)) {
      found.put(
          Duty.BUYER_VAT_NUMBER,
          new Missing(Duty.BUYER_VAT_NUMBER, home, "Directive 2006/112/EC, art. 138 (1) (b)"));
    }
    return List.copyOf(found.values());
  }

  /// A company in another member state that has told no VAT number: with one it would pay no tax
  /// here, and the One-Stop-Shop is for consumers.
  private static boolean isTakenForAConsumer(Set<InvoiceCircumstance> circumstances) {
    return circumstances.contains(InvoiceCircumstance.ONE_STOP_SHOP)
        && circumstances.contains(InvoiceCircumstance.BUSINESS);
  }

  private static Optional<Duty> duty(InvoiceElement element) {
    return switch (element) {
      case BUYER_NAME -> Optional.of(Duty.BUYER_NAME);
      case BUYER_ADDRESS -> Optional.of(Duty.BUYER_ADDRESS);
      case BUYER_VAT_NUMBER -> Optional.of(Duty.BUYER_VAT_NUMBER);
      default -> Optional.empty();
    };
  }

  private static boolean isDone(Duty duty, SaleContent content, PricedDocument priced) {
    return switch (duty) {
      case BUYER_NAME -> content.recipientName().isPresent();
      case BUYER_ADDRESS ->
          content
              .billingAddress()
              .or(content::shippingAddress)
              .filter(BuyerDuties::isWhole)
              .isPresent();
      case BUYER_VAT_NUMBER -> priced.taxBasis().flatMap(TaxBasis::customerVatNumber).isPresent();
      default -> true;
    };
  }

  /// Whether a letter would arrive: a street or a box, and a town.
  private static boolean isWhole(Address address) {
    return says(address.address1().or(address::address2)) && says(address.city());
  }

  private static boolean says(Optional<String> part) {
    return part.filter(text -> !text.isBlank()).isPresent();
  }

  /// An amount up to which a country lets invoices be simplified, tax included.
  private record Limit(String currency, int amount) {
    boolean covers(Money total) {
      return total.getCurrencyUnit().getCode().equals(currency)
          && total.getAmount().compareTo(BigDecimal.valueOf(amount)) <= 0;
    }
  }

  /// France lets them leave out numbers, not the buyer (CGI, ann. II, art. 242 nonies A), and
  /// Norway has other rules for sales in cash.
  private static Optional<Limit> limit(String home) {
    return switch (home) {
      // § 33 UStDV
      case "DE" -> Optional.of(new Limit("EUR", 250));
      // § 11 (6) UStG 1994
      case "AT" -> Optional.of(new Limit("EUR", 400));
      // VAT Regulations 1995, reg. 16A
      case "GB" -> Optional.of(new Limit("GBP", 250));
      // MWSTV (SR 641.201), art. 57
      case "CH" -> Optional.of(new Limit("CHF", 400));
      case "FR", "NO" -> Optional.empty();
      // Directive 2006/112/EC, art. 220a (1) (a): the least that every member state allows
      default -> Optional.of(new Limit("EUR", 100));
    };
  }

  private static boolean isSmall(
      String home, PricedDocument priced, Set<InvoiceCircumstance> circumstances) {
    var total = priced.total();
    return NEVER_SMALL.stream().noneMatch(circumstances::contains)
        && limit(home)
            .filter(limit -> limit.covers(total.shop()) || limit.covers(total.presentment()))
            .isPresent();
  }
}
