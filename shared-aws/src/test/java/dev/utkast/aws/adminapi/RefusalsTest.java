package dev.utkast.aws.adminapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.utkast.model.decision.CatalogRefusal;
import dev.utkast.model.decision.CustomerRefusal;
import dev.utkast.model.decision.DraftRefusal;
import dev.utkast.model.decision.DraftRefusal.Action;
import dev.utkast.model.decision.FulfillmentRefusal;
import dev.utkast.model.decision.FulfillmentRefusal.State;
import dev.utkast.model.decision.OrderRefusal;
import dev.utkast.model.decision.OrderRefusal.Because;
import dev.utkast.model.decision.OrderRefusal.Option;
import dev.utkast.model.decision.PaymentRefusal;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.decision.RefundRefusal;
import dev.utkast.model.decision.Refusal;
import dev.utkast.model.decision.SettingsRefusal;
import dev.utkast.model.decision.StockRefusal;
import dev.utkast.model.id.FulfillmentOrderLineId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.id.VariantId;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What clients are told of each no: status, field and words. Those of prices and of settings have
/// tests of their own.
class RefusalsTest {
  private static final Money SEVEN = Money.parse("USD 7.00");
  private static final Money NINE = Money.parse("USD 9.00");

  private static final FulfillmentOrderLineId LINE = new FulfillmentOrderLineId(5);

  private static final StockRefusal STOCKED =
      new StockRefusal.Stocked(new VariantId(71), new LocationId(6), 8, 5);

  /// @param told the status, and the errors in JSON
  record Row(Refusal refusal, String told) {}

  static Stream<Row> rows() {
    return Stream.of(
            drafts(), payments(), orders(), refunds(), fulfillmentOrders(), stock(), others())
        .flatMap(rows -> rows);
  }

  private static Stream<Row> drafts() {
    return Stream.of(
        completed(Action.EDIT, "changed, except its tags"),
        completed(Action.SEND_INVOICE, "invoiced again"),
        completed(Action.DELETE, "deleted"),
        completed(Action.RECEIVE_PAYMENT, "paid: its order is"),
        completed(Action.COMPLETE, "completed again"),
        row(
            new DraftRefusal.CompletedUnpaid(),
            "payment_pending",
            "was true when it was completed: confirm the payment of its order instead"),
        row(
            new DraftRefusal.CompletedPaid(),
            "payment_pending",
            "was false when it was completed: it is paid"),
        new Row(
            new DraftRefusal.PaymentNotAllowed(),
            "403 \"[API] This action requires merchant approval for write_payments scope.\""),
        row(
            new DraftRefusal.CurrencyFixed(),
            "presentment_currency",
            "can't be changed after a payment was received"),
        row(
            new DraftRefusal.CoveredByEdit(NINE, SEVEN),
            "total_price",
            "must stay above the USD 9.00 that was paid; it would be USD 7.00"),
        row(
            new DraftRefusal.Covered(NINE, SEVEN),
            "amount",
            "USD 9.00 covers the USD 7.00 of the draft order"),
        row(
            new DraftRefusal.NobodyToAsk(),
            "email",
            "can't be blank: there is nobody to send the invoice to"),
        row(
            new DraftRefusal.InLedger(),
            "base",
            "a draft order with payments, counted or held, can't be deleted"));
  }

  private static Row completed(Action action, String done) {
    return row(
        new DraftRefusal.Completed(action), "base", "a completed draft order can't be " + done);
  }

  private static Stream<Row> payments() {
    return Stream.of(
        row(
            new PaymentRefusal.ReferenceTaken(SEVEN),
            "reference",
            "was confirmed already, with the amount USD 7.00"),
        row(
            new PaymentRefusal.SumTooLarge(),
            "amount",
            "is too large together with what was paid before"),
        row(
            new PaymentRefusal.AmountNotAsked(SEVEN),
            "amount",
            "is not what there is to pay: USD 7.00"),
        row(new PaymentRefusal.NothingToPay(), "base", "there is nothing to pay"),
        row(new PaymentRefusal.UnderWay(), "base", "a payment is under way"));
  }

  private static Stream<Row> refunds() {
    return Stream.of(
        row(
            new RefundRefusal.Nothing(),
            "base",
            "gives nothing back: no units, no shipping, no money"),
        row(
            new RefundRefusal.OfCancelled(),
            "base",
            "all of a cancelled order is taken back already: only money can be refunded"),
        row(
            new RefundRefusal.UnknownLine(1, new LineId(3)),
            "refund_line_items[1].line_item_id",
            "is no line of the order: 3"),
        row(
            new RefundRefusal.TooManyUnits(0, 1, 2),
            "refund_line_items[0].quantity",
            "must be at most 1, what is left, not 2"),
        row(
            new RefundRefusal.LeftAlready(0, 1, 2),
            "refund_line_items[0].quantity",
            "1 are still to be sent and can be cancelled, not 2"),
        row(
            new RefundRefusal.NeverLeft(0, 1, 2),
            "refund_line_items[0].quantity",
            "1 were sent and can come back, not 2"),
        row(
            new RefundRefusal.BeyondShipping(SEVEN),
            "shipping.amount",
            "must be at most USD 7.00, what is left"),
        row(
            new RefundRefusal.BeyondPaid(SEVEN),
            "transactions",
            "must come to at most USD 7.00, what was paid and is left"),
        row(
            new RefundRefusal.UnknownPayment(0, new TransactionId(8)),
            "transactions[0].parent_id",
            "is no payment of the order in its currency: 8"),
        row(
            new RefundRefusal.BeyondPayment(2, SEVEN),
            "transactions[2].amount",
            "must be at most USD 7.00, what is left of the payment"));
  }

  private static Stream<Row> orders() {
    return Stream.of(
        row(
            new OrderRefusal.Shipped(),
            "base",
            "an order of which something was shipped can't be cancelled"),
        row(new OrderRefusal.Cancelled(), "base", "the order is cancelled"),
        otherwise(Option.REASON, "reason"),
        otherwise(Option.RESTOCK, "restock"),
        otherwise(Option.EMAIL, "email"),
        address(
            new OrderRefusal.AddressFixed(Because.CANCELLED),
            "can't be changed: the order is cancelled"),
        address(
            new OrderRefusal.AddressFixed(Because.SHIPPED),
            "can't be changed: something was shipped to it"),
        address(new OrderRefusal.AddressMissing(), "can't be blank"),
        address(
            new OrderRefusal.OtherTaxes(),
            "can't be where other taxes are due: the invoice has those of the first one"),
        units(
            new OrderRefusal.ShippedMoreThanSold(new LineId(11), 2, 3),
            "line 11 was sold 2 times, not 3"));
  }

  private static Row otherwise(Option option, String field) {
    return row(
        new OrderRefusal.CancelledOtherwise(Set.of(option)),
        field,
        "was another when the order was cancelled");
  }

  private static Row address(OrderRefusal refusal, String words) {
    return row(refusal, "shipping_address", words);
  }

  private static Row units(Refusal refusal, String words) {
    return row(refusal, "fulfillment_order_line_items", words);
  }

  private static Stream<Row> fulfillmentOrders() {
    return Stream.of(
        standing(State.ON_HOLD, "is on hold"),
        standing(State.ON_HOLD_FOR_OTHER_REASONS, "is on hold already"),
        standing(State.CLOSED, "is closed"),
        standing(State.CANCELLED, "is cancelled"),
        units(
            new FulfillmentRefusal.LinesHeldAlone(),
            "must be all that remains: lines can't be held alone"),
        units(new FulfillmentRefusal.UnknownLine(LINE), "has no line 5"),
        units(new FulfillmentRefusal.TooFewUnits(LINE, 0), "line 5 can't be sent 0 times"),
        units(new FulfillmentRefusal.TooManyUnits(LINE, 4, 9), "line 5 has 4 left, not 9"));
  }

  private static Row standing(State state, String words) {
    return row(new FulfillmentRefusal.Standing(state), "fulfillment_order", words);
  }

  private static Stream<Row> stock() {
    return Stream.of(
        row(
            new StockRefusal.NotTracked(),
            "inventory_item_id",
            "does not have inventory tracking enabled"),
        row(new StockRefusal.BelowZero(3), "available", "is more than the 3 units on hand"),
        row(new StockRefusal.TooMany(99), "available", "makes more than 99 units on hand"),
        row(new StockRefusal.OutOfStock(1, 2), "available", "is 1, not 2"),
        row(
            STOCKED,
            "base",
            "variant 71 has 8 units on hand and 5 promised at location 6; count it to 0 first,"
                + " while it is tracked"));
  }

  private static Stream<Row> others() {
    return Stream.of(
        row(new CatalogRefusal.LastVariant(), "base", "a product keeps its last variant"),
        row(
            new CustomerRefusal.HasOrdered(),
            "base",
            "a customer who has ordered cannot be deleted"));
  }

  private static Row row(Refusal refusal, String field, String words) {
    return new Row(refusal, invalid(field, words));
  }

  private static String invalid(String field, String words) {
    return "422 {\"" + field + "\":[\"" + words + "\"]}";
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRefusalHasItsFieldAndWords(Row row) {
    var problem = Refusals.problem(row.refusal());
    assertEquals(row.told(), problem.getMessage());
    assertFalse(problem.isForEver(), "it may be done in another state");
  }

  @Test
  void noRefusalIsForgotten() {
    var told = rows().flatMap(row -> Kinds.in(row.refusal())).collect(Collectors.toSet());
    var elsewhere = Kinds.of(PricingRefusal.class, SettingsRefusal.class);
    var all = Kinds.of(Refusal.class, Action.class, Option.class, Because.class, State.class);
    assertEquals(
        Set.of(),
        all.stream()
            .filter(Predicate.not(elsewhere::contains).and(Predicate.not(told::contains)))
            .collect(Collectors.toSet()));
  }

  @Test
  void allThatDiffersIsToldAtOnceByField() {
    var all = new OrderRefusal.CancelledOtherwise(Set.of(Option.EMAIL, Option.REASON));
    var words = "[\"was another when the order was cancelled\"]";
    assertEquals(
        "422 {\"reason\":" + words + ",\"email\":" + words + "}",
        Refusals.problem(all).getMessage());
  }

  @Test
  void aCountIsRefusedUnderTheNameThatItWasGiven() {
    assertEquals(
        invalid("quantity", "is more than the 3 units on hand"),
        Refusals.problem(new StockRefusal.BelowZero(3), "quantity", true).getMessage());
  }

  @Test
  void whoMayNotReadStockIsNotToldOfIt() {
    assertEquals(
        invalid(
            "base",
            "variant 71 has units on hand or promised at location 6; count it to 0 first, while"
                + " it is tracked"),
        Refusals.problem(STOCKED, "available", false).getMessage());
  }
}
