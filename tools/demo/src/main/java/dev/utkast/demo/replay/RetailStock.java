package dev.utkast.demo.replay;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.demo.source.OnlineRetail;
import dev.utkast.demo.source.OnlineRetail.Invoice;
import dev.utkast.demo.source.OnlineRetail.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The stock record of items that were counted at no price. Opening stock is just enough for no
/// level to fall below zero; each correction then sets the level it leads to.
final class RetailStock {
  private final OnlineRetail trade;
  private final Catalogue catalogue;
  private final Map<String, Integer> levels = new HashMap<>();

  RetailStock(OnlineRetail trade, Catalogue catalogue) {
    this.trade = trade;
    this.catalogue = catalogue;
  }

  void open(ReplayContext context) {
    var lowest = new TreeMap<String, Integer>();
    var running = new HashMap<String, Integer>();
    var names = new HashMap<String, String>();
    for (var invoice : trade.invoices()) {
      for (var row : invoice.rows()) {
        if (invoice.kindOf(row) == Kind.STOCK_CORRECTION) {
          int level = running.merge(row.code(), row.quantity(), Integer::sum);
          lowest.merge(row.code(), Math.min(0, level), Math::min);
        } else if (!row.description().isEmpty()) {
          names.putIfAbsent(row.code(), row.description());
        }
      }
    }
    context.progress().start("catalogue", lowest.size());
    catalogue.open(
        Json.object().put("name", "Warehouse").put("country", "GB").put("country_code", "GB"));
    lowest.forEach((code, low) -> {
      levels.put(code, -low);
      catalogue.enter(code, product(code, names.getOrDefault(code, code)), -low);
    });
  }

  void correct(Invoice invoice) {
    int index = 0;
    for (var row : invoice.rows()) {
      int level = levels.merge(row.code(), row.quantity(), Integer::sum);
      var step = invoice.number() + "/stock/" + index++;
      catalogue.set(step, row.code(), level, "stock corrections");
    }
  }

  private static ObjBuilder product(String code, String name) {
    var variant =
        Json.object()
            .put("sku", code)
            .put("price", "0.00")
            .put("inventory_policy", "continue")
            .put("inventory_management", "shopify")
            .put("requires_shipping", true);
    return Json.object().put("title", name).put("variants", List.of(variant.build()));
  }
}
