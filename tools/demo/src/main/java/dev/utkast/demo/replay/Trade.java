package dev.utkast.demo.replay;

import com.google.common.collect.Comparators;
import com.google.common.util.concurrent.Uninterruptibles;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.demo.api.JsonPath;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.demo.source.Country;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The steps of a sale through the public API. Each step has a name made from the source's own
/// numbers; it is written to the journal when answered and its Idempotency-Key is that name, so
/// that it happens once however often the replay is killed and started again.
final class Trade {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration FIRST_POLL = Duration.ofMillis(20);
  private static final Duration SLOWEST_POLL = Duration.ofMillis(400);

  private static final String CHEQUE = "cheque";
  private static final String BY_CARD = "paid by card";

  private final String source;
  private final ShopClient shop;
  private final Journal journal;
  private final Tally tally;
  private final CardSales cards;

  Trade(String source, ReplayContext context) {
    this.source = source;
    this.shop = context.client();
    this.journal = context.journal();
    this.tally = context.tally();
    this.cards = new CardSales(context);
  }

  /// A draft as the shop answered it: amounts of its total in the shop's and in the customer's
  /// currency.
  ///
  /// @param tax within the total, in the shop's currency
  /// @param taxRate of its first tax; zero where there is none
  record Draft(
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

  /// Whether a sale is one of those that are paid by card.
  ///
  /// @param number of the source
  boolean isByCard(int number, BigDecimal amount) {
    return cards.pays(number, amount);
  }

  Json once(String step, Supplier<Json> work) {
    return journal.once(step, work);
  }

  /// Makes something and answers its id.
  ///
  /// @param name of what is sent and of what is answered
  long create(String step, String path, String name, ObjBuilder content) {
    return JsonPath.whole(once(step, () -> created(step, path, name, content)), "id");
  }

  Json created(String step, String path, String name, ObjBuilder content) {
    return id(answer(step, path, JsonPath.envelope(name, content)).at(name));
  }

  static Json id(Json found) {
    return Json.object().put("id", found.at("id")).build();
  }

  /// A step whose answer is not needed later.
  void post(String step, String path, Json body, String counted) {
    journal.perform(step, () -> answer(step, path, body));
    tally.count(counted);
  }

  /// A step that changes what is there.
  void put(String step, String path, String name, ObjBuilder content) {
    journal.perform(step, () -> shop.put(path, JsonPath.envelope(name, content), key(step)));
  }

  /// @param expected without tax
  Draft draft(String step, ObjBuilder body, BigDecimal expected) {
    var envelope = JsonPath.envelope("draft_order", body);
    var facts =
        once(step, () -> facts(answer(step, "draft_orders.json", envelope).at("draft_order")));
    var draft =
        new Draft(
            JsonPath.whole(facts, "id"),
            facts.textAt("name"),
            JsonPath.amount(facts, "total"),
            JsonPath.amount(facts, "presentment"),
            facts.textAt("currency"),
            JsonPath.amount(facts, "tax"),
            JsonPath.amount(facts, "taxRate"));
    tally.count("lines", Math.toIntExact(JsonPath.whole(facts, "lines")));
    tally.compare(step + " " + draft.name(), expected, draft.net());
    return draft;
  }

  private static Json facts(Json draft) {
    var total = draft.at("total_price_set");
    var rate = JsonPath.text(draft, "tax_lines.0.rate");
    var tax = JsonPath.text(draft, "total_tax_set.shop_money.amount");
    return Json.object()
        .put("id", draft.at("id"))
        .put("name", draft.at("name"))
        .put("lines", draft.at("line_items").items().size())
        .put("total", JsonPath.text(total, "shop_money.amount"))
        .put("presentment", JsonPath.text(total, "presentment_money.amount"))
        .put("currency", JsonPath.text(total, "presentment_money.currency_code"))
        .put("tax", tax.isEmpty() ? "0.00" : tax)
        .put("taxRate", rate.isEmpty() ? "0" : rate)
        .build();
  }

  void sendInvoice(String step, Draft draft) {
    var body = JsonPath.envelope("draft_order_invoice", Json.object());
    post(step, "draft_orders/" + draft.id() + "/send_invoice.json", body, "payment requests");
  }

  /// Completes a draft under its payment terms; answers the order's id.
  long complete(String step, Draft draft, boolean paymentPending) {
    var path = "draft_orders/" + draft.id() + "/complete.json";
    var query = paymentPending ? "?payment_pending=true" : "";
    var body = Json.object().build();
    return order(once(step, () -> orderOf(shop.put(path + query, body, key(step)), draft)));
  }

  /// Pays a draft in full in the customer's currency; answers the order's id.
  long pay(String step, Draft draft, String reference) {
    var payment =
        Json.object()
            .put("amount", draft.presentment().toPlainString())
            .put("currency", draft.currency())
            .put("reference", reference)
            .put("gateway", "manual");
    var path = "draft_orders/" + draft.id() + "/payments.json";
    var body = JsonPath.envelope("payment", payment);
    tally.count("payments");
    return order(once(step, () -> orderOf(answer(step, path, body), draft)));
  }

  private long order(Json facts) {
    tally.count("orders");
    return JsonPath.whole(facts, "order");
  }

  private Json orderOf(Json answer, Draft draft) {
    long order = JsonPath.whole(answer, "draft_order.order_id");
    if (order == 0) {
      var stored = shop.get("draft_orders/" + draft.id() + ".json");
      order = JsonPath.whole(stored, "draft_order.order_id");
    }
    if (order == 0) {
      throw new IllegalStateException("draft " + draft.name() + " is agreed but has no order");
    }
    return Json.object().put("order", order).build();
  }

  /// Pays a draft in full by card, on the page behind its link; answers the order's id.
  long payByCard(String step, Draft draft) {
    var path = "draft_orders/" + draft.id() + ".json";
    tally.count("payments");
    tally.count(BY_CARD);
    return order(
        once(
            step,
            () -> {
              cards.pay(step, path, "draft_order.invoice_url", draft.presentment());
              return await(
                  () ->
                      Optional.of(shop.get(path))
                          .filter(answer -> JsonPath.whole(answer, "draft_order.order_id") != 0)
                          .map(answer -> orderOf(answer, draft)),
                  "order for draft " + draft.name());
            }));
  }

  /// The ids of the order's fulfillment orders, once the queue has made them.
  List<Long> parcels(String step, long order) {
    var facts =
        once(
            step,
            () -> {
              var ids = awaitParcels(order).stream().map(parcel -> parcel.at("id")).toList();
              return Json.object().put("ids", ids).build();
            });
    return facts.at("ids").items().stream().map(JsonPath::whole).toList();
  }

  private List<Json> awaitParcels(long order) {
    return await(
        () ->
            Optional.of(
                    shop.list("orders/" + order + "/fulfillment_orders.json", "fulfillment_orders"))
                .filter(found -> !found.isEmpty()),
        "fulfillment order for order " + order);
  }

  private static <T> T await(Supplier<Optional<T>> look, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var pause = FIRST_POLL; System.nanoTime() < deadline; ) {
      var found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      Uninterruptibles.sleepUninterruptibly(pause);
      pause = Comparators.min(pause.multipliedBy(3).dividedBy(2), SLOWEST_POLL);
    }
    throw new IllegalStateException("there is no " + what + " yet");
  }

  /// Sends all of each parcel.
  void ship(String step, List<Long> parcels, String tracking, String company) {
    for (long parcel : parcels) {
      var fulfillment =
          Json.object()
              .put("notify_customer", true)
              .put(
                  "tracking_info",
                  Json.object().put("number", tracking).put("company", company).build())
              .put(
                  "line_items_by_fulfillment_order",
                  List.of(Json.object().put("fulfillment_order_id", parcel).build()));
      var own = parcel == parcels.getFirst() ? step : step + "-" + parcel;
      post(own, "fulfillments.json", JsonPath.envelope("fulfillment", fulfillment), "parcels");
    }
    tally.count("shipped");
  }

  /// Holds the order's parcels back.
  void hold(String step, List<Long> parcels, String reason, String notes) {
    var hold = Json.object().put("reason", reason).put("reason_notes", notes);
    for (long parcel : parcels) {
      var path = "fulfillment_orders/" + parcel + "/hold.json";
      post(step + "-" + parcel, path, JsonPath.envelope("fulfillment_hold", hold), "on hold");
    }
  }

  void cancel(String step, long order, String reason) {
    var body = Json.object().put("reason", reason).put("restock", true).build();
    post(step, "orders/" + order + "/cancel.json", body, "cancelled");
  }

  void tag(String step, long order, String tags, String counted) {
    var body = Json.object().put("id", order).put("tags", tags);
    put(step, "orders/" + order + ".json", "order", body);
    tally.count(counted);
  }

  /// A payment against an order, in the currency of its invoice.
  void transaction(String step, long order, CustomerAccount.Share share) {
    var transaction =
        Json.object()
            .put("kind", "sale")
            .put("amount", share.presentment().toPlainString())
            .put("currency", share.currency())
            .put("authorization", share.reference())
            .put("gateway", CHEQUE)
            .put("source", "external");
    var path = "orders/" + order + "/transactions.json";
    post(step, path, JsonPath.envelope("transaction", transaction), "payments");
    tally.add("paid", share.currency(), share.source(), share.presentment());
  }

  /// The same, paid by card on the page behind the order's link.
  void transactionByCard(String step, long order, CustomerAccount.Share share) {
    journal.perform(
        step,
        () -> {
          cards.pay(
              step, "orders/" + order + ".json", "order.order_status_url", share.presentment());
          await(
              () ->
                  shop.list("orders/" + order + "/transactions.json", "transactions").stream()
                      .filter(it -> isByCard(it, share))
                      .findAny(),
              "payment by card of order " + order);
        });
    tally.count("payments");
    tally.count(BY_CARD);
    tally.add("paid", share.currency(), share.source(), share.presentment());
  }

  private static boolean isByCard(Json transaction, CustomerAccount.Share share) {
    return transaction.textAt("kind").equals("sale")
        && !transaction.textAt("gateway").equals(CHEQUE)
        && transaction.textAt("currency").equals(share.currency())
        && JsonPath.amount(transaction, "amount").compareTo(share.presentment()) == 0;
  }

  /// Posts under the step's Idempotency-Key, whatever the journal says.
  Json answer(String step, String path, Json body) {
    return shop.post(path, body, key(step));
  }

  private String key(String step) {
    return source + "-" + step.replace('/', '-');
  }

  /// Adds the country to an address, with its code where the spelling is known.
  static Json inCountry(ObjBuilder address, String spelling) {
    var country = Country.spelled(spelling);
    address.put("country", country.map(Country::name).orElse(spelling));
    country.ifPresent(known -> address.put("country_code", known.code()));
    return address.build();
  }

  static Json nameValue(String name, String value) {
    return Json.object().put("name", name).put("value", value).build();
  }
}
