package dev.utkast.aws.wiring;

import dev.utkast.aws.links.LinkKeys;
import dev.utkast.aws.mail.Mailer;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.payments.ProviderAccess;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Pauses;
import dev.utkast.aws.storage.ReadOnlyDatabase;
import dev.utkast.model.link.LinkKey;
import dev.utkast.model.money.RatesAtHand;
import dev.utkast.model.shop.CardPayments;
import dev.utkast.model.shop.Shop;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Another wiring's, of which nothing can be changed: its store is only read, of what is sent or
/// kept elsewhere there is nothing, and ids are of no use. Those are drawn from chance of its own,
/// for what was drawn before a snapshot would be the same in all that is started from it.
public record ReadOnlyWiring(Wiring whole, Ids ids) implements Wiring {
  public ReadOnlyWiring(Wiring whole) {
    this(whole, new Ids(whole.clock(), new SplittableRandom()));
  }

  @Override
  public Database database() {
    return new ReadOnlyDatabase(whole.database());
  }

  @Override
  public Queues queues() {
    throw none();
  }

  @Override
  public ObjectStore objects() {
    throw none();
  }

  @Override
  public Mailer mailer() {
    throw none();
  }

  /// A key that opens nothing: the real one must not lie in a snapshot.
  @Override
  public LinkKeys linkKeys() {
    return new LinkKeys() {
      private final LinkKey key = new LinkKey(1, new byte[LinkKey.BYTES]);

      @Override
      public LinkKey current() {
        return key;
      }

      @Override
      public Optional<LinkKey> key(int id) {
        return Optional.of(key).filter(known -> known.id() == id);
      }
    };
  }

  @Override
  public RateFeed rateFeed() {
    throw none();
  }

  private static UnsupportedOperationException none() {
    return new UnsupportedOperationException("nothing but the store is there to be read");
  }

  @Override
  public Clock clock() {
    return whole.clock();
  }

  @Override
  public PaymentProvider provider(Function<ProviderAccess, PaymentProvider> usual) {
    return whole.provider(usual);
  }

  @Override
  public List<String> eventSecrets() {
    return whole.eventSecrets();
  }

  @Override
  public Pauses pauses() {
    return whole.pauses();
  }

  @Override
  public CardPayments cardPayments() {
    return whole.cardPayments();
  }

  @Override
  public Shop shop() {
    return whole.shop();
  }

  @Override
  public RatesAtHand ratesAtHand() {
    return whole.ratesAtHand();
  }
}
