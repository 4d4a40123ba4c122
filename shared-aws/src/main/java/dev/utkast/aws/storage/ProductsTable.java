package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.ProductStatus;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.VariantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// The catalogue.
///
/// | pk         | sk | what                                          | written                      |
/// | ---------- | -- | --------------------------------------------- | ---------------------------- |
/// | id         | -  | a product, with the ids of its variants       | conditionally on its version |
/// | VARIANT#id | -  | a variant, with what pricing needs of the product | conditionally on its version |
///
/// Index `by-status`: partition `status` (active, archived, draft), range `id16`; products only.
/// Asked for: a product with its variants, the variants of a cart (one batch get), a page of
/// products.
public final class ProductsTable {
  public static final Index BY_STATUS = Listing.BY_STATUS;
  public static final List<String> STATUSES = ProductStatus.labels();

  private static final RecordCodec<Product> PRODUCTS = RecordCodec.of(Product.class);
  private static final RecordCodec<Variant> VARIANTS = RecordCodec.of(Variant.class);

  private final Reads reads;
  private final Listing listing;

  public ProductsTable(Reads reads) {
    this.reads = reads;
    this.listing = new Listing(reads, TableName.PRODUCTS, BY_STATUS);
  }

  public Optional<Product> find(ProductId id) {
    return reads.get(key(id)).map(ProductsTable::read);
  }

  /// @return those that exist
  public List<Product> findAll(Collection<ProductId> ids) {
    return reads.getAll(ids.stream().map(ProductsTable::key).toList()).values().stream()
        .map(ProductsTable::read)
        .toList();
  }

  public Optional<Variant> findVariant(VariantId id) {
    return reads.get(variantKey(id)).map(ProductsTable::readVariant);
  }

  public Map<VariantId, Variant> variants(Collection<VariantId> ids) {
    return reads.getAll(ids.stream().map(ProductsTable::variantKey).toList()).values().stream()
        .map(ProductsTable::readVariant)
        .collect(Collectors.toMap(Variant::id, variant -> variant));
  }

  public List<Variant> variantsOf(Product product) {
    var found = variants(product.variantIds());
    return product.variantIds().stream().map(found::get).filter(Objects::nonNull).toList();
  }

  public Write put(Product product) {
    return Writes.next(
        Item.of(key(product.id()), product.version(), PRODUCTS.write(product))
            .indexed(Listing.byStatus(product.status().label(), product.id().value())));
  }

  public Write put(Variant variant) {
    return Writes.next(
        Item.of(variantKey(variant.id()), variant.version(), VARIANTS.write(variant)));
  }

  public Write remove(Product product) {
    return new Write.DeleteVersion(key(product.id()), product.version());
  }

  public Write remove(Variant variant) {
    return new Write.DeleteVersion(variantKey(variant.id()), variant.version());
  }

  public List<Product> page(
      List<String> statuses, Optional<Long> from, boolean forward, int limit) {
    return listing.page(statuses, from, forward, limit, ProductsTable::read);
  }

  public long count(List<String> statuses, Optional<Long> after) {
    return listing.count(statuses, after);
  }

  public static Product read(Item item) {
    return PRODUCTS.read(item.doc());
  }

  public static Variant readVariant(Item item) {
    return VARIANTS.read(item.doc());
  }

  private static Key key(ProductId id) {
    return Key.alone(TableName.PRODUCTS, id.toString());
  }

  public static Key[] variantKeys(Collection<VariantId> ids) {
    return ids.stream().map(ProductsTable::variantKey).toArray(Key[]::new);
  }

  public static Key variantKey(VariantId id) {
    return Key.alone(TableName.PRODUCTS, "VARIANT#" + id);
  }
}
