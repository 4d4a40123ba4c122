package dev.utkast.laws.canary;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;

/// Trips: the laws know the model, and not how it is stored.
public final class KnowsItems {
  Item item() {
    return Item.of(Key.alone(TableName.ORDERS, "1"), 1, "{}");
  }
}
