package dev.utkast.model.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a product is on sale.
public enum ProductStatus {
  ACTIVE,
  ARCHIVED,
  DRAFT;

  /// That of a product of which nobody said otherwise.
  public static ProductStatus ofNew() {
    return ACTIVE;
  }

  public static Optional<ProductStatus> of(String label) {
    for (var status : values()) {
      if (status.label().equals(label)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  /// @return the words for all of them
  public static List<String> labels() {
    return Stream.of(values()).map(ProductStatus::label).toList();
  }

  /// @return the word for it that clients know
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
