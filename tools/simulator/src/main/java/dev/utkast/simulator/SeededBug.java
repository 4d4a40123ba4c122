package dev.utkast.simulator;

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

  // In the code itself: see Mutants.

  CLAIM_COMPARES_WRONG_WAY("stock is claimed where there is too little of it"),
  CLAIM_OFF_BY_ONE("the last unit is not sold"),
  CLAIM_MADE_AGAIN("a claim does not mind that it was made"),
  CLAIM_AFTER_CANCELLATION("a claim does not look whether its order was cancelled"),
  PAID_COMPARES_WRONG_WAY("a part of the price makes an order, the whole does not"),
  PAID_EDITED_AWAY("an edit may bring the total down to what was paid"),
  DEAD_LINK_SHOWS("an older payment link shows the newest invoice"),
  SHIPPED_COMPARES_WRONG_WAY("more leaves than is left of a line, and less does not"),
  FULFILLED_TWICE("a claim that is tried again makes a second fulfillment order"),
  INVOICED_TWICE("a credit note does not mind that it was issued"),
  DUE_DAY_OVERDUE("overdue begins on the due day itself, and ends with it"),
  REMINDERS_WRONG_WAY("reminders are sent while they are not due"),
  CONFIRMED_UNPAID("a customer agrees to a sale that is to be paid by saying yes"),
  RESTOCKED_ALL_THE_SAME("what is cancelled without restock is for sale again"),
  FAILURE_IS_MONEY("a payment that failed counts"),
  SLIP_NOT_PRINTED_AGAIN("a slip that is printed already does not mind that its order is amended"),
  PART_WITHOUT_SLIP("a parcel that holds a part has no slip of its own"),
  LAST_PARCEL_IS_A_PART("the last parcel is said to be followed by another"),
  REFUSALS_KEPT("a refusal is kept under its key though its cause may end"),
  UNSENDABLE_ROW_LEFT("a row that can never be sent stays in the outbox"),
  UNSENDABLE_ROW_SENT("a message is sent that no queue would take"),
  MAIL_TAKEN_FOR_SENT("a mail is taken for one that was sent, and not noted"),
  CREDIT_NOTE_NOT_MAILED("a credit note is never mailed"),
  INVOICE_OF_TODAY("an invoice is of the day on which its order was changed last"),
  STOCKED_VARIANT_DELETED("a variant is deleted whatever lies on the shelf"),
  BOOKS_NOT_READ_AGAIN(
      "who was not first to open the books does not look in which currency they are"),
  CANCELLED_OTHERWISE("who cancels again is answered whatever is asked for by then"),
  COMPLETED_OTHERWISE("who completes again is answered whatever is asked for by then"),
  EXEMPTION_FORGOTTEN("a draft is priced again although its exempt customer was deleted"),
  DEFAULT_ADDRESS_LOST("an address that is told as the default one is not kept"),
  SHORT_HOLD_LIFTED("a hold for stock ends when it is released, be the stock there or not"),
  COUNTED_SINCE_NOT_CLAIMED("what is counted since its draft was written is sold without a claim"),
  OVERSOLD_UNASKED("a claim takes what is not there, whatever its variant says of that"),
  ANSWER_NOT_REPLAYED("a key whose request was answered is taken for one that still runs");

  private final String what;

  SeededBug(String what) {
    this.what = what;
  }

  public String what() {
    return what;
  }
}
