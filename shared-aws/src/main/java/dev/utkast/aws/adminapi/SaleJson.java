package dev.utkast.aws.adminapi;

import dev.utkast.aws.json.Json;
import dev.utkast.model.customer.Address;
import dev.utkast.model.id.Id;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.pricing.Discount;
import dev.utkast.model.pricing.ManualRate;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.ZeroTaxReason;
import dev.utkast.model.sale.AppliedDiscount;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.NameValue;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// The parts that drafts and orders have in common, in the form that clients know.
public final class SaleJson {
  private SaleJson() {}

  /// @return ISO 8601 with the shop's offset, to the second
  public static String at(Instant instant, Shop shop) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(shop.timeZone()));
  }

  public static Json id(Optional<? extends Id> id) {
    return id.map(one -> Json.of(one.value())).orElse(Json.Null.NULL);
  }

  public static Json address(Optional<Address> address) {
    return address.<Json>map(AddressJson::write).orElse(Json.Null.NULL);
  }

  /// @return title and variant title, as on a receipt
  public static String name(SaleLine line) {
    return line.variantTitle().map(variant -> line.title() + " - " + variant).orElse(line.title());
  }

  public static List<Json> nameValues(List<NameValue> pairs) {
    return pairs.stream()
        .<Json>map(
            pair -> Json.object().put("name", pair.name()).put("value", pair.value()).build())
        .toList();
  }

  public static List<Json> manualRates(List<ManualRate> rates) {
    return rates.stream()
        .<Json>map(
            rate -> Json.object().put("title", rate.title()).put("rate", rate.rate()).build())
        .toList();
  }

  /// @param amount what the discount came to, in the shop's currency
  public static Json discount(AppliedDiscount applied, Money amount) {
    var out = Json.object().put("title", applied.title()).put("description", applied.description());
    return switch (applied.discount()) {
      case Discount.FixedAmount(var money) ->
          out.put("value", MoneyJson.of(money))
              .put("value_type", "fixed_amount")
              .put("amount", MoneyJson.of(amount))
              .build();
      case Discount.Percentage(var percent) ->
          out.put("value", percent.toPlainString())
              .put("value_type", "percentage")
              .put("amount", MoneyJson.of(amount))
              .build();
    };
  }

  public static Json rate(Optional<ExchangeRate> rate) {
    return rate.<Json>map(found ->
            Json.object()
                .put("from", found.base().getCode())
                .put("to", found.quote().getCode())
                .put("rate", found.rate().toPlainString())
                .put("date", found.date().toString())
                .put("source", found.source())
                .build())
        .orElse(Json.Null.NULL);
  }

  public static Json zeroTaxReason(Optional<ZeroTaxReason> reason) {
    return reason
        .<Json>map(found -> Json.of(found.code().name().toLowerCase(Locale.ROOT)))
        .orElse(Json.Null.NULL);
  }

  /// What the taxes followed from and, where there are none, why.
  public static Json taxBasis(PricedDocument priced) {
    return priced
        .taxBasis()
        .<Json>map(basis ->
            Json.object()
                .put("date", basis.date().toString())
                .put("country_code", basis.country())
                .put("province_code", basis.region())
                .put("territory", basis.territory())
                .put("registrations", basis.authorities().stream().map(Json::of).toList())
                .put("shop_vat_number", basis.sellerVatNumber())
                .put("customer_vat_number", basis.customerVatNumber())
                .put("home_tax", homeTax(priced))
                .put("rates_version", basis.rates().stream().map(Json::of).toList())
                .put(
                    "zero_reason_note",
                    priced.zeroTaxReason().map(ZeroTaxReason::note).filter(note -> !note.isEmpty()))
                .build())
        .orElse(Json.Null.NULL);
  }

  /// Whether prices that contain the tax of home lost it where none is due.
  ///
  /// @return `taken_out` or `kept`; nothing where that is no question
  static Optional<String> homeTax(PricedDocument priced) {
    if (priced.homeTaxTakenOut()) {
      return Optional.of("taken_out");
    }
    return priced.homeTaxKept() ? Optional.of("kept") : Optional.empty();
  }

  /// When a day begins, for fields that clients read as a time; sent back, it is that day.
  public static String at(LocalDate day, Shop shop) {
    return at(day.atStartOfDay(shop.timeZone()).toInstant(), shop);
  }

  /// @param amount that is due under the terms
  /// @param dueOn once the sale is agreed
  public static Json terms(
      PaymentTerms terms,
      Money amount,
      Optional<LocalDate> dueOn,
      Optional<Instant> completedAt,
      Shop shop) {
    var schedule =
        Json.object()
            .put("amount", MoneyJson.of(amount))
            .put("currency", amount.getCurrencyUnit().getCode())
            .put("issued_at", terms.issuedOn().map(day -> at(day, shop)))
            .put("due_at", dueOn.or(terms::dueOn).map(day -> at(day, shop)))
            .put("completed_at", completedAt.map(at -> at(at, shop)))
            .put("expected_payment_method", "manual")
            .build();
    return Json.object()
        .put("amount", MoneyJson.of(amount))
        .put("currency", amount.getCurrencyUnit().getCode())
        .put("payment_terms_name", terms.label())
        .put("payment_terms_type", terms.type().name())
        .put("due_in_days", terms.days().<Json>map(Json::of).orElse(Json.Null.NULL))
        .put("payment_schedules", List.of(schedule))
        .build();
  }
}
