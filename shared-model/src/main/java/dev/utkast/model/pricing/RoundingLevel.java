package dev.utkast.model.pricing;

/// Where tax is rounded. In both, the tax lines of the document sum to its total tax exactly.
public enum RoundingLevel {
  /// Each tax of each line is rounded; the document's tax is their sum.
  LINE,
  /// Each rate is rounded once over the document, as EN 16931 asks (BR-CO-17); the lines' taxes are
  /// an allocation of it.
  DOCUMENT
}
