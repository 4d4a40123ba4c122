package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.MoneySet;
import java.util.Optional;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/// Amounts in requests and answers: decimal strings in exactly the decimals of their currency
/// ("199.00" in dollars, "1000" in yen); a request may also give a number.
///
/// Refuses, under the field's name, negative amounts, more decimals than the currency has, and what
/// [Amounts] refuses.
public final class MoneyJson {
  private MoneyJson() {}

  public static Json of(Money money) {
    return Json.of(Amounts.format(money));
  }

  /// @return the amount, or `null` where there is none
  public static Json ofNullable(Optional<Money> money) {
    return money.map(MoneyJson::of).orElse(Json.Null.NULL);
  }

  /// One amount in the shop's currency and in the customer's.
  public static Json set(MoneySet set) {
    return Json.object()
        .put("shop_money", withCurrency(set.shop()))
        .put("presentment_money", withCurrency(set.presentment()))
        .build();
  }

  public static Json withCurrency(Money money) {
    return Json.object()
        .put("amount", of(money))
        .put("currency_code", money.getCurrencyUnit().getCode())
        .build();
  }

  /// @return the currency of an ISO 4217 code; none for gold, testing and whatever else has a code
  ///   and no minor unit
  public static Optional<CurrencyUnit> currency(String code) {
    try {
      return Optional.of(CurrencyUnit.of(code)).filter(unit -> !unit.isPseudoCurrency());
    } catch (IllegalCurrencyException _) {
      return Optional.empty();
    }
  }

  /// The words that stand under a field's name where its number is refused as an amount.
  public static String words(Amounts.Fault fault) {
    return switch (fault) {
      case Amounts.Fault.NotDecimal() -> "must be a decimal number";
      case Amounts.Fault.TooLarge() -> "is too large";
      case Amounts.Fault.TooManyDecimals(var currency, int most) ->
          "has too many decimals: " + currency.getCode() + " has " + most;
      case Amounts.Fault.Negative() -> "must be greater than or equal to 0";
      case Amounts.Fault.NotPositive() -> "must be greater than 0";
    };
  }

  /// @return the amount of a field, zero or more; empty where it is absent, null or refused
  public static Optional<Money> amount(Fields fields, String name, CurrencyUnit currency) {
    return fields
        .decimal(name)
        .flatMap(number ->
            taken(Amounts.zeroOrMore(number, currency), fault -> refuse(fields, name, fault)));
  }

  /// @param currency that is told with it, so that nothing else decides what is wrong with it
  /// @return what somebody pays, more than zero; empty where it is absent, null or refused
  public static Optional<Money> payment(Fields fields, String name, CurrencyUnit currency) {
    return fields
        .decimal(name)
        .flatMap(number ->
            taken(Amounts.aboveZero(number, currency), fault -> fields.wrong(name, words(fault))));
  }

  /// Refuses a field for its number: for ever, unless that follows from the currency, which may
  /// become another.
  public static void refuse(Fields fields, String name, Amounts.Fault fault) {
    switch (fault) {
      case Amounts.Fault.TooLarge _, Amounts.Fault.TooManyDecimals _ ->
          fields.error(name, words(fault));
      case Amounts.Fault.NotDecimal _, Amounts.Fault.Negative _, Amounts.Fault.NotPositive _ ->
          fields.wrong(name, words(fault));
    }
  }

  private static Optional<Money> taken(Amounts.Parsed parsed, Consumer<Amounts.Fault> refused) {
    return switch (parsed) {
      case Amounts.Parsed.Amount(var money) -> Optional.of(money);
      case Amounts.Parsed.Refused(var fault) -> {
        refused.accept(fault);
        yield Optional.empty();
      }
    };
  }
}
