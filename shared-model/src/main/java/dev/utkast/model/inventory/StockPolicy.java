package dev.utkast.model.inventory;

/// What selling a line does to stock, decided when the line was made.
public enum StockPolicy {
  /// Never below zero.
  DENY,
  /// May be oversold.
  CONTINUE,
  /// Not counted: custom items, services, untracked variants.
  UNTRACKED
}
