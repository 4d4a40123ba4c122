package dev.utkast.simulator;

import dev.utkast.model.catalog.Variant;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.order.Order;
import dev.utkast.simulator.ClientRequest.ApiCall;
import dev.utkast.simulator.ClientRequest.Door;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// The people of the shop: what they ask for next, sensible or not.
final class Staff {
  private static final List<String> COUNTRIES = List.of("NL", "DE", "GB", "JP", "US", "SE", "FR");
  private static final List<String> HOLDS =
      List.of(
          "awaiting_payment", "high_risk_of_fraud", "inventory_out_of_stock", "other", "nonsense");

  private final Chance chance;
  private final KnownShop known;
  private final HarmlessClients onlookers;
  private final DraftBodies bodies;
  private int count;
  private Optional<DraftId> lastDraft = Optional.empty();
  private Optional<OrderId> lastOrder = Optional.empty();
  private Optional<VariantId> lastCounted = Optional.empty();
  private Optional<DraftId> justAsked = Optional.empty();

  Staff(Chance chance, KnownShop known, InstantSource clock) {
    this.chance = chance;
    this.known = known;
    onlookers = new HarmlessClients(chance, known, clock);
    bodies = new DraftBodies(chance, known);
  }

  ApiCall next() {
    count++;
    // Who was asked on the phone pays a part before the mail is there.
    var asked = justAsked.map(known.drafts()::get).filter(_ -> chance.of(0.3));
    justAsked = Optional.empty();
    lastCounted = Optional.empty();
    if (asked.isPresent()) {
      return pay(asked.get(), share(asked.get().outstanding()));
    }
    int kind = chance.below(100);
    if (known.variants().size() < 3 || kind < 4) {
      return product();
    } else if (kind < 8) {
      return customer();
    } else if (kind < 17) {
      return stock();
    } else if (kind < 19) {
      return kind == 18 && chance.of(0.3) ? shop() : variant();
    } else if (kind < 34 || known.drafts().isEmpty()) {
      return draft();
    } else if (kind < 60) {
      return onDraft(chance.recent(List.copyOf(known.drafts().values())));
    } else if (kind < 63) {
      return onlookers.wrong();
    } else if (kind < 65 && !known.links().isEmpty()) {
      return HarmlessClients.confirm(chance.recent(known.links()));
    } else if (kind < 68 || known.orders().isEmpty()) {
      return onlookers.look();
    }
    var order = chance.recent(List.copyOf(known.orders().values()));
    return kind < 82 ? onOrder(order) : onParcel(order);
  }

  /// Something about the draft or order that somebody asked for last.
  ApiCall sameAgain() {
    count++;
    var counted = lastCounted.map(known.stored().stock().variants()::get);
    lastCounted = Optional.empty();
    if (counted.isPresent() && chance.of(0.5)) {
      return delete(counted.get());
    }
    if (chance.of(0.2) && !known.variants().isEmpty()) {
      return stock();
    }
    var draft = lastDraft.map(known.drafts()::get);
    var order = lastOrder.map(known.orders()::get);
    if (order.isPresent() && chance.of(0.5)) {
      return chance.of(0.5) ? onOrder(order.get()) : onParcel(order.get());
    }
    var customers = known.customers();
    var lost = draft.flatMap(d -> d.content().customerId()).filter(id -> !customers.contains(id));
    var orphan = draft.filter(_ -> lost.isPresent() && chance.of(0.9));
    return orphan.map(this::ask).or(() -> draft.map(this::onDraft)).orElseGet(this::next);
  }

  private ApiCall product() {
    var variants = new ArrayList<String>();
    int size = chance.between(1, 3);
    for (int i = 0; i < size; i++) {
      variants.add(
          """
          {"option1":"size %d","price":"%s","sku":"S%d-%d","inventory_policy":"%s",%s\
          "requires_shipping":%s,"grams":%d}\
          """
              .formatted(
                  i,
                  bodies.amount(1, 20_000),
                  count,
                  i,
                  chance.of(0.25) ? "continue" : "deny",
                  chance.of(0.85) ? "\"inventory_management\":\"shopify\"," : "",
                  chance.of(0.9),
                  chance.below(3_000)));
    }
    return Door.CATALOG.post(
        "products.json",
        "{\"product\":{\"title\":\"Thing %d\",\"variants\":[%s]}}"
            .formatted(count, String.join(",", variants)),
        "a product");
  }

  private ApiCall variant() {
    if (chance.of(0.4)) {
      return delete(chance.recent(known.variants()));
    }
    if (chance.of(0.4)) {
      return counting();
    }
    var variant = chance.of(known.variants());
    var body =
        chance.of(0.3)
            ? "{\"variant\":{\"inventory_policy\":\"%s\"}}"
                .formatted(chance.any("continue", "deny"))
            : "{\"variant\":{\"price\":\"%s\"}}".formatted(bodies.amount(1, 20_000));
    return Door.CATALOG.put("variants/" + variant.id() + ".json", body, "a variant");
  }

  /// The shop calls itself otherwise from now on.
  private ApiCall shop() {
    return Door.CATALOG.put(
        "shop.json", "{\"shop\":{\"name\":\"Trading %d\"}}".formatted(count), "another name");
  }

  /// Something is counted from now on, or no longer.
  private ApiCall counting() {
    var uncounted = known.variants().stream().filter(item -> !item.tracked()).toList();
    boolean begins = !uncounted.isEmpty() && chance.of(0.7);
    var variant = chance.recent(begins ? uncounted : known.variants());
    return Door.CATALOG.put(
        "inventory_items/" + variant.id() + ".json",
        "{\"inventory_item\":{\"tracked\":%s}}".formatted(!variant.tracked()),
        "an item, counted or not");
  }

  /// Of what is new there may be nothing on the shelf yet; somebody may just be counting it.
  private ApiCall delete(Variant variant) {
    var path = "products/" + variant.productId();
    return chance.of(0.7)
        ? Door.CATALOG.delete(path + "/variants/" + variant.id() + ".json", "no such variant")
        : Door.CATALOG.delete(path + ".json", "no such product");
  }

  private ApiCall customer() {
    var customers = known.customers();
    if (!customers.isEmpty() && chance.of(0.3)) {
      var id = chance.of(customers);
      return chance.of(0.2)
          ? deleteCustomer(id)
          : Door.CUSTOMERS.put(
              "customers/" + id + ".json",
              chance.of(0.5)
                  ? "{\"customer\":{\"email\":\"c%d@example.com\",\"note\":\"n%d\"}}"
                      .formatted(chance.below(60), count)
                  : "{\"customer\":{" + address(chance.of(0.3)) + "}}",
              "another address");
    }
    return Door.CUSTOMERS.post(
        "customers.json",
        """
        {"customer":{"first_name":"C%d","last_name":"Example","email":"c%d@example.com"%s,\
        "tax_exempt":%s,%s}}\
        """
            .formatted(
                count,
                chance.below(60),
                chance.of(0.4)
                    ? ",\"currency\":\"%s\"".formatted(chance.of(DraftBodies.CURRENCIES))
                    : "",
                chance.of(0.5),
                address(chance.of(0.5))),
        "a customer");
  }

  private ApiCall deleteCustomer(CustomerId id) {
    return Door.CUSTOMERS.delete("customers/" + id + ".json", "no such customer");
  }

  private String address(boolean ofAList) {
    var address =
        """
        {"address1":"Street 1","city":"Town","zip":"1000","country_code":"%s"}\
        """
            .formatted(chance.of(COUNTRIES));
    return ofAList ? "\"addresses\":[" + address + "]" : "\"default_address\":" + address;
  }

  private ApiCall stock() {
    var tracked = known.variants().stream().filter(Variant::tracked).toList();
    var item = tracked.isEmpty() ? new VariantId(1) : chance.recent(tracked).id();
    lastCounted = Optional.of(item);
    var level = "{\"inventory_item_id\":%d,\"location_id\":1".formatted(item.value());
    if (chance.of(0.1)) {
      return Door.CATALOG.post("inventory_levels/connect.json", level + "}", "stock connected");
    }
    if (chance.of(0.5)) {
      var body = level + ",\"available\":%d}".formatted(chance.below(60));
      return Door.CATALOG.post("inventory_levels/set.json", body, "stock counted");
    }
    var body = level + ",\"available_adjustment\":%d}".formatted(chance.between(-5, 30));
    return Door.CATALOG.post("inventory_levels/adjust.json", body, "stock adjusted");
  }

  private ApiCall draft() {
    return Door.DRAFTS.post(
        "draft_orders.json", "{\"draft_order\":{" + bodies.content(count) + "}}", "a draft");
  }

  private ApiCall onDraft(DraftOrder draft) {
    lastDraft = Optional.of(draft.id());
    var path = "draft_orders/" + draft.id();
    int kind = chance.below(100);
    if (kind < 12) {
      var body = "{\"draft_order\":{" + bodies.content(count) + "}}";
      return Door.DRAFTS.put(path + ".json", body, "edit " + draft.name());
    } else if (kind < 17) {
      var body = "{\"draft_order\":{\"tags\":\"t%d\"}}".formatted(count);
      return Door.DRAFTS.put(path + ".json", body, "tag " + draft.name());
    } else if (kind < 20) {
      return Door.DRAFTS.delete(path + ".json", "delete " + draft.name());
    } else if (kind < 28 && draft.content().customerId().isPresent()) {
      return deleteCustomer(draft.content().customerId().get());
    } else if (kind < 40) {
      justAsked = lastDraft;
      return ask(draft);
    } else if (kind < 60) {
      return Door.DRAFTS.put(
          path + "/complete.json?" + AcceptedRequests.PENDING,
          "",
          "complete pending " + draft.name());
    } else if (kind < 68) {
      var options = chance.any("", "?payment_pending=false");
      return Door.DRAFTS.put(path + "/complete.json" + options, "", "complete " + draft.name());
    }
    return pay(draft, draft.outstanding());
  }

  private ApiCall ask(DraftOrder draft) {
    var path = "draft_orders/%d/send_invoice.json".formatted(draft.id().value());
    return Door.DRAFTS.post(path, "{}", "ask " + draft.name());
  }

  private ApiCall pay(DraftOrder draft, Money open) {
    return Door.PAYMENTS.post(
        "draft_orders/" + draft.id() + "/payments.json",
        "{\"payment\":" + payment(open, "reference") + "}",
        "pay " + draft.name());
  }

  private String payment(Money open, String name) {
    var amount =
        switch (chance.below(10)) {
          case 0, 1, 2 -> share(open);
          case 3 -> open.plus(Money.ofMinor(open.getCurrencyUnit(), chance.between(1, 500)));
          default -> open;
        };
    var currency =
        chance.of(0.07) ? chance.of(DraftBodies.CURRENCIES) : amount.getCurrencyUnit().getCode();
    var text =
        chance.of(0.03)
            ? chance.any("0", "-1", "1e400", "0.001")
            : currency.equals("JPY")
                ? amount.getAmount().setScale(0, java.math.RoundingMode.CEILING).toPlainString()
                : amount.getAmount().toPlainString();
    // Few references, so that one comes twice now and then, with the same amount or another.
    var reference = chance.of(0.3) ? "R" + chance.below(4) : "R" + count;
    var failed = chance.of(0.06) ? "," + AcceptedRequests.FAILED : "";
    return "{\"amount\":\"%s\",\"currency\":\"%s\",\"%s\":\"%s\"%s}"
        .formatted(text, currency, name, reference, failed);
  }

  private Money share(Money open) {
    long minor = Math.max(1, open.getAmountMinorLong() * chance.between(1, 99) / 100);
    return Money.ofMinor(open.getCurrencyUnit(), minor);
  }

  private ApiCall onOrder(Order order) {
    lastOrder = Optional.of(order.id());
    var path = "orders/" + order.id();
    int kind = chance.below(100);
    if (kind < 60) {
      return Door.PAYMENTS.post(
          path + "/transactions.json",
          "{\"transaction\":" + payment(order.outstanding(), "authorization") + "}",
          "pay " + order.name());
    } else if (kind < 80) {
      var body =
          order.content().email().isPresent() && chance.of(0.25)
              ? "{\"order\":{\"email\":\"buyer%d@example.com\"}}".formatted(chance.below(50))
              : "{\"order\":{\"note\":\"note %d\",\"tags\":\"a, b%d\"}}".formatted(count, count);
      return Door.ORDERS.put(path + ".json", body, "note on " + order.name());
    }
    var reason =
        chance.any(
            "",
            "{\"reason\":\"customer\"}",
            "{\"reason\":\"customer\",\"email\":false}",
            "{\"reason\":\"fraud\",\"restock\":false}");
    return Door.ORDERS.post(path + "/cancel.json", reason, "cancel " + order.name());
  }

  private ApiCall onParcel(Order order) {
    if (order.fulfillmentOrderIds().isEmpty()) {
      return onOrder(order);
    }
    lastOrder = Optional.of(order.id());
    var id = chance.of(order.fulfillmentOrderIds());
    var made = Optional.ofNullable(known.stored().goods().fulfillmentOrders().get(id));
    int kind = chance.below(100);
    if (kind < 12) {
      return Door.ORDERS.post(
          "fulfillment_orders/" + id + "/hold.json",
          "{\"fulfillment_hold\":{\"reason\":\"%s\"}}".formatted(chance.of(HOLDS)),
          "hold " + order.name());
    } else if (kind < 30 || made.isEmpty()) {
      return Door.ORDERS.post(
          "fulfillment_orders/" + id + "/release_hold.json", "{}", "release " + order.name());
    }
    return Door.ORDERS.post(
        "fulfillments.json",
        """
        {"fulfillment":{"line_items_by_fulfillment_order":[{"fulfillment_order_id":%d%s}],\
        "tracking_info":{"number":"T%d"},"notify_customer":%s}}\
        """
            .formatted(id.value(), parts(made.get()), count, chance.of(0.7)),
        "ship " + order.name());
  }

  private String parts(FulfillmentOrder made) {
    if (chance.of(0.4)) {
      return "";
    }
    var parts = new ArrayList<String>();
    for (var line : made.lines()) {
      if (chance.of(0.7)) {
        int quantity = chance.of(0.05) ? line.quantity() + 1 : chance.between(1, line.quantity());
        parts.add("{\"id\":%d,\"quantity\":%d}".formatted(line.id().value(), quantity));
      }
    }
    return ",\"fulfillment_order_line_items\":[" + String.join(",", parts) + "]";
  }
}
