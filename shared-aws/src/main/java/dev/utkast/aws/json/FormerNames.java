package dev.utkast.aws.json;

import dev.utkast.model.message.Message;
import java.util.List;

/// What earlier versions wrote for what a type means today.
final class FormerNames {
  private FormerNames() {}

  static List<String> of(Class<?> type) {
    // A claim of stock makes the fulfillment order too, which was asked for by itself.
    return type == Message.ClaimStock.class ? List.of("FulfillOrder", "FulfilOrder") : List.of();
  }
}
