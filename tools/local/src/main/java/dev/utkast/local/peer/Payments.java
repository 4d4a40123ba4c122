package dev.utkast.local.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What a customer and his bank do with an open session: say yes, say no, think about it.
final class Payments {
  private final PeerState state;
  private final Balance balance;
  private final Webhooks webhooks;
  private final InstantSource clock;
  private final Supplier<Misbehaviour> misbehaviour;

  Payments(
      PeerState state,
      Balance balance,
      Webhooks webhooks,
      InstantSource clock,
      Supplier<Misbehaviour> misbehaviour) {
    this.state = state;
    this.balance = balance;
    this.webhooks = webhooks;
    this.clock = clock;
    this.misbehaviour = misbehaviour;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private ObjectNode open(String sessionId) {
    var session = state.get("checkout.session", sessionId);
    if (!Sessions.isOpen(session)) {
      throw PeerError.wrong("This page can be paid no more.");
    }
    return session;
  }

  /// The session's payment, made with the first try.
  private ObjectNode payment(ObjectNode session) {
    var known = state.find(session.path("payment_intent").asText());
    if (known.isPresent()) {
      return known.get();
    }
    var id = state.newId("pi");
    var payment =
        PeerState.object()
            .put("id", id)
            .put("object", "payment_intent")
            .put("amount", session.path("amount_total").asLong())
            .put("amount_received", 0)
            .put("capture_method", "automatic")
            .put("created", now())
            .put("currency", session.path("currency").asText())
            .putNull("last_payment_error")
            .putNull("latest_charge")
            .put("livemode", false)
            .put("status", "requires_payment_method");
    payment.set("description", session.at("/_payment/description"));
    payment.set("metadata", session.at("/_payment/metadata").deepCopy());
    session.put("payment_intent", id);
    state.put(session.path("id").asText(), session);
    return payment;
  }

  private void put(ObjectNode object) {
    state.put(object.path("id").asText(), object);
  }

  /// @param last4 of the card, whose brand follows from it
  private ObjectNode charge(ObjectNode payment, String status, String last4) {
    var wrong = misbehaviour.get();
    var currency = payment.path("currency").asText();
    var charged = wrong.currency().isEmpty() ? currency : wrong.currency();
    var charge =
        PeerState.object()
            .put("id", state.newId(status.equals("pending") ? "py" : "ch"))
            .put("object", "charge")
            .put("amount", payment.path("amount").asLong() - wrong.amountOff())
            .put("amount_refunded", 0)
            .put("balance_transaction", (String) null)
            .put("created", now())
            .put("currency", charged)
            .put("disputed", false)
            .put("livemode", false)
            .put("paid", status.equals("succeeded"))
            .put("payment_intent", payment.path("id").asText())
            .put("refunded", false)
            .put("status", status);
    charge.set("metadata", payment.path("metadata").deepCopy());
    var how = charge.putObject("payment_method_details");
    if (status.equals("pending")) {
      how.put("type", "sepa_debit").putObject("sepa_debit").put("last4", last4);
    } else {
      var brand = last4.startsWith("4") && !last4.equals("4444") ? "visa" : "mastercard";
      how.put("type", "card").putObject("card").put("brand", brand).put("last4", last4);
    }
    payment.put("latest_charge", charge.path("id").asText());
    put(charge);
    return charge;
  }

  private void succeed(ObjectNode session, ObjectNode payment, ObjectNode charge) {
    charge.put("status", "succeeded").put("paid", true);
    long amount = charge.path("amount").asLong();
    charge.put("amount_captured", amount).put("balance_transaction", balance.charged(charge));
    payment
        .put("status", "succeeded")
        .put("amount_received", amount)
        .put("currency", charge.path("currency").asText())
        .putNull("last_payment_error");
    session.put("payment_status", "paid").put("status", "complete").putNull("url");
    put(charge);
    put(payment);
    put(session);
    webhooks.tell("charge.succeeded", charge);
    webhooks.tell("payment_intent.succeeded", payment);
  }

  void approve(String sessionId) {
    var session = open(sessionId);
    var payment = payment(session);
    succeed(session, payment, charge(payment, "succeeded", "4242"));
    webhooks.tell("checkout.session.completed", session);
  }

  /// The bank says no.
  void decline(String sessionId) {
    var payment = payment(open(sessionId));
    var charge = charge(payment, "failed", "0002");
    charge.put("failure_code", "card_declined").put("failure_message", "Your card was declined.");
    fail(payment, "card_declined", "Your card was declined.")
        .put("charge", charge.path("id").asText());
    put(charge);
    webhooks.tell("charge.failed", charge);
    webhooks.tell("payment_intent.payment_failed", payment);
  }

  /// @return the error
  private ObjectNode fail(ObjectNode payment, String code, String message) {
    payment.put("status", "requires_payment_method");
    var error = payment.putObject("last_payment_error").put("code", code).put("message", message);
    error
        .put("type", "card_error")
        .putObject("payment_method")
        .put("id", state.newId("pm"))
        .put("object", "payment_method")
        .put("created", now())
        .put("type", "card");
    put(payment);
    return error;
  }

  /// The bank wants to hear it from the customer.
  void askConsent(String sessionId) {
    var payment = payment(open(sessionId));
    put(payment.put("status", "requires_action"));
    webhooks.tell("payment_intent.requires_action", payment);
  }

  boolean isAskedForConsent(String sessionId) {
    var session = state.get("checkout.session", sessionId);
    return state
        .find(session.path("payment_intent").asText())
        .filter(payment -> payment.path("status").asText().equals("requires_action"))
        .isPresent();
  }

  void consent(String sessionId) {
    var session = open(sessionId);
    if (!isAskedForConsent(sessionId)) {
      throw PeerError.wrong("No bank asks for consent.");
    }
    var payment = payment(session);
    succeed(session, payment, charge(payment, "succeeded", "3155"));
    webhooks.tell("checkout.session.completed", session);
  }

  void withhold(String sessionId) {
    var payment = payment(open(sessionId));
    fail(
        payment,
        "payment_intent_authentication_failure",
        "Your bank could not confirm that it is you.");
    webhooks.tell("payment_intent.payment_failed", payment);
  }

  /// Paid by direct debit, which takes days.
  void promise(String sessionId) {
    var session = open(sessionId);
    var payment = payment(session);
    var charge = charge(payment, "pending", "3000");
    put(payment.put("status", "processing"));
    put(session.put("status", "complete").putNull("url"));
    webhooks.tell("charge.pending", charge);
    webhooks.tell("payment_intent.processing", payment);
    webhooks.tell("checkout.session.completed", session);
  }

  /// @param arrives whether the money does
  void decide(String sessionId, boolean arrives) {
    var session = state.get("checkout.session", sessionId);
    var payment = state.get("payment_intent", session.path("payment_intent").asText());
    if (!payment.path("status").asText().equals("processing")) {
      throw PeerError.wrong("Nothing is under way here.");
    }
    var charge = state.get("charge", payment.path("latest_charge").asText());
    if (arrives) {
      succeed(session, payment, charge);
      webhooks.tell("checkout.session.async_payment_succeeded", session);
      return;
    }
    charge.put("status", "failed").put("failure_code", "insufficient_funds");
    fail(payment, "insufficient_funds", "There was not enough money.")
        .put("charge", charge.path("id").asText());
    put(charge);
    webhooks.tell("charge.failed", charge);
    webhooks.tell("payment_intent.payment_failed", payment);
    webhooks.tell("checkout.session.async_payment_failed", session);
  }
}
