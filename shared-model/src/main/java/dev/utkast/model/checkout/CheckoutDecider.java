package dev.utkast.model.checkout;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Effect;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.PaymentRefusal;
import dev.utkast.model.id.CheckoutId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// What may be done with attempts to pay.
///
/// Who clicks twice gets the same page twice. A page for another amount, or for a revision that was
/// replaced, is ended before the next one begins. Nobody pays once more while a payment is under
/// way, unless the provider says that it came to nothing.
public final class CheckoutDecider {
  /// A page that ends sooner is given to nobody any more.
  static final Duration LEAST = Duration.ofMinutes(10);

  private CheckoutDecider() {}

  /// How somebody who wants to pay goes on.
  public sealed interface Start {
    Checkout checkout();

    /// @return pages that nobody is to pay by any more
    List<Checkout> toEnd();
  }

  /// By the page that is open already.
  public record Again(Checkout checkout, List<Checkout> toEnd) implements Start {}

  /// By a new one.
  public record Anew(Checkout checkout, List<Checkout> toEnd) implements Start {}

  /// @param sale that is to be paid
  /// @param asked what the customer wants to pay
  /// @param inParts whether that may be less than what is open
  /// @param earlier attempts for the same sale
  /// @param id of the attempt, if it is a new one
  public static Verdict<Start> start(
      Payable sale,
      Money asked,
      boolean inParts,
      List<Checkout> earlier,
      CheckoutId id,
      String provider,
      Instant now) {
    if (!isAmountOf(sale, asked, inParts)) {
      return Decision.refused(new PaymentRefusal.AmountNotAsked(sale.open()));
    } else if (isUnderWay(earlier)) {
      return Decision.refused(new PaymentRefusal.UnderWay());
    }
    var again = earlier.stream().filter(one -> isGood(one, sale, asked, provider, now)).findFirst();
    var toEnd =
        earlier.stream()
            .filter(one -> one.status() == CheckoutStatus.OPEN)
            .filter(one -> !again.equals(Optional.of(one)))
            .toList();
    return Decision.changed(
        again
            .<Start>map(one -> new Again(one, toEnd))
            .orElseGet(() -> new Anew(begun(sale, asked, id, provider, now), toEnd)));
  }

  private static boolean isAmountOf(Payable sale, Money asked, boolean inParts) {
    return asked.isSameCurrency(sale.open())
        && asked.isPositive()
        && (asked.isEqual(sale.open()) || (inParts && asked.isLessThan(sale.open())));
  }

  /// @return whether somebody has paid, and the money is not there yet
  public static boolean isUnderWay(List<Checkout> attempts) {
    return attempts.stream().anyMatch(one -> one.status() == CheckoutStatus.PROCESSING);
  }

  private static boolean isGood(
      Checkout one, Payable sale, Money asked, String provider, Instant now) {
    return one.status().isPayable()
        && one.provider().equals(provider)
        && one.revision() == sale.revision()
        && one.orderId().equals(sale.orderId())
        && one.amount().equals(asked)
        && !now.isAfter(one.expiresAt().minus(LEAST));
  }

  private static Checkout begun(
      Payable sale, Money asked, CheckoutId id, String provider, Instant now) {
    return new Checkout(
        id,
        1,
        sale.draftId(),
        sale.orderId(),
        sale.revision(),
        provider,
        asked,
        CheckoutStatus.BEGUN,
        Optional.empty(),
        now,
        now.plus(Checkout.LIFE),
        now,
        0,
        CheckoutLooks.next(CheckoutStatus.BEGUN, now, 0));
  }

  /// The provider has its page.
  public static Effect<Checkout> opened(Checkout checkout, String session, Instant now) {
    return checkout.status() == CheckoutStatus.BEGUN
        ? Decision.changed(checkout.with(CheckoutStatus.OPEN, Optional.of(session), now))
        : Decision.alreadyDone();
  }

  /// The provider will not open this one, or nobody can have its page any more.
  public static Effect<Checkout> ended(Checkout checkout, Instant now) {
    return checkout.status().isPayable()
        ? Decision.changed(checkout.with(CheckoutStatus.ENDED, Optional.empty(), now))
        : Decision.alreadyDone();
  }

  /// The provider has said how it stands. What was paid stays so, whatever became of the money.
  public static Effect<Checkout> told(Checkout checkout, ProviderPayment told, Instant now) {
    var next =
        switch (told.standing()) {
          case OPEN -> CheckoutStatus.OPEN;
          case PROCESSING -> CheckoutStatus.PROCESSING;
          case PAID -> CheckoutStatus.PAID;
          case ENDED -> CheckoutStatus.ENDED;
        };
    boolean news = next != checkout.status() || checkout.session().isEmpty();
    return news && checkout.status() != CheckoutStatus.PAID
        ? Decision.changed(checkout.with(next, Optional.of(told.session()), now))
        : Decision.alreadyDone();
  }

  /// The provider is to be asked, for nobody has told.
  ///
  /// @param by the time until which looks have come due
  public static Effect<Checkout> look(Checkout checkout, Instant by) {
    return checkout.lookAt().filter(at -> !at.isAfter(by)).isPresent()
        ? Decision.changed(checkout.looked(by))
        : Decision.alreadyDone();
  }
}
