package dev.utkast.functions.draftorders;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.MoneyJson;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.pricing.Discount;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// `applied_discount`: `value` and `value_type`; its `amount` is computed, and ignored.
final class DiscountRequest {
  private DiscountRequest() {}

  static Optional<Discount> read(Fields fields, CurrencyUnit currency) {
    var value = fields.decimal("value");
    if (value.isEmpty()) {
      fields.error("value", "can't be blank");
      return Optional.empty();
    }
    return switch (fields.text("value_type").orElse("fixed_amount")) {
      case "percentage" -> Optional.of(new Discount.Percentage(value.get()));
      case "fixed_amount" ->
          switch (Amounts.of(value.get(), currency)) {
            case Amounts.Parsed.Amount(var money) -> Optional.of(new Discount.FixedAmount(money));
            case Amounts.Parsed.Refused(var fault) -> {
              fields.error("value", MoneyJson.words(fault));
              yield Optional.empty();
            }
          };
      default -> {
        fields.error("value_type", "must be fixed_amount or percentage");
        yield Optional.empty();
      }
    };
  }
}
