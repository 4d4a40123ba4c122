package dev.utkast.functions.catalog;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Paging;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.SparseFields;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Variant;
import java.util.List;
import java.util.Optional;

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
        paging.ids("ids", MAX_IDS).orElseThrow(() -> HttpProblem.invalid("ids", "can't be blank"));
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

  /// Writes `sku` and `tracked`; the other fields are not kept.
  Response update(Request request) {
    return Attempts.deciding(() -> {
      var before = load(request);
      var fields = request.envelope("inventory_item");
      Optional<String> sku = fields.has("sku") ? fields.text("sku") : before.sku();
      boolean tracked = fields.flag("tracked", before.tracked());
      fields.refuseIfWrong();
      if (sku.equals(before.sku()) && tracked == before.tracked()) {
        return Response.ok(envelope(before));
      }
      var next = before.stockedAs(sku, tracked).next(wiring.clock().instant());
      return request.commit(wiring.database(), Response.ok(envelope(next)), products.put(next));
    });
  }

  private Variant load(Request request) {
    return products.findVariant(request.id(1)).orElseThrow(HttpProblem::notFound);
  }

  private Json envelope(Variant variant) {
    return Json.object().put("inventory_item", InventoryJson.item(variant, wiring.shop())).build();
  }
}
