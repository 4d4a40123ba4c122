package dev.utkast.model.draftorder;

import static dev.utkast.model.Decisions.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.DraftRefusal;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.link.Link;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.sale.SaleContent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What may be done with a draft in each of its states. `v` is what the version rises by, `r` the
/// revision.
class DraftOrderDeciderTest {

  private static final String ACTIONS =
      """
      state                    | change nothing | change tags | change lines       | cover paid         | sink below paid    | change currency    | price anew | invoice                    | invoice at other rate      | invoice in other currency  | invoice covered            | invoice nobody  | delete
      Open                     | -              | v1 r0       | v1 r1              | v1 r1              | v1 r1              | v1 r1              | v1 r0      | v1 r0                      | v1 r1                      | v1 r1                      | v1 r1                      | no: NobodyToAsk | goes
      Open, partly paid        | -              | v1 r0       | v1 r1              | no: CoveredByEdit  | no: CoveredByEdit  | no: CurrencyFixed  | v1 r0      | v1 r0                      | v1 r1                      | no: CurrencyFixed          | no: CoveredByEdit          | no: NobodyToAsk | no: InLedger
      Open, with money held    | -              | v1 r0       | v1 r1              | v1 r1              | v1 r1              | v1 r1              | v1 r0      | v1 r0                      | v1 r1                      | v1 r1                      | v1 r1                      | no: NobodyToAsk | no: InLedger
      InvoiceSent              | -              | v1 r0       | v1 r1              | v1 r1              | v1 r1              | v1 r1              | v1 r0      | v1 r1                      | v1 r1                      | v1 r1                      | v1 r1                      | no: NobodyToAsk | goes
      InvoiceSent, partly paid | -              | v1 r0       | v1 r1              | no: CoveredByEdit  | no: CoveredByEdit  | no: CurrencyFixed  | v1 r0      | v1 r1                      | v1 r1                      | no: CurrencyFixed          | no: CoveredByEdit          | no: NobodyToAsk | no: InLedger
      Completed                | -              | v1 r0       | no: Completed EDIT | no: Completed EDIT | no: Completed EDIT | no: Completed EDIT | v1 r0      | no: Completed SEND_INVOICE | no: Completed SEND_INVOICE | no: Completed SEND_INVOICE | no: Completed SEND_INVOICE | no: NobodyToAsk | no: Completed DELETE\
      """;

  private static final String MONEY =
      """
      state                    | pay a cent less               | pay all of it in part         | pay more in part              | record                        | complete
      Open                     | v1 r0                         | no: Covered                   | no: Covered                   | v1 r0                         | v1 r0
      Open, partly paid        | v1 r0                         | no: Covered                   | no: Covered                   | v1 r0                         | v1 r0
      Open, with money held    | v1 r0                         | no: Covered                   | no: Covered                   | v1 r0                         | v1 r0
      InvoiceSent              | v1 r0                         | no: Covered                   | no: Covered                   | v1 r0                         | v1 r0
      InvoiceSent, partly paid | v1 r0                         | no: Covered                   | no: Covered                   | v1 r0                         | v1 r0
      Completed                | no: Completed RECEIVE_PAYMENT | no: Completed RECEIVE_PAYMENT | no: Completed RECEIVE_PAYMENT | no: Completed RECEIVE_PAYMENT | no: Completed COMPLETE\
      """;

  private static DraftOrder draft(String state) {
    return switch (state) {
      case "Open" -> Sales.anOpenDraft();
      case "Open, partly paid" -> Sales.partlyPaid(Sales.anOpenDraft());
      case "Open, with money held" -> Sales.recorded(Sales.anOpenDraft());
      case "InvoiceSent" -> Sales.anInvoicedDraft();
      case "InvoiceSent, partly paid" -> Sales.partlyPaid(Sales.anInvoicedDraft());
      case "Completed" -> Sales.aCompletedDraft();
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static String outcome(String state, String action) {
    var draft = draft(state);
    var content = draft.content();
    var other = Sales.content(Sales.aLine(Sales.CUPS, "Cup", 5, "10.00"));
    var euro = Sales.pricedInEuro(other, "0.5");
    return switch (action) {
      case "change nothing" -> edit(draft, content);
      case "change tags" -> edit(draft, content.withTags(List.of("vip")));
      case "change lines" -> edit(draft, other);
      case "cover paid" -> edit(draft, costing("10.00"));
      case "sink below paid" -> edit(draft, costing("9.99"));
      case "change currency" ->
          told(draft, DraftOrderDecider.edit(draft, other, euro, Sales.LATER));
      case "price anew" ->
          told(
              draft,
              DraftOrderDecider.edit(
                  draft, content, Sales.pricedInEuro(content, "0.5"), Sales.LATER));
      case "invoice" -> told(draft, invoice(draft, Optional.of("a@example.com")));
      case "invoice at other rate" -> told(draft, invoiceAt(draft, Sales.priced(other)));
      case "invoice in other currency" ->
          told(draft, invoiceAt(draft, Sales.pricedInEuro(content, "0.5")));
      case "invoice covered" -> told(draft, invoiceAt(draft, Sales.priced(costing("10.00"))));
      case "invoice nobody" -> told(draft, invoice(draft, Optional.empty()));
      case "delete" -> deleted(draft);
      case "pay a cent less" -> paid(draft, "99.99");
      case "pay all of it in part" -> paid(draft, "100.00");
      case "pay more in part" -> paid(draft, "100.01");
      case "record" -> told(draft, DraftOrderDecider.recorded(draft, Sales.LATER));
      case "complete" ->
          told(
              draft,
              DraftOrderDecider.completed(
                  draft, Sales.usd("40.00"), new OrderId(3), new Actor.Customer(), Sales.LATER));
      default -> throw new IllegalArgumentException(action);
    };
  }

  /// The sale of one cup: what was paid on a partly paid draft is 10.00.
  private static SaleContent costing(String price) {
    return Sales.content(Sales.aLine(Sales.CUPS, "Cup", 1, price));
  }

  private static String edit(DraftOrder draft, SaleContent content) {
    return told(draft, DraftOrderDecider.edit(draft, content, Sales.priced(content), Sales.LATER));
  }

  private static String paid(DraftOrder draft, String sum) {
    return told(draft, DraftOrderDecider.partlyPaid(draft, Sales.usd(sum), Sales.LATER));
  }

  private static String deleted(DraftOrder draft) {
    return Decisions.told(
        DraftOrderDecider.delete(draft),
        gone -> {
          assertEquals(draft, gone);
          return "goes";
        });
  }

  private static Decision<DraftOrder> invoice(DraftOrder draft, Optional<String> recipient) {
    return DraftOrderDecider.sendInvoice(draft, draft.priced(), recipient, false, 2, Sales.LATER);
  }

  private static Decision<DraftOrder> invoiceAt(DraftOrder draft, PricedDocument priced) {
    return DraftOrderDecider.sendInvoice(
        draft, priced, Optional.of("a@example.com"), false, 2, Sales.LATER);
  }

  private static Link.OfDraft linkOf(DraftOrder draft, int revision, int serial) {
    return new Link.OfDraft(draft.id(), revision, serial, Sales.LATER);
  }

  private static String told(DraftOrder before, Decision<DraftOrder> decision) {
    return Decisions.told(
        decision,
        next -> {
          // What is open can be told in every state: both amounts are in one currency.
          assertTrue(next.outstanding().isSameCurrency(next.total()));
          assertEquals(Sales.LATER, next.updatedAt());
          return "v"
              + (next.version() - before.version())
              + " r"
              + (next.revision() - before.revision());
        });
  }

  @Test
  void everyActionInEveryState() {
    var grid = Grid.of(ACTIONS);
    grid.coversStates(Grid.permitted(DraftStatus.class));
    grid.check(DraftOrderDeciderTest::outcome);
    var money = Grid.of(MONEY);
    assertEquals(states(grid), states(money));
    money.check(DraftOrderDeciderTest::outcome);
  }

  private static List<String> states(Grid grid) {
    return grid.rows().stream().map(List::getFirst).toList();
  }

  private static final String CONFIRMATION =
      """
      state                   | first     | of another   | none
      Open, free             | no        | no           | no
      Open                   | no        | no           | no
      InvoiceSent, free      | yes       | no           | no
      InvoiceSent, edited    | no        | no           | no
      InvoiceSent            | no        | no           | no
      InvoiceSent, sent again | no       | yes          | no
      Completed, free        | no        | no           | no\
      """;

  private static String confirmed(String state, String link) {
    var free = Sales.anOpenDraft(Sales.aFreeSample());
    var draft =
        switch (state) {
          case "Open, free" -> free;
          case "Open" -> Sales.anOpenDraft();
          case "InvoiceSent, free" -> Sales.invoiced(free);
          case "InvoiceSent, edited" -> {
            var two = Sales.content(Sales.aLine(new LineId(1), "Sample", 2, "0.00"));
            yield changed(
                DraftOrderDecider.edit(Sales.invoiced(free), two, Sales.priced(two), Sales.LATER));
          }
          case "InvoiceSent" -> Sales.anInvoicedDraft();
          case "InvoiceSent, sent again" ->
              changed(invoice(Sales.invoiced(free), Optional.of("a@example.com")));
          case "Completed, free" -> Sales.completed(Sales.invoiced(free), Sales.usd("0.00"));
          default -> throw new IllegalArgumentException(state);
        };
    var followed =
        switch (link) {
          case "first" -> linkOf(draft, 1, 0);
          // Sent to somebody else, as the second revision.
          case "of another" -> linkOf(draft, 2, 1);
          default -> linkOf(draft, 9, 9);
        };
    return DraftOrderDecider.mayBeConfirmed(draft, followed) ? "yes" : "no";
  }

  @Test
  void aCustomerConfirmsWhatWasSentAndCostsNothingBehindItsLiveLink() {
    var grid = Grid.of(CONFIRMATION);
    grid.coversStates(Grid.permitted(DraftStatus.class));
    grid.check(DraftOrderDeciderTest::confirmed);
  }

  @Test
  void aNewDraftIsOpenAndUnpaid() {
    var draft = Sales.anOpenDraft();
    assertEquals(new DraftStatus.Open(), draft.status());
    assertEquals("#D5", draft.name());
    assertEquals("D5-1", draft.requestName());
    assertEquals(Sales.usd("100.00"), draft.outstanding());
    assertEquals(1, draft.version());
    assertEquals(Optional.empty(), draft.link(Sales.LATER));
  }

  @Test
  void sendingAnInvoiceToSomebodyElseEndsTheEarlierLinks() {
    var next = changed(invoice(Sales.anInvoicedDraft(), Optional.of("a@example.com")));
    assertEquals(Optional.of(new Asked(2, 1, 2, false)), next.asked());
    assertEquals(new DraftStatus.InvoiceSent(Sales.LATER), next.status());
    assertEquals(Optional.of("a@example.com"), next.askedOf());
    assertEquals(Sales.LATER, next.askedAt());
    assertEquals("D5-2", next.requestName());
  }

  /// Whoever was sent a copy of one revision is not meant to follow the next ones.
  @Test
  void sendingAnInvoiceAnewEndsLinksThatWereCopiedToOthers() {
    var draft = Sales.anOpenDraft();
    var to = Optional.of("a@example.com");
    var copied =
        changed(DraftOrderDecider.sendInvoice(draft, draft.priced(), to, true, 1, Sales.NOON));
    var next = changed(invoice(copied, to));
    assertEquals(Optional.of(new Asked(2, 1, 2, false)), next.asked());
    assertEquals(1, changed(invoice(next, to)).linkSerial());
  }

  @Test
  void editingKeepsTheStatusAndWhatWasAskedFor() {
    var draft = Sales.anInvoicedDraft();
    var other = Sales.content(Sales.aLine(Sales.CUPS, "Cup", 5, "10.00"));
    assertEquals(
        Decision.changed(
            new DraftOrder(
                draft.id(),
                3,
                2,
                5,
                draft.status(),
                other,
                Sales.priced(other),
                Sales.usd("0.00"),
                Optional.empty(),
                Sales.NOON,
                Sales.LATER,
                false,
                draft.askedOf(),
                draft.asked(),
                Optional.of(2))),
        DraftOrderDecider.edit(draft, other, Sales.priced(other), Sales.LATER));
  }

  /// Once it is in the ledger it stays, whatever is done with it afterwards.
  @Test
  void aDraftStaysInTheLedger() {
    var held = Sales.recorded(Sales.anOpenDraft());
    var edited =
        changed(
            DraftOrderDecider.edit(
                held, costing("9.99"), Sales.priced(costing("9.99")), Sales.LATER));
    var sent = changed(invoice(edited, Optional.of("a@example.com")));
    assertTrue(held.inLedger() && edited.inLedger() && sent.inLedger());
    assertTrue(Sales.partlyPaid(Sales.anOpenDraft()).inLedger());
    assertEquals("no: InLedger", deleted(sent));
  }

  /// What is completed to be paid later has nothing in it yet.
  @Test
  void aDraftIsInTheLedgerOnceSomethingIs() {
    var nothing = Sales.usd("0.00");
    assertFalse(Sales.completed(Sales.anOpenDraft(), nothing).inLedger());
    assertTrue(Sales.completed(Sales.recorded(Sales.anOpenDraft()), nothing).inLedger());
    assertTrue(Sales.completed(Sales.anOpenDraft(), Sales.usd("100.00")).inLedger());
  }

  @Test
  void tagsNeverChangeThePrice() {
    var draft = Sales.anInvoicedDraft();
    var tagged = draft.content().withTags(List.of("vip"));
    var edited =
        changed(
            DraftOrderDecider.edit(draft, tagged, Sales.pricedInEuro(tagged, "0.5"), Sales.LATER));
    assertEquals(draft.priced(), edited.priced());
    assertEquals(tagged, edited.content());
  }

  @Test
  void anUnpaidDraftMayChangeItsCurrency() {
    var draft = Sales.anOpenDraft();
    var other = Sales.content(Sales.aLine(Sales.CUPS, "Cup", 5, "10.00"));
    var edited =
        changed(
            DraftOrderDecider.edit(draft, other, Sales.pricedInEuro(other, "0.5"), Sales.LATER));
    assertEquals(Sales.eur("25.00"), edited.outstanding());
    assertEquals(Sales.eur("0.00"), edited.paid());
  }

  @Test
  void aCentAboveWhatWasPaidIsATotal() {
    var draft = Sales.partlyPaid(Sales.anOpenDraft());
    var content = costing("10.01");
    var edited =
        changed(DraftOrderDecider.edit(draft, content, Sales.priced(content), Sales.LATER));
    assertEquals(Sales.usd("0.01"), edited.outstanding());
  }

  @Test
  void aTotalThatWasPaidIsRefusedWithBothAmounts() {
    var draft = Sales.partlyPaid(Sales.anOpenDraft());
    var content = costing("9.99");
    assertEquals(
        Decision.refused(new DraftRefusal.CoveredByEdit(Sales.usd("10.00"), Sales.usd("9.99"))),
        DraftOrderDecider.edit(draft, content, Sales.priced(content), Sales.LATER));
  }

  @Test
  void tagsLeaveThePaymentLinkAlive() {
    var draft = Sales.anInvoicedDraft();
    var tags = draft.content().withTags(List.of("vip"));
    var tagged = changed(DraftOrderDecider.edit(draft, tags, draft.priced(), Sales.LATER));
    assertEquals(draft.link(Sales.LATER), tagged.link(Sales.LATER));
    assertTrue(tagged.isLive(linkOf(tagged, 1, 0)));
  }

  @Test
  void aPartlyPaidDraftKeepsItsStatus() {
    var draft = Sales.partlyPaid(Sales.anInvoicedDraft());
    assertEquals(Sales.usd("90.00"), draft.outstanding());
    assertEquals(Sales.anInvoicedDraft().status(), draft.status());
    assertTrue(draft.isLive(linkOf(draft, 1, 0)));
  }

  @Test
  void aCompletedDraftHasItsOrder() {
    var draft = Sales.aCompletedDraft();
    assertEquals(
        new DraftStatus.Completed(Sales.NOON, new OrderId(2), Optional.of(Sales.STAFF)),
        draft.status());
    assertEquals(Sales.usd("0.00"), draft.outstanding());
  }

  @Test
  void aPaymentInPartNamesBothAmountsWhereItCovers() {
    assertEquals(
        Decision.refused(new DraftRefusal.Covered(Sales.usd("100.01"), Sales.usd("100.00"))),
        DraftOrderDecider.partlyPaid(Sales.anOpenDraft(), Sales.usd("100.01"), Sales.LATER));
  }

  @Test
  void aRecordChangesNothingButTheLedger() {
    var draft = Sales.recorded(Sales.partlyPaid(Sales.anInvoicedDraft()));
    assertEquals(Sales.usd("10.00"), draft.paid());
    assertEquals(Sales.anInvoicedDraft().status(), draft.status());
    assertTrue(draft.isLive(linkOf(draft, 1, 0)));
    assertEquals(Optional.of("customer@example.com"), draft.askedOf());
  }

  @Test
  void anotherCustomerWasNotAsked() {
    var draft = Sales.anInvoicedDraft();
    var content = draft.content();
    var others =
        Sales.redirected(
            content,
            Optional.of(new CustomerId(78)),
            content.shippingAddress(),
            content.billingAddress());
    var edited = changed(DraftOrderDecider.edit(draft, others, draft.priced(), Sales.LATER));
    assertEquals(Optional.empty(), edited.askedOf());
    assertEquals(Sales.NOON, Sales.anOpenDraft().askedAt());
  }

  @Test
  void eachStatusHasItsLabel() {
    assertEquals(
        List.of("open", "invoice_sent", "completed"),
        Arrays.asList(
            Sales.anOpenDraft().status().label(),
            Sales.anInvoicedDraft().status().label(),
            Sales.aCompletedDraft().status().label()));
  }
}
