package dev.utkast.functions.draftorders;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.NameValuesJson;
import dev.utkast.aws.adminapi.Scope;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.Reads;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.pricing.Cart;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.sale.AppliedDiscount;
import dev.utkast.model.sale.SaleLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// `line_items`: variants of the catalogue, read in one go, and custom items. A line may say
/// another price and weight than its variant has; what a variant is, only the catalogue says. A
/// line whose variant was deleted since keeps what it knew of it.
final class LineRequest {
  static final int MAX_QUANTITY = 1_000_000;
  static final long MAX_GRAMS = 1_000_000_000;

  private static final Map<String, Function<SaleLine, Json>> OF_VARIANT =
      Map.of(
          "taxable", line -> Json.of(line.taxable()),
          "tax_category", line -> Json.of(line.taxCategory()),
          "requires_shipping", line -> Json.of(line.requiresShipping()));

  private final Request request;
  private final CurrencyUnit currency;
  private final Reads reads;
  private final Supplier<LineId> ids;
  private final Fields draft;

  LineRequest(
      Request request, CurrencyUnit currency, Reads reads, Supplier<LineId> ids, Fields draft) {
    this.request = request;
    this.currency = currency;
    this.reads = reads;
    this.ids = ids;
    this.draft = draft;
  }

  List<SaleLine> lines(List<SaleLine> before) {
    if (!draft.has("line_items")) {
      return before;
    }
    var items = draft.children("line_items", Cart.MAX_LINES);
    var wanted =
        items.stream()
            .map(item -> item.id("variant_id", VariantId::new))
            .flatMap(Optional::stream)
            .toList();
    boolean known = wanted.isEmpty() || !request.may(Scope.READ_PRODUCTS);
    var variants = known ? Map.<VariantId, Variant>of() : new ProductsTable(reads).variants(wanted);
    var earlier = before.stream().collect(Collectors.toMap(SaleLine::id, line -> line));
    var kept = kept(items, before);
    var lines = new ArrayList<SaleLine>();
    var taken = new HashSet<LineId>();
    for (var item : items) {
      item.unkept("gift_card", Json.Bool.FALSE);
      item.unkept("fulfillment_service", Json.of("manual"));
      item.unkept("metafields");
      item.unkept("price_override");
      var id =
          item.id("id", LineId::new).filter(kept::contains).orElseGet(() -> newId(kept, taken));
      if (!taken.add(id)) {
        item.error("id", "is that of another line already");
      }
      var variantId = item.id("variant_id", VariantId::new);
      if (variantId.isEmpty()) {
        lines.add(custom(item, id));
      } else if (known) {
        lines.add(asBefore(item, earlier.getOrDefault(id, before.getFirst())));
      } else if (variants.containsKey(variantId.get())) {
        var line = ofVariant(item, id, variants.get(variantId.get()));
        refuseOtherwise(item, List.of(line, earlier.getOrDefault(id, line)));
        lines.add(line);
      } else if (earlier.containsKey(id) && earlier.get(id).variantId().equals(variantId)) {
        lines.add(asBefore(item, earlier.get(id)));
      } else {
        item.error("variant_id", "does not exist: " + variantId.get());
      }
    }
    return lines;
  }

  /// @return whether no line names another variant than it had before
  static boolean namesKnownVariants(Fields draft, List<SaleLine> before) {
    var variants = new HashMap<LineId, VariantId>();
    before.forEach(line -> line.variantId().ifPresent(id -> variants.put(line.id(), id)));
    return draft.children("line_items", Cart.MAX_LINES).stream()
        .filter(item -> item.id("variant_id", VariantId::new).isPresent())
        .allMatch(item ->
            item.id("variant_id", VariantId::new)
                .equals(item.id("id", LineId::new).map(variants::get)));
  }

  /// The lines of before that the request names, and so keeps.
  private static Set<LineId> kept(List<Fields> items, List<SaleLine> before) {
    var known = before.stream().map(SaleLine::id).collect(Collectors.toSet());
    return items.stream()
        .map(item -> item.id("id", LineId::new))
        .flatMap(Optional::stream)
        .filter(known::contains)
        .collect(Collectors.toSet());
  }

  private LineId newId(Set<LineId> kept, Set<LineId> taken) {
    return Stream.generate(ids)
        .filter(id -> !kept.contains(id) && !taken.contains(id))
        .findFirst()
        .orElseThrow();
  }

  private SaleLine custom(Fields item, LineId id) {
    var price = MoneyJson.amount(item, "price", currency);
    var title = item.requiredText("title");
    item.unkept("variant_title");
    if (price.isEmpty()) {
      item.wrong("price", "can't be blank");
    }
    return new SaleLine(
        id,
        Optional.empty(),
        Optional.empty(),
        title,
        Optional.empty(),
        item.text("sku"),
        item.text("vendor"),
        quantity(item),
        price.orElse(Money.zero(currency)),
        discount(item),
        item.flag("taxable", true),
        item.text("tax_category").orElse(TaxContext.STANDARD),
        DraftRequest.manualRates(item),
        item.flag("requires_shipping", true),
        item.integer("grams", 0, MAX_GRAMS).orElse(0L),
        StockPolicy.ofCustomItems(),
        NameValuesJson.read(item, "properties"));
  }

  private SaleLine ofVariant(Fields item, LineId id, Variant variant) {
    return new SaleLine(
        id,
        Optional.of(variant.id()),
        Optional.of(variant.productId()),
        variant.productTitle(),
        variant.shownTitle(),
        variant.sku(),
        variant.vendor(),
        quantity(item),
        MoneyJson.amount(item, "price", currency).orElse(variant.price()),
        discount(item),
        variant.taxable(),
        variant.taxCategory(),
        DraftRequest.manualRates(item),
        variant.requiresShipping(),
        item.integer("grams", 0, MAX_GRAMS).orElse(variant.grams()),
        variant.stockPolicy(),
        NameValuesJson.read(item, "properties"));
  }

  /// How a variant is taxed and sent, a line may repeat, as it is or as the line had it; it may not
  /// say otherwise. What it is called is the catalogue's: clients tell the title of the product,
  /// one of their own, or an older one.
  private static void refuseOtherwise(Fields item, List<SaleLine> known) {
    for (var field : OF_VARIANT.entrySet()) {
      var told = item.raw(field.getKey());
      if (!told.isNull() && known.stream().map(field.getValue()).noneMatch(told::equals)) {
        item.error(field.getKey(), "is the variant's: change the variant, or sell a custom item");
      }
    }
  }

  /// A line of before, of whose variant nothing more is told.
  private SaleLine asBefore(Fields item, SaleLine before) {
    refuseOtherwise(item, List.of(before));
    return new SaleLine(
        before.id(),
        before.variantId(),
        before.productId(),
        before.title(),
        before.variantTitle(),
        before.sku(),
        before.vendor(),
        quantity(item),
        MoneyJson.amount(item, "price", currency).orElse(before.unitPrice()),
        discount(item),
        before.taxable(),
        before.taxCategory(),
        DraftRequest.manualRates(item),
        before.requiresShipping(),
        item.integer("grams", 0, MAX_GRAMS).orElse(before.grams()),
        before.stock(),
        NameValuesJson.read(item, "properties"));
  }

  private static int quantity(Fields item) {
    return (int) item.requiredInteger("quantity", 1, MAX_QUANTITY);
  }

  private Optional<AppliedDiscount> discount(Fields item) {
    return item.child("applied_discount").flatMap(fields -> DiscountRequest.read(fields, currency));
  }
}
