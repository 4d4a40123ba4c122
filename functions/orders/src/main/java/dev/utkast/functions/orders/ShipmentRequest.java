package dev.utkast.functions.orders;

import dev.utkast.aws.http.Fields;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.shop.WebLink;
import java.util.List;
import java.util.Optional;

/// `{"fulfillment": {...}}`: what of one fulfillment order has left, and where to follow it.
///
/// @param wanted empty for all that remains
/// @param message stands in the timeline, and in the mail if one is sent
record ShipmentRequest(
    long fulfillmentOrderId,
    List<FulfillmentDecider.Wanted> wanted,
    Fulfillment.Tracking tracking,
    Optional<String> message,
    boolean notifyCustomer) {

  private static final int MAX_MESSAGE = 2_000;

  static ShipmentRequest read(Fields fields, int maxLines) {
    var groups = fields.children("line_items_by_fulfillment_order", maxLines);
    if (groups.size() != 1) {
      fields.error("line_items_by_fulfillment_order", "must name exactly one fulfillment order");
      fields.refuseIfWrong();
    }
    var group = groups.getFirst();
    long id = group.requiredInteger("fulfillment_order_id", 1, (1L << 53) - 1);
    var wanted = lines(group, maxLines);
    var info = fields.child("tracking_info");
    var url = info.flatMap(f -> f.text("url"));
    if (url.isPresent() && url.flatMap(WebLink::of).isEmpty()) {
      info.ifPresent(f -> f.error("url", "must be a web address (http or https)"));
    }
    var tracking =
        new Fulfillment.Tracking(
            info.flatMap(f -> f.text("number")), info.flatMap(f -> f.text("company")), url);
    var message = fields.text("message", MAX_MESSAGE).filter(text -> !text.isBlank());
    boolean notify = fields.flag("notify_customer", false);
    fields.refuseIfWrong();
    return new ShipmentRequest(id, wanted, tracking, message, notify);
  }

  /// @return units of lines; none where all are meant
  static List<FulfillmentDecider.Wanted> lines(Fields fields, int max) {
    return fields.children("fulfillment_order_line_items", max).stream()
        .map(line ->
            new FulfillmentDecider.Wanted(
                line.requiredInteger("id", 1, (1L << 53) - 1),
                (int) line.requiredInteger("quantity", 1, Integer.MAX_VALUE)))
        .toList();
  }

  ShipmentRequest {
    wanted = List.copyOf(wanted);
  }
}
