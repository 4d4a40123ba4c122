package dev.utkast.model.order;

import dev.utkast.model.customer.Address;
import dev.utkast.model.shop.NameValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the parts of an agreed sale are to read that may still be changed.
public record Amendment(
    Optional<String> email,
    Optional<String> phone,
    Optional<Address> shippingAddress,
    Optional<String> note,
    List<NameValue> noteAttributes,
    List<String> tags) {

  public Amendment {
    noteAttributes = List.copyOf(noteAttributes);
    tags = List.copyOf(tags);
  }

  /// @return the order as it reads already
  public static Amendment none(Order order) {
    var content = order.content();
    return new Amendment(
        content.email(),
        order.phone(),
        content.shippingAddress(),
        content.note(),
        content.noteAttributes(),
        content.tags());
  }

  boolean movesGoods(Order order) {
    return !shippingAddress.equals(order.content().shippingAddress());
  }

  /// Whether a packing slip would read differently. Without an address it names the customer by the
  /// mail address.
  boolean showsOnSlip(Order order) {
    var content = order.content();
    boolean nameless = content.shippingAddress().isEmpty() && content.billingAddress().isEmpty();
    return movesGoods(order)
        || !note.equals(content.note())
        || (nameless && !email.equals(content.email()));
  }

  /// @return what differs, for people; empty where nothing does
  String told(Order order) {
    var content = order.content();
    var what = new ArrayList<String>();
    if (!email.equals(content.email())) {
      what.add("mail address");
    }
    if (!phone.equals(order.phone())) {
      what.add("phone");
    }
    if (movesGoods(order)) {
      what.add("shipping address");
    }
    if (!note.equals(content.note())
        || !noteAttributes.equals(content.noteAttributes())
        || !tags.equals(content.tags())) {
      what.add("notes or tags");
    }
    var text = String.join(", ", what);
    return text.isEmpty()
        ? ""
        : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1) + " changed";
  }
}
