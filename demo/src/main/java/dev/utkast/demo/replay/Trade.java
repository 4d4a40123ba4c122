package dev.utkast.demo.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.demo.api.Json;
import dev.utkast.demo.api.ShopClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The steps of a sale through the public API. Each step has a name made from the source's own
/// numbers; it is written to the journal when answered and its Idempotency-Key is that name, so
/// that it happens once however often the replay is killed and started again.
public final class Trade {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration FIRST_POLL = Duration.ofMillis(20);
  private static final Duration SLOWEST_POLL = Duration.ofMillis(400);

  private final String source;
  private final ShopClient shop;
  private final Journal journal;
  private final Tally tally;

  public Trade(String source, ShopClient shop, Journal journal, Tally tally) {
    this.source = source;
    this.shop = shop;
    this.journal = journal;
    this.tally = tally;
  }

  /// A draft as the shop answered it: amounts of its total in the shop's and in the customer's
  /// currency.
  ///
  /// @param tax within the total, in the shop's currency
  /// @param taxRate of its first tax; zero where there is none
  public record Draft(
      long id,
      String name,
      BigDecimal total,
      BigDecimal presentment,
      String currency,
      BigDecimal tax,
      BigDecimal taxRate) {

    BigDecimal net() {
      return total.subtract(tax);
    }
  }

  /// A step that answers an id.
  public long create(String step, String path, ObjectNode body, String envelope) {
    return once(step, () -> idOf(answer(step, path, body).path(envelope))).path("id").asLong();
  }

  /// A step whose answer is not needed later.
  public void post(String step, String path, ObjectNode body, String counted) {
    once(
        step,
        () -> {
          answer(step, path, body);
          return Json.object();
        });
    tally.count(counted);
  }

  /// A step that changes what is there.
  public void put(String step, String path, ObjectNode body) {
    once(
        step,
        () -> {
          shop.put(path, body, key(step));
          return Json.object();
        });
  }

  public ObjectNode once(String step, Supplier<ObjectNode> work) {
    return journal.once(step, work);
  }

  /// @param expected without tax
  public Draft draft(String step, ObjectNode body, BigDecimal expected) {
    var facts =
        once(
            step,
            () -> {
              var draft = answer(step, "draft_orders.json", Json.envelope("draft_order", body));
              return draftFacts(draft.path("draft_order"));
            });
    var draft =
        new Draft(
            facts.path("id").asLong(),
            facts.path("name").asText(),
            Json.amount(facts.path("total")),
            Json.amount(facts.path("presentment")),
            facts.path("currency").asText(),
            new BigDecimal(facts.path("tax").asText("0.00")),
            new BigDecimal(facts.path("taxRate").asText("0")));
    tally.count("lines", facts.path("lines").asLong());
    tally.compare(step + " " + draft.name(), expected, draft.net());
    return draft;
  }

  public void sendInvoice(String step, Draft draft) {
    post(
        step,
        "draft_orders/" + draft.id() + "/send_invoice.json",
        Json.envelope("draft_order_invoice", Json.object()),
        "payment requests");
  }

  /// Completes a draft under its payment terms; answers the order's id.
  public long complete(String step, Draft draft, boolean paymentPending) {
    var facts =
        once(
            step,
            () -> {
              var path = "draft_orders/" + draft.id() + "/complete.json";
              var query = paymentPending ? "?payment_pending=true" : "";
              var answer = shop.put(path + query, Json.object(), key(step));
              return orderOf(answer.path("draft_order"), draft);
            });
    tally.count("orders");
    return facts.path("order").asLong();
  }

  /// Pays a draft in full in the customer's currency; answers the order's id.
  public long pay(String step, Draft draft, String reference) {
    var payment =
        Json.of(
            Map.of(
                "amount",
                draft.presentment().toPlainString(),
                "currency",
                draft.currency(),
                "reference",
                reference,
                "gateway",
                "manual"));
    var facts =
        once(
            step,
            () -> {
              var path = "draft_orders/" + draft.id() + "/payments.json";
              var answer = answer(step, path, Json.envelope("payment", payment));
              return orderOf(answer.path("draft_order"), draft);
            });
    tally.count("payments");
    tally.count("orders");
    return facts.path("order").asLong();
  }

  /// The ids of the order's fulfilment orders, once the queue has made them.
  public List<Long> parcels(String step, long order) {
    var facts =
        once(
            step,
            () -> {
              var ids = Json.array();
              awaitParcels(order).forEach(parcel -> ids.add(parcel.path("id").asLong()));
              return Json.envelope("ids", ids);
            });
    var ids = new java.util.ArrayList<Long>();
    facts.path("ids").forEach(id -> ids.add(id.asLong()));
    return ids;
  }

  /// Sends all of each parcel.
  public void ship(String step, List<Long> parcels, String tracking, String company) {
    for (long parcel : parcels) {
      var fulfillment =
          Json.of(
              Map.of(
                  "notify_customer", true,
                  "tracking_info", Map.of("number", tracking, "company", company),
                  "line_items_by_fulfillment_order",
                      List.of(Map.of("fulfillment_order_id", parcel))));
      var own = parcel == parcels.getFirst() ? step : step + "-" + parcel;
      post(own, "fulfillments.json", Json.envelope("fulfillment", fulfillment), "parcels");
    }
    tally.count("shipped");
  }

  /// Holds the order's parcels back.
  public void hold(String step, List<Long> parcels, String reason, String notes) {
    for (long parcel : parcels) {
      var hold = Json.of(Map.of("reason", reason, "reason_notes", notes));
      post(
          step + "-" + parcel,
          "fulfillment_orders/" + parcel + "/hold.json",
          Json.envelope("fulfillment_hold", hold),
          "on hold");
    }
  }

  public void cancel(String step, long order, String reason) {
    var body = Json.of(Map.of("reason", reason, "restock", true));
    post(step, "orders/" + order + "/cancel.json", body, "cancelled");
  }

  public void tag(String step, long order, String tags, String counted) {
    once(
        step,
        () -> {
          var body = Json.of(Map.of("id", order, "tags", tags));
          shop.put("orders/" + order + ".json", Json.envelope("order", body), key(step));
          return Json.object();
        });
    tally.count(counted);
  }

  /// A payment against an order, in the currency of its invoice.
  public void transaction(String step, long order, CustomerAccount.Share share) {
    var transaction =
        Json.of(
            Map.of(
                "kind",
                "sale",
                "amount",
                share.presentment().toPlainString(),
                "currency",
                share.currency(),
                "authorization",
                share.reference(),
                "gateway",
                "cheque",
                "source",
                "external"));
    post(
        step,
        "orders/" + order + "/transactions.json",
        Json.envelope("transaction", transaction),
        "payments");
    tally.add("paid", share.currency(), share.source(), share.presentment());
  }

  private List<JsonNode> awaitParcels(long order) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    var pause = FIRST_POLL;
    while (true) {
      var found = shop.list("orders/" + order + "/fulfillment_orders.json", "fulfillment_orders");
      if (!found.isEmpty()) {
        return List.copyOf(found.valueStream().toList());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("order " + order + " has no fulfilment order yet");
      }
      ShopClient.rest(pause);
      var longer = pause.multipliedBy(3).dividedBy(2);
      pause = longer.compareTo(SLOWEST_POLL) < 0 ? longer : SLOWEST_POLL;
    }
  }

  /// Posts under the step's Idempotency-Key, whatever the journal says.
  JsonNode answer(String step, String path, ObjectNode body) {
    return shop.post(path, body, key(step));
  }

  private String key(String step) {
    return source + "-" + step.replace('/', '-');
  }

  private ObjectNode orderOf(JsonNode draft, Draft known) {
    var answered = draft.path("order_id");
    var order =
        answered.asLong() != 0
            ? Optional.of(answered)
            : Optional.of(
                shop.get("draft_orders/" + known.id() + ".json").at("/draft_order/order_id"));
    if (order.get().asLong() == 0) {
      throw new IllegalStateException("draft " + known.name() + " is agreed but has no order");
    }
    return Json.object().put("order", order.get().asLong());
  }

  private static ObjectNode idOf(JsonNode created) {
    return Json.object().put("id", created.path("id").asLong());
  }

  private static ObjectNode draftFacts(JsonNode draft) {
    var total = draft.path("total_price_set");
    var facts =
        Json.object()
            .put("id", draft.path("id").asLong())
            .put("name", draft.path("name").asText())
            .put("lines", draft.path("line_items").size())
            .put("total", total.at("/shop_money/amount").asText())
            .put("presentment", total.at("/presentment_money/amount").asText())
            .put("currency", total.at("/presentment_money/currency_code").asText());
    return Vat.facts(facts, draft);
  }
}
