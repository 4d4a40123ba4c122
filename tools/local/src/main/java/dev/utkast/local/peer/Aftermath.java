package dev.utkast.local.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Map;

/// What becomes of money that came: refunds, and disputes with their end.
final class Aftermath {
  private final PeerState state;
  private final Balance balance;
  private final Webhooks webhooks;
  private final InstantSource clock;

  Aftermath(PeerState state, Balance balance, Webhooks webhooks, InstantSource clock) {
    this.state = state;
    this.balance = balance;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private void put(ObjectNode object) {
    state.put(object.path("id").asText(), object);
  }

  ObjectNode refund(Form form) {
    var payment = form.required("payment_intent");
    var amount = form.whole("amount");
    form.text("reason");
    var metadata = form.within("metadata");
    form.refuseUnasked();
    var charge = charge(payment);
    long left = charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
    return refund(payment, amount.orElse(left), metadata);
  }

  private ObjectNode charge(String paymentId) {
    var payment = state.get("payment_intent", paymentId);
    if (!payment.path("status").asText().equals("succeeded")) {
      throw PeerError.wrong("This PaymentIntent does not have a successful charge to refund.");
    }
    return state.get("charge", payment.path("latest_charge").asText());
  }

  ObjectNode refund(String paymentId, long amount, Map<String, String> metadata) {
    var charge = charge(paymentId);
    var currency = charge.path("currency").asText();
    long refunded = charge.path("amount_refunded").asLong();
    long left = charge.path("amount").asLong() - refunded;
    PeerAmounts.requireWhole(currency, amount);
    if (charge.path("disputed").asBoolean()) {
      throw PeerError.wrong(
          "charge_disputed", "Charge " + charge.path("id").asText() + " has been charged back.");
    }
    if (left == 0) {
      throw PeerError.wrong(
          "charge_already_refunded",
          "Charge " + charge.path("id").asText() + " has already been refunded.");
    }
    if (amount < 1 || amount > left) {
      throw PeerError.wrong(
          "Refund amount ("
              + PeerAmounts.shown(currency, amount)
              + ") is greater than unrefunded amount on charge ("
              + PeerAmounts.shown(currency, left)
              + ")");
    }
    var refund =
        PeerState.object()
            .put("id", state.newId("re"))
            .put("object", "refund")
            .put("amount", amount)
            .put("charge", charge.path("id").asText())
            .put("created", now())
            .put("currency", currency)
            .putNull("failure_balance_transaction")
            .put("payment_intent", paymentId)
            .put("status", "succeeded");
    metadata.forEach(refund.putObject("metadata")::put);
    refund.put("balance_transaction", balance.refunded(refund));
    charge.put("amount_refunded", refunded + amount).put("refunded", amount == left);
    put(refund);
    put(charge);
    webhooks.tell("refund.created", refund);
    webhooks.tell("charge.refunded", charge);
    return refund;
  }

  /// The customer's bank sends a refund back.
  void failRefund(String id) {
    var refund = state.get("refund", id);
    if (!refund.path("status").asText().equals("succeeded")) {
      throw PeerError.wrong("This refund has failed before.");
    }
    refund
        .put("status", "failed")
        .put("failure_reason", "lost_or_stolen_card")
        .put("failure_balance_transaction", balance.refundFailed(refund));
    var charge = state.get("charge", refund.path("charge").asText());
    long refunded = charge.path("amount_refunded").asLong() - refund.path("amount").asLong();
    charge.put("amount_refunded", refunded).put("refunded", false);
    put(refund);
    put(charge);
    webhooks.tell("refund.updated", refund);
    webhooks.tell("refund.failed", refund);
  }

  /// @param inquiry whether the bank only asks, and takes nothing yet
  ObjectNode dispute(String paymentId, boolean inquiry) {
    var charge = charge(paymentId);
    if (charge.path("disputed").asBoolean()) {
      throw PeerError.wrong("This payment is disputed already.");
    }
    var dispute =
        PeerState.object()
            .put("id", state.newId("dp"))
            .put("object", "dispute")
            .put("amount", charge.path("amount").asLong())
            .put("charge", charge.path("id").asText())
            .put("created", now())
            .put("currency", charge.path("currency").asText())
            .put("livemode", false)
            .put("payment_intent", paymentId)
            .put("reason", "fraudulent")
            .put("status", inquiry ? "warning_needs_response" : "needs_response");
    dispute.putObject("metadata");
    var movements = dispute.putArray("balance_transactions");
    if (!inquiry) {
      movements.add(balance.withdrawn(dispute).deepCopy());
      put(charge.put("disputed", true));
    }
    put(dispute);
    webhooks.tell("charge.dispute.created", dispute);
    if (!inquiry) {
      webhooks.tell("charge.dispute.funds_withdrawn", dispute);
    }
    return dispute;
  }

  void decide(String disputeId, boolean won) {
    var dispute = state.get("dispute", disputeId);
    var status = dispute.path("status").asText();
    if (status.equals("warning_needs_response")) {
      put(dispute.put("status", "warning_closed"));
    } else if (status.equals("needs_response")) {
      put(dispute.put("status", won ? "won" : "lost"));
      if (won) {
        dispute.withArray("balance_transactions").add(balance.reinstated(dispute).deepCopy());
        webhooks.tell("charge.dispute.funds_reinstated", dispute);
      }
    } else {
      throw PeerError.wrong("This dispute is decided.");
    }
    webhooks.tell("charge.dispute.closed", dispute);
  }
}
