package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a customer finds behind a payment link.
class LinkDeciderTest {
  private static final String DRAFTS =
      """
      draft                    | its link    | paid somewhere | expired | sent before | revoked | revoked, expired | of a revision to come
      Open                     | CHANGED     | CHANGED        | EXPIRED | CHANGED     | UNKNOWN | UNKNOWN          | CHANGED
      Open, partly paid        | CHANGED     | CHANGED        | EXPIRED | CHANGED     | UNKNOWN | UNKNOWN          | CHANGED
      InvoiceSent              | TO_PAY      | UNDER_WAY      | EXPIRED | REVISED     | UNKNOWN | UNKNOWN          | REVISED
      InvoiceSent, partly paid | PARTLY_PAID | UNDER_WAY      | EXPIRED | REVISED     | UNKNOWN | UNKNOWN          | REVISED
      InvoiceSent, free        | TO_CONFIRM  | TO_CONFIRM     | EXPIRED | REVISED     | UNKNOWN | UNKNOWN          | REVISED
      InvoiceSent, edited      | CHANGED     | CHANGED        | EXPIRED | CHANGED     | UNKNOWN | UNKNOWN          | CHANGED\
      """;

  @Test
  void oneLinkOfADraftLeadsToItsPage() {
    Grid.of(DRAFTS)
        .check((state, which) -> {
          var draft = state.endsWith("edited") ? edited() : DraftsAndMoney.draft(state);
          int revision = draft.revision();
          var link =
              switch (which) {
                case "sent before" -> link(draft, revision - 1, draft.linkSerial());
                case "of a revision to come" -> link(draft, revision + 1, draft.linkSerial());
                case "revoked", "revoked, expired" -> link(draft, revision, draft.linkSerial() + 1);
                default -> link(draft, revision, draft.linkSerial());
              };
          var now = which.endsWith("expired") ? Sales.LATER : Sales.NOON;
          return LinkDecider.shown(draft, link, which.equals("paid somewhere"), now).name();
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
    assertEquals(PageState.TO_PAY, shown(draft, mailed.orElseThrow()));
    assertEquals(PageState.TO_PAY, shown(draft, copied));
  }

  private static PageState shown(DraftOrder draft, Link link) {
    return LinkDecider.shown(draft, (Link.OfDraft) link, false, Sales.NOON);
  }

  @Test
  void askedAnewTheSameCustomerIsLedOnAndAnotherIsNot() {
    var first = Sales.anInvoicedDraft();
    var old = first.link(Sales.NOON).orElseThrow();
    assertEquals(PageState.REVISED, shown(again(first, "Customer@Example.com"), old));
    var others = again(first, "other@example.com");
    assertEquals(PageState.UNKNOWN, shown(others, old));
    assertEquals(PageState.UNKNOWN, shown(again(others, "customer@example.com"), old), "for ever");
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
    assertEquals(PageState.UNKNOWN, shown(revoked, old));
    assertEquals(PageState.TO_PAY, shown(revoked, revoked.link(Sales.NOON).orElseThrow()));
    for (var other : List.of(Sales.anOpenDraft(), Sales.aCompletedDraft())) {
      assertEquals(Decision.alreadyDone(), DraftOrderDecider.revokeLinks(other, Sales.LATER));
    }
  }

  private static final String ORDERS =
      """
      order                | nothing went back | paid somewhere | a cent went back | all went back | expired
      unpaid               | ON_ACCOUNT        | UNDER_WAY      | REFUNDED         | REFUNDED      | EXPIRED
      paid in part         | ON_ACCOUNT        | UNDER_WAY      | ON_ACCOUNT       | REFUNDED      | EXPIRED
      paid                 | PAID              | PAID           | PARTLY_REFUNDED  | REFUNDED      | EXPIRED
      free                 | CONFIRMED         | CONFIRMED      | REFUNDED         | REFUNDED      | EXPIRED
      cancelled            | CANCELLED         | CANCELLED      | REFUNDED         | REFUNDED      | EXPIRED
      cancelled, paid      | CANCELLED         | CANCELLED      | CANCELLED        | REFUNDED      | EXPIRED
      cancelled, free      | CANCELLED         | CANCELLED      | REFUNDED         | REFUNDED      | EXPIRED\
      """;

  @Test
  void theLinkOfAnOrderTellsHowItStands() {
    Grid.of(ORDERS)
        .check((state, which) -> {
          var order = order(state);
          var link = new Link.OfOrder(order.id(), 0, Sales.LATER);
          var refund =
              switch (which) {
                case "a cent went back" -> "0.01";
                case "all went back" -> "100.01";
                default -> "0.00";
              };
          var back = Sales.anEntry(PaymentEntry.Kind.REFUND, refund);
          var then = OrderDecider.booked(order, back, Sales.NOON);
          var now = which.equals("expired") ? Sales.LATER : Sales.NOON;
          return LinkDecider.shown(then, link, which.equals("paid somewhere"), now).name();
        });
  }

  @Test
  void everyStateIsFoundBehindSomeLink() {
    var named = DRAFTS + ORDERS;
    for (var state : PageState.values()) {
      assertTrue(named.contains(state.name()), state.name());
    }
  }

  @Test
  void whatAsksForMoneyHasNoReceiptAndTheReverse() {
    for (var state : PageState.values()) {
      assertFalse(state.asksForMoney() && state.hasReceipt(), state.name());
    }
    assertEquals(
        List.of(PageState.TO_PAY, PageState.PARTLY_PAID, PageState.ON_ACCOUNT),
        Stream.of(PageState.values()).filter(PageState::asksForMoney).toList());
    assertEquals(
        List.of(PageState.PAID, PageState.PARTLY_REFUNDED),
        Stream.of(PageState.values()).filter(PageState::hasReceipt).toList());
  }

  private static Order order(String state) {
    var sold = Sales.anOrder(Sales.anOpenDraft());
    var unpaid = Sales.paid(sold, Sales.usd("0.00"));
    var paid = Sales.paid(sold, sold.total());
    var free = Sales.anOrder(Sales.anOpenDraft(Sales.aFreeSample()));
    return switch (state) {
      case "unpaid" -> unpaid;
      case "paid in part" -> Sales.paid(sold, Sales.usd("0.02"));
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
