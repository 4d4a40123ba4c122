package dev.utkast.simulator;

import dev.utkast.aws.http.CustomerRequest;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.Idempotency;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.sales.Books;
import dev.utkast.functions.adjustinventory.AdjustInventory;
import dev.utkast.functions.invoicepage.InvoicePage;
import dev.utkast.functions.sendmail.SendMail;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.lifecycle.CatalogDecider;
import dev.utkast.model.lifecycle.FoundStock;
import dev.utkast.model.lifecycle.InvoiceDecider;
import dev.utkast.model.lifecycle.OrderStockDecider;
import dev.utkast.model.lifecycle.SaleDecider;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentDecider;
import dev.utkast.testkit.mutation.Mutant;
import dev.utkast.testkit.mutation.Mutant.Slip.Always;
import dev.utkast.testkit.mutation.Mutant.Slip.Border;
import dev.utkast.testkit.mutation.Mutant.Slip.Instead;
import dev.utkast.testkit.mutation.Mutant.Slip.Reversed;
import dev.utkast.testkit.mutation.Mutant.Slip.Skipped;
import java.util.Map;
import java.util.Optional;

/// Where in the code each of the seeded bugs is that are slips in it.
final class Mutants {
  private static final Map<SeededBug, Mutant> ALL =
      Map.ofEntries(
          Map.entry(
              SeededBug.CLAIM_COMPARES_WRONG_WAY,
              new Mutant(StockDecider.class, "claim", new Reversed())),
          Map.entry(
              SeededBug.CLAIM_OFF_BY_ONE, new Mutant(StockDecider.class, "claim", new Border())),
          Map.entry(
              SeededBug.CLAIM_MADE_AGAIN,
              new Mutant(StockDecider.class, "claim", always("isPresent", false))),
          Map.entry(
              SeededBug.CLAIM_AFTER_CANCELLATION,
              new Mutant(AdjustInventory.class, "claim", always("isPresent", false))),
          Map.entry(
              SeededBug.PAID_COMPARES_WRONG_WAY,
              new Mutant(
                  DraftOrder.class, "isCoveredBy", new Instead("isLessThan", "isGreaterThan"))),
          Map.entry(
              SeededBug.PAID_EDITED_AWAY,
              new Mutant(DraftOrderDecider.class, "againstPaid", always("isGreaterThan", true))),
          Map.entry(
              SeededBug.DEAD_LINK_SHOWS,
              new Mutant(InvoicePage.class, "show", always("equals", true))),
          Map.entry(
              SeededBug.SHIPPED_COMPARES_WRONG_WAY,
              new Mutant(FulfillmentDecider.class, "shipUnheld", new Reversed())),
          Map.entry(
              SeededBug.FULFILLED_TWICE,
              new Mutant(OrderDecider.class, "withFulfillmentOrder", always("isEmpty", true))),
          Map.entry(
              SeededBug.INVOICED_TWICE,
              new Mutant(InvoiceDecider.class, "credit", always("isPresent", false))),
          Map.entry(
              SeededBug.DUE_DAY_OVERDUE,
              new Mutant(Order.class, "overdue", new Instead("isAfter", "isEqual"))),
          Map.entry(
              SeededBug.REMINDERS_WRONG_WAY,
              new Mutant(OrderDecider.class, "remind", new Instead("isAfter", "isBefore"))),
          Map.entry(
              SeededBug.CONFIRMED_UNPAID,
              new Mutant(DraftOrderDecider.class, "mayBeConfirmed", always("isZero", true))),
          Map.entry(
              SeededBug.RESTOCKED_ALL_THE_SAME,
              new Mutant(OrderStockDecider.class, "release", always("isEmpty", true))),
          Map.entry(
              SeededBug.FAILURE_IS_MONEY,
              new Mutant(PaymentDecider.class, "kind", always("isMoney", true))),
          Map.entry(
              SeededBug.SLIP_NOT_PRINTED_AGAIN,
              new Mutant(OrderDecider.class, "isPrintedAnew", always("showsOnSlip", false))),
          Map.entry(
              SeededBug.PART_WITHOUT_SLIP,
              new Mutant(FulfillmentOrder.class, "isWhole", always("allMatch", true))),
          Map.entry(
              SeededBug.LAST_PARCEL_IS_A_PART,
              new Mutant(FulfillmentOrder.class, "remains", always("anyMatch", true))),
          Map.entry(
              SeededBug.REFUSALS_KEPT,
              new Mutant(HttpFunction.class, "answerHolding", always("isForEver", true))),
          Map.entry(
              SeededBug.UNSENDABLE_ROW_LEFT,
              new Mutant(Outbox.class, "deliverEach", always("isForEver", false))),
          Map.entry(
              SeededBug.UNSENDABLE_ROW_SENT,
              new Mutant(Messages.class, "outgoing", always("allMatch", true))),
          Map.entry(
              SeededBug.MAIL_TAKEN_FOR_SENT,
              new Mutant(SendMail.class, "consume", always("isPresent", true))),
          Map.entry(
              SeededBug.CREDIT_NOTE_NOT_MAILED,
              new Mutant(InvoiceDecider.class, "mail", always("isPresent", true))),
          Map.entry(
              SeededBug.INVOICE_OF_TODAY,
              new Mutant(InvoiceDecider.class, "invoice", new Instead("createdAt", "updatedAt"))),
          Map.entry(
              SeededBug.STOCKED_VARIANT_DELETED,
              new Mutant(CatalogDecider.class, "write", always("isPresent", false))),
          Map.entry(
              SeededBug.BOOKS_NOT_READ_AGAIN,
              new Mutant(Books.class, "open", new Skipped("ifPresent", 2))),
          Map.entry(
              SeededBug.CANCELLED_OTHERWISE,
              new Mutant(OrderDecider.class, "cancel", always("isEmpty", true))),
          Map.entry(
              SeededBug.COMPLETED_OTHERWISE,
              new Mutant(SaleDecider.class, "completedBefore", always("isPositive", false))),
          Map.entry(
              SeededBug.EXEMPTION_FORGOTTEN,
              new Mutant(
                  "dev.utkast.functions.draftorders.DraftPricing",
                  "isGone",
                  always("isEmpty", false))),
          Map.entry(
              SeededBug.DEFAULT_ADDRESS_LOST,
              new Mutant(CustomerRequest.class, "addressesOf", always("isEmpty", true))),
          Map.entry(
              SeededBug.SHORT_HOLD_LIFTED,
              new Mutant(FulfillmentDecider.class, "release", always("byStock", false))),
          Map.entry(
              SeededBug.COUNTED_SINCE_NOT_CLAIMED,
              new Mutant(FoundStock.class, "isCounted", always("isPresent", false))),
          Map.entry(
              SeededBug.OVERSOLD_UNASKED,
              new Mutant(FoundStock.class, "policy", always("isPresent", false))),
          Map.entry(
              SeededBug.ANSWER_NOT_REPLAYED,
              new Mutant(Idempotency.class, "standing", always("isPresent", false))));

  private Mutants() {}

  static Optional<Mutant> of(SeededBug bug) {
    return Optional.ofNullable(ALL.get(bug));
  }

  private static Mutant.Slip always(String call, boolean answer) {
    return new Always(call, answer, Mutant.EVERY);
  }
}
