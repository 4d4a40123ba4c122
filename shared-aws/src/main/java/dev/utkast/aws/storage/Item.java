package dev.utkast.aws.storage;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One stored document: its key, its version, the few attributes that indexes or expiry need, and
/// the JSON text of it.
///
/// @param version raised by one with every write; what conditional writes compare
/// @param index attribute name to value, for the table's indexes; an attribute left out takes the
///   item out of them
/// @param expiresAt when the table may forget it; readers must not rely on it being gone
public record Item(
    Key key, long version, Map<String, String> index, Optional<Instant> expiresAt, String doc) {

  public static Item of(Key key, long version, String doc) {
    return new Item(key, version, Map.of(), Optional.empty(), doc);
  }

  public Item indexed(Map<String, String> attributes) {
    return new Item(key, version, Map.copyOf(attributes), expiresAt, doc);
  }

  public Item expiring(Instant at) {
    return new Item(key, version, index, Optional.of(at), doc);
  }
}
