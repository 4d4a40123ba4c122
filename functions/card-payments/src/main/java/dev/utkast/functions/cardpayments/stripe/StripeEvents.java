package dev.utkast.functions.cardpayments.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import dev.utkast.model.checkout.ProviderEvent;
import dev.utkast.model.checkout.ProviderEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What has happened to a payment, out of what Stripe keeps of it.
///
/// | kind         | told of                                                      | reference | time                    |
/// |---|---|---|---|
/// | PAYMENT      | a payment that succeeded                                     | `pi_`     | its charge's            |
/// | PENDING      | one that is processing                                       | `pi_`     | its charge's, or its own |
/// | FAILURE      | a charge that failed, or an error before there was one       | `ch_`, `pm_` | its own              |
/// | REFUND       | a refund, unless the customer has still to say where it goes | `re_`     | its own                 |
/// | REFUND_FAILED | a refund that failed or was canceled                        | `re_`     | when the money was back |
/// | DISPUTE      | a dispute that took money; inquiries take none               | `dp_`     | when it was taken       |
/// | DISPUTE_WON  | one that gave it back                                        | `dp_`     | when it was given       |
/// | DISPUTE_LOST | one that is lost                                             | `dp_`     | when it was taken       |
/// | FEE          | what a movement of money cost                                | `txn_`    | the movement's          |
///
/// A refund that is pending counts: Stripe takes its money from the shop's balance at once, and
/// most succeed. If it comes to nothing, both are told, REFUND and REFUND_FAILED. Stripe does not
/// say when a dispute was lost; the time is one that never changes. Errors before a charge, such as
/// a bank's consent that was not given, are told until the next try; all else for ever.
final class StripeEvents {
  private final boolean test;
  private final List<ProviderEvent> events = new ArrayList<>();

  /// @param test whether this is Stripe's test mode
  StripeEvents(boolean test) {
    this.test = test;
  }

  /// @return all of them, the first to happen first; at one time in the order of their kinds
  List<ProviderEvent> inOrder() {
    return events.stream()
        .sorted(
            Comparator.comparing(ProviderEvent::at)
                .thenComparing(ProviderEvent::kind)
                .thenComparing(ProviderEvent::reference))
        .toList();
  }

  void add(PaymentIntent payment) {
    var charge = payment.getLatestChargeObject();
    if (charge != null && payment.getStatus().equals("succeeded")) {
      var amount = StripeAmounts.money(payment.getCurrency(), payment.getAmountReceived());
      add(Kind.PAYMENT, payment.getId(), amount, charge.getCreated(), PaymentWords.of(charge));
      fee(charge.getBalanceTransactionObject());
    }
    if (payment.getStatus().equals("processing")) {
      long at = charge == null ? payment.getCreated() : charge.getCreated();
      var how = Optional.ofNullable(charge).flatMap(PaymentWords::of);
      add(Kind.PENDING, payment.getId(), asked(payment), at, how);
    }
    var error = payment.getLastPaymentError();
    if (error != null && error.getCharge() == null) {
      var method = error.getPaymentMethod();
      if (method == null) {
        add(Kind.FAILURE, payment.getId(), asked(payment), payment.getCreated(), Optional.empty());
      } else {
        add(Kind.FAILURE, method.getId(), asked(payment), method.getCreated(), Optional.empty());
      }
    }
  }

  private static Money asked(PaymentIntent payment) {
    return StripeAmounts.money(payment.getCurrency(), payment.getAmount());
  }

  /// @param charge of any outcome; those that succeeded are told with their payment
  void add(Charge charge) {
    if (charge.getStatus().equals("failed")) {
      var amount = StripeAmounts.money(charge.getCurrency(), charge.getAmount());
      var how = PaymentWords.of(charge);
      add(Kind.FAILURE, charge.getId(), amount, charge.getCreated(), how);
    }
  }

  void add(Refund refund) {
    var status = refund.getStatus();
    if (status.equals("requires_action")) {
      return;
    }
    var amount = StripeAmounts.money(refund.getCurrency(), refund.getAmount());
    var key =
        Optional.ofNullable(refund.getMetadata()).map(told -> told.get(StripeProvider.REFUND_KEY));
    events.add(
        new ProviderEvent(
            Kind.REFUND,
            refund.getId(),
            amount,
            Instant.ofEpochSecond(refund.getCreated()),
            Optional.empty(),
            test,
            key));
    fee(refund.getBalanceTransactionObject());
    if (status.equals("failed") || status.equals("canceled")) {
      var back = refund.getFailureBalanceTransactionObject();
      long at = back == null ? refund.getCreated() : back.getCreated();
      add(Kind.REFUND_FAILED, refund.getId(), amount, at, Optional.empty());
      fee(back);
    }
  }

  void add(Dispute dispute) {
    var movements =
        Optional.ofNullable(dispute.getBalanceTransactions()).stream().flatMap(List::stream);
    BalanceTransaction taken = null;
    BalanceTransaction given = null;
    for (var movement : movements.sorted(Comparator.comparing(it -> it.getCreated())).toList()) {
      fee(movement);
      if (movement.getAmount() < 0) {
        taken = movement;
      } else if (movement.getAmount() > 0) {
        given = movement;
      }
    }
    if (taken == null) {
      return;
    }
    var amount = StripeAmounts.money(dispute.getCurrency(), dispute.getAmount());
    add(Kind.DISPUTE, dispute.getId(), amount, taken.getCreated(), Optional.empty());
    if (given != null) {
      add(Kind.DISPUTE_WON, dispute.getId(), amount, given.getCreated(), Optional.empty());
    } else if (dispute.getStatus().equals("lost")) {
      add(Kind.DISPUTE_LOST, dispute.getId(), amount, taken.getCreated(), Optional.empty());
    }
  }

  private void fee(@Nullable BalanceTransaction movement) {
    Stream.ofNullable(movement)
        .filter(it -> it.getFee() != null && it.getFee() > 0)
        .forEach(it ->
            add(
                Kind.FEE,
                it.getId(),
                StripeAmounts.money(it.getCurrency(), it.getFee()),
                it.getCreated(),
                Optional.empty()));
  }

  private void add(
      Kind kind, String reference, Money amount, long epochSecond, Optional<String> method) {
    var at = Instant.ofEpochSecond(epochSecond);
    events.add(new ProviderEvent(kind, reference, amount, at, method, test));
  }
}
