package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.order.Order;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a customer finds behind a payment link.
class LinkDeciderTest {
  private static final String DRAFTS =
      """
      draft                    | its link   | an older link
      Open                     | CHANGED    | CHANGED
      InvoiceSent              | TO_PAY     | REPLACED
      InvoiceSent, partly paid | TO_PAY     | REPLACED
      InvoiceSent, free        | TO_CONFIRM | REPLACED\
      """;

  @Test
  void oneLinkOfADraftLeadsToItsPage() {
    Grid.of(DRAFTS)
        .check((state, link) -> {
          var draft = DraftsAndMoney.draft(state);
          var live = draft.linkHash().orElse("none");
          return LinkDecider.shown(draft, link.equals("its link") ? live : "older").name();
        });
  }

  private static final String ORDERS =
      """
      order                | shown
      unpaid               | ON_ACCOUNT
      paid in part         | ON_ACCOUNT
      paid                 | PAID
      free                 | CONFIRMED
      cancelled            | CANCELLED
      cancelled, paid      | CANCELLED
      cancelled, free      | CANCELLED\
      """;

  @Test
  void theLinkOfAnOrderTellsHowItStands() {
    Grid.of(ORDERS).check((state, _) -> LinkDecider.shown(order(state)).name());
  }

  private static Order order(String state) {
    var sold = Sales.anOrder(Sales.anOpenDraft());
    var unpaid = Sales.paid(sold, Sales.usd("0.00"));
    var paid = Sales.paid(sold, sold.total());
    var free = Sales.anOrder(Sales.anOpenDraft(Sales.aFreeSample()));
    return switch (state) {
      case "unpaid" -> unpaid;
      case "paid in part" -> Sales.paid(sold, Sales.usd("0.01"));
      case "paid" -> paid;
      case "free" -> free;
      case "cancelled" -> Sales.cancelled(unpaid);
      case "cancelled, paid" -> Sales.cancelled(paid);
      case "cancelled, free" -> Sales.cancelled(free);
      default -> throw new IllegalArgumentException(state);
    };
  }

  @Test
  void aLinkLivesForNinetyDays() {
    var link = LinkTarget.sentAt(Sales.NOON, new DraftId(1), 2);
    var end = Sales.NOON.plus(Duration.ofDays(90));
    assertEquals(new LinkTarget(new DraftId(1), 2, end, Optional.empty()), link);
    assertEquals(Sales.NOON, link.sentAt());
    assertEquals(true, link.isLive(end.minusNanos(1)));
    assertEquals(false, link.isLive(end));
  }
}
