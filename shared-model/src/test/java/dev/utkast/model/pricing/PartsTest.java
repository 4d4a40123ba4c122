package dev.utkast.model.pricing;

import static dev.utkast.model.money.CaseTable.money;
import static dev.utkast.model.money.CaseTable.usd;
import static dev.utkast.model.pricing.RefusalsTest.exchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.model.decision.CartProblem;
import dev.utkast.model.decision.CartProblem.Fault;
import dev.utkast.model.decision.CartProblem.Property;
import dev.utkast.model.decision.CartProblem.Subject;
import dev.utkast.model.id.LineId;
import dev.utkast.model.money.MoneySet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PartsTest {
  private static final Subject LINE = new Subject.Line(0);
  private static final Subject PART = new Subject.ShippingPart();

  private static final PricingRules RULES =
      PricingRules.of(CurrencyUnit.USD, TaxContext.flat("VAT", new BigDecimal("0.0775")));

  private final PricedDocument document =
      Pricing.price(
          Cart.of(Lines.of(1, usd("9.99"), 3), Lines.of(2, usd("5.00"), 1))
              .with(new Discount.FixedAmount(usd("10.00")))
              .with(CartShipping.of(usd("7.00"))),
          RULES);

  @Test
  void unitsOfOneLineComeOneAfterTheOther() {
    var parts = new ArrayList<DocumentPart>();
    for (int i = 0; i < 3; i++) {
      parts.add(taken(document, parts, Lines.part(1, 1)));
    }
    assertEquals(List.of("7.13", "7.14", "7.13"), parts.stream().map(this::subtotal).toList());
    assertEquals(
        List.of("0.55", "0.56", "0.55"), parts.stream().map(p -> text(p.taxTotal())).toList());
    assertEquals(document.lines().getFirst().net(), Parts.merge(document, parts).subtotal());
  }

  @Test
  void aPartFollowsFromTheDocumentAlone() {
    var part = taken(document, List.of(), Lines.part(1, 2));
    var line = part.lines().getFirst();
    assertEquals("19.98", text(line.gross()));
    assertEquals("0.00", text(line.lineDiscount()));
    assertEquals("5.71", text(line.orderDiscount()));
    assertEquals("14.27", text(line.net()));
    assertEquals("1.11", text(part.taxTotal()));
    assertEquals("15.38", text(part.total()));
    assertEquals("VAT", part.taxLines().getFirst().title());
  }

  @Test
  void shippingIsTakenByAmountWithItsTax() {
    var first = taken(document, List.of(), PartRequest.ofShipping(usd("2.50")));
    assertEquals("2.50", text(first.shippingTotal()));
    assertEquals("0.19", text(first.taxTotal()));
    var second = taken(document, List.of(first), PartRequest.ofShipping(usd("4.50")));
    assertEquals("0.35", text(second.taxTotal()));
    assertEquals(
        List.of(PART.has(Property.AMOUNT, upTo("0.00"))),
        refused(document, List.of(first, second), PartRequest.ofShipping(usd("0.01"))));
  }

  @Test
  void everythingIsTheDocument() {
    var all = taken(document, List.of(), PartRequest.all(document));
    assertEquals(document.total(), all.total());
    assertEquals(document.taxLines(), all.taxLines());
    assertEquals(document.subtotal(), all.subtotal());
    var rest = Parts.rest(document, List.of(all));
    assertEquals("0.00", text(rest.total()));
    assertEquals(List.of(), rest.lines());
  }

  @Test
  void theRestIsWhatTheOthersLeft() {
    var first = taken(document, List.of(), Lines.part(1, 1));
    var second = taken(document, List.of(first), PartRequest.ofShipping(usd("1.00")));
    var rest = Parts.rest(document, List.of(first, second));
    assertEquals(document.total(), Parts.merge(document, List.of(first, second, rest)).total());
    assertEquals(2, rest.lines().getFirst().quantity());
    assertThrows(
        IllegalArgumentException.class,
        () -> Parts.rest(document, List.of(first, first, first, first, second, rest)));
  }

  @Test
  void oneRequestMayNameALineTwice() {
    var line = new PartRequest.LineQuantity(new LineId(1), 1);
    var request = new PartRequest(List.of(line, line), Optional.empty());
    var part = Parts.merge(document, List.of(taken(document, List.of(), request)));
    assertEquals(2, part.lines().getFirst().quantity());
    assertEquals("14.27", text(part.subtotal()));
  }

  @Test
  void moreThanThereIsIsRefused() {
    var taken = taken(document, List.of(), Lines.part(1, 2));
    assertEquals(
        List.of(LINE.has(Property.QUANTITY, upTo("1"))),
        refused(document, List.of(taken), Lines.part(1, 2)));
    assertEquals(
        List.of(LINE.has(Property.QUANTITY, upTo("3"))),
        refused(document, List.of(), Lines.part(1, -1)));
    assertEquals(
        List.of(LINE.has(Property.ID, new Fault.Unknown("9"))),
        refused(document, List.of(), Lines.part(9, 1)));
    assertEquals(
        List.of(PART.has(Property.AMOUNT, new Fault.OtherCurrency(CurrencyUnit.USD))),
        refused(document, List.of(), PartRequest.ofShipping(money("EUR", "1.00"))));
    assertEquals(
        List.of(PART.has(Property.AMOUNT, upTo("7.00"))),
        refused(document, List.of(), PartRequest.ofShipping(usd("-0.01"))));
    assertEquals(
        List.of(PART.has(Property.AMOUNT, upTo("7.00"))),
        refused(document, List.of(), PartRequest.ofShipping(usd("7.01"))));
    var unshipped = Pricing.price(Cart.of(Lines.of(1, usd("1.00"), 1)), RULES);
    assertEquals(
        List.of(PART.has(Property.AMOUNT, new Fault.NoShipping())),
        refused(unshipped, List.of(), PartRequest.ofShipping(usd("0.00"))));
    assertEquals(List.of(), taken(document, List.of(), Lines.part(1, 0)).lines());
  }

  @Test
  void bothCurrenciesComeBackWhole() {
    var rules = RULES.presentedIn(exchange("USD", "JPY", "154.11"));
    var priced =
        Pricing.price(
            Cart.of(Lines.of(1, usd("9.99"), 7))
                .with(new Discount.Percentage(new BigDecimal("33")))
                .with(CartShipping.of(usd("4.99"))),
            rules);
    var parts = new ArrayList<DocumentPart>();
    parts.add(taken(priced, parts, Lines.part(1, 2)));
    parts.add(taken(priced, parts, PartRequest.ofShipping(money("JPY", "100"))));
    parts.add(taken(priced, parts, Lines.part(1, 5)));
    parts.add(taken(priced, parts, PartRequest.ofShipping(money("JPY", "669"))));
    assertEquals(priced.total(), Parts.merge(priced, parts).total());
    assertEquals(usd("0.65"), parts.get(1).shippingTotal().shop());
  }

  @Test
  void shippingThatRoundsToNothingForTheCustomerGoesWithTheFirstPart() {
    var rules = RULES.presentedIn(exchange("USD", "JPY", "0.1"));
    var priced =
        Pricing.price(
            Cart.of(Lines.of(1, usd("100.00"), 2)).with(CartShipping.of(usd("3.00"))), rules);
    var nothing = PartRequest.ofShipping(Money.zero(CurrencyUnit.JPY));
    var first = taken(priced, List.of(), nothing);
    assertEquals(usd("3.00"), first.shippingTotal().shop());
    assertEquals(usd("0.23"), first.taxTotal().shop());
    var second = taken(priced, List.of(first), nothing);
    assertEquals(usd("0.00"), second.total().shop());
    var goods = taken(priced, List.of(), Lines.part(1, 1));
    assertEquals(usd("3.00"), taken(priced, List.of(goods), nothing).shippingTotal().shop());
    assertEquals(
        priced.total(),
        Parts.merge(priced, List.of(first, second, Parts.rest(priced, List.of(first, second))))
            .total());
  }

  @Test
  void includedTaxesAreWithinTheParts() {
    var priced = Pricing.price(Cart.of(Lines.of(1, usd("10.00"), 3)), RULES.includingTaxes());
    var part = taken(priced, List.of(), Lines.part(1, 1));
    assertEquals("10.00", text(part.total()));
    assertEquals("0.72", text(part.taxTotal()));
  }

  @Test
  void theLineAndTheOrderDiscountShareWhatIsTakenOff() {
    var priced =
        Pricing.price(
            Cart.of(Lines.of(1, usd("0.01"), 4).with(new Discount.Percentage(new BigDecimal("50"))))
                .with(new Discount.Percentage(new BigDecimal("100"))),
            RULES);
    var parts = new ArrayList<DocumentPart>();
    for (int i = 0; i < 4; i++) {
      parts.add(taken(priced, parts, Lines.part(1, 1)));
    }
    assertEquals(
        List.of("0.01 0.00 0.00", "0.00 0.01 0.00", "0.01 0.00 0.00", "0.00 0.01 0.00"),
        parts.stream()
            .map(p -> p.lines().getFirst())
            .map(l -> text(l.lineDiscount()) + " " + text(l.orderDiscount()) + " " + text(l.net()))
            .toList());
  }

  private String subtotal(DocumentPart part) {
    return text(part.subtotal());
  }

  private static String text(MoneySet set) {
    return set.shop().getAmount().toPlainString();
  }

  private static DocumentPart taken(
      PricedDocument document, List<DocumentPart> earlier, PartRequest wanted) {
    return assertInstanceOf(
            Parts.Outcome.Taken.class, Parts.take(document, List.copyOf(earlier), wanted))
        .part();
  }

  private static Fault upTo(String most) {
    return new Fault.Between(BigDecimal.ZERO, new BigDecimal(most));
  }

  private static List<CartProblem> refused(
      PricedDocument document, List<DocumentPart> earlier, PartRequest wanted) {
    return assertInstanceOf(Parts.Outcome.Refused.class, Parts.take(document, earlier, wanted))
        .problems();
  }
}
