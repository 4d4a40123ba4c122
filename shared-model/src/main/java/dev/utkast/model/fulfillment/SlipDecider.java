package dev.utkast.model.fulfillment;

import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import java.util.Optional;

/// Which packing slip is printed of a fulfillment order: each revision once, and none that a newer
/// one replaces.
public final class SlipDecider {
  private SlipDecider() {}

  /// @param printed the newest revision that there is a slip of, if there is any
  /// @param asked the revision that is asked for
  public static boolean isPrinted(Optional<Integer> printed, int asked) {
    return printed.filter(revision -> revision >= asked).isPresent();
  }

  /// A revision that was replaced meanwhile is left to the message of the newer one.
  ///
  /// @param asked the revision that is asked for
  /// @return the order as the slip shows it
  public static Optional<Order> shown(Order order, int asked, Optional<Message.SlipText> text) {
    return order.slipRevision() == asked ? Optional.of(shown(order, text)) : Optional.empty();
  }

  /// Once something has left, or the order was called off, an edit of the note prints nothing
  /// again: what is still to be printed shows what was asked for.
  ///
  /// @param text as it was asked for; older messages have none
  public static Order shown(Order order, Optional<Message.SlipText> text) {
    return text.map(order::reading).orElse(order);
  }
}
