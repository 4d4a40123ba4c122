package dev.utkast.testkit;

import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.payments.ProviderRefusedException;
import dev.utkast.model.checkout.ProviderEvent;
import dev.utkast.model.checkout.ProviderEvent.Kind;
import dev.utkast.model.checkout.ProviderPayment;
import dev.utkast.model.checkout.ProviderPayment.Standing;
import dev.utkast.model.id.CheckoutId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.joda.money.Money;

/// A payment provider in memory: it keeps what it is asked, customers and the shop's own desk there
/// do what they like, and it tells all of it when it is looked at.
public final class MemoryProvider implements PaymentProvider {
  private static final String SESSION = "cs_";
  private static final String PAYMENT = "pi_";

  private final Supplier<Instant> clock;
  private final Map<String, Kept> sessions = new LinkedHashMap<>();
  private final Map<String, String> refunds = new LinkedHashMap<>();
  private int made;

  /// @param clock when things happen there
  public MemoryProvider(Supplier<Instant> clock) {
    this.clock = clock;
  }

  private static final class Kept {
    private final Opening opening;
    private final List<ProviderEvent> events = new ArrayList<>();
    private Standing standing = Standing.OPEN;

    private Kept(Opening opening) {
      this.opening = opening;
    }
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public synchronized Session open(Opening opening) {
    var id = session(opening.checkoutId());
    var kept = sessions.computeIfAbsent(id, _ -> new Kept(opening));
    if (!kept.opening.amount().equals(opening.amount())) {
      throw new ProviderRefusedException("another amount under the same key", null);
    }
    return new Session(id, address(id));
  }

  /// The same where nobody asked for one page only: each time it is another.
  public synchronized Session openAnother(Opening opening) {
    var first = session(opening.checkoutId());
    var id = sessions.containsKey(first) ? first + "_" + ++made : first;
    sessions.put(id, new Kept(opening));
    return new Session(id, address(id));
  }

  private static URI address(String session) {
    return URI.create("https://pay.example/" + session);
  }

  /// @return the provider's id of a checkout of ours
  public static String session(CheckoutId id) {
    return SESSION + id;
  }

  /// @return the provider's id of the payment of a checkout of ours
  public static String payment(CheckoutId id) {
    return PAYMENT + id;
  }

  @Override
  public synchronized ProviderPayment look(String session) {
    var kept = kept(session);
    return new ProviderPayment(session, standing(kept), kept.events);
  }

  private Standing standing(Kept kept) {
    boolean over = !clock.get().isBefore(kept.opening.expiresAt());
    return kept.standing == Standing.OPEN && over ? Standing.ENDED : kept.standing;
  }

  @Override
  public synchronized Optional<URI> page(String session) {
    return standing(kept(session)) == Standing.OPEN
        ? Optional.of(address(session))
        : Optional.empty();
  }

  @Override
  public synchronized Optional<Origin> origin(String payment) {
    return Optional.ofNullable(sessions.get(SESSION + payment.substring(PAYMENT.length())))
        .map(kept ->
            new Origin(
                kept.opening.draftId(),
                kept.opening.checkoutId(),
                Optional.of(session(kept.opening.checkoutId()))));
  }

  @Override
  public synchronized void end(String session) {
    var kept = kept(session);
    if (kept.standing == Standing.OPEN) {
      kept.standing = Standing.ENDED;
    }
  }

  @Override
  public synchronized String refund(String key, String payment, Money amount) {
    return refunds.computeIfAbsent(
        key,
        _ -> {
          var kept = kept(SESSION + payment.substring(PAYMENT.length()));
          if (amount.isGreaterThan(left(kept, amount))) {
            throw new ProviderRefusedException("more than was paid", null);
          }
          var reference = "re_" + ++made + "_" + kept.opening.checkoutId();
          kept.events.add(
              new ProviderEvent(
                  Kind.REFUND,
                  reference,
                  amount,
                  clock.get(),
                  Optional.empty(),
                  false,
                  Optional.of(key)));
          return reference;
        });
  }

  private static Money left(Kept kept, Money like) {
    return kept.events.stream()
        .filter(event -> event.amount().isSameCurrency(like))
        .map(event ->
            switch (event.kind()) {
              case PAYMENT, REFUND_FAILED, DISPUTE_WON -> event.amount();
              case REFUND, DISPUTE -> event.amount().negated();
              case PENDING, FAILURE, DISPUTE_LOST, FEE -> Money.zero(like.getCurrencyUnit());
            })
        .reduce(Money.zero(like.getCurrencyUnit()), Money::plus);
  }

  /// @return the ids of all that was ever opened
  public synchronized List<String> sessions() {
    return List.copyOf(sessions.keySet());
  }

  /// @return what a checkout was opened with
  public synchronized Opening opening(String session) {
    return kept(session).opening;
  }

  /// @return whether the customer could still pay there
  public synchronized boolean isOpen(String session) {
    return standing(kept(session)) == Standing.OPEN;
  }

  /// The customer pays what is asked for; once the page is closed, nothing happens.
  ///
  /// @return whether the customer could
  public boolean pay(String session) {
    return pay(session, opening(session).amount());
  }

  /// The same of a provider who takes another amount than he was asked to.
  public synchronized boolean pay(String session, Money amount) {
    var kept = kept(session);
    if (standing(kept) != Standing.OPEN) {
      return false;
    }
    kept.standing = Standing.PAID;
    kept.events.add(event(Kind.PAYMENT, payment(kept.opening.checkoutId()), amount));
    return true;
  }

  /// The customer's bank says no; the page stays open.
  public synchronized void decline(String session) {
    var kept = kept(session);
    if (standing(kept) == Standing.OPEN) {
      happened(kept, Kind.FAILURE, "ch_", kept.opening.amount());
    }
  }

  /// Something happens to a payment that was made: a refund at the provider's own desk, a dispute.
  ///
  /// @return the provider's id of it
  public synchronized String happened(String session, Kind kind, Money amount) {
    return happened(kept(session), kind, kind == Kind.FEE ? "txn_" : "ev_", amount);
  }

  /// The same of what has an id already: a refund that fails, a dispute that is decided.
  public synchronized void decided(String session, Kind kind, String reference, Money amount) {
    kept(session).events.add(event(kind, reference, amount));
  }

  private String happened(Kept kept, Kind kind, String prefix, Money amount) {
    var reference = prefix + ++made + "_" + kept.opening.checkoutId();
    kept.events.add(event(kind, reference, amount));
    return reference;
  }

  private ProviderEvent event(Kind kind, String reference, Money amount) {
    return new ProviderEvent(
        kind, reference, amount, clock.get(), Optional.of("Visa ending in 4242"), false);
  }

  private Kept kept(String session) {
    return Optional.ofNullable(sessions.get(session))
        .orElseThrow(() -> new ProviderRefusedException("no such checkout: " + session, null));
  }
}
