package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.SaleJson;
import dev.utkast.aws.adminapi.TagsJson;
import dev.utkast.aws.json.Json;
import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.shop.Shop;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A product as clients of the Admin API know it. Its handle follows its title unless it was given
/// one, and is not unique; its options have no ids of their own and are numbered within the
/// product.
final class ProductJson {
  private static final String ONLY_OPTION = "Title";

  private ProductJson() {}

  /// @param available by variant, what may be sold of it
  static Json.Obj write(
      Product product, List<Variant> variants, Map<VariantId, Long> available, Shop shop) {
    var created = SaleJson.at(product.createdAt(), shop);
    return Json.object()
        .put("id", product.id())
        .put("title", product.title())
        .put("body_html", product.bodyHtml())
        .put("vendor", product.vendor())
        .put("product_type", product.productType())
        .put("created_at", created)
        .put("handle", handle(product))
        .put("updated_at", SaleJson.at(product.updatedAt(), shop))
        .put("published_at", product.publishedAt().map(at -> SaleJson.at(at, shop)))
        .putNull("template_suffix")
        .put("published_scope", "web")
        .put("tags", TagsJson.write(product.tags()))
        .put("status", product.status().label())
        .put("admin_graphql_api_id", "gid://shopify/Product/" + product.id())
        .put("variants", variants(variants, available, shop))
        .put("options", options(product, variants))
        .put("images", List.of())
        .putNull("image")
        .build();
  }

  static List<Json.Obj> variants(
      List<Variant> variants, Map<VariantId, Long> available, Shop shop) {
    return variants.stream()
        .map(one -> VariantJson.write(one, available.getOrDefault(one.id(), 0L), shop))
        .toList();
  }

  static String handle(Product product) {
    return product
        .handle()
        .or(() -> Optional.of(handle(product.title())).filter(handle -> !handle.isEmpty()))
        .orElseGet(() -> "product-" + product.id());
  }

  /// @return a text as it may stand in a link
  static String handle(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "-")
        .replaceAll("^-|-$", "");
  }

  private static List<Json> options(Product product, List<Variant> variants) {
    var out = new ArrayList<Json>();
    int used = variants.stream().mapToInt(variant -> variant.options().size()).max().orElse(1);
    for (int i = 0; i < Math.max(used, product.optionNames().size()); i++) {
      int index = i;
      var values =
          variants.stream()
              .map(Variant::options)
              .filter(options -> index < options.size())
              .map(options -> options.get(index))
              .distinct()
              .map(Json::of)
              .toList();
      out.add(
          Json.object()
              .put("id", i + 1L)
              .put("product_id", product.id())
              .put("name", name(product, i))
              .put("position", i + 1L)
              .put("values", values)
              .build());
    }
    return out;
  }

  private static String name(Product product, int index) {
    return index < product.optionNames().size()
        ? product.optionNames().get(index)
        : unnamed(index + 1).getLast();
  }

  /// @return what options are called that nobody named
  static List<String> unnamed(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(position -> position == 1 ? ONLY_OPTION : "Option " + position)
        .toList();
  }
}
