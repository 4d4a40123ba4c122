package dev.utkast.aws.wiring;

import dev.utkast.aws.links.LinkKeys;
import dev.utkast.aws.mail.Mailer;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.payments.ProviderAccess;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Pauses;
import dev.utkast.aws.storage.Store;
import dev.utkast.model.money.RatesAtHand;
import dev.utkast.model.shop.CardPayments;
import dev.utkast.model.shop.Shop;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

  /// @param usual makes the provider that a deployed function asks; tests have others
  /// @return who takes customers' money for the shop
  PaymentProvider provider(Function<ProviderAccess, PaymentProvider> usual);

  /// @return what the provider may sign its events with, the newest first
  List<String> eventSecrets();

  Clock clock();

  Ids ids();

  /// @return how this function waits where somebody else was first
  Pauses pauses();

  Shop shop();

  /// @return whether and how the shop takes cards
  default CardPayments cardPayments() {
    return CardPayments.NONE;
  }

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
