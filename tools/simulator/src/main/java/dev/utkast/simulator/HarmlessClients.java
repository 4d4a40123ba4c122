package dev.utkast.simulator;

import dev.utkast.simulator.ClientRequest.ApiCall;
import dev.utkast.simulator.ClientRequest.Door;
import java.time.InstantSource;
import java.util.List;

/// Those who only look, customers and mail scanners at payment links among them, and those who ask
/// for what makes no sense. Neither may ever change anything.
record HarmlessClients(Chance chance, KnownShop known, InstantSource clock) {
  ApiCall wrong() {
    var draft = chance.recent(List.copyOf(known.drafts().values()));
    return switch (chance.below(6)) {
      case 0 -> Door.DRAFTS.post("draft_orders.json", "{\"draft_order\":", "no JSON");
      case 1 ->
          Door.DRAFTS.post(
              "draft_orders.json",
              "{\"draft_order\":{\"line_items\":[{\"title\":\"x\",\"price\":\"1\",\"quantity\":-1}]}}",
              "less than nothing");
      case 2 -> Door.ORDERS.post("orders/999/cancel.json", "", "no such order");
      case 3 -> Door.DRAFTS.put("draft_orders/999/complete.json", "", "no such draft");
      case 4 ->
          Door.DRAFTS.put(
              "draft_orders/" + draft.id() + ".json",
              "{\"draft_order\":{\"total_price\":\"0.01\",\"status\":\"completed\",\"paid\":9}}",
              "what is computed");
      default ->
          Door.CATALOG.post(
              "inventory_levels/set.json",
              "{\"inventory_item_id\":%d,\"location_id\":1,\"available\":1e400}"
                  .formatted(chance.of(known.variants()).id().value()),
              "too many");
    };
  }

  ApiCall look() {
    if (!known.links().isEmpty() && chance.of(0.3)) {
      return chance.of(0.5) ? forged() : page(chance.recent(known.links()));
    }
    return switch (chance.below(4)) {
      case 0 -> Door.DRAFTS.get("draft_orders.json?limit=5", "drafts");
      case 1 -> Door.ORDERS.get("orders.json?status=any&limit=5", "orders");
      case 2 -> Door.CATALOG.get("products.json?limit=5", "products");
      default -> Door.CUSTOMERS.get("customers.json?limit=5", "customers");
    };
  }

  private ApiCall forged() {
    var link = chance.recent(known.links());
    var other = chance.recent(List.copyOf(known.drafts().values()));
    var token = new Forgery(chance).of(link.token(), other, clock.instant());
    if (token.isEmpty() || known.links().stream().anyMatch(one -> one.token().equals(token))) {
      return page(link);
    }
    known.forged().add(token);
    return Door.PAGE.get("/invoices/" + token, "a link that nobody made");
  }

  /// A customer who says yes, be there something to pay or not.
  static ApiCall confirm(KnownShop.Link link) {
    return Door.PAYMENTS.post(
        "/invoices/" + link.token() + "/confirm", "", "confirm " + link.draftId());
  }

  static ApiCall page(KnownShop.Link link) {
    return Door.PAGE.get("/invoices/" + link.token(), "link of " + link.draftId());
  }
}
