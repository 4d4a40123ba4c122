package dev.utkast.laws.items;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What was read of items, so that who sees the same item again and again reads it once.
public class Readings {
  private final Map<Key, Reading> last = new HashMap<>();

  private record Reading(Item item, Object value) {}

  /// @param reader always the same for items under one key
  @SuppressWarnings({
    "unchecked",
    "ReferenceEquality"
  }) // The very item, not one that looks like it.
  public <T> T read(Item item, Function<Item, T> reader) {
    var known = last.get(item.key());
    if (known == null || known.item() != item) {
      known = new Reading(item, reader.apply(item));
      last.put(item.key(), known);
    }
    return (T) known.value();
  }
}
