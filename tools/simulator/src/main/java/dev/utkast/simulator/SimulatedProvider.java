package dev.utkast.simulator;

import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.payments.ProviderUnavailableException;
import dev.utkast.model.checkout.ProviderEvent;
import dev.utkast.model.checkout.ProviderEvent.Kind;
import dev.utkast.model.checkout.ProviderPayment;
import dev.utkast.model.checkout.ProviderPayment.Standing;
import dev.utkast.testkit.MemoryProvider;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.joda.money.Money;

/// The payment provider as functions reach it: out of order at times, and at times heard and not
/// understood to have answered.
final class SimulatedProvider implements PaymentProvider {
  private final Run run;
  private final MemoryProvider kept;

  SimulatedProvider(Run run, MemoryProvider kept) {
    this.run = run;
    this.kept = kept;
  }

  private <T> T asked(String call, Supplier<T> answer) {
    try {
      run.chaos().before(Chaos.Service.PROVIDER, call);
    } catch (Unavailable e) {
      throw new ProviderUnavailableException(call, e);
    }
    var given = answer.get();
    if (run.chaos().strikes(Chaos.Fault.PROVIDER_UNANSWERED, 1)) {
      throw new ProviderUnavailableException(call + " was not answered", null);
    }
    run.chaos().after(call);
    return given;
  }

  @Override
  public String name() {
    return kept.name();
  }

  @Override
  public Session open(Opening opening) {
    return asked(
        "open checkout",
        () ->
            run.bug() == SeededBug.PAGE_KEY_OF_CHANCE
                ? kept.openAnother(opening)
                : kept.open(opening));
  }

  @Override
  public ProviderPayment look(String session) {
    return asked("look at checkout", () -> told(session));
  }

  private ProviderPayment told(String session) {
    var whole = kept.look(session);
    var asked = kept.opening(session).amount();
    return switch (run.bug()) {
      case ASKED_IS_BOOKED ->
          new ProviderPayment(
              session, whole.standing(), whole.events().stream().map(e -> of(e, asked)).toList());
      case PAGE_IS_PAID ->
          whole.standing() == Standing.OPEN
              ? new ProviderPayment(
                  session, Standing.PAID, List.of(payment(session, asked, run.clock().trueTime())))
              : whole;
      default -> whole;
    };
  }

  private static ProviderEvent of(ProviderEvent event, Money asked) {
    return event.kind() == Kind.PAYMENT
        ? new ProviderEvent(
            event.kind(), event.reference(), asked, event.at(), event.method(), event.test())
        : event;
  }

  private static ProviderEvent payment(String session, Money asked, Instant at) {
    var reference = session.replaceFirst("^cs_", "pi_");
    return new ProviderEvent(Kind.PAYMENT, reference, asked, at, Optional.empty(), false);
  }

  @Override
  public Optional<URI> page(String session) {
    return asked("page of checkout", () -> kept.page(session));
  }

  @Override
  public Optional<Origin> origin(String payment) {
    return asked("origin of payment", () -> kept.origin(payment));
  }

  @Override
  public void end(String session) {
    asked(
        "end checkout",
        () -> {
          kept.end(session);
          return true;
        });
  }

  @Override
  public String refund(String key, String payment, Money amount) {
    return asked("refund", () -> kept.refund(key, payment, amount));
  }
}
