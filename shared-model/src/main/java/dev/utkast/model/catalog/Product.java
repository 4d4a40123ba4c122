package dev.utkast.model.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the shop sells, in one or more variants.
public record Product(
    long id,
    long version,
    String title,
    Optional<String> bodyHtml,
    Optional<String> vendor,
    Optional<String> productType,
    List<String> tags,
    ProductStatus status,
    List<Long> variantIds,
    Instant createdAt,
    Instant updatedAt) {

  /// As many as one transaction writes together with the product.
  public static final int MAX_VARIANTS = 90;

  public Product {
    tags = List.copyOf(tags);
    variantIds = List.copyOf(variantIds);
  }
}
