package dev.utkast.model.lifecycle;

import dev.utkast.model.checkout.Payable;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.PaymentRefusal;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.link.Link;
import dev.utkast.model.order.Order;
import java.time.Instant;
import java.util.Optional;

/// What a customer may pay behind a link: what the page there shows as open, and nothing else.
public final class PayDecider {
  private PayDecider() {}

  /// @param draft that has not become an order
  /// @param link that was followed
  public static Verdict<Payable> payable(DraftOrder draft, Link.OfDraft link, Instant now) {
    return LinkDecider.shown(draft, link, false, now).asksForMoney()
        ? Decision.changed(
            new Payable(draft.id(), Optional.empty(), draft.revision(), draft.outstanding()))
        : Decision.refused(new PaymentRefusal.NothingToPay());
  }

  /// @param order that was agreed to be paid later
  public static Verdict<Payable> payable(Order order, Link link, Instant now) {
    return LinkDecider.shown(order, link, false, now).asksForMoney()
        ? Decision.changed(
            new Payable(order.draftId(), Optional.of(order.id()), 0, order.outstanding()))
        : Decision.refused(new PaymentRefusal.NothingToPay());
  }
}
