package dev.utkast.model.draftorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.draftorder.DraftOrderDecider.Outcome;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
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
      state                    | change nothing | change tags | change lines | cover paid      | sink below paid | change currency          | price anew | invoice  | invoice at other rate | invoice in other currency | invoice covered | invoice nobody | delete
      Open                     | -              | v1 r0       | v1 r1        | v1 r1           | v1 r1           | v1 r1                    | v1 r0      | v1 r0    | v1 r1                 | v1 r1                     | v1 r1           | no: email      | yes
      Open, partly paid        | -              | v1 r0       | v1 r1        | no: total_price | no: total_price | no: presentment_currency | v1 r0      | v1 r0    | v1 r1                 | no: presentment_currency  | no: total_price | no: email      | no
      Open, with money held    | -              | v1 r0       | v1 r1        | v1 r1           | v1 r1           | v1 r1                    | v1 r0      | v1 r0    | v1 r1                 | v1 r1                     | v1 r1           | no: email      | no
      InvoiceSent              | -              | v1 r0       | v1 r1        | v1 r1           | v1 r1           | v1 r1                    | v1 r0      | v1 r1    | v1 r1                 | v1 r1                     | v1 r1           | no: email      | yes
      InvoiceSent, partly paid | -              | v1 r0       | v1 r1        | no: total_price | no: total_price | no: presentment_currency | v1 r0      | v1 r1    | v1 r1                 | no: presentment_currency  | no: total_price | no: email      | no
      Completed                | -              | v1 r0       | no: base     | no: base        | no: base        | no: base                 | v1 r0      | no: base | no: base              | no: base                  | no: base        | no: email      | no\
      """;

  private static DraftOrder draft(String state) {
    return switch (state) {
      case "Open" -> Sales.anOpenDraft();
      case "Open, partly paid" -> Sales.partlyPaid(Sales.anOpenDraft());
      case "Open, with money held" -> DraftOrderDecider.recorded(Sales.anOpenDraft(), Sales.NOON);
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
      case "delete" -> DraftOrderDecider.reasonToKeep(draft).map(_ -> "no").orElse("yes");
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

  private static Outcome invoice(DraftOrder draft, Optional<String> recipient) {
    return DraftOrderDecider.sendInvoice(
        draft, draft.priced(), recipient, aLink(), Sales.noWishes(), Sales.LATER);
  }

  private static Outcome invoiceAt(
      DraftOrder draft, dev.utkast.model.pricing.PricedDocument priced) {
    return DraftOrderDecider.sendInvoice(
        draft, priced, Optional.of("a@example.com"), aLink(), Sales.noWishes(), Sales.LATER);
  }

  private static DraftOrderDecider.PaymentLink aLink() {
    return new DraftOrderDecider.PaymentLink("secret-2", "hash-2");
  }

  private static String told(DraftOrder before, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Changed(var next, _) -> {
        // What is open can be told in every state: both amounts are in one currency.
        assertTrue(next.outstanding().isSameCurrency(next.total()));
        assertEquals(Sales.LATER, next.updatedAt());
        yield "v"
            + (next.version() - before.version())
            + " r"
            + (next.revision() - before.revision());
      }
      case Outcome.Unchanged(var current) -> {
        assertEquals(before, current);
        yield "-";
      }
      case Outcome.Rejected(var field, _) -> "no: " + field;
    };
  }

  @Test
  void everyActionInEveryState() {
    var grid = Grid.of(ACTIONS);
    grid.coversStates(Grid.permitted(DraftStatus.class));
    grid.check(DraftOrderDeciderTest::outcome);
  }

  @Test
  void aNewDraftIsOpenAndUnpaid() {
    var draft = Sales.anOpenDraft();
    assertEquals(new DraftStatus.Open(), draft.status());
    assertEquals("#D5", draft.name());
    assertEquals("D5-1", draft.requestName());
    assertEquals(Sales.usd("100.00"), draft.outstanding());
    assertEquals(1, draft.version());
    assertEquals(Optional.empty(), draft.linkHash());
  }

  @Test
  void sendingAnInvoiceMailsItsRevisionAndKillsTheEarlierLink() {
    if (invoice(Sales.anInvoicedDraft(), Optional.of("a@example.com"))
        instanceof Outcome.Changed(var next, var messages)) {
      assertEquals(Optional.of("hash-2"), next.linkHash());
      assertEquals(new DraftStatus.InvoiceSent(Sales.LATER), next.status());
      assertEquals(
          List.of(
              new Message.SendMail(
                  MailKind.PAYMENT_REQUEST,
                  1,
                  2,
                  Sales.LATER,
                  Optional.of("secret-2"),
                  Optional.of(Sales.noWishes()),
                  Optional.of(Sales.usd("100.00")))),
          messages);
    } else {
      throw new AssertionError("not sent");
    }
  }

  @Test
  void editingSendsNothingKeepsTheStatusAndKillsTheLink() {
    var draft = Sales.anInvoicedDraft();
    var other = Sales.content(Sales.aLine(Sales.CUPS, "Cup", 5, "10.00"));
    assertEquals(
        new Outcome.Changed(
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
                draft.askedOf()),
            List.of()),
        DraftOrderDecider.edit(draft, other, Sales.priced(other), Sales.LATER));
  }

  /// Once it is in the ledger it stays, whatever is done with it afterwards.
  @Test
  void aDraftStaysInTheLedger() {
    var held = DraftOrderDecider.recorded(Sales.anOpenDraft(), Sales.NOON);
    var edited =
        Sales.changed(
            DraftOrderDecider.edit(
                held, costing("9.99"), Sales.priced(costing("9.99")), Sales.LATER));
    var sent = Sales.changed(invoice(edited, Optional.of("a@example.com")));
    assertTrue(held.inLedger() && edited.inLedger() && sent.inLedger());
    assertTrue(Sales.partlyPaid(Sales.anOpenDraft()).inLedger());
    assertTrue(DraftOrderDecider.reasonToKeep(sent).isPresent());
  }

  @Test
  void tagsNeverChangeThePrice() {
    var draft = Sales.anInvoicedDraft();
    var tagged = draft.content().withTags(List.of("vip"));
    var edited =
        Sales.changed(
            DraftOrderDecider.edit(draft, tagged, Sales.pricedInEuro(tagged, "0.5"), Sales.LATER));
    assertEquals(draft.priced(), edited.priced());
    assertEquals(tagged, edited.content());
  }

  @Test
  void anUnpaidDraftMayChangeItsCurrency() {
    var draft = Sales.anOpenDraft();
    var other = Sales.content(Sales.aLine(Sales.CUPS, "Cup", 5, "10.00"));
    var edited =
        Sales.changed(
            DraftOrderDecider.edit(draft, other, Sales.pricedInEuro(other, "0.5"), Sales.LATER));
    assertEquals(Sales.eur("25.00"), edited.outstanding());
    assertEquals(Sales.eur("0.00"), edited.paid());
  }

  @Test
  void aCentAboveWhatWasPaidIsATotal() {
    var draft = Sales.partlyPaid(Sales.anOpenDraft());
    var content = costing("10.01");
    var edited =
        Sales.changed(DraftOrderDecider.edit(draft, content, Sales.priced(content), Sales.LATER));
    assertEquals(Sales.usd("0.01"), edited.outstanding());
  }

  @Test
  void aTotalThatWasPaidIsRefusedInWords() {
    var draft = Sales.partlyPaid(Sales.anOpenDraft());
    var content = costing("9.99");
    assertEquals(
        new Outcome.Rejected(
            "total_price", "must stay above the USD 10.00 that was paid; it would be USD 9.99"),
        DraftOrderDecider.edit(draft, content, Sales.priced(content), Sales.LATER));
  }

  @Test
  void tagsLeaveThePaymentLinkAlive() {
    var draft = Sales.anInvoicedDraft();
    var tags = draft.content().withTags(List.of("vip"));
    var tagged = Sales.changed(DraftOrderDecider.edit(draft, tags, draft.priced(), Sales.LATER));
    assertEquals(draft.linkHash(), tagged.linkHash());
  }

  @Test
  void aPartlyPaidDraftKeepsItsStatus() {
    var draft = Sales.partlyPaid(Sales.anInvoicedDraft());
    assertEquals(Sales.usd("90.00"), draft.outstanding());
    assertEquals(Sales.anInvoicedDraft().status(), draft.status());
    assertEquals(Optional.of("hash-1"), draft.linkHash());
  }

  @Test
  void aCompletedDraftHasItsOrderAndNoLink() {
    var draft = Sales.aCompletedDraft();
    assertEquals(new DraftStatus.Completed(Sales.NOON, 2), draft.status());
    assertEquals(Optional.empty(), draft.linkHash());
    assertEquals(Sales.usd("0.00"), draft.outstanding());
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
