package dev.utkast.model.lifecycle;

import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.link.Link;
import dev.utkast.model.order.Order;
import java.util.Optional;

/// What a customer finds behind a payment link that leads to a draft, or to the order that it
/// became. Looking changes nothing.
public final class LinkDecider {
  private LinkDecider() {}

  /// What is shown of a draft.
  public enum Shown {
    /// What there is to pay.
    TO_PAY,
    /// What costs nothing, and is to be agreed.
    TO_CONFIRM,
    /// The customer was asked anew since, behind another link that this one leads to.
    REVISED,
    /// The draft was edited, and nobody was asked since.
    CHANGED,
    /// It was revoked, or the draft was sent to somebody else since.
    VOID
  }

  /// What is shown of an order.
  public enum Standing {
    CANCELLED,
    CONFIRMED,
    ON_ACCOUNT,
    PAID
  }

  /// @param draft that has not become an order
  /// @param link that is live
  public static Shown shown(DraftOrder draft, Link.OfDraft link) {
    if (link.serial() != draft.linkSerial()) {
      return Shown.VOID;
    } else if (!draft.isLive(link)) {
      boolean asked = draft.askedRevision().equals(Optional.of(draft.revision()));
      return asked ? Shown.REVISED : Shown.CHANGED;
    }
    return DraftOrderDecider.mayBeConfirmed(draft, link) ? Shown.TO_CONFIRM : Shown.TO_PAY;
  }

  /// @param order that the draft behind the link became
  public static Standing shown(Order order) {
    if (order.cancellation().isPresent()) {
      return Standing.CANCELLED;
    } else if (order.total().isZero()) {
      return Standing.CONFIRMED;
    }
    return order.outstanding().isPositive() ? Standing.ON_ACCOUNT : Standing.PAID;
  }
}
