package dev.utkast.model.catalog;

/// Whether a product is on sale.
public enum ProductStatus {
  ACTIVE,
  ARCHIVED,
  DRAFT
}
