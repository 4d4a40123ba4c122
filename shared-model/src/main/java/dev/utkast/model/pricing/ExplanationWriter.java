package dev.utkast.model.pricing;

import dev.utkast.model.money.Conversion;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.pricing.PricingExplanation.Input;
import dev.utkast.model.pricing.PricingExplanation.Operation;
import dev.utkast.model.pricing.PricingExplanation.Side;
import dev.utkast.model.pricing.PricingExplanation.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/// Writes down the steps of a priced document in the order in which they were computed.
final class ExplanationWriter {

  private static final String DOCUMENT = "document";

  private final PricedDocument document;
  private final List<Step> steps = new ArrayList<>();
  private Side side = Side.SHOP;

  ExplanationWriter(PricedDocument document) {
    this.document = document;
  }

  PricingExplanation explanation() {
    write(Side.SHOP);
    if (document.rate().isPresent()) {
      write(Side.PRESENTMENT);
    }
    return new PricingExplanation(steps);
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
                percent(about, line.gross(), percent, line.lineDiscount());
            case Discount.FixedAmount(var amount) -> {
              var perUnit = fixed(about, "discount per unit", amount);
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
      case Discount.Percentage(var percent) -> percent(DOCUMENT, all, percent, total);
      case Discount.FixedAmount(var amount) -> limited(DOCUMENT, "discount", amount, all);
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
                percent("shipping", shipping.price(), percent, shipping.discountAmount());
            case Discount.FixedAmount(var amount) ->
                limited("shipping", "discount", amount, shipping.price());
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
    for (var item : items()) {
      item.taxes().forEach(tax -> tax(item.about(), "net", item.net(), tax, item.rates()));
    }
    for (var tax : document.taxLines()) {
      var inputs = bearers(tax).stream().map(b -> input(b.about(), b.taxed(tax).amount())).toList();
      step(DOCUMENT, Operation.SUM, inputs, tax.title(), tax.amount());
    }
  }

  private void taxesByDocument() {
    for (var tax : document.taxLines()) {
      var bearers = bearers(tax);
      var base = bearers.stream().map(Item::net).reduce(document.total().toZero(), MoneySet::plus);
      step(
          DOCUMENT,
          Operation.SUM,
          bearers.stream().map(b -> input(b.about(), b.net())).toList(),
          tax.title() + " base",
          base);
      var rates = bearers.stream().map(Item::rates).distinct().toList();
      if (document.taxesIncluded() && rates.size() > 1) {
        step(DOCUMENT, Operation.TAX_WITHIN_EACH, triples(bearers, tax), tax.title(), tax.amount());
      } else {
        tax(DOCUMENT, "base", base, tax, rates.getFirst());
        for (var bearer : bearers) {
          var share = bearer.taxed(tax).amount();
          allocate(bearer.about(), tax.amount(), bearer.net(), base, tax.title(), share);
        }
      }
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
        tax.title(),
        tax.amount());
  }

  private List<Input> triples(List<Item> bearers, TaxLine tax) {
    return bearers.stream()
        .flatMap(b ->
            List.of(input("net", b.net()), rate(tax), new Input("rates", plain(b.rates())))
                .stream())
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
        document.taxLines().stream().map(t -> input(t.title(), t.amount())).toList(),
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

  /// A line or shipping, as something that bears taxes.
  private record Item(String about, MoneySet net, List<TaxLine> taxes) {

    BigDecimal rates() {
      return taxes.stream().map(TaxLine::rate).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean bears(TaxLine tax) {
      return find(tax).isPresent();
    }

    TaxLine taxed(TaxLine tax) {
      return find(tax).orElseThrow();
    }

    private Optional<TaxLine> find(TaxLine tax) {
      return taxes.stream()
          .filter(t -> t.title().equals(tax.title()) && t.rate().compareTo(tax.rate()) == 0)
          .findFirst();
    }
  }

  private List<Item> items() {
    var items = new ArrayList<Item>();
    for (int i = 0; i < document.lines().size(); i++) {
      var line = document.lines().get(i);
      items.add(new Item("line " + (i + 1), line.net(), line.taxLines()));
    }
    document.shipping().ifPresent(s -> items.add(new Item("shipping", s.net(), s.taxLines())));
    return items;
  }

  private List<Item> bearers(TaxLine tax) {
    return items().stream().filter(i -> i.bears(tax)).toList();
  }

  /// What a fixed amount is on this side.
  private MoneySet fixed(String about, String name, Money shopAmount) {
    return MoneySet.same(side == Side.SHOP ? shopAmount : convert(about, name, shopAmount));
  }

  /// The same, where it may be more than what it reduces, and is then all of that.
  private MoneySet limited(String about, String name, Money shopAmount, MoneySet reduced) {
    var given = fixed(about, name, shopAmount);
    if (!here(given).isGreaterThan(here(reduced))) {
      return given;
    }
    step(
        about,
        Operation.LIMIT,
        List.of(input("converted", given), input("reduced", reduced)),
        name,
        reduced);
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

  private void percent(String about, MoneySet amount, BigDecimal percent, MoneySet discount) {
    step(
        about,
        Operation.PERCENT,
        List.of(input("amount", amount), new Input("percent", plain(percent))),
        "discount",
        discount);
  }

  private void allocate(
      String about, MoneySet total, MoneySet weight, MoneySet all, String result, MoneySet share) {
    if (here(all).isZero()) {
      return;
    }
    step(
        about,
        Operation.ALLOCATE,
        List.of(input("amount", total), input("weight", weight), input("all", all)),
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
