package dev.utkast.model.lifecycle;

import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.ProviderEvent;
import dev.utkast.model.checkout.ProviderPayment;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.joda.money.Money;

/// What of a provider's word is not in the ledger yet. The provider is always asked for all that it
/// knows of a payment, so that it makes no difference which of its events came, when, in which
/// order and how often: one after the other, in the order in which they happened, they are booked,
/// each under the provider's own name for it; what follows a payment is booked after the payment,
/// even where the provider dates it before.
///
/// Money for a draft that was edited since counts like any other as long as it does not cover what
/// the draft comes to now. If it would, it is held: the customer never agreed to what the draft
/// says today, and a person looks at it.
public final class SettlementDecider {
  private SettlementDecider() {}

  /// @param ledger of the sale
  /// @param draft of the sale, while it is no order
  /// @param ids for the entry
  /// @return the earliest that is new, for [SaleDecider#receivePayment]
  public static Optional<PaymentNotice> next(
      Checkout checkout,
      ProviderPayment told,
      List<PaymentEntry> ledger,
      Optional<DraftOrder> draft,
      LongSupplier ids) {
    var own =
        ledger.stream().filter(entry -> entry.provider().equals(checkout.provider())).toList();
    var fresh =
        told.events().stream()
            .filter(event -> own.stream().noneMatch(entry -> isOf(event, entry)))
            .toList();
    return fresh.stream()
        .filter(event -> !follows(event))
        .findFirst()
        .or(() -> fresh.stream().findFirst())
        .map(
            event -> notice(checkout, told, event, own, draft, new TransactionId(ids.getAsLong())));
  }

  /// What of an entry somebody is to look at.
  public enum Concern {
    HELD,
    /// More than is owed.
    BEYOND,
    DISPUTED,
    DISPUTE_LOST,
    REFUND_FAILED,
    REFUND_REFUSED;

    /// @return such as `payment.dispute-lost`
    public String label() {
      return "payment." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// @param entry that is new
  /// @param before what the order had of credit; nothing where there was no order
  /// @param after what it has then; nothing where there is none
  public static Optional<Concern> concern(
      PaymentEntry entry, Optional<Money> before, Optional<Money> after) {
    boolean beyond =
        after
            .filter(credit -> credit.isGreaterThan(before.orElse(credit.multipliedBy(0))))
            .isPresent();
    return switch (entry.kind()) {
      case HELD -> Optional.of(Concern.HELD);
      case PAYMENT -> beyond ? Optional.of(Concern.BEYOND) : Optional.empty();
      case DISPUTE -> Optional.of(Concern.DISPUTED);
      case DISPUTE_LOST -> Optional.of(Concern.DISPUTE_LOST);
      case REFUND_FAILED -> Optional.of(Concern.REFUND_FAILED);
      case REFUND_REFUSED -> Optional.of(Concern.REFUND_REFUSED);
      case PENDING, FAILURE, ERROR, TEST, REFUND, REFUND_ASKED, DISPUTE_WON, FEE ->
          Optional.empty();
    };
  }

  private static boolean isOf(ProviderEvent event, PaymentEntry entry) {
    boolean alike =
        event.kind() == ProviderEvent.Kind.PAYMENT
            ? entry.kind().isMoney()
            : entry.kind() == kind(event);
    return alike && entry.reference().equals(event.reference());
  }

  private static PaymentNotice notice(
      Checkout checkout,
      ProviderPayment told,
      ProviderEvent event,
      List<PaymentEntry> own,
      Optional<DraftOrder> draft,
      TransactionId id) {
    var payment = follows(event) ? payment(told) : Optional.<String>empty();
    boolean counted =
        own.stream()
            .filter(PaymentEntry::counts)
            .anyMatch(entry ->
                entry.kind() == PaymentEntry.Kind.PAYMENT
                    && payment.equals(Optional.of(entry.reference())));
    boolean stale = draft.filter(now -> isHeld(checkout, event, now)).isPresent();
    return new PaymentNotice(
        id,
        checkout.provider(),
        event.reference(),
        event.amount(),
        stale ? PaymentEntry.Kind.HELD : kind(event),
        event.test(),
        event.method(),
        payment,
        follows(event) && !counted,
        ofRefund(event, own));
  }

  /// Which refund of staff it carries out: one that was asked for with the key that it came with.
  private static Optional<PaymentEntry.OfRefund> ofRefund(
      ProviderEvent event, List<PaymentEntry> own) {
    return event.kind() == ProviderEvent.Kind.REFUND
        ? own.stream()
            .filter(entry -> entry.kind() == PaymentEntry.Kind.REFUND_ASKED)
            .filter(entry -> event.key().equals(Optional.of(entry.transactionId().toString())))
            .findFirst()
            .flatMap(entry ->
                entry
                    .refund()
                    .map(of ->
                        new PaymentEntry.OfRefund(
                            of.refundId(), Optional.of(entry.transactionId()))))
        : Optional.empty();
  }

  private static Optional<String> payment(ProviderPayment told) {
    return told.events().stream()
        .filter(event -> event.kind() == ProviderEvent.Kind.PAYMENT)
        .map(ProviderEvent::reference)
        .findFirst();
  }

  private static boolean isHeld(Checkout checkout, ProviderEvent event, DraftOrder now) {
    return event.kind() == ProviderEvent.Kind.PAYMENT
        && now.wasEditedSince(checkout.revision())
        && event.amount().isSameCurrency(now.paid())
        && now.isCoveredBy(now.paid().plus(event.amount()));
  }

  private static boolean follows(ProviderEvent event) {
    return switch (event.kind()) {
      case PAYMENT, PENDING, FAILURE -> false;
      case REFUND, REFUND_FAILED, DISPUTE, DISPUTE_WON, DISPUTE_LOST, FEE -> true;
    };
  }

  private static PaymentEntry.Kind kind(ProviderEvent event) {
    return switch (event.kind()) {
      case PAYMENT -> PaymentEntry.Kind.PAYMENT;
      case PENDING -> PaymentEntry.Kind.PENDING;
      case FAILURE -> PaymentEntry.Kind.FAILURE;
      case REFUND -> PaymentEntry.Kind.REFUND;
      case REFUND_FAILED -> PaymentEntry.Kind.REFUND_FAILED;
      case DISPUTE -> PaymentEntry.Kind.DISPUTE;
      case DISPUTE_WON -> PaymentEntry.Kind.DISPUTE_WON;
      case DISPUTE_LOST -> PaymentEntry.Kind.DISPUTE_LOST;
      case FEE -> PaymentEntry.Kind.FEE;
    };
  }
}
