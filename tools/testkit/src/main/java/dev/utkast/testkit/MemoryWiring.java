package dev.utkast.testkit;

import dev.utkast.aws.links.LinkKeys;
import dev.utkast.aws.mail.Mailer;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.payments.ProviderAccess;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Pauses;
import dev.utkast.aws.wiring.Ids;
import dev.utkast.aws.wiring.RateFeed;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.shop.CardPayments;
import dev.utkast.model.shop.Shop;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/// A [Wiring] over in-memory ports; each port may be exchanged, to inject faults.
public record MemoryWiring(
    Database database,
    Queues queues,
    ObjectStore objects,
    Mailer mailer,
    Clock clock,
    Ids ids,
    Shop shop,
    RateFeed rateFeed,
    LinkKeys linkKeys,
    CardPayments cardPayments,
    PaymentProvider provider,
    Supplier<List<String>> signedWith)
    implements Wiring {
  /// What the provider signs its events with.
  public static final String EVENT_SECRET = "whsec_of_tests";

  /// Of a shop that takes no cards.
  public MemoryWiring(
      Database database,
      Queues queues,
      ObjectStore objects,
      Mailer mailer,
      Clock clock,
      Ids ids,
      Shop shop,
      RateFeed rateFeed,
      LinkKeys linkKeys) {
    this(
        database,
        queues,
        objects,
        mailer,
        clock,
        ids,
        shop,
        rateFeed,
        linkKeys,
        CardPayments.NONE,
        new MemoryProvider(clock::instant),
        () -> List.of(EVENT_SECRET));
  }

  @Override
  public Pauses pauses() {
    return Pauses.NONE;
  }

  /// A shop in Amsterdam that keeps its books in US dollars, at noon on 2 March 2026, with ids that
  /// follow one seed.
  public static MemoryWiring standard() {
    var clock = new SettableClock(Instant.parse("2026-03-02T12:00:00Z"));
    return new MemoryWiring(
        new MemoryDatabase(),
        new MemoryQueues(),
        new MemoryObjects(),
        new MemoryMailer(),
        clock,
        new Ids(clock, new Random(1)),
        new Shop(
            "Utkast Trading",
            "shop@example.com",
            CurrencyUnit.USD,
            ZoneId.of("Europe/Amsterdam"),
            "NL",
            "https://shop.example.com",
            Shop.DEFAULT_REMINDER_DAYS),
        () -> {
          throw new IllegalStateException("no rate feed in this test");
        },
        new FixedLinkKeys());
  }

  /// The same shop with another calendar.
  public MemoryWiring in(ZoneId zone) {
    return in(zone, shop.country(), shop.currency());
  }

  /// The same of a shop in another country, with its books in that country's currency.
  public MemoryWiring in(String country, String currency) {
    return in(shop.timeZone(), country, CurrencyUnit.of(currency));
  }

  private MemoryWiring in(ZoneId zone, String country, CurrencyUnit currency) {
    var there =
        new Shop(
            shop.name(),
            shop.email(),
            currency,
            zone,
            country,
            shop.publicUrl(),
            shop.reminderDays());
    return new MemoryWiring(
        database,
        queues,
        objects,
        mailer,
        clock,
        ids,
        there,
        rateFeed,
        linkKeys,
        cardPayments,
        provider,
        signedWith);
  }

  public MemoryWiring with(Database other) {
    return new MemoryWiring(
        other,
        queues,
        objects,
        mailer,
        clock,
        ids,
        shop,
        rateFeed,
        linkKeys,
        cardPayments,
        provider,
        signedWith);
  }

  public MemoryWiring with(RateFeed feed) {
    return new MemoryWiring(
        database,
        queues,
        objects,
        mailer,
        clock,
        ids,
        shop,
        feed,
        linkKeys,
        cardPayments,
        provider,
        signedWith);
  }

  public MemoryWiring with(Mailer other) {
    return new MemoryWiring(
        database,
        queues,
        objects,
        other,
        clock,
        ids,
        shop,
        rateFeed,
        linkKeys,
        cardPayments,
        provider,
        signedWith);
  }

  public MemoryWiring with(Queues other) {
    return new MemoryWiring(
        database,
        other,
        objects,
        mailer,
        clock,
        ids,
        shop,
        rateFeed,
        linkKeys,
        cardPayments,
        provider,
        signedWith);
  }

  public MemoryWiring with(LinkKeys other) {
    return new MemoryWiring(
        database,
        queues,
        objects,
        mailer,
        clock,
        ids,
        shop,
        rateFeed,
        other,
        cardPayments,
        provider,
        signedWith);
  }

  public MemoryWiring with(CardPayments other) {
    return new MemoryWiring(
        database,
        queues,
        objects,
        mailer,
        clock,
        ids,
        shop,
        rateFeed,
        linkKeys,
        other,
        provider,
        signedWith);
  }

  public MemoryWiring with(PaymentProvider other) {
    return new MemoryWiring(
        database,
        queues,
        objects,
        mailer,
        clock,
        ids,
        shop,
        rateFeed,
        linkKeys,
        cardPayments,
        other,
        signedWith);
  }

  /// Its own, whatever a deployed function would ask.
  @Override
  public PaymentProvider provider(Function<ProviderAccess, PaymentProvider> usual) {
    return provider;
  }

  @Override
  public List<String> eventSecrets() {
    return signedWith.get();
  }
}
