package dev.utkast.local.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.local.inbox.Page;
import dev.utkast.local.web.Reply;
import java.util.HashMap;

/// The customer's page of a session: `<id>`, where each button is a form, and `<id>/bank`, where a
/// bank asks whether it is really him.
record PayPages(PeerState state, Payments payments) {

  Reply page(String path, boolean post, Form form) {
    var id = path.replaceFirst("/.*", "");
    var session = state.get("checkout.session", id);
    if (path.endsWith("/bank")) {
      return post ? bank(id, form.required("answer")) : consent(session);
    }
    return post ? pressed(session, form.required("how")) : shown(session);
  }

  private Reply pressed(ObjectNode session, String how) {
    var id = session.path("id").asText();
    if (how.equals("leave")) {
      return to(session.path("cancel_url").asText("/pay/" + id));
    }
    if (!Sessions.isOpen(session)) {
      return to("/pay/" + id);
    }
    switch (how) {
      case "approve" -> payments.approve(id);
      case "decline" -> payments.decline(id);
      case "authenticate" -> payments.askConsent(id);
      case "promise" -> payments.promise(id);
      default -> throw PeerError.wrong("There is no such button.");
    }
    return switch (how) {
      case "authenticate" -> to("/pay/" + id + "/bank");
      case "decline" -> to("/pay/" + id);
      default -> to(session.path("success_url").asText());
    };
  }

  private Reply bank(String id, String answer) {
    if (!payments.isAskedForConsent(id)) {
      return to("/pay/" + id);
    }
    if (answer.equals("yes")) {
      payments.consent(id);
      return to(state.get("checkout.session", id).path("success_url").asText());
    }
    payments.withhold(id);
    return to("/pay/" + id);
  }

  private Reply consent(ObjectNode session) {
    return payments.isAskedForConsent(session.path("id").asText())
        ? html("peer-bank", session)
        : to("/pay/" + session.path("id").asText());
  }

  private Reply shown(ObjectNode session) {
    return html("peer-pay", session);
  }

  private Reply html(String template, ObjectNode session) {
    var status = session.path("status").asText();
    var values = new HashMap<String, Object>();
    values.put("title", session.at("/_payment/title").asText());
    values.put(
        "amount",
        PeerAmounts.shown(
            session.path("currency").asText(), session.path("amount_total").asLong()));
    values.put("id", session.path("id").asText());
    values.put("email", session.path("customer_email").asText(""));
    values.put("open", status.equals("open"));
    values.put("complete", status.equals("complete"));
    values.put("back", session.path("success_url").asText());
    values.put(
        "error",
        state
            .find(session.path("payment_intent").asText())
            .map(payment -> payment.at("/last_payment_error/message").asText(""))
            .orElse(""));
    return Page.html(template, values);
  }

  private static Reply to(String address) {
    return Reply.empty(303).with("Location", address);
  }
}
