package dev.utkast.model.lifecycle;

import static dev.utkast.model.Decisions.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.draftorder.Asked;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.lifecycle.SaleDecider.Completion;
import dev.utkast.model.link.Link;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a draft of USD 100.00 becomes an order otherwise than by a payment, and what such an order
/// comes with.
class SaleDeciderTest {

  private static final String REQUESTS =
      """
      draft                    | new request                | the same again             | to nobody       | in euro
      Open                     | asks for D5-1 USD 100.00   | asks for D5-1 USD 100.00   | no: NobodyToAsk | asks for D5-2 EUR 50.00
      Open, partly paid        | asks for D5-1 USD 90.00    | asks for D5-1 USD 90.00    | no: NobodyToAsk | no: CurrencyFixed
      Open, free               | asks for D5-1 USD 0.00     | asks for D5-1 USD 0.00     | no: NobodyToAsk | asks for D5-2 EUR 0.00
      InvoiceSent              | asks for D5-2 USD 100.00   | -                          | no: NobodyToAsk | asks for D5-2 EUR 50.00
      InvoiceSent, partly paid | asks for D5-2 USD 90.00    | -                          | no: NobodyToAsk | no: CurrencyFixed
      Completed, paid          | no: Completed SEND_INVOICE | -                          | no: NobodyToAsk | no: Completed SEND_INVOICE\
      """;

  private static final Message.MailOverrides OVERRIDES =
      new Message.MailOverrides(
          Optional.of("desk@example.com"), List.of(), Optional.of("Pay"), Optional.empty());

  private static Recipient recipient(String how) {
    var named =
        how.equals("to nobody") ? Optional.<String>empty() : Optional.of("desk@example.com");
    return new Recipient(named, Optional.empty());
  }

  private static String requested(String state, String how) {
    var draft = DraftsAndMoney.draft(state);
    long request = how.equals("the same again") ? 1 : 2;
    return Decisions.told(
        SaleDecider.requestPayment(
            draft,
            how.equals("in euro") ? Sales.pricedInEuro(draft.content(), "0.5") : draft.priced(),
            recipient(how),
            request,
            OVERRIDES,
            Sales.LATER),
        requested -> {
          var next = requested.draft();
          assertEquals(Optional.of(request), next.asked().map(Asked::request));
          assertEquals(Optional.of(next.revision()), next.askedRevision());
          assertEquals(
              List.of(
                  new Message.SendMail(
                      MailKind.PAYMENT_REQUEST,
                      draft.id().value(),
                      next.revision(),
                      Sales.LATER,
                      Optional.of(OVERRIDES),
                      Optional.of(next.outstanding()))),
              requested.messages());
          return "asks for " + next.requestName() + " " + next.outstanding();
        });
  }

  @Test
  void aRequestMailsItsRevisionAndWhatIsOpen() {
    var grid = Grid.of(REQUESTS);
    grid.coversStates(Grid.permitted(DraftStatus.class));
    grid.check(SaleDeciderTest::requested);
  }

  private static final String COMPLETION =
      """
      draft                    | paid, may receive                   | paid, may not receive | later, may receive | later, may not receive
      Open                     | agreed USD 100.00, enters 100.00    | no: PaymentNotAllowed | agreed USD 0.00    | agreed USD 0.00
      Open, partly paid        | agreed USD 100.00, enters 90.00     | no: PaymentNotAllowed | agreed USD 10.00   | agreed USD 10.00
      Open, with money held    | agreed USD 100.00, enters 100.00    | no: PaymentNotAllowed | agreed USD 0.00    | agreed USD 0.00
      Open, free               | agreed USD 0.00                     | agreed USD 0.00       | agreed USD 0.00    | agreed USD 0.00
      InvoiceSent              | agreed USD 100.00, enters 100.00    | no: PaymentNotAllowed | agreed USD 0.00    | agreed USD 0.00
      InvoiceSent, partly paid | agreed USD 100.00, enters 90.00     | no: PaymentNotAllowed | agreed USD 10.00   | agreed USD 10.00
      InvoiceSent, free        | agreed USD 0.00                     | agreed USD 0.00       | agreed USD 0.00    | agreed USD 0.00
      Completed, unpaid        | no: CompletedUnpaid                 | no: CompletedUnpaid   | -                  | -
      Completed, partly paid   | no: CompletedUnpaid                 | no: CompletedUnpaid   | -                  | -
      Completed, paid          | -                                   | -                     | -                  | -
      Completed, booked        | -                                   | -                     | no: CompletedPaid  | no: CompletedPaid
      Completed, free          | -                                   | -                     | -                  | -\
      """;

  private static String completed(String state, String how) {
    var draft = DraftsAndMoney.draft(state);
    var ledger = DraftsAndMoney.ledger(state);
    var order = AskedOrder.ofNobody();
    var asked = new Completion(how.startsWith("later"), how.endsWith("may receive"), Sales.STAFF);
    var told =
        Decisions.told(
            SaleDecider.complete(
                draft, asked, () -> ledger, () -> 9, order, Sales.aShop(), Sales.LATER),
            agreed -> {
              assertEquals(
                  new DraftStatus.Completed(Sales.LATER, AskedOrder.ID, Optional.of(Sales.STAFF)),
                  agreed.draft().status());
              assertEquals(agreed.draft().paid(), agreed.order().paid());
              return "agreed "
                  + agreed.draft().paid()
                  + agreed
                      .payment()
                      .map(entry -> ", enters " + entry.amount().getAmount())
                      .orElse("");
            });
    assertEquals(told.startsWith("agreed"), !order.asked().isEmpty(), "asked " + order.asked());
    return told;
  }

  @Test
  void staffCompleteADraftOnceAsPaidOrForLater() {
    var grid = Grid.of(COMPLETION);
    grid.coversStates(Grid.permitted(DraftStatus.class));
    grid.check(SaleDeciderTest::completed);
  }

  /// The reference is one that a draft can have only once.
  @Test
  void completingEntersWhatIsOpen() {
    var draft = DraftsAndMoney.draft("InvoiceSent, partly paid");
    var agreed =
        changed(
            SaleDecider.complete(
                draft,
                new Completion(false, true, Sales.STAFF),
                () -> fail("asked for the ledger"),
                () -> 9,
                AskedOrder.ofNobody(),
                Sales.aShop(),
                Sales.LATER));
    assertEquals(
        Optional.of(
            new PaymentEntry(
                new TransactionId(9),
                PaymentEntry.Kind.PAYMENT,
                PaymentNotice.MANUAL,
                "completed #D5",
                Sales.usd("90.00"),
                Optional.of(AskedOrder.ID),
                Sales.LATER,
                false,
                Optional.empty(),
                Optional.of(Sales.STAFF),
                Optional.empty(),
                false)),
        agreed.payment());
  }

  @Test
  void whoEntersNoPaymentTakesNoIdForIt() {
    for (var asked : List.of(new Completion(true, true, Sales.STAFF), NOT_ALLOWED)) {
      SaleDecider.complete(
          Sales.anOpenDraft(),
          asked,
          List::of,
          () -> fail("asked for an id"),
          AskedOrder.ofNobody(),
          Sales.aShop(),
          Sales.LATER);
    }
  }

  private static final Completion NOT_ALLOWED = new Completion(false, false, Sales.STAFF);

  private static final String CONFIRMATION =
      """
      draft             | its link | an older one | a revoked one
      Open              | -      | -      | -
      Open, free        | -      | -      | -
      InvoiceSent       | -      | -      | -
      InvoiceSent, free | agreed | -      | -
      Completed, paid   | -      | -      | -
      Completed, free   | -      | -      | -\
      """;

  private static Link.OfDraft linkOf(String state, String which) {
    var draft = DraftsAndMoney.draft(state);
    return switch (which) {
      case "its link" -> new Link.OfDraft(draft.id(), draft.revision(), 0, Sales.LATER);
      case "an older one" -> new Link.OfDraft(draft.id(), draft.revision() - 1, 0, Sales.LATER);
      default -> new Link.OfDraft(draft.id(), draft.revision(), -1, Sales.LATER);
    };
  }

  private static String confirmed(String state, String link) {
    var order = AskedOrder.ofNobody();
    var told =
        Decisions.told(
            SaleDecider.confirm(
                DraftsAndMoney.draft(state),
                linkOf(state, link),
                order,
                Sales.aShop(),
                Sales.LATER),
            agreed -> {
              var by = Optional.<Actor>of(new Actor.Customer());
              assertEquals(
                  new DraftStatus.Completed(Sales.LATER, AskedOrder.ID, by),
                  agreed.draft().status());
              assertEquals(Optional.empty(), agreed.payment());
              return "agreed";
            });
    assertEquals(told.equals("agreed"), !order.asked().isEmpty(), "asked " + order.asked());
    return told;
  }

  @Test
  void aCustomerAgreesToWhatCostsNothingBehindTheLinkThatLives() {
    var grid = Grid.of(CONFIRMATION);
    grid.coversStates(Grid.permitted(DraftStatus.class));
    grid.check(SaleDeciderTest::confirmed);
  }

  private static Customer customer(int ordersBefore, boolean ordered) {
    var from = Customer.unknown(new CustomerId(77), Sales.NOON);
    return new Customer(
        from.id(),
        4,
        Optional.of("own@example.com"),
        from.firstName(),
        from.lastName(),
        from.phone(),
        from.note(),
        from.tags(),
        from.taxExempt(),
        from.addresses(),
        from.currency(),
        from.language(),
        ordersBefore,
        from.lastOrderId(),
        from.lastOrderName(),
        from.createdAt(),
        from.updatedAt(),
        from.taxExemption(),
        from.vatNumber(),
        from.totalOfOrders(),
        ordered);
  }

  private static Change.SaleAgreed agreed(DraftOrder draft, NewOrder order) {
    return changed(
        SaleDecider.complete(
            draft,
            new Completion(true, false, Sales.STAFF),
            List::of,
            () -> 9,
            order,
            Sales.aShop(),
            Sales.LATER));
  }

  private static List<VariantId> items(DraftOrder draft) {
    return draft.content().lines().stream().flatMap(line -> line.variantId().stream()).toList();
  }

  @Test
  void anAgreedSaleIsWhole() {
    var draft = Sales.partlyPaid(Sales.anInvoicedDraft());
    var customer = customer(0, false);
    var paid = Sales.usd("10.00");
    assertEquals(
        new Change.SaleAgreed(
            changed(
                DraftOrderDecider.completed(draft, paid, AskedOrder.ID, Sales.STAFF, Sales.LATER)),
            OrderDecider.start(draft, new OrderId(60), 3, paid, Sales.aShop(), Sales.LATER),
            Optional.of(new CustomerId(77)),
            Optional.of(customer.withFirstOrder(Sales.LATER)),
            Optional.empty(),
            List.of(
                new Message.IssueInvoice(new OrderId(60), Optional.of(paid)),
                new Message.ClaimStock(new OrderId(60), items(draft)))),
        agreed(draft, new AskedOrder(Optional.of(customer))));
  }

  /// A number that is taken twice leaves a gap.
  @Test
  void aNumberIsTakenOnce() {
    var order = new AskedOrder(Optional.of(customer(0, false)));
    agreed(Sales.anOpenDraft(), order);
    assertEquals(List.of("id", "customer", "number"), order.asked());
  }

  @ParameterizedTest
  @CsvSource({"0,false,true", "0,true,false", "1,false,false", "1,true,false"})
  void theFirstOrderIsSaidOfTheCustomer(int before, boolean ordered, boolean first) {
    var customer = customer(before, ordered);
    var agreed = agreed(Sales.anOpenDraft(), new AskedOrder(Optional.of(customer)));
    assertEquals(Optional.of(new CustomerId(77)), agreed.customerId());
    assertEquals(
        first ? Optional.of(5L) : Optional.empty(), agreed.firstOrderOf().map(Customer::version));
    assertEquals(
        first ? Optional.of(true) : Optional.empty(),
        agreed.firstOrderOf().map(Customer::hasOrdered));
  }

  @Test
  void whoWasDeletedHasNoHistory() {
    var agreed = agreed(Sales.anOpenDraft(), AskedOrder.ofNobody());
    assertEquals(Optional.empty(), agreed.customerId());
    assertEquals(Optional.empty(), agreed.firstOrderOf());
  }

  private static final String REACHED_AT =
      """
      draft names, was asked at    | customer has own@example.com | no customer
      draft@example.com, nobody    | draft@example.com            | draft@example.com
      draft@example.com, asked@example.com | draft@example.com    | draft@example.com
      nobody, asked@example.com    | asked@example.com            | asked@example.com
      nobody, nobody               | own@example.com              | nobody\
      """;

  private static String reachedAt(String words, String whose) {
    var parts = words.split(", ");
    var named = Optional.of(parts[0]).filter(text -> !text.equals("nobody"));
    var open =
        Sales.anOpenDraft(
            Sales.content(named, Optional.empty(), Sales.aLine(new LineId(1), "Cup", 1, "10.00")));
    var draft =
        parts[1].equals("nobody")
            ? open
            : changed(
                DraftOrderDecider.sendInvoice(
                    open, open.priced(), Optional.of(parts[1]), false, 1, Sales.NOON));
    var customer =
        whose.equals("no customer") ? Optional.<Customer>empty() : Optional.of(customer(1, true));
    var agreed = agreed(draft, new AskedOrder(customer));
    assertEquals(draft.content(), agreed.draft().content(), "the draft stays as it was written");
    return agreed.order().content().email().orElse("nobody");
  }

  @Test
  void anOrderGoesToWhoeverTheDraftNamesOrWasAsked() {
    Grid.of(REACHED_AT).check(SaleDeciderTest::reachedAt);
  }

  @Test
  void whatIsAgreedOnceIsAgreed() {
    var draft = agreed(Sales.anOpenDraft(), AskedOrder.ofNobody()).draft();
    assertEquals(
        Decision.alreadyDone(),
        SaleDecider.complete(
            draft,
            new Completion(true, true, Sales.STAFF),
            List::of,
            () -> 9,
            AskedOrder.ofNobody(),
            Sales.aShop(),
            Sales.LATER));
  }
}
