package dev.utkast.model.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.text.MailAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Which mails are pointless, and what becomes of those that are not.
class MailDeciderTest {
  private static final String REQUESTS =
      """
      draft             | its revision  | an older one  | a newer one
      gone              | DRAFT_DELETED | DRAFT_DELETED | DRAFT_DELETED
      open              | needed        | DRAFT_CHANGED | DRAFT_CHANGED
      asked             | needed        | DRAFT_CHANGED | DRAFT_CHANGED
      completed         | SALE_AGREED   | SALE_AGREED   | SALE_AGREED\
      """;

  @Test
  void aRequestIsSentForTheRevisionThatIsStillAskedFor() {
    Grid.of(REQUESTS)
        .check((state, which) -> {
          var draft = draft(state);
          int revision = draft.map(DraftOrder::revision).orElse(1);
          int step =
              switch (which) {
                case "an older one" -> revision - 1;
                case "a newer one" -> revision + 1;
                default -> revision;
              };
          return told(MailDecider.pointless(request(step), draft));
        });
  }

  private static String told(Optional<NotSent> pointless) {
    return pointless.map(Enum::name).orElse("needed");
  }

  private static Optional<DraftOrder> draft(String state) {
    return switch (state) {
      case "gone" -> Optional.empty();
      case "open" -> Optional.of(Sales.anOpenDraft());
      case "asked" -> Optional.of(Sales.anInvoicedDraft());
      case "completed" -> Optional.of(Sales.aCompletedDraft());
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static Message.SendMail request(int step) {
    return new Message.SendMail(MailKind.PAYMENT_REQUEST, 1, step, Sales.NOON);
  }

  private static final String REMINDERS =
      """
      order        | reminder
      open         | needed
      paid in part | needed
      paid         | NOTHING_OPEN
      cancelled    | NOTHING_OPEN\
      """;

  @Test
  void nobodyIsRemindedOfWhatIsNotOpen() {
    Grid.of(REMINDERS).check((state, _) -> told(MailDecider.pointless(order(state))));
  }

  private static Order order(String state) {
    var order = Sales.anOrder(Sales.anOpenDraft());
    var open = Sales.paid(order, Sales.usd("0.00"));
    return switch (state) {
      case "open" -> open;
      case "paid in part" -> Sales.paid(order, Sales.usd("0.01"));
      case "paid" -> Sales.paid(order, order.total());
      case "cancelled" -> Sales.cancelled(open);
      default -> throw new IllegalArgumentException(state);
    };
  }

  @Test
  void aParcelThatNobodyKnowsIsNotTold() {
    assertEquals("PARCEL_UNKNOWN", told(MailDecider.pointless(Optional.empty())));
    assertEquals("needed", told(MailDecider.pointless(Optional.of(aParcel()))));
  }

  private static Fulfillment aParcel() {
    return new Fulfillment(
        new FulfillmentId(21),
        new OrderId(2),
        new FulfillmentOrderId(31),
        Location.PRIMARY_ID,
        1,
        List.of(new Fulfillment.Units(new LineId(11), 2)),
        new Fulfillment.Tracking(Optional.empty(), Optional.empty(), Optional.empty()),
        Sales.NOON,
        Optional.empty(),
        false,
        false,
        false,
        Optional.empty());
  }

  private static final String RECIPIENTS =
      """
      the sale's    | nobody is named     | a@example.com               | a@wrong
      none          | NO_ADDRESS          | a@example.com               | WRONG_ADDRESS
      ada@bücher.ch | ada@xn--bcher-kva.ch | a@example.com               | WRONG_ADDRESS
      ada@wrong     | WRONG_ADDRESS       | a@example.com               | WRONG_ADDRESS\
      """;

  @Test
  void aMailGoesToWhomStaffNameElseToTheCustomer() {
    Grid.of(RECIPIENTS)
        .check((email, named) -> {
          var to = named.equals("nobody is named") ? Optional.<String>empty() : Optional.of(named);
          return told(
              MailDecider.recipients(
                  wished(to, List.of()),
                  email.equals("none") ? Optional.empty() : Optional.of(email)));
        });
  }

  @Test
  void whoGetsACopyIsReachedTooOrNobodyIs() {
    var ada = Optional.of("ada@example.com");
    assertEquals(
        "ada@example.com, b@example.com",
        told(MailDecider.recipients(wished(Optional.empty(), List.of("b@example.com")), ada)));
    assertEquals(
        "WRONG_ADDRESS",
        told(MailDecider.recipients(wished(Optional.empty(), List.of("b@wrong")), ada)));
  }

  private static Message.SendMail wished(Optional<String> to, List<String> bcc) {
    var wishes = new Message.MailOverrides(to, bcc, Optional.empty(), Optional.empty());
    return new Message.SendMail(
        MailKind.INVOICE, 1, 1, Sales.NOON, Optional.of(wishes), Optional.empty());
  }

  private static String told(MailDecider.Recipients recipients) {
    return switch (recipients) {
      case MailDecider.Recipients.Nobody(var why) -> why.name();
      case MailDecider.Recipients.Unreachable(var why) -> why.name();
      case MailDecider.Recipients.Reachable(_, var envelope) ->
          envelope.stream().map(MailAddress::ascii).collect(Collectors.joining(", "));
    };
  }

  private static final String LIFE =
      """
      mail      | sending   | sent   | not taken   | refused             | not needed
      NOT_TAKEN | SENDING 1 | -      | -           | REFUSED 0, NO_ADDRESS | NOT_NEEDED 0, NO_ADDRESS
      SENDING   | SENDING 2 | SENT 1 | NOT_TAKEN 0 | REFUSED 1, NO_ADDRESS | -\
      """;

  @Test
  void anAttemptCountsFromItsIntentAndNoMoreOnceItWasCertainlyNotTaken() {
    var grid = Grid.of(LIFE);
    grid.check(MailDeciderTest::moved);
    var all = Grid.constants(Mail.State.class);
    all.removeIf(state -> untried(Mail.State.valueOf(state)).settled());
    grid.coversStates(all);
  }

  private static Mail untried(Mail.State state) {
    var untried = Mail.untried(request(1), Sales.NOON);
    return untried.to(state, 0, Optional.empty(), Optional.empty(), Sales.NOON);
  }

  private static String moved(String state, String action) {
    var untried = Mail.untried(request(1), Sales.NOON);
    var mail = state.equals("SENDING") ? MailDecider.sending(untried, Sales.NOON) : untried;
    if (action.equals("not needed")) {
      return Decisions.told(
          MailDecider.notNeeded(mail, NotSent.NO_ADDRESS, Sales.LATER), MailDeciderTest::told);
    } else if (state.equals("NOT_TAKEN") && (action.equals("sent") || action.equals("not taken"))) {
      return "-";
    }
    var next =
        switch (action) {
          case "sending" -> MailDecider.sending(mail, Sales.LATER);
          case "sent" -> MailDecider.sent(mail, "id", Sales.LATER);
          case "not taken" -> MailDecider.notTaken(mail, Sales.LATER);
          case "refused" -> MailDecider.refused(mail, NotSent.NO_ADDRESS, Sales.LATER);
          default -> throw new IllegalArgumentException(action);
        };
    assertEquals(mail.version() + 1, next.version());
    assertEquals(Sales.LATER, next.at());
    assertEquals(action.equals("sent") ? Optional.of("id") : Optional.empty(), next.serviceId());
    return told(next);
  }

  private static String told(Mail mail) {
    return mail.state() + " " + mail.attempts() + mail.why().map(why -> ", " + why).orElse("");
  }

  @Test
  void onlyWhatWasBeingSentIsAmbiguous() {
    for (var state : Mail.State.values()) {
      assertEquals(state == Mail.State.SENDING, untried(state).isAmbiguous(), state.name());
    }
    assertFalse(untried(Mail.State.SENDING).settled());
  }
}
