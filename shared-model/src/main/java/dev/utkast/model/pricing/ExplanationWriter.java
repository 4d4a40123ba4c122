package dev.utkast.model.pricing;

import dev.utkast.model.money.MoneySet;
import dev.utkast.model.pricing.PricingExplanation.Input;
import dev.utkast.model.pricing.PricingExplanation.Operation;
import dev.utkast.model.pricing.PricingExplanation.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;

/// Writes down the steps of a priced document in the order in which they were computed.
final class ExplanationWriter extends StepWriter {

  private static final String DOCUMENT = "document";

  private final List<TaxedItem> items;

  ExplanationWriter(PricedDocument document) {
    super(document);
    this.items = TaxedItem.of(document);
  }

  PricingExplanation explanation() {
    write(Side.SHOP);
    if (document.rate().isPresent()) {
      write(Side.PRESENTMENT);
    }
    return new PricingExplanation(document.roundingMode(), document.allocation(), steps);
  }

  private void write(Side written) {
    side = written;
    for (int i = 0; i < document.lines().size(); i++) {
      price("line " + (i + 1), document.lines().get(i));
    }
    orderDiscount();
    for (int i = 0; i < document.lines().size(); i++) {
      net("line " + (i + 1), document.lines().get(i));
    }
    document.shipping().ifPresent(this::shipping);
    switch (document.roundingLevel()) {
      case LINE -> taxesByLine();
      case DOCUMENT -> taxesByDocument();
    }
    document.shipping().ifPresent(this::shippingTaxes);
    totals();
  }

  private void price(String about, PricedLine line) {
    var unit = line.unitPrice();
    line.homeTax().ifPresent(tax -> without(about, line.homeTax(), tax.price(), "unit price"));
    if (side == Side.PRESENTMENT) {
      var converted = convert(about, "unit price", unit.shop());
      document
          .priceEnding()
          .filter(e -> e.currency().equals(converted.getCurrencyUnit()))
          .filter(e -> converted.isPositive())
          .ifPresent(e ->
              step(
                  about,
                  Operation.RAISE_TO_ENDING,
                  List.of(
                      input("converted", converted),
                      input("step", Money.ofMinor(converted.getCurrencyUnit(), e.stepMinor())),
                      input("ending", Money.ofMinor(converted.getCurrencyUnit(), e.endingMinor()))),
                  "unit price",
                  unit));
    }
    var quantity = new Input("quantity", Integer.toString(line.quantity()));
    step(
        about,
        Operation.MULTIPLY,
        List.of(quantity, input("unit price", unit)),
        "gross",
        line.gross());
    line.discount()
        .ifPresent(d -> {
          switch (d) {
            case Discount.Percentage(var percent) ->
                percent(about, line.gross(), percent, "line discount", line.lineDiscount());
            case Discount.FixedAmount(var amount) -> {
              var inShop = without(about, line.homeTax(), amount, "discount per unit");
              var perUnit = fixed(about, "discount per unit", inShop, unit);
              step(
                  about,
                  Operation.MULTIPLY,
                  List.of(quantity, input("discount per unit", perUnit)),
                  "line discount",
                  line.lineDiscount());
            }
          }
        });
  }

  private void orderDiscount() {
    if (document.discount().isEmpty()) {
      return;
    }
    var discounted = document.lineItemsTotal();
    for (var line : document.lines()) {
      discounted = discounted.minus(line.lineDiscount());
    }
    var all = discounted;
    sum("lines after their discounts", l -> l.gross().minus(l.lineDiscount()), all);
    var total = total(PricedLine::orderDiscount);
    switch (document.discount().get()) {
      case Discount.Percentage(var percent) -> percent(DOCUMENT, all, percent, "discount", total);
      case Discount.FixedAmount(var amount) -> {
        lessDiscount(amount, total, all);
        var inShop = document.discountHomeTax().map(_ -> total.shop()).orElse(amount);
        fixed(DOCUMENT, "discount", inShop, all);
      }
    }
    for (int i = 0; i < document.lines().size(); i++) {
      var line = document.lines().get(i);
      allocate(
          "line " + (i + 1),
          total,
          line.gross().minus(line.lineDiscount()),
          all,
          "order discount",
          line.orderDiscount());
    }
  }

  /// The order's fixed amount without the tax of home: all of what is left where it was all before,
  /// and never more.
  private void lessDiscount(Money asked, MoneySet total, MoneySet all) {
    var tax = document.discountHomeTax();
    if (side == Side.PRESENTMENT || tax.isEmpty()) {
      return;
    }
    var rest = tax.get().restOf(asked, document.roundingMode());
    if (rest.isLessThan(total.shop())) {
      step(DOCUMENT, Operation.ALL, List.of(input("reduced", all)), "discount", total);
      return;
    }
    boolean limited = rest.isGreaterThan(total.shop());
    without(DOCUMENT, tax, asked, limited ? "discount without tax" : "discount");
    if (limited) {
      var both = List.of(input("without tax", rest), input("reduced", all));
      step(DOCUMENT, Operation.LIMIT, both, "discount", total);
    }
  }

  private void net(String about, PricedLine line) {
    step(
        about,
        Operation.SUBTRACT,
        List.of(
            input("gross", line.gross()),
            input("line discount", line.lineDiscount()),
            input("order discount", line.orderDiscount())),
        "net",
        line.net());
  }

  private void shipping(PricedShipping shipping) {
    var home = shipping.homeTax();
    home.ifPresent(tax -> without("shipping", home, tax.price(), "price"));
    if (side == Side.PRESENTMENT) {
      convert("shipping", "price", shipping.price().shop());
    }
    shipping
        .discount()
        .ifPresent(d -> {
          switch (d) {
            case Discount.Percentage(var percent) ->
                percent(
                    "shipping", shipping.price(), percent, "discount", shipping.discountAmount());
            case Discount.FixedAmount(var amount) ->
                fixed(
                    "shipping",
                    "discount",
                    without("shipping", home, amount, "discount"),
                    shipping.price());
          }
        });
    step(
        "shipping",
        Operation.SUBTRACT,
        List.of(input("price", shipping.price()), input("discount", shipping.discountAmount())),
        "net",
        shipping.net());
    var goods = shipping.net().toZero();
    for (var part : shipping.parts()) {
      goods = goods.plus(part.goods());
    }
    for (int i = 0; i < shipping.parts().size(); i++) {
      var part = shipping.parts().get(i);
      allocate("shipping " + (i + 1), shipping.net(), part.goods(), goods, "net", part.net());
    }
  }

  /// What its parts bear together.
  private void shippingTaxes(PricedShipping shipping) {
    if (!shipping.parts().isEmpty()) {
      for (var tax : shipping.taxLines()) {
        var inputs =
            bearers(tax).stream()
                .filter(item -> item.about().startsWith("shipping"))
                .map(item -> input(item.about(), item.taxed(tax).amount()))
                .toList();
        step("shipping", Operation.SUM, inputs, name(tax), tax.amount());
      }
    }
  }

  private void taxesByLine() {
    for (var item : items) {
      item.taxes().forEach(tax -> tax(item.about(), "net", item.net(), tax, item.rates()));
    }
    for (var tax : document.taxLines()) {
      var inputs = bearers(tax).stream().map(b -> input(b.about(), b.taxed(tax).amount())).toList();
      step(DOCUMENT, Operation.SUM, inputs, name(tax), tax.amount());
    }
  }

  private void taxesByDocument() {
    for (var tax : document.taxLines()) {
      var bearers = bearers(tax);
      var rates = bearers.stream().map(TaxedItem::rates).distinct().toList();
      if (document.taxesIncluded() && rates.size() > 1) {
        taxWithinEach(bearers, rates, tax);
      } else {
        taxOfSum(bearers, rates.getFirst(), tax);
      }
    }
  }

  private void taxOfSum(List<TaxedItem> bearers, BigDecimal rates, TaxLine tax) {
    var base =
        bearers.stream().map(TaxedItem::net).reduce(document.total().toZero(), MoneySet::plus);
    var nets = bearers.stream().map(b -> input(b.about(), b.net())).toList();
    step(DOCUMENT, Operation.SUM, nets, name(tax) + " base", base);
    tax(DOCUMENT, "base", base, tax, rates);
    for (var bearer : bearers) {
      var share = bearer.taxed(tax).amount();
      allocate(bearer.about(), tax.amount(), bearer.net(), base, name(tax), share);
    }
  }

  /// Weights are the parts brought to one denominator: net × (1 + rates) of all others.
  private void taxWithinEach(List<TaxedItem> bearers, List<BigDecimal> rates, TaxLine tax) {
    step(DOCUMENT, Operation.TAX_WITHIN_EACH, triples(bearers, tax), name(tax), tax.amount());
    var denominator =
        rates.stream().map(BigDecimal.ONE::add).reduce(BigDecimal.ONE, BigDecimal::multiply);
    var weights = new ArrayList<BigDecimal>();
    for (var bearer : bearers) {
      var others = denominator.divide(BigDecimal.ONE.add(bearer.rates()));
      weights.add(here(bearer.net()).getAmount().multiply(others));
    }
    var all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    for (int i = 0; i < bearers.size(); i++) {
      var share = bearers.get(i).taxed(tax).amount();
      allocate(bearers.get(i).about(), tax.amount(), weights.get(i), all, name(tax), share);
    }
  }

  /// @param rates the sum of all rates within the price
  private void tax(String about, String name, MoneySet base, TaxLine tax, BigDecimal rates) {
    var onTop = List.of(input(name, base), rate(tax));
    var within = List.of(input(name, base), rate(tax), new Input("rates", plain(rates)));
    step(
        about,
        document.taxesIncluded() ? Operation.TAX_WITHIN : Operation.TAX,
        document.taxesIncluded() ? within : onTop,
        name(tax),
        tax.amount());
  }

  private List<Input> triples(List<TaxedItem> bearers, TaxLine tax) {
    return bearers.stream()
        .flatMap(b ->
            Stream.of(
                input(b.about() + " net", b.net()),
                new Input(b.about() + " rate", plain(tax.rate())),
                new Input(b.about() + " rates", plain(b.rates()))))
        .toList();
  }

  private void totals() {
    sum("line items", PricedLine::gross, document.lineItemsTotal());
    sum("discounts", l -> l.lineDiscount().plus(l.orderDiscount()), document.discountsTotal());
    step(
        DOCUMENT,
        Operation.SUBTRACT,
        List.of(
            input("line items", document.lineItemsTotal()),
            input("discounts", document.discountsTotal())),
        "subtotal",
        document.subtotal());
    step(
        DOCUMENT,
        Operation.SUM,
        document.taxLines().stream().map(t -> input(name(t), t.amount())).toList(),
        "tax",
        document.taxTotal());
    var parts = new ArrayList<Input>();
    parts.add(input("subtotal", document.subtotal()));
    parts.add(input("shipping", document.shippingTotal()));
    if (!document.taxesIncluded()) {
      parts.add(input("tax", document.taxTotal()));
    }
    step(DOCUMENT, Operation.SUM, parts, "total", document.total());
  }

  private List<TaxedItem> bearers(TaxLine tax) {
    return items.stream().filter(i -> i.bears(tax)).toList();
  }

  /// What a fixed amount comes to on this side: all of what it reduces where it is that in the
  /// shop's currency, else converted, and never more than what it reduces.
  private MoneySet fixed(String about, String name, Money shopAmount, MoneySet reduced) {
    if (side == Side.SHOP) {
      return MoneySet.same(shopAmount);
    }
    if (shopAmount.isEqual(reduced.shop())) {
      step(about, Operation.ALL, List.of(input("reduced", reduced)), name, reduced);
      return reduced;
    }
    var converted = convert(about, name, shopAmount);
    if (!converted.isGreaterThan(reduced.presentment())) {
      return MoneySet.same(converted);
    }
    var both = List.of(input("converted", converted), input("reduced", reduced));
    step(about, Operation.LIMIT, both, name, reduced);
    return reduced;
  }

  private void sum(String result, Function<PricedLine, MoneySet> of, MoneySet total) {
    var inputs = new ArrayList<Input>();
    for (int i = 0; i < document.lines().size(); i++) {
      inputs.add(input("line " + (i + 1), of.apply(document.lines().get(i))));
    }
    step(DOCUMENT, Operation.SUM, inputs, result, total);
  }

  private MoneySet total(Function<PricedLine, MoneySet> of) {
    return document.lines().stream().map(of).reduce(document.total().toZero(), MoneySet::plus);
  }
}
