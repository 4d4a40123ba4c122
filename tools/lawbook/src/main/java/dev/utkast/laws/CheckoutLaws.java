package dev.utkast.laws;

import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.CheckoutStatus;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.joda.money.Money;

/// What must hold of attempts to pay with a provider, and of the money that went by them.
final class CheckoutLaws {
  private CheckoutLaws() {}

  static void providerMoneyHasItsCheckout(StoredShop shop, LawReport report) {
    ofProviders(
        shop,
        (sale, entry) ->
            report.check(
                shop.checkoutsOf(sale).stream()
                    .anyMatch(one -> one.provider().equals(entry.provider())),
                name(sale, entry)));
  }

  /// A checkout is paid by one payment, whichever amount came.
  static void paidIsInTheLedger(StoredShop shop, LawReport report) {
    shop.sales()
        .checkouts()
        .forEach((sale, attempts) -> {
          for (var attempt : attempts.values()) {
            if (attempt.status() == CheckoutStatus.PAID) {
              long paid = attempts.values().stream().filter(one -> isPaidBy(attempt, one)).count();
              long booked =
                  ledger(shop, sale).stream()
                      .filter(entry -> entry.kind().isMoney())
                      .filter(entry -> entry.provider().equals(attempt.provider()))
                      .count();
              report.check(paid <= booked, "checkout " + attempt.id() + " of sale " + sale);
            }
          }
        });
  }

  private static boolean isPaidBy(Checkout attempt, Checkout one) {
    return one.status() == CheckoutStatus.PAID && one.provider().equals(attempt.provider());
  }

  /// What counts follows what counts.
  static void followsItsPayment(StoredShop shop, LawReport report) {
    ofProviders(
        shop,
        (sale, entry) -> {
          if (follows(entry)) {
            var payment = paymentOf(shop, sale, entry);
            boolean stands = payment.isPresent() && (!entry.counts() || payment.get().counts());
            report.check(stands, name(sale, entry));
          }
        });
  }

  static void returnedIsWithinItsPayment(StoredShop shop, LawReport report) {
    ofProviders(
        shop,
        (sale, payment) -> {
          if (payment.kind().isMoney()) {
            report.check(isWithin(payment, ledger(shop, sale)), name(sale, payment));
          }
        });
  }

  private static boolean isWithin(PaymentEntry payment, Collection<PaymentEntry> ledger) {
    var returned = Money.zero(payment.amount().getCurrencyUnit());
    for (var entry : ledger) {
      var part = returned(entry);
      if (part.isPresent() && isOf(payment, entry)) {
        if (!part.get().isSameCurrency(returned)) {
          return false;
        }
        returned = returned.plus(part.get());
      }
    }
    return returned.isPositiveOrZero() && !returned.isGreaterThan(payment.amount());
  }

  /// @return what of its payment the customer has again by it, be the payment held or counted
  private static Optional<Money> returned(PaymentEntry entry) {
    return switch (entry.kind()) {
      case REFUND, DISPUTE -> Optional.of(entry.amount());
      case REFUND_FAILED, DISPUTE_WON -> Optional.of(entry.amount().negated());
      case PAYMENT,
          HELD,
          PENDING,
          FAILURE,
          ERROR,
          TEST,
          REFUND_ASKED,
          REFUND_REFUSED,
          DISPUTE_LOST,
          FEE ->
          Optional.empty();
    };
  }

  private static boolean follows(PaymentEntry entry) {
    return switch (entry.kind()) {
      case REFUND,
          REFUND_ASKED,
          REFUND_REFUSED,
          REFUND_FAILED,
          DISPUTE,
          DISPUTE_WON,
          DISPUTE_LOST,
          FEE ->
          true;
      case PAYMENT, HELD, PENDING, FAILURE, ERROR, TEST -> false;
    };
  }

  private static Optional<PaymentEntry> paymentOf(
      StoredShop shop, DraftId sale, PaymentEntry entry) {
    return ledger(shop, sale).stream()
        .filter(one -> one.kind().isMoney() && isOf(one, entry))
        .findFirst();
  }

  private static boolean isOf(PaymentEntry payment, PaymentEntry entry) {
    return payment.provider().equals(entry.provider())
        && entry.payment().equals(Optional.of(payment.reference()));
  }

  private static void ofProviders(StoredShop shop, BiConsumer<DraftId, PaymentEntry> each) {
    shop.sales()
        .payments()
        .forEach((sale, entries) ->
            entries.values().stream()
                .filter(entry -> !entry.provider().equals(PaymentNotice.MANUAL))
                .forEach(entry -> each.accept(sale, entry)));
  }

  private static Collection<PaymentEntry> ledger(StoredShop shop, DraftId sale) {
    return shop.sales().payments().getOrDefault(sale, Map.of()).values();
  }

  private static String name(DraftId sale, PaymentEntry entry) {
    return entry.kind().label() + " " + entry.reference() + " of sale " + sale;
  }
}
