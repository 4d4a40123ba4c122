package dev.utkast.model.pricing;

import static dev.utkast.model.money.CaseTable.usd;
import static dev.utkast.model.money.CaseTable.words;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Sales;
import dev.utkast.model.id.LineId;
import dev.utkast.model.money.Allocation;
import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.CaseTable;
import dev.utkast.model.order.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Numbers published with the REST resources that shops' clients know, to the cent.
class WorkedExamplesTest {

  private static final String DRAFTS =
      """
      line       | line discount | order discount | shipping | taxes     | discounts | subtotal | tax lines  | tax   | total
      2 x 20.00  | -             | 10.00          | -        | 0.06      | 10.00     | 30.00    | 1.80       | 1.80  | 31.80
      1 x 20.00  | 10 %          | -              | -        | 0.05 0.08 | 2.00      | 18.00    | 0.90 1.44  | 2.34  | 20.34
      1 x 20.00  | 10            | -              | -        | 0.05 0.08 | 10.00     | 10.00    | 0.50 0.80  | 1.30  | 11.30
      2 x 20.00  | -             | -              | -        | 0.06      | 0.00      | 40.00    | 2.40       | 2.40  | 42.40
      1 x 199.00 | -             | -              | -        | 0.05 0.08 | 0.00      | 199.00   | 9.95 15.92 | 25.87 | 224.87
      1 x 199.00 | -             | 10 %           | 12.25    | 0.06      | 19.90     | 179.10   | 10.75      | 10.75 | 202.10\
      """;

  static Stream<List<String>> drafts() {
    return CaseTable.rows(DRAFTS);
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void publishedDraftsComeOutToTheCent(List<String> row) {
    for (var level : RoundingLevel.values()) {
      var rules = rules(row.get(4)).rounding(level, RoundingMode.HALF_UP);
      var priced = Pricing.price(cart(row), rules);
      assertEquals(row.get(5), text(priced.discountsTotal().shop()));
      assertEquals(row.get(6), text(priced.subtotal().shop()));
      assertEquals(row.get(7), taxes(priced.taxLines()));
      assertEquals(row.get(7), taxes(priced.lines().getFirst().taxLines()));
      assertEquals(row.get(8), text(priced.taxTotal().shop()));
      assertEquals(row.get(9), text(priced.total().shop()));
    }
  }

  private static final String ALLOCATIONS =
      """
      amount | weights              | round robin    | largest remainder
      10.20  | 129.99 39.98         | 7.81 2.39      | 7.80 2.40
      4.25   | 129.99 39.98         | 3.26 0.99      | 3.25 1.00
      10.00  | 199.00 199.00 199.00 | 3.34 3.33 3.33 | 3.34 3.33 3.33\
      """;

  static Stream<List<String>> allocations() {
    return CaseTable.rows(ALLOCATIONS);
  }

  @ParameterizedTest
  @MethodSource("allocations")
  void publishedOrdersAllocateRoundRobin(List<String> row) {
    assertEquals(row.get(2), allocated(row, AllocationMode.ROUND_ROBIN));
    assertEquals(row.get(3), allocated(row, AllocationMode.LARGEST_REMAINDER));
  }

  @Test
  void aCodeOverThreeEqualLinesGivesTheFirstOneTheOddCent() {
    var cart =
        Cart.of(
                Lines.of(1, usd("199.00"), 1),
                Lines.of(2, usd("199.00"), 1),
                Lines.of(3, usd("199.00"), 1))
            .with(new Discount.FixedAmount(usd("10.00")));
    var priced = Pricing.price(cart, rules("0.06").allocating(AllocationMode.ROUND_ROBIN));
    assertEquals(
        List.of("3.34", "3.33", "3.33"),
        priced.lines().stream().map(l -> text(l.orderDiscount().shop())).toList());
  }

  /// Two taxes over three lines of which one is not taxed: each rounded over the document, and
  /// shared out line by line.
  @Test
  void aPublishedOrdersTaxesAreSharedOverItsLines() {
    var cart =
        Cart.of(
            Lines.of(1, usd("129.99"), 1),
            Lines.of(2, usd("19.99"), 2),
            Lines.of(3, usd("85.95"), 1).untaxed());
    var priced =
        Pricing.price(
            cart,
            rules("0.06 0.025")
                .rounding(RoundingLevel.DOCUMENT, RoundingMode.HALF_UP)
                .allocating(AllocationMode.ROUND_ROBIN));
    assertEquals("10.20 4.25", taxes(priced.taxLines()));
    assertEquals(
        List.of("7.81 3.26", "2.39 0.99", ""),
        priced.lines().stream().map(l -> taxes(l.taxLines())).toList());
  }

  @Test
  void aPartlyPaidOrderOwesTheRest() {
    var content = Sales.content(Sales.aLine(new LineId(1), "IPod Nano", 1, "199.00"));
    var order = Sales.paid(Sales.anOrder(content), usd("50.00"));
    assertEquals(usd("199.00"), order.total());
    assertEquals(usd("149.00"), order.outstanding());
    assertEquals(Order.FinancialStatus.PARTIALLY_PAID, order.financialStatus());
  }

  private static Cart cart(List<String> row) {
    var sold = words(row.get(0));
    var line = Lines.of(1, usd(sold.get(2)), Integer.parseInt(sold.get(0)));
    if (!row.get(1).equals("-")) {
      line = line.with(discount(row.get(1)));
    }
    var cart = Cart.of(line);
    if (!row.get(2).equals("-")) {
      cart = cart.with(discount(row.get(2)));
    }
    return row.get(3).equals("-") ? cart : cart.with(CartShipping.untaxed(usd(row.get(3))));
  }

  private static Discount discount(String text) {
    return text.endsWith(" %")
        ? new Discount.Percentage(new BigDecimal(text.substring(0, text.length() - 2)))
        : new Discount.FixedAmount(usd(text));
  }

  private static PricingRules rules(String rates) {
    var taxes = new ArrayList<AppliedRate>();
    for (var rate : words(rates)) {
      taxes.add(new AppliedRate("State tax " + rate, new BigDecimal(rate)));
    }
    return PricingRules.of(CurrencyUnit.USD, TaxContext.flat(taxes.toArray(AppliedRate[]::new)));
  }

  private static String allocated(List<String> row, AllocationMode mode) {
    var weights = words(row.get(1)).stream().mapToLong(w -> Amounts.minor(usd(w))).toArray();
    return Arrays.stream(Allocation.allocate(Amounts.minor(usd(row.get(0))), weights, mode))
        .mapToObj(share -> text(Money.ofMinor(CurrencyUnit.USD, share)))
        .collect(Collectors.joining(" "));
  }

  private static String taxes(List<TaxLine> lines) {
    return lines.stream().map(t -> text(t.amount().shop())).collect(Collectors.joining(" "));
  }

  private static String text(Money money) {
    return Amounts.format(money);
  }
}
