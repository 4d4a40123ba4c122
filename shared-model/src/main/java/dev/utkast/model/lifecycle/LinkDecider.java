package dev.utkast.model.lifecycle;

import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.link.Link;
import dev.utkast.model.order.Order;
import java.time.Instant;
import java.util.Optional;

/// What a customer finds behind a payment link that leads to a draft, or to the order that it
/// became. Looking changes nothing.
public final class LinkDecider {
  private LinkDecider() {}

  /// Of a link whose proof is right.
  ///
  /// @param draft that has not become an order
  /// @param underWay whether the customer has paid somewhere, and it is not known yet whether the
  ///   money comes
  public static PageState shown(
      DraftOrder draft, Link.OfDraft link, boolean underWay, Instant now) {
    if (link.serial() != draft.linkSerial()) {
      return PageState.UNKNOWN;
    } else if (!link.isLive(now)) {
      return PageState.EXPIRED;
    } else if (!draft.isLive(link)) {
      boolean asked = draft.askedRevision().equals(Optional.of(draft.revision()));
      return asked ? PageState.REVISED : PageState.CHANGED;
    } else if (DraftOrderDecider.mayBeConfirmed(draft, link)) {
      return PageState.TO_CONFIRM;
    } else if (underWay) {
      return PageState.UNDER_WAY;
    }
    return draft.paid().isPositive() ? PageState.PARTLY_PAID : PageState.TO_PAY;
  }

  /// Of a link whose proof is right.
  ///
  /// @param order that the link leads to, or that the draft behind it became
  /// @param underWay as of a draft
  public static PageState shown(Order order, Link link, boolean underWay, Instant now) {
    var balance = order.balance();
    boolean back = balance.refunded().isPositive();
    boolean all = back && !balance.refunded().isLessThan(balance.received());
    if (!link.isLive(now)) {
      return PageState.EXPIRED;
    } else if (all) {
      return PageState.REFUNDED;
    } else if (order.cancellation().isPresent()) {
      return PageState.CANCELLED;
    } else if (order.total().isZero()) {
      return PageState.CONFIRMED;
    } else if (order.outstanding().isPositive()) {
      return underWay ? PageState.UNDER_WAY : PageState.ON_ACCOUNT;
    }
    return back ? PageState.PARTLY_REFUNDED : PageState.PAID;
  }
}
