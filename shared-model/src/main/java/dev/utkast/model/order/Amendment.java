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

  /// Whether a packing slip would read differently. Where nothing else names the customer it does
  /// so by the mail address.
  boolean showsOnSlip(Order order) {
    var content = order.content();
    boolean nameless = content.onParcel().recipientName().isEmpty();
    return movesGoods(order)
        || !note.equals(content.note())
        || (nameless && !email.equals(content.email()));
  }

  /// What may still be changed.
  public enum Part {
    EMAIL,
    PHONE,
    SHIPPING_ADDRESS,
    NOTES_OR_TAGS
  }

  /// @return what differs from the order as it is
  public List<Part> parts(Order order) {
    var content = order.content();
    var parts = new ArrayList<Part>();
    if (!email.equals(content.email())) {
      parts.add(Part.EMAIL);
    }
    if (!phone.equals(order.phone())) {
      parts.add(Part.PHONE);
    }
    if (movesGoods(order)) {
      parts.add(Part.SHIPPING_ADDRESS);
    }
    if (!note.equals(content.note())
        || !noteAttributes.equals(content.noteAttributes())
        || !tags.equals(content.tags())) {
      parts.add(Part.NOTES_OR_TAGS);
    }
    return List.copyOf(parts);
  }
}
