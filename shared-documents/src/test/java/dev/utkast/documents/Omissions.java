package dev.utkast.documents;

import dev.utkast.model.invoice.Advance;
import dev.utkast.model.invoice.Balance;
import dev.utkast.model.invoice.InvoiceElement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.joda.money.Money;

/// Documents that lack one thing. Where something has to stand, something else does.
final class Omissions {
  private static final LocalDate OTHER_DAY = LocalDate.of(1999, 12, 31);

  private static final BigDecimal OTHER_RATE = new BigDecimal("77");

  private Omissions() {}

  /// @param expected what is there of it
  static InvoiceDocument without(
      InvoiceElement element, InvoiceDocument page, List<String> expected) {
    var like = InvoicePage.like(page);
    return switch (element) {
      case NUMBER -> like.numbered("?").made();
      case ISSUE_DATE -> like.issued(OTHER_DAY).made();
      case SELLER_NAME,
          SELLER_ADDRESS,
          SELLER_VAT_NUMBER,
          SELLER_FORM,
          SELLER_REGISTER,
          SELLER_DIRECTORS ->
          like.from(seller(element, page.seller(), expected)).made();
      case BUYER_NAME, BUYER_ADDRESS, BUYER_SIREN, BUYER_VAT_NUMBER ->
          like.to(buyer(element, page.buyer(), expected)).made();
      case ITEMS ->
          like.ofItems(page.lines().stream().map(_ -> PrintedItem.titled("?")).toList()).made();
      case SUPPLY_DATE, SUPPLY_PLACE, OPERATION ->
          like.stating(withoutFact(page.particulars(), expected)).made();
      case ADVANCE_DATES -> like.adding(adding(page.totals(), List.of())).made();
      case DELIVERY_ADDRESS ->
          like.stating(new Particulars(page.particulars().facts(), List.of())).made();
      case UNIT_PRICE, NET_UNIT_PRICE, DISCOUNT ->
          like.of(page.lines().stream().map(line -> line(element, line)).toList()).made();
      case TAXABLE_AMOUNT, TAX_RATE, TAX_AMOUNT ->
          like.of(page.lines().stream().map(line -> line(element, line)).toList())
              .adding(
                  taxed(
                      page.totals(),
                      page.totals().taxLines().stream().map(tax -> tax(element, tax)).toList()))
              .made();
      case TOTAL -> like.adding(totalling(page.totals())).made();
      case TAX_IN_SHOP_CURRENCY -> like.inShopCurrency(Optional.empty()).made();
      case EXEMPTION,
          REVERSE_CHARGE,
          ONE_STOP_SHOP,
          LATE_PENALTY,
          RECOVERY_INDEMNITY,
          EARLY_PAYMENT ->
          like.remarking(
                  page.remarks().stream()
                      .filter(remark -> expected.stream().noneMatch(said(remark)))
                      .toList())
              .made();
      case DUE_DATE -> like.due(Optional.empty()).made();
      case CORRECTED_NUMBER -> like.referringTo(corrected(page, expected.getFirst())).made();
      case CORRECTED_DATE -> like.referringTo(corrected(page, expected.getFirst())).made();
    };
  }

  private static Predicate<String> said(String remark) {
    return part -> Pdf.dense(remark).contains(Pdf.dense(part));
  }

  private static InvoiceDocument.References corrected(InvoiceDocument page, String part) {
    var references = page.references();
    return new InvoiceDocument.References(
        references.order(),
        references.purchaseOrder(),
        references.corrects().map(known -> known.replace(part, "?")));
  }

  private static Letterhead seller(
      InvoiceElement element, Letterhead seller, List<String> expected) {
    UnaryOperator<String> blank = text -> expected.stream().reduce(text, Omissions::blanked);
    boolean named = element == InvoiceElement.SELLER_NAME;
    boolean addressed =
        named || element == InvoiceElement.SELLER_FORM || element == InvoiceElement.SELLER_ADDRESS;
    return new Letterhead(
        named ? blank.apply(seller.name()) : seller.name(),
        addressed ? seller.address().stream().map(blank).toList() : seller.address(),
        seller.country(),
        seller.email(),
        seller.phone(),
        seller.website(),
        seller.taxNumber().filter(_ -> element != InvoiceElement.SELLER_VAT_NUMBER),
        seller.registrationNumber().filter(_ -> element != InvoiceElement.SELLER_REGISTER),
        seller.logo(),
        seller.footer().filter(_ -> element != InvoiceElement.SELLER_DIRECTORS));
  }

  private static String blanked(String text, String part) {
    return text.replace(part, "?");
  }

  private static InvoiceDocument.Buyer buyer(
      InvoiceElement element, InvoiceDocument.Buyer buyer, List<String> expected) {
    var lines =
        buyer.lines().stream().filter(line -> expected.stream().noneMatch(said(line))).toList();
    return new InvoiceDocument.Buyer(
        lines,
        element == InvoiceElement.BUYER_VAT_NUMBER ? Optional.empty() : buyer.taxNumber(),
        buyer.email());
  }

  private static Particulars withoutFact(Particulars all, List<String> expected) {
    return new Particulars(
        all.facts().stream()
            .filter(fact ->
                !Pdf.dense(fact.name() + fact.value()).contains(Pdf.dense(expected.getFirst())))
            .toList(),
        all.deliverTo());
  }

  private static InvoiceDocument.Line line(InvoiceElement element, InvoiceDocument.Line line) {
    var other = line.unitPrice().plus(Money.ofMinor(line.unitPrice().getCurrencyUnit(), 7_777));
    return new InvoiceDocument.Line(
        line.item(),
        line.quantity(),
        element == InvoiceElement.UNIT_PRICE ? other : line.unitPrice(),
        element == InvoiceElement.NET_UNIT_PRICE ? Optional.empty() : line.netUnitPrice(),
        element == InvoiceElement.DISCOUNT
            ? Money.zero(line.discount().getCurrencyUnit())
            : line.discount(),
        line.discountTitle(),
        element == InvoiceElement.TAX_RATE ? Optional.of(OTHER_RATE) : line.taxRate(),
        line.amount());
  }

  private static InvoiceDocument.TaxLine tax(InvoiceElement element, InvoiceDocument.TaxLine tax) {
    return switch (element) {
      case TAX_RATE ->
          new InvoiceDocument.TaxLine(tax.title(), OTHER_RATE, tax.base(), tax.amount());
      case TAX_AMOUNT ->
          new InvoiceDocument.TaxLine(
              tax.title(), tax.rate(), tax.base(), Money.zero(tax.amount().getCurrencyUnit()));
      default ->
          new InvoiceDocument.TaxLine(tax.title(), tax.rate(), Optional.empty(), tax.amount());
    };
  }

  private static InvoiceDocument.Totals taxed(
      InvoiceDocument.Totals totals, List<InvoiceDocument.TaxLine> taxes) {
    return new InvoiceDocument.Totals(
        totals.subtotal(),
        totals.discount(),
        totals.discountTitle(),
        totals.shippingTitle(),
        totals.shipping(),
        totals.taxIncluded(),
        taxes,
        totals.balance(),
        totals.advances());
  }

  private static InvoiceDocument.Totals adding(
      InvoiceDocument.Totals totals, List<Advance> advances) {
    return new InvoiceDocument.Totals(
        totals.subtotal(),
        totals.discount(),
        totals.discountTitle(),
        totals.shippingTitle(),
        totals.shipping(),
        totals.taxIncluded(),
        totals.taxLines(),
        totals.balance(),
        advances);
  }

  private static InvoiceDocument.Totals totalling(InvoiceDocument.Totals totals) {
    var zero = Money.zero(totals.balance().total().getCurrencyUnit());
    return new InvoiceDocument.Totals(
        totals.subtotal(),
        totals.discount(),
        totals.discountTitle(),
        totals.shippingTitle(),
        totals.shipping(),
        totals.taxIncluded(),
        totals.taxLines(),
        Balance.of(zero, totals.balance().paid()),
        totals.advances());
  }
}
