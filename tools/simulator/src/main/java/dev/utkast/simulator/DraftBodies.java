package dev.utkast.simulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What staff write of a draft that they make or change.
record DraftBodies(Chance chance, KnownShop known) {
  static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "JPY", "SEK", "CHF");

  /// Begins the name of a customer who comes with a draft.
  static final String WITH_DRAFT = "Walk-in ";

  /// @param count tells new customers apart
  String content(int count) {
    var fields = new ArrayList<String>();
    fields.add("\"line_items\":[" + String.join(",", lines()) + "]");
    if (chance.of(0.8)) {
      fields.add("\"email\":\"buyer%d@example.com\"".formatted(chance.below(50)));
    }
    if (chance.of(0.4)) {
      fields.add("\"presentment_currency\":\"%s\"".formatted(chance.of(CURRENCIES)));
    }
    if (chance.of(0.1)) {
      var email =
          chance.of(0.6) ? "\"email\":\"c%d@example.com\",".formatted(chance.below(60)) : "";
      fields.add("\"customer\":{%s\"first_name\":\"%s%d\"}".formatted(email, WITH_DRAFT, count));
    } else if (!known.customers().isEmpty() && chance.of(0.6)) {
      fields.add("\"customer\":{\"id\":%d}".formatted(chance.of(known.customers()).value()));
      if (chance.of(0.5)) {
        fields.add("\"use_customer_default_address\":true");
      }
    }
    boolean free = chance.of(0.1);
    if (free) {
      fields.add("\"applied_discount\":{\"value_type\":\"percentage\",\"value\":\"100\"}");
    } else if (chance.of(0.3)) {
      fields.add("\"applied_discount\":" + discount());
    }
    if (!free && chance.of(0.4)) {
      fields.add(
          "\"shipping_line\":{\"title\":\"Post\",\"price\":\"%s\"}".formatted(amount(0, 3_000)));
    }
    if (chance.of(0.3)) {
      fields.add("\"manual_tax_lines\":[{\"title\":\"VAT\",\"rate\":0.21}]");
    }
    if (chance.of(0.6)) {
      fields.add(
          "\"payment_terms\":{\"payment_terms_type\":\"NET\",\"due_in_days\":%d}"
              .formatted(chance.any(0, 7, 14, 30)));
    }
    return String.join(",", fields);
  }

  private String discount() {
    return chance.of(0.5)
        ? "{\"value_type\":\"percentage\",\"value\":\"%d\"}".formatted(chance.between(1, 100))
        : "{\"value_type\":\"fixed_amount\",\"value\":\"%s\"}".formatted(amount(1, 2_000));
  }

  private List<String> lines() {
    int size = chance.between(1, 4);
    if (chance.of(0.03)) {
      size = chance.any(12, 40, 41, 49, 50, 51, 99, 100, 101);
    } else if (chance.of(0.002)) {
      size = 499;
    }
    var variants = known.variants();
    var lines = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      var discount = chance.of(0.1) ? ",\"applied_discount\":" + discount() : "";
      lines.add(
          chance.of(0.25)
              ? """
              {"title":"Custom %d","price":"%s","quantity":%d,"requires_shipping":%s%s}\
              """
                  .formatted(i, amount(0, 9_000), chance.between(1, 9), chance.of(0.6), discount)
              : "{\"variant_id\":%d,\"quantity\":%d%s}"
                  .formatted(chance.recent(variants).id().value(), chance.between(1, 6), discount));
    }
    return lines;
  }

  String amount(int fromCents, int toCents) {
    return BigDecimal.valueOf(chance.between(fromCents, toCents), 2).toPlainString();
  }
}
