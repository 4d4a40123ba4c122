package dev.utkast.functions.orders;

import dev.utkast.aws.http.Fields;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import java.util.List;

/// `{"fulfillment": {...}}`: what of one fulfillment order has left, and where to follow it.
///
/// @param wanted empty for all that remains
record ShipmentRequest(
    long fulfillmentOrderId,
    List<FulfillmentDecider.Wanted> wanted,
    Fulfillment.Tracking tracking,
    boolean notifyCustomer) {

  static ShipmentRequest read(Fields fields, int maxLines) {
    var groups = fields.children("line_items_by_fulfillment_order", maxLines);
    if (groups.size() != 1) {
      fields.error("line_items_by_fulfillment_order", "must name exactly one fulfillment order");
      fields.refuseIfWrong();
    }
    var group = groups.getFirst();
    long id = group.requiredInteger("fulfillment_order_id", 1, (1L << 53) - 1);
    var wanted =
        group.children("fulfillment_order_line_items", maxLines).stream()
            .map(line ->
                new FulfillmentDecider.Wanted(
                    line.requiredInteger("id", 1, (1L << 53) - 1),
                    (int) line.requiredInteger("quantity", 1, Integer.MAX_VALUE)))
            .toList();
    var info = fields.child("tracking_info");
    var url = info.flatMap(f -> f.text("url"));
    if (url.filter(text -> !text.startsWith("https://") && !text.startsWith("http://"))
        .isPresent()) {
      info.ifPresent(f -> f.error("url", "must be a web address"));
    }
    var tracking =
        new Fulfillment.Tracking(
            info.flatMap(f -> f.text("number")), info.flatMap(f -> f.text("company")), url);
    boolean notify = fields.flag("notify_customer", false);
    fields.refuseIfWrong();
    return new ShipmentRequest(id, wanted, tracking, notify);
  }

  ShipmentRequest {
    wanted = List.copyOf(wanted);
  }
}
