package dev.utkast.local.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.local.inbox.Page;
import dev.utkast.local.web.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The desk of whoever plays provider and bank: all payments, and what can become of them. POST
/// `/desk` with `what` and the `id` of what it is about.
record DeskPages(PeerState state, Payments payments, Aftermath aftermath) {
  private static final int MOST_LISTED = 200;

  /// A button of a row.
  record Button(String what, String id, String label) {}

  /// What can be paid back of a payment, as it is typed.
  record Refundable(String id, String currency, String left) {}

  /// One session.
  ///
  /// @param refundable one, or none
  record Row(
      String id,
      String title,
      String amount,
      String status,
      String at,
      List<Refundable> refundable,
      List<Button> buttons) {}

  Reply page(String path, boolean post, Form form) {
    if (!path.equals("/desk") && !path.equals("/")) {
      return Reply.message(404, "Not Found");
    }
    if (post) {
      act(form.required("what"), form.required("id"), form);
      return Reply.empty(303).with("Location", "/desk");
    }
    var rows = state.newest("checkout.session").stream().limit(MOST_LISTED).map(this::row).toList();
    return Page.html("peer-desk", Map.of("title", "Payments", "rows", rows));
  }

  private void act(String what, String id, Form form) {
    switch (what) {
      case "arrive" -> payments.decide(id, true);
      case "fail" -> payments.decide(id, false);
      case "refund" -> aftermath.refund(id, amount(id, form.required("amount")), Map.of());
      case "fail_refund" -> aftermath.failRefund(id);
      case "dispute" -> aftermath.dispute(id, false);
      case "inquire" -> aftermath.dispute(id, true);
      case "win" -> aftermath.decide(id, true);
      case "lose" -> aftermath.decide(id, false);
      default -> throw PeerError.wrong("There is no such button.");
    }
  }

  private ObjectNode charge(String paymentId) {
    var payment = state.get("payment_intent", paymentId);
    return state.get("charge", payment.path("latest_charge").asText());
  }

  private long amount(String paymentId, String typed) {
    return PeerAmounts.typed(charge(paymentId).path("currency").asText(), typed);
  }

  private Optional<Refundable> refundable(String paymentId, String status) {
    if (!status.equals("succeeded")) {
      return Optional.empty();
    }
    var charge = charge(paymentId);
    var currency = charge.path("currency").asText();
    long left = charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
    return Optional.of(left)
        .filter(some -> some > 0)
        .map(some ->
            new Refundable(
                paymentId,
                currency.toUpperCase(Locale.ROOT),
                PeerAmounts.decimal(currency, some).toPlainString()));
  }

  private Row row(ObjectNode session) {
    var payment = session.path("payment_intent").asText();
    var status = status(session, payment);
    return new Row(
        session.path("id").asText(),
        session.at("/_payment/title").asText(),
        PeerAmounts.shown(session.path("currency").asText(), session.path("amount_total").asLong()),
        status,
        Objects.toString(Instant.ofEpochSecond(session.path("created").asLong())),
        refundable(payment, status).stream().toList(),
        buttons(session, payment, status));
  }

  private String status(ObjectNode session, String payment) {
    return state
        .find(payment)
        .filter(_ -> !session.path("status").asText().equals("expired"))
        .map(found -> found.path("status").asText().replace('_', ' '))
        .orElse(session.path("status").asText());
  }

  private List<Button> buttons(ObjectNode session, String payment, String status) {
    var result = new ArrayList<Button>();
    var id = session.path("id").asText();
    if (status.equals("processing")) {
      result.add(new Button("arrive", id, "Money arrives"));
      result.add(new Button("fail", id, "Money does not come"));
    }
    if (status.equals("succeeded")) {
      result.add(new Button("dispute", payment, "Dispute"));
    }
    about("refund", payment)
        .filter(it -> it.path("status").asText().equals("succeeded"))
        .forEach(it ->
            result.add(
                new Button(
                    "fail_refund",
                    it.path("id").asText(),
                    "Send back the refund of "
                        + PeerAmounts.shown(
                            it.path("currency").asText(), it.path("amount").asLong()))));
    about("dispute", payment)
        .filter(it -> it.path("status").asText().endsWith("needs_response"))
        .forEach(it -> {
          result.add(new Button("win", it.path("id").asText(), "Dispute: shop wins"));
          result.add(new Button("lose", it.path("id").asText(), "Dispute: shop loses"));
        });
    return result;
  }

  private Stream<ObjectNode> about(String kind, String payment) {
    return payment.isEmpty() || payment.equals("null")
        ? Stream.empty()
        : state.newest(kind).stream()
            .filter(it -> it.path("payment_intent").asText().equals(payment));
  }
}
