package dev.utkast.model.catalog;

import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.VariantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the shop sells, in one or more variants.
///
/// @param optionNames what its variants differ in (size, colour), in the order of their titles;
///   empty where nothing was said
/// @param variantIds in the order of their positions; never empty
/// @param handle the name in links, where one was given; else it follows from the title
/// @param publication when it was put up, or taken down, if somebody said so; else it follows from
///   the status
public record Product(
    ProductId id,
    long version,
    String title,
    Optional<String> bodyHtml,
    Optional<String> vendor,
    Optional<String> productType,
    List<String> tags,
    ProductStatus status,
    List<String> optionNames,
    List<VariantId> variantIds,
    Instant createdAt,
    Instant updatedAt,
    Optional<String> handle,
    Optional<Publication> publication) {

  /// Whether and since when customers may see a product.
  ///
  /// @param at since when; empty where it was taken down
  public record Publication(Optional<Instant> at) {}

  /// As many as one transaction writes together with the product.
  public static final int MAX_VARIANTS = 90;

  /// What a product's variants may differ in.
  public static final int MAX_OPTIONS = 3;

  public Product {
    tags = List.copyOf(tags);
    optionNames = List.copyOf(optionNames);
    variantIds = List.copyOf(variantIds);
  }

  /// The same product with other variants.
  public Product withVariants(List<VariantId> ids, Instant now) {
    return new Product(
        id,
        version + 1,
        title,
        bodyHtml,
        vendor,
        productType,
        tags,
        status,
        optionNames,
        ids,
        createdAt,
        now,
        handle,
        publication);
  }

  /// @return since when customers may see it; empty where they may not
  public Optional<Instant> publishedAt() {
    return publication
        .map(Publication::at)
        .orElse(status == ProductStatus.ACTIVE ? Optional.of(createdAt) : Optional.empty());
  }
}
