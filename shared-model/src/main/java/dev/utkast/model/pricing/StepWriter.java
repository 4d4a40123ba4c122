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
import java.util.Optional;
import org.joda.money.Money;

/// The kinds of steps that an explanation is made of.
abstract sealed class StepWriter permits ExplanationWriter {
  final PricedDocument document;
  final List<Step> steps = new ArrayList<>();
  Side side = Side.SHOP;

  StepWriter(PricedDocument document) {
    this.document = document;
  }

  /// What an amount in the shop's currency comes to without the tax of home that it contains; told
  /// on the shop's side.
  final Money without(String about, Optional<HomeTax> tax, Money asked, String result) {
    if (tax.isEmpty()) {
      return asked;
    }
    var rest = tax.get().restOf(asked, document.roundingMode());
    if (side == Side.SHOP) {
      var shares = tax.get().shares();
      var inputs = new ArrayList<Input>();
      inputs.add(input("amount", asked));
      if (shares.size() == 1) {
        inputs.add(new Input("rates", plain(shares.getFirst().rates())));
      } else {
        for (int i = 0; i < shares.size(); i++) {
          inputs.add(input("weight " + (i + 1), shares.get(i).weight()));
          inputs.add(new Input("rates " + (i + 1), plain(shares.get(i).rates())));
        }
      }
      var operation = shares.size() == 1 ? Operation.WITHOUT_TAX : Operation.WITHOUT_TAX_EACH;
      step(about, operation, inputs, result, MoneySet.same(rest));
    }
    return rest;
  }

  final Money convert(String about, String name, Money shopAmount) {
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

  final void percent(
      String about, MoneySet amount, BigDecimal percent, String result, MoneySet discount) {
    step(
        about,
        Operation.PERCENT,
        List.of(input("amount", amount), new Input("percent", plain(percent))),
        result,
        discount);
  }

  final void allocate(
      String about, MoneySet total, MoneySet weight, MoneySet all, String result, MoneySet share) {
    allocate(about, total, here(weight).getAmount(), here(all).getAmount(), result, share);
  }

  final void allocate(
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

  final void step(
      String about, Operation operation, List<Input> inputs, String result, MoneySet amount) {
    steps.add(new Step(side, about, operation, inputs, result, here(amount)));
  }

  final Input input(String name, MoneySet amount) {
    return input(name, here(amount));
  }

  static Input input(String name, Money amount) {
    return new Input(name, plain(amount.getAmount()));
  }

  /// Title and rate, since one title may have several: `VAT 6 %`.
  static String name(TaxLine tax) {
    return tax.title() + " " + plain(tax.rate().movePointRight(2).stripTrailingZeros()) + " %";
  }

  static Input rate(TaxLine tax) {
    return new Input("rate", plain(tax.rate()));
  }

  final Money here(MoneySet amount) {
    return side == Side.SHOP ? amount.shop() : amount.presentment();
  }

  static String plain(BigDecimal number) {
    return number.toPlainString();
  }
}
