package dev.utkast.functions.orders;

import dev.utkast.aws.http.Fields;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.FulfillmentOrderLineId;
import dev.utkast.model.lifecycle.ShippingDecider;
import dev.utkast.model.shop.WebLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `{"fulfillment": {...}}`: what of one fulfillment order has left, and where to follow it.
///
/// @param wanted empty for all that remains
/// @param message stands in the timeline, and in the mail if one is sent
record ShipmentRequest(
    FulfillmentOrderId fulfillmentOrderId,
    List<FulfillmentDecider.Wanted> wanted,
    Fulfillment.Tracking tracking,
    Optional<String> message,
    boolean notifyCustomer) {

  /// @param parcelId of the parcel that leaves
  ShippingDecider.Asked asked(FulfillmentId parcelId) {
    return new ShippingDecider.Asked(parcelId, wanted, tracking, message, notifyCustomer);
  }

  private static final int MAX_MESSAGE = 2_000;

  static ShipmentRequest read(Fields fields, int maxLines) {
    var groups =
        fields.children("line_items_by_fulfillment_order", maxLines).stream()
            .map(group -> Group.read(group, maxLines))
            .toList();
    if (groups.size() != 1) {
      fields.wrong("line_items_by_fulfillment_order", "must name exactly one fulfillment order");
    }
    var tracking =
        new Fulfillment.Tracking(
            tracking(fields, "number"), tracking(fields, "company"), tracking(fields, "url"));
    var message = fields.text("message", MAX_MESSAGE).filter(text -> !text.isBlank());
    boolean notify = fields.flag("notify_customer", false);
    fields.refuseIfWrong();
    var group = groups.getFirst();
    return new ShipmentRequest(group.id, group.wanted, tracking, message, notify);
  }

  private record Group(FulfillmentOrderId id, List<FulfillmentDecider.Wanted> wanted) {
    static Group read(Fields fields, int maxLines) {
      return new Group(
          fields.requiredId("fulfillment_order_id", FulfillmentOrderId::new),
          lines(fields, maxLines));
    }
  }

  /// What is said in `tracking_info` or, as older clients do, beside it; alone or in a list. A
  /// parcel has one of each.
  private static Optional<String> tracking(Fields fields, String part) {
    var said = new ArrayList<String>();
    fields
        .child("tracking_info")
        .ifPresent(info -> {
          read(info, part, said);
          if (!part.equals("company")) {
            read(info, part + "s", said);
          }
        });
    read(fields, "tracking_" + part, said);
    if (!part.equals("company")) {
      read(fields, "tracking_" + part + "s", said);
    }
    return said.stream().findFirst();
  }

  private static void read(Fields fields, String name, List<String> said) {
    var text = name.endsWith("s") ? fields.textOfList(name) : fields.text(name);
    if (name.contains("url") && text.isPresent() && text.flatMap(WebLink::of).isEmpty()) {
      fields.wrong(name, "must be a web address (http or https)");
    } else if (text.isPresent() && !said.isEmpty() && !said.contains(text.get())) {
      fields.wrong(name, "is another one than what else is said: a parcel has one");
    }
    text.ifPresent(said::add);
  }

  /// @return units of lines; none where all are meant
  static List<FulfillmentDecider.Wanted> lines(Fields fields, int max) {
    return fields.children("fulfillment_order_line_items", max).stream()
        .map(line ->
            new FulfillmentDecider.Wanted(
                line.requiredId("id", FulfillmentOrderLineId::new),
                (int) line.requiredInteger("quantity", 1, Integer.MAX_VALUE)))
        .toList();
  }

  ShipmentRequest {
    wanted = List.copyOf(wanted);
  }
}
