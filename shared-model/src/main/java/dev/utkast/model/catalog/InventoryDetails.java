package dev.utkast.model.catalog;

import java.util.Optional;
import org.joda.money.Money;

/// What a warehouse and customs want to know of a variant.
///
/// @param cost of one unit to the shop, in its currency
/// @param countryOfOrigin ISO 3166-1 code
/// @param provinceOfOrigin second part of an ISO 3166-2 code
/// @param harmonizedSystemCode six to thirteen digits
public record InventoryDetails(
    Optional<Money> cost,
    Optional<String> countryOfOrigin,
    Optional<String> provinceOfOrigin,
    Optional<String> harmonizedSystemCode) {
  public static final InventoryDetails NONE =
      new InventoryDetails(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
