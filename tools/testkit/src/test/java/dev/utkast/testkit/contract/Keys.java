package dev.utkast.testkit.contract;

import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import java.util.UUID;

/// Keys that no other clause and no earlier run has used.
final class Keys {
  private Keys() {}

  static String fresh() {
    return "CONTRACT#" + UUID.randomUUID();
  }

  static Key alone() {
    return Key.alone(TableName.DRAFTS, fresh());
  }

  static Key in(String partition, String place) {
    return new Key(TableName.STOCK, partition, place);
  }

  static Item item(Key key, long version) {
    return Item.of(key, version, "{\"version\":" + version + "}");
  }

  /// Puts first versions where nothing lies.
  static void put(Database database, Key... keys) {
    for (var key : keys) {
      database.commit(new Write.PutNew(item(key, 1)));
    }
  }
}
