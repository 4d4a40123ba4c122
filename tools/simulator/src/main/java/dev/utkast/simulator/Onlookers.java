package dev.utkast.simulator;

import dev.utkast.simulator.Ask.Door;
import dev.utkast.simulator.Ask.Wish;
import java.util.List;

/// Those who only look, customers and mail scanners at payment links among them, and those who ask
/// for what makes no sense. Neither may ever change anything.
final class Onlookers {
  private final Chance chance;
  private final Known known;

  Onlookers(Chance chance, Known known) {
    this.chance = chance;
    this.known = known;
  }

  Wish wrong() {
    var draft = chance.recent(List.copyOf(known.drafts().values()));
    return switch (chance.below(6)) {
      case 0 -> new Wish(Door.DRAFTS, "POST", "draft_orders.json", "{\"draft_order\":", "no JSON");
      case 1 ->
          new Wish(
              Door.DRAFTS,
              "POST",
              "draft_orders.json",
              "{\"draft_order\":{\"line_items\":[{\"title\":\"x\",\"price\":\"1\",\"quantity\":-1}]}}",
              "less than nothing");
      case 2 -> new Wish(Door.ORDERS, "POST", "orders/999/cancel.json", "", "no such order");
      case 3 -> new Wish(Door.DRAFTS, "PUT", "draft_orders/999/complete.json", "", "no such draft");
      case 4 ->
          new Wish(
              Door.DRAFTS,
              "PUT",
              "draft_orders/" + draft.id() + ".json",
              "{\"draft_order\":{\"total_price\":\"0.01\",\"status\":\"completed\",\"paid\":9}}",
              "what is computed");
      default ->
          new Wish(
              Door.CATALOG,
              "POST",
              "inventory_levels/set.json",
              "{\"inventory_item_id\":%d,\"location_id\":1,\"available\":1e400}"
                  .formatted(chance.of(known.variants()).id()),
              "too many");
    };
  }

  Wish look() {
    if (!known.links().isEmpty() && chance.of(0.3)) {
      return page(chance.recent(known.links()));
    }
    return switch (chance.below(4)) {
      case 0 -> new Wish(Door.DRAFTS, "GET", "draft_orders.json?limit=5", "", "drafts");
      case 1 -> new Wish(Door.ORDERS, "GET", "orders.json?status=any&limit=5", "", "orders");
      case 2 -> new Wish(Door.CATALOG, "GET", "products.json?limit=5", "", "products");
      default -> new Wish(Door.CUSTOMERS, "GET", "customers.json?limit=5", "", "customers");
    };
  }

  /// A customer who says yes, be there something to pay or not.
  static Wish confirm(Known.Link link) {
    return new Wish(
        Door.PAYMENTS,
        "POST",
        "/invoices/" + link.token() + "/confirm",
        "",
        "confirm " + link.draftId());
  }

  static Wish page(Known.Link link) {
    return new Wish(Door.PAGE, "GET", "/invoices/" + link.token(), "", "link of " + link.draftId());
  }
}
