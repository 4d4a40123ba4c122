package dev.utkast.functions.catalog;

import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.model.pricing.TaxContext;

/// The tax categories that a variant may have: those that everyone knows, and those that the shop's
/// own rates name, which are looked up only when somebody asks for one.
final class TaxCategories {
  private final SettingsTable settings;

  TaxCategories(SettingsTable settings) {
    this.settings = settings;
  }

  boolean contains(String category) {
    return TaxContext.KNOWN_CATEGORIES.contains(category)
        || settings.sales().rates().stream()
            .anyMatch(own -> own.rate().category().equals(category));
  }
}
