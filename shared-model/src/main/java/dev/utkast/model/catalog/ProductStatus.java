package dev.utkast.model.catalog;

import java.util.Locale;

/// Whether a product is on sale.
public enum ProductStatus {
  ACTIVE,
  ARCHIVED,
  DRAFT;

  /// @return the word for it that clients know
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
