package dev.utkast.model.inventory;

/// What selling a line does to stock: as its variant has it when the sale is agreed. A line keeps
/// what its variant had when it was written.
public enum StockPolicy {
  /// Never below zero.
  DENY,
  /// May be oversold.
  CONTINUE,
  /// Not counted: custom items, services, untracked variants.
  UNTRACKED;

  /// That of what is in no catalogue.
  public static StockPolicy ofCustomItems() {
    return UNTRACKED;
  }
}
