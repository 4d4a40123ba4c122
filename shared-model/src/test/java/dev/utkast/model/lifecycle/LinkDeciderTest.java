package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.link.Link;
import dev.utkast.model.order.Order;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a customer finds behind a payment link.
class LinkDeciderTest {
  private static final String DRAFTS =
      """
      draft                    | its link   | sent before | revoked | of a revision to come
      Open                     | CHANGED    | CHANGED     | VOID    | CHANGED
      Open, partly paid        | CHANGED    | CHANGED     | VOID    | CHANGED
      InvoiceSent              | TO_PAY     | REVISED     | VOID    | REVISED
      InvoiceSent, partly paid | TO_PAY     | REVISED     | VOID    | REVISED
      InvoiceSent, free        | TO_CONFIRM | REVISED     | VOID    | REVISED
      InvoiceSent, edited      | CHANGED    | CHANGED     | VOID    | CHANGED\
      """;

  @Test
  void oneLinkOfADraftLeadsToItsPage() {
    Grid.of(DRAFTS)
        .check((state, which) -> {
          var draft = state.endsWith("edited") ? edited() : DraftsAndMoney.draft(state);
          int revision = draft.revision();
          var link =
              switch (which) {
                case "its link" -> link(draft, revision, draft.linkSerial());
                case "sent before" -> link(draft, revision - 1, draft.linkSerial());
                case "of a revision to come" -> link(draft, revision + 1, draft.linkSerial());
                default -> link(draft, revision, draft.linkSerial() + 1);
              };
          return LinkDecider.shown(draft, link).name();
        });
  }

  private static Link.OfDraft link(DraftOrder draft, int revision, int serial) {
    return new Link.OfDraft(draft.id(), revision, serial, Sales.LATER);
  }

  private static DraftOrder edited() {
    var content = Sales.aFreeSample();
    return Decisions.changed(
        DraftOrderDecider.edit(
            Sales.anInvoicedDraft(), content, Sales.priced(content), Sales.LATER));
  }

  @Test
  void askingAgainLeavesTheLinkOfItsRevisionAlone() {
    var draft = Sales.anInvoicedDraft();
    var mailed = draft.link(Sales.NOON);
    assertEquals(mailed, draft.link(Sales.NOON.plus(Duration.ofDays(59))), "seen again");
    var copied = draft.link(Sales.NOON.plus(Duration.ofDays(400))).orElseThrow();
    assertEquals(LinkDecider.Shown.TO_PAY, shown(draft, mailed.orElseThrow()));
    assertEquals(LinkDecider.Shown.TO_PAY, shown(draft, copied));
  }

  private static LinkDecider.Shown shown(DraftOrder draft, Link link) {
    return LinkDecider.shown(draft, (Link.OfDraft) link);
  }

  @Test
  void askedAnewTheSameCustomerIsLedOnAndAnotherIsNot() {
    var first = Sales.anInvoicedDraft();
    var old = first.link(Sales.NOON).orElseThrow();
    assertEquals(LinkDecider.Shown.REVISED, shown(again(first, "Customer@Example.com"), old));
    var others = again(first, "other@example.com");
    assertEquals(LinkDecider.Shown.VOID, shown(others, old));
    assertEquals(
        LinkDecider.Shown.VOID, shown(again(others, "customer@example.com"), old), "for ever");
  }

  private static DraftOrder again(DraftOrder draft, String recipient) {
    return Decisions.changed(
        DraftOrderDecider.sendInvoice(
            draft, draft.priced(), Optional.of(recipient), false, 2, Sales.LATER));
  }

  @Test
  void staffRevokeLinksWithoutANewRevision() {
    var draft = Sales.anInvoicedDraft();
    var old = draft.link(Sales.NOON).orElseThrow();
    var revoked = Decisions.changed(DraftOrderDecider.revokeLinks(draft, Sales.LATER));
    assertEquals(draft.revision(), revoked.revision());
    assertEquals(draft.status(), revoked.status());
    assertEquals(LinkDecider.Shown.VOID, shown(revoked, old));
    assertEquals(LinkDecider.Shown.TO_PAY, shown(revoked, revoked.link(Sales.NOON).orElseThrow()));
    for (var other : List.of(Sales.anOpenDraft(), Sales.aCompletedDraft())) {
      assertEquals(Decision.alreadyDone(), DraftOrderDecider.revokeLinks(other, Sales.LATER));
    }
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
  void aLinkOfAnOlderVersionSaysWhatTodaysDo() {
    var end = Sales.NOON.plus(Duration.ofDays(90));
    var sent = new LinkTarget(new DraftId(1), 2, end, Optional.empty());
    assertEquals(Sales.NOON, sent.sentAt());
    assertEquals(new Link.OfDraft(new DraftId(1), 2, 0, end), sent.link());
    var reminded = new LinkTarget(new DraftId(1), 0, end, Optional.of(new OrderId(4)));
    assertEquals(new Link.OfOrder(new OrderId(4), 0, end), reminded.link());
  }
}
