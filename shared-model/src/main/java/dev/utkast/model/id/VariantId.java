package dev.utkast.model.id;

/// What a variant is known by, and its stock: clients see it as `inventory_item_id` too.
public record VariantId(long value) implements Id {

  /// @return the digits alone
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
