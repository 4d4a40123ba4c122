package dev.utkast.laws.items;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.Write;
import dev.utkast.laws.StoredShop;
import dev.utkast.laws.Transition;
import dev.utkast.laws.Transition.Kind;
import dev.utkast.laws.Transition.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Commits as the laws see them.
public final class Commits {
  private final Readings readings;

  public Commits(Readings readings) {
    this.readings = readings;
  }

  /// @param before what lay under the keys of the writes
  /// @param standing the shop as it was before
  public Transition change(List<Write> writes, Map<Key, Item> before, StoredShop standing) {
    var was = new StoredItems(readings);
    var is = new StoredItems(readings);
    var rows = new ArrayList<Row>();
    for (var write : writes) {
      var key = write.key();
      var from = Optional.ofNullable(before.get(key));
      var to = item(write);
      from.ifPresent(was::put);
      to.ifPresent(is::put);
      var kind = StoredItems.kind(key);
      if (kind != Kind.ANSWER) {
        rows.add(new Row(kind, key.toString(), from.map(Item::version), to.map(Item::version)));
      }
    }
    var shop = standing.shop();
    return new Transition(
        was.shop(shop, standing.now()), is.shop(shop, standing.now()), standing, rows);
  }

  /// Tells what a commit left.
  public static void apply(List<Write> writes, StoredItems stored) {
    writes.forEach(write -> stored.lies(write.key(), item(write)));
  }

  private static Optional<Item> item(Write write) {
    return switch (write) {
      case Write.PutNew(var item) -> Optional.of(item);
      case Write.Replace(var item, _) -> Optional.of(item);
      case Write.Overwrite(var item) -> Optional.of(item);
      case Write.DeleteVersion _, Write.Delete _ -> Optional.empty();
    };
  }
}
