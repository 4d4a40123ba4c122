package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.Paging;
import dev.utkast.aws.adminapi.SparseFields;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.InventoryDetails;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.tax.Countries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// `inventory_items`: the side of a variant that a warehouse sees, under the variant's own id.
final class InventoryItems {
  private static final int MAX_IDS = 100;

  private final Wiring wiring;
  private final ProductsTable products;

  InventoryItems(Wiring wiring) {
    this.wiring = wiring;
    this.products = new ProductsTable(wiring.database());
  }

  Response list(Request request) {
    var paging = Paging.of(request, true, List.of("ids"));
    var ids =
        paging
            .ids("ids", MAX_IDS, VariantId::new)
            .orElseThrow(() -> HttpProblem.invalid("ids", "can't be blank"));
    return paging.answer(
        request,
        "inventory_items",
        paging.window(products.variants(ids).values(), Variant::id),
        Variant::id,
        one -> InventoryJson.item(one, wiring.shop()));
  }

  Response get(Request request) {
    var json = SparseFields.select(request, InventoryJson.item(load(request), wiring.shop()));
    return Response.ok(Json.object().put("inventory_item", json).build());
  }

  Response update(Request request) {
    return ConflictRetry.deciding(() -> {
      var before = load(request);
      var fields = request.envelope("inventory_item");
      Optional<String> sku = fields.has("sku") ? fields.text("sku") : before.sku();
      boolean tracked = fields.flag("tracked", before.tracked());
      var details = details(fields, before);
      fields.unkept("country_harmonized_system_codes");
      fields.unkept("measurement");
      fields.unkept("metafields");
      fields.unkept("requires_shipping", Json.of(before.requiresShipping()));
      fields.refuseIfWrong();
      var edited = before.stockedAs(sku, tracked, details);
      if (edited.equals(before)) {
        return Response.ok(envelope(before));
      }
      var next = edited.next(wiring.clock().instant());
      return request.commit(
          wiring.store(), Response.ok(envelope(next)), new Change.VariantWritten(next));
    });
  }

  private InventoryDetails details(Fields fields, Variant before) {
    var known = before.inventoryDetails();
    return new InventoryDetails(
        fields.has("cost")
            ? MoneyJson.amount(fields, "cost", wiring.shop().currency())
            : known.cost(),
        code(fields, "country_code_of_origin", known.countryOfOrigin(), Countries::isCode),
        code(
            fields,
            "province_code_of_origin",
            known.provinceOfOrigin(),
            code -> code.matches("[A-Z0-9]{1,3}")),
        code(
            fields,
            "harmonized_system_code",
            known.harmonizedSystemCode(),
            code -> code.matches("[0-9]{6,13}")));
  }

  private static Optional<String> code(
      Fields fields, String name, Optional<String> before, Predicate<String> known) {
    if (!fields.has(name)) {
      return before;
    }
    var code = fields.text(name).map(text -> text.toUpperCase(Locale.ROOT));
    if (code.isPresent() && !known.test(code.get())) {
      fields.wrong(name, "is no such code");
    }
    return code;
  }

  private Variant load(Request request) {
    return products.findVariant(request.id(1, VariantId::new)).orElseThrow(HttpProblem::notFound);
  }

  private Json envelope(Variant variant) {
    return Json.object().put("inventory_item", InventoryJson.item(variant, wiring.shop())).build();
  }
}
