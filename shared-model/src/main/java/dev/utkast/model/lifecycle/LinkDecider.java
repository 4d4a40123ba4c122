package dev.utkast.model.lifecycle;

import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.order.Order;
import java.util.Optional;

/// What a customer finds behind a payment link that leads to a draft, or to the order that it
/// became. Looking changes nothing.
public final class LinkDecider {
  private LinkDecider() {}

  /// What is shown.
  public enum Shown {
    /// What there is to pay.
    TO_PAY,
    /// What costs nothing, and is to be agreed.
    TO_CONFIRM,
    /// Another link took its place.
    REPLACED,
    /// The draft was edited, and nobody was asked since.
    CHANGED,
    CANCELLED,
    CONFIRMED,
    ON_ACCOUNT,
    PAID
  }

  /// @param draft that has not become an order
  /// @param linkSha256 of the secret in the link
  public static Shown shown(DraftOrder draft, String linkSha256) {
    if (!draft.linkHash().equals(Optional.of(linkSha256))) {
      return draft.linkHash().isPresent() ? Shown.REPLACED : Shown.CHANGED;
    }
    return DraftOrderDecider.mayBeConfirmed(draft, linkSha256) ? Shown.TO_CONFIRM : Shown.TO_PAY;
  }

  /// @param order that the draft behind the link became
  public static Shown shown(Order order) {
    if (order.cancellation().isPresent()) {
      return Shown.CANCELLED;
    } else if (order.total().isZero()) {
      return Shown.CONFIRMED;
    }
    return order.outstanding().isPositive() ? Shown.ON_ACCOUNT : Shown.PAID;
  }
}
