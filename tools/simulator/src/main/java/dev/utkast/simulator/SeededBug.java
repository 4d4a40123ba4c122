package dev.utkast.simulator;

import dev.utkast.aws.adminapi.CustomerRequest;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.Idempotency;
import dev.utkast.aws.links.KeyRing;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.sales.Books;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.functions.adjustinventory.AdjustInventory;
import dev.utkast.functions.sendmail.SendMail;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.lifecycle.CatalogDecider;
import dev.utkast.model.lifecycle.FoundStock;
import dev.utkast.model.lifecycle.InvoiceDecider;
import dev.utkast.model.lifecycle.LinkDecider;
import dev.utkast.model.lifecycle.OrderStockDecider;
import dev.utkast.model.lifecycle.SaleDecider;
import dev.utkast.model.lifecycle.SettlementDecider;
import dev.utkast.model.link.LinkTokens;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentDecider;
import dev.utkast.model.quote.DraftQuote;
import dev.utkast.model.shop.Seller;
import dev.utkast.testkit.mutation.Mutant;
import dev.utkast.testkit.mutation.Mutant.Slip.Always;
import dev.utkast.testkit.mutation.Mutant.Slip.Border;
import dev.utkast.testkit.mutation.Mutant.Slip.Constant;
import dev.utkast.testkit.mutation.Mutant.Slip.Instead;
import dev.utkast.testkit.mutation.Mutant.Slip.Reversed;
import java.util.Optional;

/// Bugs that are put in on purpose, to see whether the simulator sees them. Those of the services
/// take away something that a function relies on, as if the function had forgotten to ask for it;
/// those of the code are a [Mutant], one slip in one method.
public enum SeededBug {
  /// Every service does what it promises.
  NONE("no bug"),
  ORDER_VERSION_IGNORED("an order is written over whatever lies there"),
  DRAFT_VERSION_IGNORED("a draft is written over whatever lies there"),
  LEVEL_VERSION_IGNORED("a stock level is written over whatever lies there"),
  MESSAGE_ID_AS_KEY(
      "a claim is kept under the message that asked for it, not under its order and line"),
  CLAIM_KEY_WITHOUT_ORDER("a claim is kept under its line, as if no other order had one so named"),
  MOVEMENTS_NOT_LOOKED_UP("a stock movement neither looks for nor minds an earlier one"),
  PAYMENTS_NOT_LOOKED_UP("a payment neither looks for nor minds an earlier one of its reference"),
  OUTBOX_BEFORE_COMMIT("messages are published before the change that they tell of is committed"),
  OUTBOX_AFTER_COMMIT("messages are published after the change that they tell of is committed"),
  OUTBOX_FORGOTTEN_FIRST("outbox rows are removed before they are sent"),
  SWEEPER_OFF("nothing sweeps the outbox"),
  MAIL_KEY_WITHOUT_STEP("a mail is kept under its document, not under its revision or step"),
  MAIL_OVERWRITTEN("the note of a mail is written over whatever lies there"),
  MAIL_NOT_LOOKED_UP("a mail does not look whether it was sent already"),
  NUMBERS_REPEAT("a counter gives a number twice"),
  LEGAL_NUMBER_APART("the number of a legal document is taken before it is stored, not with it"),
  ANSWER_APART("the answer is kept under its idempotency key after the effect, not with it"),
  KEYS_FORGOTTEN("idempotency keys are forgotten"),
  ACKNOWLEDGED_BEFORE_WORK("messages are taken for done although their function died"),
  BATCH_FAILURES_SWALLOWED("messages that failed are taken for done"),
  COMMIT_NOT_ATOMIC("a transaction can end in its middle"),
  MAIL_NOT_ASKED_FOR("a change promises a mail and now and then asks nobody to send it"),
  LATE_MAIL_SAYS_TODAY("a mail says what is open when it is written"),
  LATE_INVOICE_SAYS_TODAY("a legal document says what is paid when it is written"),
  CUSTOMER_BEFORE_DRAFT("a customer who comes with a draft is stored before it, not with it"),
  DRAFT_BEFORE_CUSTOMER("a draft is stored before the customer who comes with it"),
  COUNTED_THOUGH_DELETED("a count does not mind that its variant is deleted meanwhile"),
  BOOKS_OPENED_AGAIN("books are opened in a currency whatever they are kept in"),
  MAIL_ADDRESS_NOT_UNIQUE("a customer takes a mail address that somebody else has"),
  CUSTOMER_ORDERS_IN_ONE_PLACE("each order of a customer is noted over the one before"),
  MAIL_SENT_AGAIN_UNSEEN("a mail whose answer was lost is sent again without being counted"),
  LOST_ANSWER_NOT_COUNTED("a mail whose answer was lost is taken for one that was not taken"),
  OBJECT_LOST("the object store says yes and stores nothing"),
  ORDER_EVENT_LOST("an order changes and now and then nothing tells of it"),
  ORDER_EVENT_TWICE("what happened to an order is told twice"),
  ORDER_EVENT_OF_ANOTHER_TIME("what happened to an order is told of another time"),
  ORDER_EVENT_BY_ANOTHER("what happened to an order is told of a customer, whoever did it"),
  GUEST_NOT_NOTED("an order of who has no record is not kept under its mail address"),
  GUEST_NOT_FORGOTTEN("a cancelled order stays under the mail address of who has no record"),
  SELLER_NOT_ASKED_FOR("what is issued does not look who sells"),
  PAGE_KEY_OF_CHANCE("a page to pay at is asked for under a key that is new each time"),
  ASKED_IS_BOOKED("what a page asked for is booked, whatever the provider took"),
  PAGE_IS_PAID("who was led to a page has paid, whatever the provider says"),

  // In the code itself.

  CLAIM_COMPARES_WRONG_WAY(
      "stock is claimed where there is too little of it",
      in(StockDecider.class, "claim", new Reversed())),
  CLAIM_OFF_BY_ONE("the last unit is not sold", in(StockDecider.class, "claim", new Border())),
  CLAIM_MADE_AGAIN(
      "a claim does not mind that it was made",
      in(StockDecider.class, "claim", always("isPresent", false))),
  CLAIM_AFTER_CANCELLATION(
      "a claim does not look whether its order was cancelled",
      in(AdjustInventory.class, "claim", always("keepsStock", true))),
  PAID_COMPARES_WRONG_WAY(
      "a part of the price makes an order, the whole does not",
      in(DraftOrder.class, "isCoveredBy", new Instead("isLessThan", "isGreaterThan"))),
  PAID_EDITED_AWAY(
      "an edit may bring the total down to what was paid",
      in(DraftOrderDecider.class, "againstPaid", always("isGreaterThan", true))),
  DEAD_LINK_SHOWS(
      "an older payment link shows the newest invoice",
      in(LinkDecider.class, "shown", always("isLive", true))),
  LINK_HASH_NOT_COMPARED(
      "a link that somebody made up is taken for one of ours",
      in(LinkTokens.class, "proved", always("isEqual", true))),
  LINK_WITHOUT_REVISION(
      "the revision of a link is not in what is hashed",
      in(LinkTokens.class, "name", new Instead("revision", "serial"))),
  LINK_KEY_ID_IGNORED(
      "a link is held against the newest key, whichever made it",
      in(KeyRing.class, "key", always("isOf", true))),
  OLD_LINK_KEY_FOR_EVER(
      "a key that was replaced long ago still proves links",
      in(KeyRing.class, "key", always("isBefore", true))),
  SHIPPED_COMPARES_WRONG_WAY(
      "more leaves than is left of a line, and less does not",
      in(FulfillmentDecider.class, "shipUnheld", new Reversed())),
  FULFILLED_TWICE(
      "a claim that is tried again makes a second fulfillment order",
      in(OrderDecider.class, "withFulfillmentOrder", always("isEmpty", true))),
  INVOICED_TWICE(
      "a credit note does not mind that it was issued",
      in(InvoiceDecider.class, "credit", always("isPresent", false))),
  DUE_DAY_OVERDUE(
      "overdue begins on the due day itself, and ends with it",
      in(Order.class, "overdue", new Instead("isAfter", "isEqual"))),
  REMINDERS_WRONG_WAY(
      "reminders are sent while they are not due",
      in(OrderDecider.class, "remind", new Instead("isAfter", "isBefore"))),
  CONFIRMED_UNPAID(
      "a customer agrees to a sale that is to be paid by saying yes",
      in(DraftOrderDecider.class, "mayBeConfirmed", always("isZero", true))),
  RESTOCKED_ALL_THE_SAME(
      "what is cancelled without restock is for sale again",
      in(OrderStockDecider.class, "isWrittenOff", always("isPresent", false))),
  FAILURE_IS_MONEY(
      "a payment that failed counts", in(PaymentDecider.class, "kind", always("isMoney", true))),
  SLIP_NOT_PRINTED_AGAIN(
      "a slip that is printed already does not mind that its order is amended",
      in(OrderDecider.class, "isPrintedAnew", always("showsOnSlip", false))),
  PART_WITHOUT_SLIP(
      "a parcel that holds a part has no slip of its own",
      in(FulfillmentOrder.class, "isWhole", always("allMatch", true))),
  LAST_PARCEL_IS_A_PART(
      "the last parcel is said to be followed by another",
      in(FulfillmentOrder.class, "remains", always("anyMatch", true))),
  REFUSALS_KEPT(
      "a refusal is kept under its key though its cause may end",
      in(HttpFunction.class, "answerHolding", always("isForEver", true))),
  UNSENDABLE_ROW_LEFT(
      "a row that can never be sent stays in the outbox",
      in(Outbox.class, "deliverEach", always("isForEver", false))),
  UNSENDABLE_ROW_SENT(
      "a message is sent that no queue would take",
      in(Messages.class, "outgoing", always("allMatch", true))),
  MAIL_TAKEN_FOR_SENT(
      "a mail is taken for one that was sent, and not noted",
      in(SendMail.class, "consume", always("isPresent", true))),
  LATE_INVOICE_SAYS_WHAT_IS_OPEN(
      "an invoice that its credit note brings along shows as paid what was open",
      in(InvoiceDecider.class, "credit", new Instead("paid", "outstanding"))),
  CREDIT_NOTE_NOT_MAILED(
      "a credit note is never mailed", in(InvoiceDecider.class, "mail", always("isPresent", true))),
  INVOICE_OF_TODAY(
      "an invoice is of the day on which its order was changed last",
      in(InvoiceDecider.class, "invoice", new Instead("createdAt", "updatedAt"))),
  STOCKED_VARIANT_DELETED(
      "a variant is deleted whatever lies on the shelf",
      in(CatalogDecider.class, "write", always("isPresent", false))),
  BOOKS_NOT_READ_AGAIN(
      "who was not first to open the books does not look in which currency they are",
      in(Books.class, "open", always("isFirst", true))),
  CANCELLED_OTHERWISE(
      "who cancels again is answered whatever is asked for by then",
      in(OrderDecider.class, "cancel", always("isEmpty", true))),
  COMPLETED_OTHERWISE(
      "who completes again is answered whatever is asked for by then",
      in(SaleDecider.class, "completedBefore", always("isPositive", false))),
  EXEMPTION_FORGOTTEN(
      "a draft is priced again although its exempt customer was deleted",
      in(DraftQuote.class, "isGone", always("isEmpty", false))),
  DEFAULT_ADDRESS_LOST(
      "an address that is told as the default one is not kept",
      in(CustomerRequest.class, "addressesOf", always("isEmpty", true))),
  SHORT_HOLD_LIFTED(
      "a hold for stock ends when it is released, be the stock there or not",
      in(FulfillmentDecider.class, "release", always("byStock", false))),
  COUNTED_SINCE_NOT_CLAIMED(
      "what is counted since its draft was written is sold without a claim",
      in(FoundStock.class, "isCounted", always("isPresent", false))),
  OVERSOLD_UNASKED(
      "a claim takes what is not there, whatever its variant says of that",
      in(FoundStock.class, "policy", always("isPresent", false))),
  READDRESSED_GUEST_STAYS(
      "an order of who has no record stays under its first mail address",
      in(CustomersTable.class, "moved", always("isPresent", true))),
  CANCELLED_GUEST_NOTED_AGAIN(
      "a cancelled order counts again once it has another mail address",
      in(CustomersTable.class, "moved", always("isPresent", false))),
  SELLER_NOT_KEPT(
      "a legal document does not keep who sold", in(Seller.class, "kept", new Reversed())),
  ANSWER_NOT_REPLAYED(
      "a key whose request was answered is taken for one that still runs",
      in(Idempotency.class, "standing", always("isPresent", false))),
  BOOKED_TAKEN_FOR_NEW(
      "what the ledger has of a provider's word is taken for new",
      in(SettlementDecider.class, "isOf", always("equals", false))),
  FEE_LOWERS_BALANCE(
      "what the provider keeps is taken off what the customer has paid",
      in(SettlementDecider.class, "kind", new Constant("FEE", "REFUND"))),
  WON_DISPUTE_FORGOTTEN(
      "a dispute that is won brings nothing",
      in(SettlementDecider.class, "kind", new Constant("DISPUTE_WON", "DISPUTE_LOST"))),
  FAILED_REFUND_FORGOTTEN(
      "a refund that failed stays away",
      in(SettlementDecider.class, "kind", new Constant("REFUND_FAILED", "FAILURE"))),
  REFUND_BRINGS_MONEY(
      "what went back to the customer is taken for what came again",
      in(SettlementDecider.class, "kind", new Constant("REFUND", "REFUND_FAILED"))),
  DISPUTE_TAKES_NOTHING(
      "what a bank has taken back still counts",
      in(SettlementDecider.class, "kind", new Constant("DISPUTE", "DISPUTE_LOST"))),
  DECLINED_CARD_PAYS(
      "a card that was declined has paid",
      in(SettlementDecider.class, "kind", new Constant("FAILURE", "PAYMENT"))),
  ONE_OF_A_LOOK(
      "of all that a provider says only the first is booked",
      in("dev.utkast.functions.cardpayments.Settlement", "settle", always("booleanValue", false)));

  private final String what;

  // A mutant is a value: classes, names and slips.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Optional<Mutant> mutant;

  SeededBug(String what) {
    this(what, Optional.empty());
  }

  SeededBug(String what, Optional<Mutant> mutant) {
    this.what = what;
    this.mutant = mutant;
  }

  public String what() {
    return what;
  }

  /// The slip, of a bug that is one in the code.
  Optional<Mutant> mutant() {
    return mutant;
  }

  private static Optional<Mutant> in(Class<?> type, String method, Mutant.Slip slip) {
    return in(type.getName(), method, slip);
  }

  /// @param type of which only its function knows
  private static Optional<Mutant> in(String type, String method, Mutant.Slip slip) {
    return Optional.of(new Mutant(type, method, slip));
  }

  private static Mutant.Slip always(String call, boolean answer) {
    return new Always(call, answer, Mutant.EVERY);
  }
}
