package dev.utkast.model.decision;

/// Why something may not be done with the catalogue.
public sealed interface CatalogRefusal extends Refusal {

  /// A product keeps its last variant.
  record LastVariant() implements CatalogRefusal {}
}
