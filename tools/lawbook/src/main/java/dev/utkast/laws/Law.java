package dev.utkast.laws;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/// Everything that must hold of a healthy shop, by the sentence that `verify` prints.
///
/// Most laws speak of the whole shop at rest, with nothing on its way. Some hold of each stored
/// thing by itself at any time, and are also asked of what a single commit wrote.
public enum Law {
  PAID_IS_LEDGER("paid on a sale = sum of its ledger entries", SaleLaws::paidIsLedger),
  CURRENCIES_BALANCE(
      "per currency: sum of the ledger = sum paid on sales", SaleLaws::currenciesBalance),
  ORDER_BALANCES("order: ledger + outstanding = payable + credit", SaleLaws::orderBalances),
  PAYMENT_COUNTS_ONCE("a payment id is in exactly one ledger entry", SaleLaws::paymentCountsOnce),
  MONEY_HAS_ITS_SALE("the sale of every ledger entry can be found", SaleLaws::moneyHasItsSale),
  DOCUMENT_ADDS_UP(
      "document: total = lines - discounts + shipping + tax, not negative",
      SaleLaws::documentAddsUp,
      true),
  AMOUNTS_ARE_WITHIN_BOUNDS(
      "amounts are whole minor units, below 2^53", SaleLaws::amountsAreWithinBounds, true),
  COVERED_IS_COMPLETED(
      "a draft is completed once it is covered by payments", SaleLaws::coveredIsCompleted, true),
  ONE_ORDER_PER_DRAFT(
      "a completed draft has one order, an order one draft", SaleLaws::oneOrderPerDraft),
  NUMBERS_DIFFER("no two orders have one number, and no two drafts", SaleLaws::numbersDiffer),
  PRICES_STAY("price and rate of draft, order and invoice are the same", SaleLaws::pricesStay),
  CUSTOMER_HISTORY(
      "a customer's orders and total are those of the orders", SaleLaws::customerHistory),
  CUSTOMER_PLACE("an order has a place among those of its customer", SaleLaws::placeAmongCustomers),
  GUEST_HISTORY(
      "an order kept under a mail address is an open one of who has no record",
      SaleLaws::guestHistory),
  CUSTOMER_ADDRESSES(
      "a mail address is taken while one customer uses it", SaleLaws::customerAddresses),

  PROVIDER_MONEY_HAS_ITS_CHECKOUT(
      "an entry of a provider belongs to a sale with a checkout of that provider",
      CheckoutLaws::providerMoneyHasItsCheckout),
  PAID_IS_IN_THE_LEDGER(
      "a paid checkout has its payment in the ledger, counted or held",
      CheckoutLaws::paidIsInTheLedger),
  FOLLOWS_ITS_PAYMENT(
      "a refund, dispute or fee follows a payment in the ledger, and counts only if that does",
      CheckoutLaws::followsItsPayment),
  RETURNED_WITHIN_PAYMENT(
      "0 <= what was returned of a payment <= the payment, in its currency",
      CheckoutLaws::returnedIsWithinItsPayment),

  INVOICED("an order has its invoice; a cancelled one its credit note", PaperLaws::invoiced),
  LEGAL_NUMBERS("legal numbers are unique and without gaps per series", PaperLaws::legalNumbers),
  PAID_AT_THE_EVENT("a legal document shows what was paid at its event", PaperLaws::paidAtTheEvent),
  DATES("a document has the dates of its event, as days of the shop", PaperLaws::dates),
  OVERDUE("overdue = due day over and balance open; its reminders are due", PaperLaws::overdue),
  REMINDED("every reminder that is due was sent", PaperLaws::reminded),
  LINKS_OF_WHAT_WAS_SENT(
      "links of a draft are of a revision that was sent, and of no other draft",
      PaperLaws::linksOfWhatWasSent),

  LEVEL_IS_MOVEMENTS("stock level = sum of its movements", StockLaws::levelIsMovements),
  LEVEL_VERSIONS(
      "a level has a version for each cause that moved it, and none for nothing",
      StockLaws::levelVersions),
  MOVED_ONCE("a movement is made once", StockLaws::movedOnce),
  NOTHING_OWED("a stock level never promises less than nothing", StockLaws::nothingOwed, true),
  CLAIMS_FIND_ENOUGH(
      "claimed only what there is, unless it may be oversold or nobody counts",
      StockLaws::claimsFindEnough),
  LINE_CLAIMS_ONCE(
      "a sold line claims its stock once; a cancelled one releases it", StockLaws::lineClaimsOnce),
  SHIPPED_OFF_THE_SHELF("what left is off the shelf, once", StockLaws::shippedOffTheShelf),
  RESTOCKED_AS_ASKED(
      "what is cancelled without restock is off the shelf, and nothing else",
      StockLaws::restockedAsAsked),
  PROMISED_IS_SOLD(
      "what is promised was sold, was claimed and has not left", StockLaws::promisedIsSold),

  SHIPPED_WITHIN_SOLD("0 <= shipped units <= units sold", ParcelLaws::shippedWithinSold, true),
  SHIPPED_IS_PARCELS(
      "shipped on order, parcels and fulfillment order agree", ParcelLaws::shippedIsParcels),
  FULFILLMENT_ORDER_HOLDS(
      "the fulfillment order holds what needs a parcel, no more, no less",
      ParcelLaws::fulfillmentOrderHolds),
  SHORT_IS_TOO_LITTLE(
      "a fulfillment order waits for stock of which there is too little",
      ParcelLaws::shortIsTooLittle,
      true),
  CANCELLED_TOGETHER(
      "an order and its fulfillment order are cancelled together", ParcelLaws::cancelledTogether),
  CLOSED_HAS_LEFT(
      "a fulfillment order is closed once all of it has left", ParcelLaws::closedHasLeft, true),
  SLIPS("a fulfillment order, and each part of one, has one slip as PDF", ParcelLaws::slips),
  SLIP_LISTS("a slip lists what is in its parcel, as the order stands", ParcelLaws::slipLists),
  PART_WHILE_REST_FOLLOWS(
      "a parcel is called a part while something remains", ParcelLaws::partWhileRestFollows),

  MAIL_SETTLED(
      "one mail per document, revision and kind; settled, unless pointless by now",
      MailLaws::settled),
  MAIL_REASONED("a mail that was not sent has a reason", MailLaws::reasoned, true),
  MAIL_PROMISED("a promised mail was sent, waits, or was not, with a reason", MailLaws::promised),
  MAIL_ASKED_AND_NOTED("a mail that was asked for is noted, and no other", MailLaws::askedAndNoted),
  MAIL_TRIED("a mail that was asked for and is needed was tried", MailLaws::tried),
  MAIL_TAKEN("a mail that was sent was taken; taken twice, it is known as such", MailLaws::taken),
  OUTBOX_EMPTY("the outbox is empty at rest", MailLaws::outboxEmpty),
  NOTHING_GIVEN_UP("no message was given up", MailLaws::nothingGivenUp);

  private final String sentence;
  private final boolean always;

  @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
  private final BiConsumer<StoredShop, LawReport> look;

  Law(String sentence, BiConsumer<StoredShop, LawReport> look) {
    this(sentence, look, false);
  }

  Law(String sentence, BiConsumer<StoredShop, LawReport> look, boolean always) {
    this.sentence = sentence;
    this.look = look;
    this.always = always;
  }

  public String sentence() {
    return sentence;
  }

  public LawReport of(StoredShop shop) {
    var report = new LawReport(sentence);
    look.accept(shop, report);
    return report;
  }

  /// @param shop all of a shop at rest
  public static List<LawReport> atRest(StoredShop shop) {
    return Arrays.stream(values()).map(law -> law.of(shop)).toList();
  }

  /// @param part anything that is stored, at any time
  public static List<LawReport> always(StoredShop part) {
    return Arrays.stream(values()).filter(law -> law.always).map(law -> law.of(part)).toList();
  }
}
