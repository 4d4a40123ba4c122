package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.Paging;
import dev.utkast.aws.adminapi.SparseFields;
import dev.utkast.aws.adminapi.Visibility;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.lifecycle.CatalogDecider;
import dev.utkast.model.lifecycle.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `variants`, by themselves and within their product. A product's last variant stays until the
/// product goes.
final class Variants {
  private final Wiring wiring;
  private final ProductsTable products;
  private final TaxCategories categories;
  private final Stock stock;
  private final Store store;

  Variants(Wiring wiring) {
    this.wiring = wiring;
    this.products = new ProductsTable(wiring.database());
    this.categories = new TaxCategories(new SettingsTable(wiring.database()));
    this.stock = new Stock(wiring.database(), wiring.shop(), wiring.clock());
    this.store = wiring.store();
  }

  Response list(Request request) {
    var paging = Paging.of(request, true, List.of());
    var found = paging.window(products.variantsOf(product(request)), Variant::id);
    var available = stock.available(found);
    return paging.answer(
        request, "variants", found, Variant::id, one -> json(request, one, available));
  }

  Response count(Request request) {
    return Response.ok(Json.object().put("count", product(request).variantIds().size()).build());
  }

  Response get(Request request) {
    return Response.ok(
        Json.object()
            .put("variant", SparseFields.select(request, json(request, load(request))))
            .build());
  }

  Response create(Request request) {
    var id = new VariantId(wiring.ids().next());
    return ConflictRetry.deciding(() -> {
      var product = product(request);
      if (product.variantIds().contains(id)) {
        return Response.created(envelope(request, find(id)));
      }
      var now = wiring.clock().instant();
      var fields = request.envelope("variant");
      var blank = VariantRequest.blank(id, wiring.shop().currency(), now);
      int position = product.variantIds().size() + 1;
      var variant =
          VariantRequest.in(
                  product, position, new VariantRequest(fields, categories).read(blank, position))
              .next(now);
      refuseTwin(fields, variant, product);
      if (position > Product.MAX_VARIANTS) {
        fields.error("base", "a product has at most " + Product.MAX_VARIANTS + " variants");
      }
      fields.refuseIfWrong();
      var ids = new ArrayList<>(product.variantIds());
      ids.add(id);
      return request.commit(
          store,
          Response.created(envelope(request, variant)),
          new Change.ProductWritten(product.withVariants(ids, now), List.of(variant), List.of()));
    });
  }

  private void refuseTwin(Fields fields, Variant variant, Product product) {
    boolean taken =
        products.variantsOf(product).stream()
            .filter(other -> !other.id().equals(variant.id()))
            .map(ProductRequest::titleKey)
            .anyMatch(ProductRequest.titleKey(variant)::equals);
    if (taken) {
      fields.error("option1", ProductRequest.taken(variant));
    }
  }

  Response update(Request request) {
    return ConflictRetry.deciding(() -> {
      var before = load(request);
      var fields = request.envelope("variant");
      var edited = new VariantRequest(fields, categories).read(before, before.position());
      if (!edited.title().equals(before.title())) {
        products.find(before.productId()).ifPresent(product -> refuseTwin(fields, edited, product));
      }
      fields.refuseIfWrong();
      if (edited.equals(before)) {
        return Response.ok(envelope(request, before));
      }
      var next = edited.next(wiring.clock().instant());
      return request.commit(
          store, Response.ok(envelope(request, next)), new Change.VariantWritten(next));
    });
  }

  Response delete(Request request) {
    return ConflictRetry.deciding(() -> {
      var variant = load(request);
      var product = product(request);
      var levels = stock.everywhere(List.of(variant));
      return switch (CatalogDecider.delete(variant, product, levels, wiring.clock().instant())) {
        case Decision.Changed<Change.ProductWritten>(var written) ->
            request.commit(store, Response.ok(Json.object().build()), written);
        case Decision.Refused<Change.ProductWritten>(var reason) ->
            throw Stock.problem(request, reason);
      };
    });
  }

  private Product product(Request request) {
    return products.find(request.id(1, ProductId::new)).orElseThrow(HttpProblem::notFound);
  }

  private Variant find(VariantId id) {
    return products.findVariant(id).orElseThrow(HttpProblem::notFound);
  }

  /// The variant named last in the path; of the product named before it, if one is.
  private Variant load(Request request) {
    boolean inProduct = request.segments().getFirst().equals("products");
    var variant = find(request.id(inProduct ? 3 : 1, VariantId::new));
    if (inProduct && !variant.productId().equals(request.id(1, ProductId::new))) {
      throw HttpProblem.notFound();
    }
    return variant;
  }

  private Json.Obj json(Request request, Variant variant) {
    return json(request, variant, stock.available(List.of(variant)));
  }

  private Json.Obj json(Request request, Variant variant, Map<VariantId, Long> available) {
    long units = available.getOrDefault(variant.id(), 0L);
    return Visibility.shown(request, "variant", VariantJson.write(variant, units, wiring.shop()));
  }

  private Json envelope(Request request, Variant variant) {
    return Json.object().put("variant", json(request, variant)).build();
  }
}
