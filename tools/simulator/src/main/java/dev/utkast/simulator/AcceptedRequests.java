package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import dev.utkast.aws.json.Json;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.order.Order;
import dev.utkast.simulator.ClientRequest.ApiCall;
import dev.utkast.testkit.HttpCalls;
import java.util.Map;
import java.util.Optional;

/// What must hold of a request that was accepted, however often somebody else asked for something
/// like it before: all that it told was done.
///
/// @param known what came of it
record AcceptedRequests(KnownShop known) {
  /// In a request that tells of a payment that failed, and in its answer.
  static final String FAILED = "\"status\":\"failure\"";

  /// In a request for an order that is not paid yet.
  static final String PENDING = "payment_pending=true";

  void accepted(ApiCall wish, HttpCalls.Answer answer) {
    unless(
        !wish.body().contains(FAILED) || answer.text().contains(FAILED),
        "a payment that failed is noted as one",
        answer.text());
    switch (wish.door()) {
      case ORDERS -> {
        if (wish.path().endsWith("/cancel.json") && !wish.body().isEmpty()) {
          cancelled(Json.parse(wish.body()), answer);
        }
      }
      case DRAFTS -> {
        if (wish.path().contains("/complete.json") && !wish.path().endsWith(PENDING)) {
          paid(answer);
        }
      }
      case CUSTOMERS -> {
        if (wish.writes()) {
          lives(Json.parse(wish.body()).at("customer"), answer);
        }
      }
      case CATALOG, PAYMENTS, PAGE, CARDS, EVENTS -> {}
    }
  }

  private void cancelled(Json told, HttpCalls.Answer answer) {
    var done =
        Optional.ofNullable(known.orders().get(new OrderId(answer.longAt("order.id"))))
            .flatMap(Order::cancellation)
            .orElseThrow();
    var made =
        Map.<String, Json>of(
            "reason", Json.of(done.reason().label()),
            "restock", Json.of(!done.withoutRestock()),
            "email", Json.of(!done.withoutMail()));
    unless(
        told.fieldMap().entrySet().stream()
            .allMatch(option -> option.getValue().equals(made.get(option.getKey()))),
        "an order is cancelled as was asked",
        told.write());
  }

  private void paid(HttpCalls.Answer answer) {
    var draft = known.drafts().get(new DraftId(answer.longAt("draft_order.id")));
    unless(
        draft != null && !draft.outstanding().isPositive(),
        "what is completed as paid is paid",
        answer.text());
  }

  private static void lives(Json told, HttpCalls.Answer answer) {
    var country = told.at("default_address").at("country_code");
    unless(
        country.isNull() || country.equals(answer.at("customer.default_address.country_code")),
        "a customer has the address that was told",
        answer.text());
  }
}
