package dev.utkast.aws.wiring;

import dev.utkast.aws.links.LinkKeys;
import dev.utkast.aws.mail.Mailer;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Pauses;
import dev.utkast.aws.storage.Store;
import dev.utkast.model.money.RatesAtHand;
import dev.utkast.model.shop.Shop;
import java.time.Clock;
import java.util.Map;

/// Everything a function is given. A function asks only for what its role allows; what is not asked
/// for is never built.
public interface Wiring {

  Database database();

  Queues queues();

  ObjectStore objects();

  Mailer mailer();

  /// @return the keys of customers' links
  LinkKeys linkKeys();

  /// @return where decisions are kept
  default Store store() {
    return new Store(database(), this::shop, ids()::next, clock());
  }

  Clock clock();

  Ids ids();

  /// @return how this function waits where somebody else was first
  Pauses pauses();

  Shop shop();

  /// @return the daily reference rates of the European Central Bank, as the XML it publishes
  RateFeed rateFeed();

  /// @return rates that came with the software; a deployment has none
  default RatesAtHand ratesAtHand() {
    return RatesAtHand.NONE;
  }

  /// @return whether Lambda takes a snapshot of this process before its first event (SnapStart)
  default boolean isForSnapshot() {
    return false;
  }

  /// Wires a function as its environment says.
  static Wiring of(Map<String, String> environment) {
    return new EnvironmentWiring(environment);
  }

  static Wiring fromEnvironment() {
    return of(System.getenv());
  }
}
