package dev.utkast.model.draftorder;

import static dev.utkast.model.Decisions.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.pricing.PricedDocument;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which revision of a draft an edit made last, after each action in each of its states.
class DraftEditedInTest {

  private static final String EDITED_IN =
      """
      draft                    | as it is | tags | lines | sent | sent at other rate | paid in part | recorded | completed
      Open                     | -        | -    | 2     | -    | -                  | -            | -        | -
      InvoiceSent              | -        | -    | 2     | -    | -                  | -            | -        | -
      Open, edited             | 2        | 2    | 3     | 2    | 2                  | 2            | 2        | 2
      InvoiceSent, edited      | 2        | 2    | 4     | 2    | 2                  | 2            | 2        | 2
      Completed                | -        | -    | -     | -    | -                  | -            | -        | -\
      """;

  private static String editedIn(String state, String action) {
    var draft =
        switch (state) {
          case "Open, edited" -> edited(Sales.anOpenDraft());
          // Sent once more since: revision 3, which is no edit.
          case "InvoiceSent, edited" -> Sales.invoiced(edited(Sales.anInvoicedDraft()));
          case "Open" -> Sales.anOpenDraft();
          case "InvoiceSent" -> Sales.anInvoicedDraft();
          case "Completed" -> Sales.aCompletedDraft();
          default -> throw new IllegalArgumentException(state);
        };
    var content = draft.content();
    Decision<DraftOrder> decision =
        switch (action) {
          case "tags" ->
              DraftOrderDecider.edit(
                  draft, content.withTags(List.of("vip")), draft.priced(), Sales.LATER);
          case "lines" ->
              DraftOrderDecider.edit(
                  draft, Sales.aTasting(), Sales.priced(Sales.aTasting()), Sales.LATER);
          case "sent" -> sentAt(draft, draft.priced());
          case "sent at other rate" -> sentAt(draft, Sales.pricedInEuro(content, "0.5"));
          case "paid in part" ->
              DraftOrderDecider.partlyPaid(draft, Sales.usd("1.00"), Sales.LATER);
          case "recorded" -> DraftOrderDecider.recorded(draft, Sales.LATER);
          case "completed" ->
              DraftOrderDecider.completed(
                  draft, draft.paid(), new OrderId(3), new Actor.Customer(), Sales.LATER);
          default -> Decision.alreadyDone();
        };
    var next = decision instanceof Decision.Changed<DraftOrder>(var change) ? change : draft;
    next.editedIn()
        .ifPresent(revision -> {
          assertTrue(next.wasEditedSince(revision - 1));
          assertFalse(next.wasEditedSince(revision), "it is what was seen");
        });
    assertEquals(next.editedIn().isPresent(), next.wasEditedSince(0));
    return next.editedIn().map(String::valueOf).orElse("-");
  }

  private static DraftOrder edited(DraftOrder draft) {
    var other = Sales.content(Sales.aLine(Sales.CUPS, "Cup", 5, "10.00"));
    return changed(DraftOrderDecider.edit(draft, other, Sales.priced(other), Sales.LATER));
  }

  /// Sending it is no edit, at whichever rate: what the customer agrees to stays the same.
  @Test
  void aDraftKnowsWhichRevisionSaysSomethingElseThanTheOneBefore() {
    var grid = Grid.of(EDITED_IN);
    grid.coversStates(Grid.permitted(DraftStatus.class));
    grid.check(DraftEditedInTest::editedIn);
  }

  private static Decision<DraftOrder> sentAt(DraftOrder draft, PricedDocument priced) {
    return DraftOrderDecider.sendInvoice(
        draft, priced, Optional.of("a@example.com"), false, 2, Sales.LATER);
  }
}
