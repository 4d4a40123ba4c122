package dev.utkast.model.lifecycle;

import static dev.utkast.model.Decisions.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.OrderRefusal;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.FulfillmentOrderStatus;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Amendment;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.shop.SalesSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What goes with an order that is amended, called off or reminded of.
class OrderChangeDeciderTest {
  private static final String AMENDMENTS =
      """
      order              | note                               | phone        | nothing | address
      no slip yet        | NOTES_OR_TAGS                      | PHONE        | -       | SHIPPING_ADDRESS
      one slip           | NOTES_OR_TAGS, slip 1 of 31        | PHONE        | -       | SHIPPING_ADDRESS, slip 1 of 31
      one slip, amended  | NOTES_OR_TAGS, slip 2 of 31        | PHONE        | -       | SHIPPING_ADDRESS, slip 2 of 31
      one slip, shipped  | NOTES_OR_TAGS                      | PHONE        | -       | no: AddressFixed SHIPPED
      one slip, cancelled | NOTES_OR_TAGS                     | PHONE        | -       | no: AddressFixed CANCELLED\
      """;

  private static Order order(String state) {
    var order = Sales.anOrder();
    return switch (state) {
      case "no slip yet" -> order;
      case "one slip" -> Sales.readyToPick(order);
      case "one slip, amended" -> {
        var once = Sales.readyToPick(order);
        yield changed(amend(once, Amendments.noted(once, "call first"))).order();
      }
      case "one slip, shipped" -> Sales.shipped(Sales.readyToPick(order), 1, 0, 0);
      case "one slip, cancelled" -> Sales.cancelled(Sales.readyToPick(order));
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static Decision<Change.OrderAmended> amend(Order order, Amendment asked) {
    return OrderChangeDecider.amend(
        order, asked, SalesSettings.unset(), Sales.aShop(), Sales.STAFF, Sales.LATER);
  }

  private static String amended(String state, String what) {
    var before = order(state);
    var asked = Amendments.asked(before, what);
    return Decisions.told(
        amend(before, asked),
        amended -> {
          var next = amended.order();
          assertEquals(asked, Amendment.none(next));
          assertEquals(
              new OrderEvent(
                  new OrderId(2),
                  Sales.LATER,
                  Sales.STAFF,
                  new OrderEvent.Amended(asked.parts(before))),
              amended.event());
          return asked.parts(before).stream().map(Enum::name).collect(Collectors.joining(" "))
              + amended.messages().stream()
                  .map(message -> ", " + slip(message, next))
                  .collect(Collectors.joining());
        });
  }

  private static String slip(Message message, Order order) {
    if (message
        instanceof
        Message.RenderPackingSlip(var id, var parcel, var revision, var text, var orderId)) {
      assertEquals(Optional.of(order.id()), orderId);
      assertEquals(Optional.empty(), parcel);
      assertEquals(Optional.of(order.slipText()), text);
      return "slip " + revision.orElseThrow() + " of " + id;
    }
    throw new AssertionError("no slip: " + message);
  }

  @Test
  void whatAPrintedSlipShowsIsPrintedAgain() {
    Grid.of(AMENDMENTS).check(OrderChangeDeciderTest::amended);
  }

  private static final String CANCELLATIONS =
      """
      fulfillment orders      | standing             | shipped     | cancelled | cancelled otherwise
      none                    | cancels              | no: Shipped | -         | no: CancelledOtherwise REASON
      Open                    | cancels 31           | no: Shipped | -         | no: CancelledOtherwise REASON
      OnHold                  | cancels 31           | no: Shipped | -         | no: CancelledOtherwise REASON
      OnHold, shipped         | no: Shipped          | no: Shipped | -         | no: CancelledOtherwise REASON
      InProgress              | no: Shipped          | no: Shipped | -         | no: CancelledOtherwise REASON
      Closed                  | no: Shipped          | no: Shipped | -         | no: CancelledOtherwise REASON
      Cancelled               | cancels              | no: Shipped | -         | no: CancelledOtherwise REASON
      Open; Cancelled; OnHold | cancels 31 33        | no: Shipped | -         | no: CancelledOtherwise REASON
      Open; InProgress        | no: Shipped          | no: Shipped | -         | no: CancelledOtherwise REASON\
      """;

  private static List<FulfillmentOrder> fulfillmentOrders(String states) {
    var all = new ArrayList<FulfillmentOrder>();
    if (!states.equals("none")) {
      for (var state : states.split("; ")) {
        all.add(
            FulfillmentOrders.in(
                state, new FulfillmentOrderId(FulfillmentOrders.ID.value() + all.size())));
      }
    }
    return all;
  }

  private static final Cancellation ASKED =
      new Cancellation(
          Cancellation.Reason.CUSTOMER, Sales.LATER, true, true, Optional.of(Sales.STAFF));

  private static String cancelled(String states, String how) {
    var order = Sales.paid(Sales.anOrder(), Sales.usd("40.00"));
    var before =
        switch (how) {
          case "standing" -> order;
          case "shipped" -> Sales.shipped(order, 1, 0, 0);
          case "cancelled" -> Sales.cancelled(order);
          default ->
              Sales.cancelled(order, new Cancellation(Cancellation.Reason.FRAUD, Sales.NOON));
        };
    return Decisions.told(
        OrderChangeDecider.cancel(
            before, fulfillmentOrders(states), ASKED, Set.of(OrderRefusal.Option.REASON)),
        cancelled -> {
          assertEquals(Optional.of(ASKED), cancelled.order().cancellation());
          assertEquals(
              List.of(
                  new Message.IssueCreditNote(new OrderId(2), Optional.of(Sales.usd("40.00"))),
                  new Message.ReleaseStock(new OrderId(2))),
              cancelled.messages());
          return "cancels"
              + cancelled.fulfillmentOrders().stream()
                  .map(OrderChangeDeciderTest::calledOff)
                  .collect(Collectors.joining());
        });
  }

  private static String calledOff(FulfillmentOrder next) {
    assertEquals(new FulfillmentOrderStatus.Cancelled(), next.status());
    assertEquals(7, next.version());
    assertEquals(Sales.LATER, next.updatedAt());
    return " " + next.id();
  }

  @Test
  void anOrderIsCalledOffWithAllThatHasNotLeft() {
    var grid = Grid.of(CANCELLATIONS);
    assertEquals(
        Grid.permitted(FulfillmentOrderStatus.class),
        grid.rows().stream()
            .map(List::getFirst)
            .filter(states -> !states.equals("none"))
            .flatMap(states -> Arrays.stream(states.split("; ")))
            .map(state -> state.split(",")[0])
            .collect(Collectors.toSet()));
    grid.check(OrderChangeDeciderTest::cancelled);
  }

  @Test
  void eachReasonHasItsLabel() {
    assertEquals(
        "customer fraud inventory declined other",
        Arrays.stream(Cancellation.Reason.values())
            .map(Cancellation.Reason::label)
            .collect(Collectors.joining(" ")));
  }

  private static final String REMINDERS =
      """
      reminded before       | 2026-03-25 | 2026-03-26       | 2026-03-29       | 2026-04-28
      never                 | -          | mails step 1     | mails step 2     | mails step 5
      2026-03-26            | -          | -                | mails step 2     | mails step 5
      2026-04-28            | -          | -                | -                | -
      never, nobody known   | -          | skips step 1     | skips step 2     | skips step 5
      never, paid           | -          | -                | -                | -
      never, paid in part   | -          | mails step 1     | mails step 2     | mails step 5
      never, cancelled      | -          | -                | -                | -\
      """;

  private static Instant noonOf(String day) {
    return Instant.parse(day + "T12:00:00Z");
  }

  /// Due on 29 March.
  private static Order reminded(String state) {
    var terms =
        new PaymentTerms(
            PaymentTerms.Type.FIXED, Optional.empty(), Optional.of(LocalDate.of(2026, 3, 29)));
    var email =
        state.endsWith("nobody known")
            ? Optional.<String>empty()
            : Optional.of("customer@example.com");
    var order =
        Sales.anOrder(
            Sales.content(
                email, Optional.of(terms), Sales.aLine(new LineId(1), "Cup", 1, "10.00")));
    return switch (state.substring(state.indexOf(' ') + 1)) {
      case "paid" -> Sales.paid(order, Sales.usd("10.00"));
      case "paid in part" -> Sales.paid(order, Sales.usd("9.99"));
      case "cancelled" -> Sales.cancelled(order);
      default ->
          state.startsWith("never")
              ? order
              : changed(OrderDecider.remind(order, Sales.aShop(), dayOf(state), noonOf(state)));
    };
  }

  private static LocalDate dayOf(String state) {
    return Sales.aShop().dayOf(noonOf(state));
  }

  private static String remind(String state, String day) {
    var before = reminded(state);
    // It may fire late: the steps are those of its time, and what happens, happens now.
    var now = noonOf(day).plusSeconds(86_400);
    return Decisions.told(
        OrderChangeDecider.remind(before, Sales.aShop(), noonOf(day), now),
        reminded -> {
          int step = reminded.order().remindersSent();
          assertEquals(before.version() + 1, reminded.order().version());
          var what = reminded.event().what();
          assertEquals(
              new OrderEvent(new OrderId(2), now, new Actor.Shop(), what), reminded.event());
          if (what.equals(new OrderEvent.ReminderSkipped(step))) {
            assertEquals(List.of(), reminded.messages());
            return "skips step " + step;
          }
          assertEquals(new OrderEvent.ReminderSent(step), what);
          assertEquals(
              List.of(
                  new Message.SendMail(
                      MailKind.REMINDER,
                      2,
                      step,
                      now,
                      Optional.empty(),
                      Optional.of(before.outstanding()))),
              reminded.messages(),
              "one mail, however many steps");
          return "mails step " + step;
        });
  }

  @Test
  void eachStepThatComesIsMailedOrSkipped() {
    Grid.of(REMINDERS).check(OrderChangeDeciderTest::remind);
  }
}
