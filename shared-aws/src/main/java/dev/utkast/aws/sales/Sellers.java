package dev.utkast.aws.sales;

import dev.utkast.aws.storage.Reads;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.model.shop.Logo;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.Shop;
import java.util.Optional;

/// The shop as its documents speak for it, out of the store, with its logo.
///
/// A logo never changes, so the one that was printed last is kept; a function has one of these for
/// as long as it lives.
public final class Sellers {
  private final Reads reads;
  private final Shop shop;
  private volatile Optional<Printed> last = Optional.empty();

  private record Printed(Logo logo, byte[] picture) {}

  public Sellers(Reads reads, Shop shop) {
    this.reads = reads;
    this.shop = shop;
  }

  /// @param with what else is read at the moment, [SettingsTable#IDENTITY] among it
  public Seller today(Reads with) {
    return new Seller(shop, new SettingsTable(with).identity());
  }

  public Optional<byte[]> picture(Logo logo) {
    var printed = last.filter(one -> one.logo.equals(logo));
    if (printed.isEmpty()) {
      printed = new SettingsTable(reads).picture(logo).map(found -> new Printed(logo, found));
      last = printed.or(() -> last);
    }
    return printed.map(Printed::picture);
  }
}
