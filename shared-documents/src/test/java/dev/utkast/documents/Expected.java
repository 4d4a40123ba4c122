package dev.utkast.documents;

import dev.utkast.documents.LawfulSales.Sale;
import dev.utkast.model.customer.Address;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.invoice.InvoiceElement;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.sale.SaleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/// What each element of a document reads like, from the sale it is about: all of these texts must
/// be on it.
final class Expected {
  private final Sale sale;
  private final Invoice invoice;
  private final LawfulSales.Situation situation;
  private final Formats formats;
  private final Words words;

  Expected(Sale sale, Invoice invoice, LawfulSales.Situation situation) {
    this.sale = sale;
    this.invoice = invoice;
    this.situation = situation;
    var locale = SalePages.locale(sale.content(), sale.seller().today());
    this.formats = Formats.of(locale);
    this.words = Words.in(Language.of(locale));
  }

  List<String> of(InvoiceElement element) {
    var elsewhere = LawfulSales.elsewhere(sale.seller());
    return switch (element) {
      case NUMBER -> List.of(invoice.name());
      case ISSUE_DATE -> List.of(words.say(Word.INVOICE_DATE) + formats.date(invoice.issuedOn()));
      case SELLER_NAME,
          SELLER_ADDRESS,
          SELLER_VAT_NUMBER,
          SELLER_FORM,
          SELLER_REGISTER,
          SELLER_DIRECTORS ->
          seller(element);
      case BUYER_NAME -> List.of(buyer().name().orElseThrow());
      case BUYER_ADDRESS -> List.of(buyer().address1().orElseThrow(), buyer().zip().orElseThrow());
      case BUYER_VAT_NUMBER -> List.of(basis().customerVatNumber().orElseThrow());
      case BUYER_SIREN -> List.of("SIREN 303 265 045");
      case ITEMS -> sale.content().lines().stream().map(SaleLine::title).toList();
      case SUPPLY_DATE -> List.of(words.say(supplied()) + supply());
      case ADVANCE_DATES -> advances();
      case SUPPLY_PLACE -> List.of(words.say(Word.SUPPLY_PLACE) + place());
      case DELIVERY_ADDRESS ->
          List.of(
              words.say(Word.SLIP_SHIP_TO) + elsewhere.name().get() + elsewhere.address1().get());
      case OPERATION -> List.of(words.say(Word.OPERATION) + words.say(operation()));
      case UNIT_PRICE,
          NET_UNIT_PRICE,
          DISCOUNT,
          TAXABLE_AMOUNT,
          TAX_RATE,
          TAX_AMOUNT,
          TOTAL,
          TAX_IN_SHOP_CURRENCY ->
          amounts(element);
      case EXEMPTION -> exemptions();
      case REVERSE_CHARGE -> List.of(words.say(Word.NO_TAX_REVERSE_CHARGE));
      case ONE_STOP_SHOP -> List.of("One-Stop-Shop");
      case DUE_DATE -> List.of(words.say(Word.INVOICE_DUE) + formats.date(LawfulSales.DUE));
      case LATE_PENALTY -> List.of("L441-10");
      case RECOVERY_INDEMNITY -> List.of("40", "D441-5");
      case EARLY_PAYMENT -> List.of(words.say(Word.EARLY_PAYMENT));
      case CORRECTED_NUMBER -> List.of("INV-000041");
      case CORRECTED_DATE ->
          List.of(
              words
                  .say(
                      Word.INVOICE_NUMBER_OF_DATE,
                      Map.of("number", "", "date", formats.date(LawfulSales.DAY)))
                  .strip());
    };
  }

  private List<String> seller(InvoiceElement element) {
    var seller = sale.seller();
    return switch (element) {
      case SELLER_NAME -> List.of(seller.name());
      case SELLER_ADDRESS ->
          List.of(
              seller.address().address1().orElseThrow(),
              seller.address().zip().orElseThrow(),
              seller.address().city().orElseThrow());
      case SELLER_VAT_NUMBER -> List.of(seller.printedNumber());
      case SELLER_FORM -> List.of(seller.form());
      case SELLER_REGISTER -> List.of(seller.register().register(), seller.register().number());
      case SELLER_DIRECTORS -> seller.directors();
      default -> throw new IllegalArgumentException(element.name());
    };
  }

  private List<String> amounts(InvoiceElement element) {
    var priced = sale.priced();
    var lines = priced.lines();
    return switch (element) {
      case UNIT_PRICE -> lines.stream().map(l -> l.quantity() + money(l.unitPrice())).toList();
      case NET_UNIT_PRICE ->
          lines.stream()
              .flatMap(l -> priced.netUnitPrice(l).stream())
              .map(net -> words.say(Word.INVOICE_NET_UNIT_PRICE, "amount", money(net)))
              .toList();
      case DISCOUNT ->
          lines.stream()
              .filter(l -> !l.lineDiscount().isZero())
              .map(l -> money(l.lineDiscount().presentment().negated()))
              .toList();
      case TAXABLE_AMOUNT -> bases();
      case TAX_RATE -> priced.taxLines().stream().map(t -> formats.percent(t.percent())).toList();
      case TAX_AMOUNT -> priced.taxLines().stream().map(t -> money(t.amount())).toList();
      case TAX_IN_SHOP_CURRENCY -> List.of(money(priced.taxTotal().shop()));
      case TOTAL -> {
        var total = priced.total().presentment();
        var currency = total.getCurrencyUnit().getCode();
        yield List.of(words.say(Word.INVOICE_TOTAL, "currency", currency) + money(total));
      }
      default -> throw new IllegalArgumentException(element.name());
    };
  }

  private List<String> bases() {
    var priced = sale.priced();
    var bases =
        new ArrayList<>(
            priced.taxLines().stream().map(tax -> onBase(priced.taxable(tax))).toList());
    if (priced.taxTotal().isZero()) {
      bases.add(onBase(priced.total()));
    }
    return bases;
  }

  /// "on 80.00": what the label of a tax ends in.
  private String onBase(MoneySet base) {
    return words
        .say(Word.INVOICE_TAX_OF_BASE, Map.of("title", "", "rate", "", "base", money(base)))
        .strip();
  }

  private List<String> exemptions() {
    var country = sale.seller().country();
    return switch (situation) {
      case INTRA_UNION_BUSINESS -> List.of(words.say(Word.NO_TAX_INTRA_UNION));
      case EXPORT ->
          switch (country) {
            case "NO" -> List.of("merverdiavgiftsloven § 6-21");
            case "GB" -> List.of("VAT Act 1994, section 30(6)");
            case "CH" -> List.of("MWSTG/LTVA/LIVA, SR 641.20, art. 23");
            default -> List.of(words.say(Word.NO_TAX_EXPORT_FROM_UNION));
          };
      case DOMESTIC, INTRA_UNION_CONSUMER -> throw new IllegalStateException(country);
    };
  }

  private String supply() {
    var day = formats.date(LawfulSales.DAY);
    return situation == LawfulSales.Situation.INTRA_UNION_BUSINESS
        ? words.say(Word.SUPPLY_MIXED, "date", day)
        : words.say(Word.SUPPLY_ON_DISPATCH);
  }

  private List<String> advances() {
    var paid = words.say(Word.INVOICE_PAID_ON, "date", formats.date(LawfulSales.PAID));
    return List.of(paid + money(invoice.advances().getFirst().amount().negated()));
  }

  private String place() {
    var to = sale.content().shippingAddress().orElseThrow();
    var abroad = situation == LawfulSales.Situation.EXPORT ? ",Deutschland" : "";
    return to.zip().orElseThrow() + to.city().orElseThrow() + abroad;
  }

  private Word supplied() {
    return situation == LawfulSales.Situation.INTRA_UNION_BUSINESS
        ? Word.INVOICE_SUPPLIED_MIXED
        : Word.INVOICE_SUPPLIED;
  }

  private Word operation() {
    return situation == LawfulSales.Situation.INTRA_UNION_BUSINESS
        ? Word.OPERATION_MIXED
        : Word.OPERATION_GOODS;
  }

  private Address buyer() {
    return LawfulSales.buyer(sale.seller(), situation);
  }

  private TaxBasis basis() {
    return sale.priced().taxBasis().orElseThrow();
  }

  private String money(MoneySet amount) {
    return money(amount.presentment());
  }

  private String money(Money amount) {
    return formats.money(amount);
  }
}
