package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Who a payment request goes to. Staff may ask for `wish`, the draft names `draft`, and the
/// customer has `own`.
class RecipientTest {
  private static final String RECIPIENTS =
      """
      draft         | wish  | no wish | no wish, and no customer
      names one     | wish  | draft   | draft
      names nobody  | wish  | own     | -\
      """;

  @Test
  void theWishComesFirstAndTheCustomersOwnAddressLast() {
    Grid.of(RECIPIENTS).check(RecipientTest::recipient);
  }

  private static String recipient(String state, String action) {
    var asked = new AtomicBoolean();
    var wish = action.equals("wish") ? Optional.of("wish") : Optional.<String>empty();
    var recipient =
        Recipient.of(
            draft(state),
            wish,
            () -> {
              asked.set(true);
              return action.endsWith("no customer") ? Optional.empty() : Optional.of("own");
            });
    assertEquals(recipient.named().isEmpty(), asked.get(), "is read only where it is needed");
    return recipient.address().orElse("-");
  }

  private static DraftOrder draft(String state) {
    var email = state.equals("names one") ? Optional.of("draft") : Optional.<String>empty();
    var line = Sales.aLine(Sales.CUPS, "Cup", 1, "10.00");
    return Sales.anOpenDraft(Sales.content(email, Optional.empty(), line));
  }

  @Test
  void whoGetsTheMailGetsNoCopyOfIt() {
    var none = Optional.<String>empty();
    var copies = List.of("ada@example.com", "ADA@EXAMPLE.COM", "bob@example.com");
    var wishes = new Message.MailOverrides(none, copies, none, none);
    assertEquals(
        new Message.MailOverrides(
            Optional.of("Ada@example.com"), List.of("bob@example.com"), none, none),
        wishes.addressedTo(Optional.of("Ada@example.com")));
    assertEquals(wishes, wishes.addressedTo(none));
  }
}
