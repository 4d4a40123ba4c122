package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.model.catalog.OversellPolicy;
import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.catalog.Weight;
import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.pricing.TaxContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// The fields of a variant to the variant. A field that is absent stays as it was and one that is
/// null is emptied; everything computed is ignored, `inventory_quantity` above all: stock is
/// counted at a location, not edited, and a new variant cannot come with some.
///
/// Refuses negative prices and weights, options that contain what stands between options in a
/// title, unknown policies, and tax categories that nobody knows. `tax_code` is another name of
/// `tax_category`; the one that says something new is meant.
final class VariantRequest {
  static final int MAX_OPTION = 100;
  static final int MAX_CATEGORY = 50;

  private static final List<String> UNKEPT =
      List.of(
          "image_id",
          "metafields",
          "cost",
          "inventory_item",
          "inventory_quantity_adjustment",
          "unit_price_measurement");

  private final Fields fields;
  private final TaxCategories categories;

  VariantRequest(Fields fields, TaxCategories categories) {
    this.fields = fields;
    this.categories = categories;
  }

  /// A new variant of which nothing is known; version 0, for it is not stored.
  static Variant blank(VariantId id, CurrencyUnit currency, Instant now) {
    return new Variant(
        id,
        0,
        new ProductId(0),
        "",
        Optional.empty(),
        Variant.DEFAULT_TITLE,
        Optional.empty(),
        Money.zero(currency),
        0,
        OversellPolicy.ofNew(),
        false,
        true,
        TaxContext.STANDARD,
        true,
        0,
        Optional.empty(),
        now,
        now,
        Optional.empty(),
        Optional.empty());
  }

  /// @param before the variant as it was, or a blank one
  /// @param position that it has among the variants of its product, counted from 1
  /// @return what is written of it, still with the version and times of `before`
  Variant read(Variant before, int position) {
    refuseOther(before, position);
    fields.unkept("fulfillment_service", Json.of("manual"));
    UNKEPT.forEach(fields::unkept);
    stock(before);
    return new Variant(
        before.id(),
        before.version(),
        before.productId(),
        before.productTitle(),
        before.vendor(),
        title(before),
        given("sku", before.sku(), () -> fields.text("sku")),
        MoneyJson.amount(fields, "price", before.price().getCurrencyUnit()).orElse(before.price()),
        before.position(),
        policy(before),
        given("inventory_management", before.tracked(), this::tracked),
        fields.flag("taxable", before.taxable()),
        category(before),
        fields.flag("requires_shipping", before.requiresShipping()),
        grams(before),
        given("barcode", before.barcode(), () -> fields.text("barcode")),
        before.createdAt(),
        before.updatedAt(),
        given("compare_at_price", before.compareAtPrice(), () -> compareAtPrice(before)),
        before.details());
  }

  /// Another position than the one it has. What was told of it before comes back with products
  /// whose variants are put in another order.
  private void refuseOther(Variant before, int position) {
    var said = fields.integer("position", 1, Integer.MAX_VALUE).orElse((long) position);
    if (said != position && said != before.position()) {
      fields.error(
          "position", "is " + position + ": variants are put in order as a list of their product");
    }
  }

  private Optional<Money> compareAtPrice(Variant before) {
    return MoneyJson.amount(fields, "compare_at_price", before.price().getCurrencyUnit());
  }

  /// Of a variant that is there, clients send back what they were told, which may be old by now.
  private void stock(Variant before) {
    if (before.version() == 0) {
      if (!fields.raw("inventory_quantity").isNull()
          && !fields.raw("inventory_quantity").equals(Json.of(0))) {
        fields.wrong("inventory_quantity", "is counted at a location (inventory_levels/set)");
      }
    }
  }

  /// The same variant in its product: at a position, under the product's title and vendor.
  static Variant in(Product product, int position, Variant variant) {
    return new Variant(
        variant.id(),
        variant.version(),
        product.id(),
        product.title(),
        product.vendor(),
        variant.title(),
        variant.sku(),
        variant.price(),
        position,
        variant.policy(),
        variant.tracked(),
        variant.taxable(),
        variant.taxCategory(),
        variant.requiresShipping(),
        variant.grams(),
        variant.barcode(),
        variant.createdAt(),
        variant.updatedAt(),
        variant.compareAtPrice(),
        variant.details());
  }

  private <T> T given(String name, T before, Supplier<T> read) {
    return fields.has(name) ? read.get() : before;
  }

  /// Options make the title. A title stands where no option says anything new.
  private String title(Variant before) {
    var title = fields.text("title").orElse(before.title());
    return options(before).filter(made -> !made.equals(before.title())).orElse(title);
  }

  /// @return the title that the options make, if any is said
  private Optional<String> options(Variant before) {
    var options = new ArrayList<>(before.options());
    boolean said = false;
    for (int i = 0; i < Product.MAX_OPTIONS; i++) {
      var name = "option" + (i + 1);
      var option = fields.line(name, MAX_OPTION);
      if (option.isPresent()) {
        said = true;
        set(options, i, name, option.get());
      } else if (fields.has(name) && i > 0 && options.size() > i) {
        said = true;
        options.subList(i, options.size()).clear();
      }
    }
    return said ? Optional.of(String.join(Variant.BETWEEN_OPTIONS, options)) : Optional.empty();
  }

  private void set(List<String> options, int index, String name, String option) {
    if (option.contains(Variant.BETWEEN_OPTIONS)) {
      fields.wrong(name, "must not contain '" + Variant.BETWEEN_OPTIONS + "'");
    } else if (index > options.size()) {
      fields.error("option" + index, "can't be blank");
    } else if (index == options.size()) {
      options.add(option);
    } else {
      options.set(index, option);
    }
  }

  private OversellPolicy policy(Variant before) {
    var said = fields.text("inventory_policy").filter(text -> !text.isEmpty());
    var policy = said.flatMap(OversellPolicy::of);
    if (said.isPresent() && policy.isEmpty()) {
      fields.wrong("inventory_policy", "must be deny or continue");
    }
    return policy.orElse(before.policy());
  }

  private boolean tracked() {
    return switch (fields.raw("inventory_management")) {
      case Json.Null _ -> false;
      case Json.Str(var value) when value.isEmpty() -> false;
      case Json.Str(var value) when value.equals("shopify") -> true;
      default -> {
        fields.wrong("inventory_management", "must be shopify or null");
        yield false;
      }
    };
  }

  /// Of two names of one field of a variant that is stored, the other may repeat what somebody has
  /// changed since it was read.
  private static boolean isNew(Variant before) {
    return before.version() == 0;
  }

  private String category(Variant before) {
    var category = category("tax_category", before);
    var code = category("tax_code", before);
    if (category.equals(before.taxCategory())) {
      return code;
    }
    if (isNew(before) && !code.equals(before.taxCategory()) && !code.equals(category)) {
      fields.wrong("tax_code", "is another one than tax_category");
    }
    return category;
  }

  private String category(String name, Variant before) {
    var category = fields.line(name, MAX_CATEGORY);
    if (category.isEmpty() || category.get().equals(before.taxCategory())) {
      return before.taxCategory();
    }
    if (!categories.contains(category.get())) {
      fields.error(name, "is neither known to all nor one of the shop's own (tax_rates)");
    }
    return category.get();
  }

  /// Clients send both `grams` and `weight` back; the one that differs from what was told is meant.
  private long grams(Variant before) {
    long grams = fields.integer("grams", 0, Integer.MAX_VALUE).orElse(before.grams());
    long weight = weight().orElse(before.grams());
    if (grams == before.grams()) {
      return weight;
    }
    if (isNew(before) && weight != before.grams() && !Weight.isSame(weight, grams)) {
      fields.wrong("weight", "is another one than grams");
    }
    return grams;
  }

  private Optional<Long> weight() {
    var weight = fields.decimal("weight");
    var unit = Weight.Unit.of(fields.text("weight_unit").orElse(VariantJson.WEIGHT_UNIT));
    if (unit.isEmpty()) {
      fields.wrong("weight_unit", "must be g, kg, oz or lb");
      return Optional.empty();
    }
    var grams = weight.flatMap(number -> Weight.grams(number, unit.get()));
    if (weight.isPresent() && grams.isEmpty()) {
      fields.wrong("weight", "must be between 0 and " + Weight.MAX_GRAMS + " grams");
    }
    return grams;
  }
}
