package dev.utkast.model.pricing;

import dev.utkast.model.money.Conversion;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.pricing.PricingExplanation.Input;
import dev.utkast.model.pricing.PricingExplanation.Operation;
import dev.utkast.model.pricing.PricingExplanation.Side;
import dev.utkast.model.pricing.PricingExplanation.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;

/// Writes down the steps of a priced document in the order in which they were computed.
final class ExplanationWriter {

  private static final String DOCUMENT = "document";

  private final PricedDocument document;
  private final List<TaxedItem> items;
  private final List<Step> steps = new ArrayList<>();
  private Side side = Side.SHOP;

  ExplanationWriter(PricedDocument document) {
    this.document = document;
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
    totals();
  }

  private void price(String about, PricedLine line) {
    var unit = line.unitPrice();
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
              var perUnit = fixed(about, "discount per unit", amount, unit);
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
      case Discount.FixedAmount(var amount) -> fixed(DOCUMENT, "discount", amount, all);
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
                fixed("shipping", "discount", amount, shipping.price());
          }
        });
    step(
        "shipping",
        Operation.SUBTRACT,
        List.of(input("price", shipping.price()), input("discount", shipping.discountAmount())),
        "net",
        shipping.net());
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

  private Money convert(String about, String name, Money shopAmount) {
    var rate = document.rate().orElseThrow();
    var converted =
        new Conversion(rate.base(), rate.quote(), document.rate(), document.roundingMode())
            .convert(shopAmount);
    step(
        about,
        Operation.CONVERT,
        List.of(input(name, shopAmount), new Input("rate", plain(rate.rate()))),
        name + " converted",
        MoneySet.same(converted));
    return converted;
  }

  private void percent(
      String about, MoneySet amount, BigDecimal percent, String result, MoneySet discount) {
    step(
        about,
        Operation.PERCENT,
        List.of(input("amount", amount), new Input("percent", plain(percent))),
        result,
        discount);
  }

  private void allocate(
      String about, MoneySet total, MoneySet weight, MoneySet all, String result, MoneySet share) {
    allocate(about, total, here(weight).getAmount(), here(all).getAmount(), result, share);
  }

  private void allocate(
      String about,
      MoneySet total,
      BigDecimal weight,
      BigDecimal all,
      String result,
      MoneySet share) {
    if (all.signum() == 0) {
      return;
    }
    var amount = here(total).getAmount();
    var down = amount.multiply(weight).divide(all, amount.scale(), RoundingMode.DOWN);
    step(
        about,
        Operation.ALLOCATE,
        List.of(
            input("amount", total),
            new Input("weight", plain(weight)),
            new Input("all", plain(all)),
            new Input("odd unit", plain(here(share).getAmount().subtract(down)))),
        result,
        share);
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

  private void step(
      String about, Operation operation, List<Input> inputs, String result, MoneySet amount) {
    steps.add(new Step(side, about, operation, inputs, result, here(amount)));
  }

  private Input input(String name, MoneySet amount) {
    return input(name, here(amount));
  }

  private static Input input(String name, Money amount) {
    return new Input(name, plain(amount.getAmount()));
  }

  /// Title and rate, since one title may have several: `VAT 6 %`.
  private static String name(TaxLine tax) {
    return tax.title() + " " + plain(tax.rate().movePointRight(2).stripTrailingZeros()) + " %";
  }

  private static Input rate(TaxLine tax) {
    return new Input("rate", plain(tax.rate()));
  }

  private Money here(MoneySet amount) {
    return side == Side.SHOP ? amount.shop() : amount.presentment();
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }
}
