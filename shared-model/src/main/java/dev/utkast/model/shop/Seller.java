package dev.utkast.model.shop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// The shop as its documents speak for it: as it was deployed, and what staff have set over that.
public record Seller(Shop shop, ShopIdentity identity) {

  /// Of a shop that has set nothing.
  public static Seller of(Shop shop) {
    return new Seller(shop, ShopIdentity.unset());
  }

  public String name() {
    return identity.name(shop);
  }

  public String email() {
    return identity.email(shop);
  }

  /// @return ISO 3166-1 alpha-2
  public String country() {
    return shop.country();
  }

  /// What she speaks to who is at home in her country, or nowhere known: what is set, else what is
  /// spoken there.
  ///
  /// @return ISO 639-1
  public String language() {
    return identity.language().orElseGet(() -> SpokenLanguages.of(country()));
  }

  /// The day that a moment is on where the shop is.
  public LocalDate dayOf(Instant at) {
    return shop.dayOf(at);
  }

  /// What a document keeps of it: nothing where nothing was ever set.
  public Optional<ShopIdentity> kept() {
    return Optional.of(identity).filter(set -> set.version() > 0);
  }
}
