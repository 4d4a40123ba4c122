package dev.utkast.functions.draftorders;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.PricingRefusals;
import dev.utkast.aws.http.Fields;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.pricing.Discount;
import dev.utkast.model.sale.AppliedDiscount;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// `applied_discount`: `value` and `value_type`, `title` and `description`; its `amount` is
/// computed, and ignored.
final class DiscountRequest {
  private DiscountRequest() {}

  static Optional<AppliedDiscount> read(Fields fields, CurrencyUnit currency) {
    var title = fields.text("title");
    var description = fields.text("description");
    return discount(fields, currency)
        .map(discount -> new AppliedDiscount(discount, title, description));
  }

  private static Optional<Discount> discount(Fields fields, CurrencyUnit currency) {
    var value = fields.decimal("value");
    if (value.isEmpty()) {
      fields.wrong("value", "can't be blank");
      return Optional.empty();
    }
    return switch (fields.text("value_type").orElse("fixed_amount")) {
      case "percentage" -> {
        var percentage = new Discount.Percentage(value.get());
        percentage.fault().ifPresent(fault -> fields.wrong("value", PricingRefusals.words(fault)));
        yield Optional.of(percentage);
      }
      case "fixed_amount" ->
          switch (Amounts.zeroOrMore(value.get(), currency)) {
            case Amounts.Parsed.Amount(var money) -> Optional.of(new Discount.FixedAmount(money));
            case Amounts.Parsed.Refused(var fault) -> {
              MoneyJson.refuse(fields, "value", fault);
              yield Optional.empty();
            }
          };
      default -> {
        fields.wrong("value_type", "must be fixed_amount or percentage");
        yield Optional.empty();
      }
    };
  }
}
