package dev.utkast.model.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.Sales;
import dev.utkast.model.money.MoneySet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/// The arithmetic rules of EN 16931-1 (the European standard for invoices) on documents rounded per
/// document, half up, as the standard asks. Each test states its rule; BT- numbers are the
/// standard's names of amounts.
class En16931Test {

  /// The amounts of an invoice as the standard sees them: without VAT where not said, in euros.
  private record Invoice(
      List<BigDecimal> lineNets, // BT-131
      BigDecimal sumOfLineNets, // BT-106
      List<BigDecimal> allowances, // BT-92, document level
      BigDecimal sumOfAllowances, // BT-107
      List<BigDecimal> charges, // BT-99, document level: shipping
      BigDecimal sumOfCharges, // BT-108
      BigDecimal totalWithoutVat, // BT-109
      BigDecimal totalVat, // BT-110
      BigDecimal totalWithVat, // BT-112
      List<Breakdown> breakdowns) {} // BG-23

  /// @param taxable BT-116
  /// @param vat BT-117
  /// @param rate BT-119, in percent
  /// @param ofLines sum over the lines and shipping that have this rate, from the lines themselves
  private record Breakdown(
      BigDecimal taxable, BigDecimal vat, BigDecimal rate, BigDecimal ofLines) {}

  private static final BigDecimal NOTHING = new BigDecimal("0.00");
  private static final int INVOICES = (int) Math.min(20_000, Seeds.DOCUMENTS / 10);

  private static final List<Invoice> RANDOM_INVOICES =
      LongStream.range(0, INVOICES)
          .mapToObj(seed -> invoice(Pricing.price(cart(new SplittableRandom(seed)), rules())))
          .toList();

  @Test
  void brCo10SumOfLineNetsIsTheSumOfTheLines() {
    check(i -> assertEquals(sum(i.lineNets()), i.sumOfLineNets()));
  }

  @Test
  void brCo11SumOfAllowancesIsTheSumOfDocumentLevelAllowances() {
    check(i -> assertEquals(sum(i.allowances()), i.sumOfAllowances()));
  }

  @Test
  void brCo12SumOfChargesIsTheSumOfDocumentLevelCharges() {
    check(i -> assertEquals(sum(i.charges()), i.sumOfCharges()));
  }

  @Test
  void brCo13TotalWithoutVatIsLinesLessAllowancesPlusCharges() {
    check(i ->
        assertEquals(
            i.sumOfLineNets().subtract(i.sumOfAllowances()).add(i.sumOfCharges()),
            i.totalWithoutVat()));
  }

  @Test
  void brCo14TotalVatIsTheSumOfTheBreakdowns() {
    check(
        i -> assertEquals(sum(i.breakdowns().stream().map(Breakdown::vat).toList()), i.totalVat()));
  }

  @Test
  void brCo15TotalWithVatIsTotalWithoutVatPlusVat() {
    check(i -> assertEquals(i.totalWithoutVat().add(i.totalVat()), i.totalWithVat()));
  }

  /// BT-115 = BT-112 - BT-113: what an order has open, of what its invoice comes to. Its payments
  /// are kept beside the invoice, which never changes.
  @Test
  void brCo16AmountDueIsTotalWithVatLessPaid() {
    var order = Sales.anOrder();
    var total = order.priced().total().presentment();
    for (var paid : List.of(total.withAmount(0), total.withAmount(new BigDecimal("0.01")), total)) {
      assertEquals(total.minus(paid), Sales.paid(order, paid).outstanding());
    }
  }

  @Test
  void brCo17VatOfARateIsItsTaxableAmountTimesTheRateRoundedToTwoDecimals() {
    check(i ->
        i.breakdowns()
            .forEach(b ->
                assertEquals(
                    b.taxable()
                        .multiply(b.rate())
                        .movePointLeft(2)
                        .setScale(2, RoundingMode.HALF_UP),
                    b.vat())));
  }

  @Test
  void brS08TaxableAmountOfARateIsTheSumOfWhatHasThatRate() {
    check(i -> i.breakdowns().forEach(b -> assertEquals(b.ofLines(), b.taxable())));
  }

  @Test
  void brS09VatOfTheStandardCategoryIsTaxableTimesRate() {
    check(i ->
        i.breakdowns().stream()
            .filter(b -> b.rate().signum() > 0)
            .forEach(b -> {
              var exact = b.taxable().multiply(b.rate()).movePointLeft(2);
              assertTrue(exact.subtract(b.vat()).abs().compareTo(new BigDecimal("0.005")) <= 0);
            }));
  }

  /// Prices with tax carry its rounding within them: the rule then holds to the cent that the
  /// standard's own validation allows.
  @Test
  void brS09HoldsWithinOneCentWhenPricesIncludeTax() {
    for (int seed = 0; seed < INVOICES; seed++) {
      var document = Pricing.price(cart(new SplittableRandom(seed)), rules().includingTaxes());
      for (var tax : document.taxLines()) {
        var gross = bearing(document, tax);
        var vat = tax.amount().shop().getAmount();
        var computed = gross.subtract(vat).multiply(tax.rate());
        assertTrue(computed.subtract(vat).abs().compareTo(new BigDecimal("0.01")) <= 0);
      }
    }
  }

  private void check(Consumer<Invoice> rule) {
    assertEquals(INVOICES, RANDOM_INVOICES.size());
    RANDOM_INVOICES.forEach(rule);
  }

  private static Cart cart(SplittableRandom random) {
    var lines = new ArrayList<CartLine>();
    for (int i = 0; i <= random.nextInt(6); i++) {
      var price = Money.ofMinor(CurrencyUnit.EUR, random.nextLong(100_000));
      var category = random.nextBoolean() ? TaxContext.STANDARD : "reduced";
      var line = Lines.of(i, price, 1 + random.nextInt(20)).inCategory(category);
      boolean reduced = random.nextInt(4) == 0;
      lines.add(reduced ? line.with(new Discount.Percentage(BigDecimal.valueOf(15))) : line);
    }
    var cart = new Cart(lines, Optional.empty(), Optional.empty());
    if (random.nextBoolean()) {
      cart = cart.with(new Discount.Percentage(BigDecimal.valueOf(random.nextInt(101))));
    }
    return random.nextBoolean()
        ? cart
        : cart.with(CartShipping.of(Money.ofMinor(CurrencyUnit.EUR, random.nextLong(5_000))));
  }

  private static PricingRules rules() {
    var standard = new AppliedRate("VAT", new BigDecimal("0.25"));
    var context = TaxContext.flat(standard);
    var categories = new ArrayList<>(context.categories());
    categories.removeIf(c -> c.category().equals("reduced"));
    categories.add(
        new CategoryRates(
            "reduced", List.of(new AppliedRate("VAT", new BigDecimal("0.055"))), Optional.empty()));
    return PricingRules.of(CurrencyUnit.EUR, new TaxContext(false, List.of(), categories))
        .rounding(RoundingLevel.DOCUMENT, RoundingMode.HALF_UP);
  }

  /// The order's discount is a document level allowance, divided among the rates as the standard
  /// asks (BG-20 has one VAT rate each); line discounts are within the line nets (BT-136).
  private static Invoice invoice(PricedDocument document) {
    var total = amount(document.total());
    var orderDiscounts =
        document.lines().stream()
            .map(PricedLine::lineDiscount)
            .reduce(document.discountsTotal(), MoneySet::minus);
    return new Invoice(
        document.lines().stream().map(En16931Test::lineNet).toList(),
        amount(document.subtotal().plus(orderDiscounts)),
        document.taxLines().stream().map(t -> allowance(document, t)).toList(),
        amount(orderDiscounts),
        charges(document).stream().map(Charge::net).toList(),
        amount(document.shippingTotal()),
        amount(document.subtotal().plus(document.shippingTotal())),
        amount(document.taxTotal()),
        total,
        document.taxLines().stream().map(t -> breakdown(document, t)).toList());
  }

  private static BigDecimal lineNet(PricedLine line) {
    return amount(line.gross().minus(line.lineDiscount()));
  }

  private static BigDecimal allowance(PricedDocument document, TaxLine tax) {
    return sum(
        document.lines().stream()
            .filter(l -> bears(l.taxLines(), tax))
            .map(l -> amount(l.orderDiscount()))
            .toList());
  }

  private static Breakdown breakdown(PricedDocument document, TaxLine tax) {
    var nets =
        document.lines().stream()
            .filter(l -> bears(l.taxLines(), tax))
            .map(En16931Test::lineNet)
            .toList();
    var charge =
        sum(charges(document).stream().filter(c -> c.bears(tax)).map(Charge::net).toList());
    return new Breakdown(
        taxable(document, tax),
        amount(tax.amount()),
        tax.rate().movePointRight(2),
        sum(nets).subtract(allowance(document, tax)).add(charge));
  }

  /// From the totals: everything, less what has another rate.
  private static BigDecimal taxable(PricedDocument document, TaxLine tax) {
    var others =
        document.taxLines().stream()
            .filter(t -> !t.equals(tax))
            .map(t -> bearing(document, t))
            .toList();
    return amount(document.subtotal().plus(document.shippingTotal())).subtract(sum(others));
  }

  private static BigDecimal bearing(PricedDocument document, TaxLine tax) {
    var nets = new ArrayList<BigDecimal>();
    document.lines().stream()
        .filter(l -> bears(l.taxLines(), tax))
        .forEach(l -> nets.add(amount(l.net())));
    charges(document).stream().filter(c -> c.bears(tax)).forEach(c -> nets.add(c.net()));
    return sum(nets);
  }

  /// A document level charge, which has one VAT rate (BG-21): shipping, or what goes with the goods
  /// of one rate.
  private record Charge(BigDecimal net, List<TaxLine> taxes) {
    boolean bears(TaxLine tax) {
      return En16931Test.bears(taxes, tax);
    }
  }

  private static List<Charge> charges(PricedDocument document) {
    return document.shipping().stream()
        .flatMap(s ->
            s.parts().isEmpty()
                ? Stream.of(new Charge(amount(s.net()), s.taxLines()))
                : s.parts().stream().map(p -> new Charge(amount(p.net()), p.taxLines())))
        .toList();
  }

  private static boolean bears(List<TaxLine> taxes, TaxLine tax) {
    return taxes.stream().anyMatch(t -> t.rate().compareTo(tax.rate()) == 0);
  }

  private static BigDecimal amount(MoneySet set) {
    return set.shop().getAmount();
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(NOTHING, BigDecimal::add);
  }
}
