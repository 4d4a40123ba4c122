package dev.utkast.model.quote;

import dev.utkast.model.customer.Customer;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What a price follows from besides the draft: what shop and customer have set, at a moment.
///
/// @param customer whom the draft names; empty where it names nobody, or somebody who was deleted
public record Circumstances(
    Shop shop,
    SalesSettings settings,
    Optional<Customer> customer,
    PublishedRates rates,
    Instant now) {

  /// The day in the shop, which chooses exchange rates and tax rates.
  LocalDate day() {
    return shop.dayOf(now);
  }
}
