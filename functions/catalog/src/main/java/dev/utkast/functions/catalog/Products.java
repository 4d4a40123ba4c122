package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.Paging;
import dev.utkast.aws.adminapi.SparseFields;
import dev.utkast.aws.adminapi.Visibility;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.RequestIds;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.lifecycle.CatalogDecider;
import dev.utkast.model.lifecycle.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `products`: a product is written together with its variants, in one commit.
final class Products {
  private static final List<String> FILTERS = List.of("ids", "status");
  private static final int MAX_IDS = 250;

  private final Wiring wiring;
  private final ProductsTable products;
  private final TaxCategories categories;
  private final Stock stock;
  private final Store store;

  Products(Wiring wiring) {
    this.wiring = wiring;
    this.products = new ProductsTable(wiring.database());
    this.categories = new TaxCategories(new SettingsTable(wiring.database()));
    this.stock = new Stock(wiring.database(), wiring.shop(), wiring.clock());
    this.store = wiring.store();
  }

  Response list(Request request) {
    var paging = Paging.of(request, true, FILTERS);
    var statuses = statuses(Optional.ofNullable(paging.filter().get("status")));
    var ids = paging.ids("ids", MAX_IDS, ProductId::new);
    var found =
        ids.isPresent()
            ? paging.window(withStatus(products.findAll(ids.get()), statuses), Product::id)
            : products.page(statuses, paging.from(), paging.forward(), paging.limit() + 1);
    return paging.answer(request, "products", found, Product::id, writer(request, found));
  }

  private static List<Product> withStatus(List<Product> all, List<String> statuses) {
    return all.stream().filter(one -> statuses.contains(one.status().label())).toList();
  }

  private static List<String> statuses(Optional<String> wanted) {
    if (wanted.isEmpty()) {
      return ProductsTable.STATUSES;
    }
    var statuses = List.of(wanted.get().split(","));
    if (!ProductsTable.STATUSES.containsAll(statuses)) {
      throw HttpProblem.malformed("status must be one of " + ProductsTable.STATUSES);
    }
    return statuses;
  }

  Response count(Request request) {
    long count = products.count(statuses(request.parameter("status")), Paging.since(request));
    return Response.ok(Json.object().put("count", count).build());
  }

  Response get(Request request) {
    var product = load(request);
    var json = writer(request, List.of(product)).apply(product);
    return Response.ok(Json.object().put("product", SparseFields.select(request, json)).build());
  }

  Response create(Request request) {
    var now = wiring.clock().instant();
    var fields = request.envelope("product");
    var edit =
        new ProductRequest(fields, wiring.ids()::next, wiring.shop().currency(), categories, now)
            .create();
    return commit(
        request, edit, Response.created(envelope(request, edit.product(), edit.variants())));
  }

  Response update(Request request) {
    var ids = new RequestIds<>(wiring.ids()::next);
    return ConflictRetry.deciding(() -> {
      var before = load(request);
      var existing = products.variantsOf(before);
      var now = wiring.clock().instant();
      var fields = request.envelope("product");
      var edit =
          new ProductRequest(fields, ids.again()::get, wiring.shop().currency(), categories, now)
              .update(before, existing);
      return edit.map(made ->
              commit(
                  request, made, Response.ok(envelope(request, made.product(), made.variants()))))
          .orElseGet(() -> Response.ok(envelope(request, before, existing)));
    });
  }

  Response delete(Request request) {
    return ConflictRetry.deciding(() -> {
      var product = load(request);
      var variants = products.variantsOf(product);
      return switch (CatalogDecider.delete(product, variants, stock.everywhere(variants))) {
        case Decision.Changed<Change.ProductDeleted>(var deleted) ->
            request.commit(store, Response.ok(Json.object().build()), deleted);
        case Decision.Refused<Change.ProductDeleted>(var reason) ->
            throw Stock.problem(request, reason);
      };
    });
  }

  private Response commit(Request request, ProductRequest.Edit edit, Response response) {
    // One more is the product, and one the caller's idempotency key.
    if (edit.written().size() + edit.removed().size() + 2 > Database.MAX_WRITES) {
      throw HttpProblem.invalid("variants", "are too many to replace at once");
    }
    return switch (CatalogDecider.write(
        edit.product(), edit.written(), edit.removed(), stock.everywhere(edit.removed()))) {
      case Decision.Changed<Change.ProductWritten>(var written) ->
          request.commit(store, response, written);
      case Decision.Refused<Change.ProductWritten>(var reason) ->
          throw Stock.problem(request, reason);
    };
  }

  private Product load(Request request) {
    return products.find(request.id(1, ProductId::new)).orElseThrow(HttpProblem::notFound);
  }

  private Json envelope(Request request, Product product, List<Variant> variants) {
    var json = ProductJson.write(product, variants, stock.available(variants), wiring.shop());
    return Json.object().put("product", Visibility.shown(request, "product", json)).build();
  }

  /// Variants and stock are read only if the answer tells of them.
  private Function<Product, Json.Obj> writer(Request request, List<Product> found) {
    boolean whole =
        request
            .parameter("fields")
            .map(names -> names.contains("variants") || names.contains("options"))
            .orElse(true);
    var ids = found.stream().flatMap(product -> product.variantIds().stream()).toList();
    Map<VariantId, Variant> variants = whole ? products.variants(ids) : Map.of();
    var available = stock.available(variants.values());
    return product ->
        Visibility.shown(
            request,
            "product",
            ProductJson.write(product, of(product, variants), available, wiring.shop()));
  }

  private static List<Variant> of(Product product, Map<VariantId, Variant> variants) {
    return product.variantIds().stream().filter(variants::containsKey).map(variants::get).toList();
  }
}
