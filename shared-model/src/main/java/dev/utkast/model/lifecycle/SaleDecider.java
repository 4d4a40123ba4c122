package dev.utkast.model.lifecycle;

import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.DraftRefusal;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.link.Link;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.joda.money.Money;

/// How a draft becomes an order: the customer is asked to pay, and pays; or staff complete it; or
/// the customer says yes to what costs nothing. Whoever agrees the sale, there is one order, and
/// with it invoice and stock are set going.
///
/// A payment that covers the draft agrees the sale. A payment for what has become an order counts
/// for the order; money is never turned away for being late.
public final class SaleDecider {
  private SaleDecider() {}

  /// @param recipient who the mail goes to, if anybody is known; nobody else gets it twice
  /// @param request a number of its own for whoever asks: tried again, it asks once
  /// @param overrides how the mail is to differ from the usual
  public static Decision<Change.PaymentRequested> requestPayment(
      DraftOrder draft,
      PricedDocument priced,
      Recipient recipient,
      long request,
      Message.MailOverrides overrides,
      Instant now) {
    if (wasAskedBy(draft, request)) {
      return Decision.alreadyDone();
    }
    boolean copied = !overrides.bcc().isEmpty();
    return DraftOrderDecider.sendInvoice(draft, priced, recipient.address(), copied, request, now)
        .map(next ->
            new Change.PaymentRequested(
                next,
                List.of(
                    new Message.SendMail(
                        MailKind.PAYMENT_REQUEST,
                        next.id().value(),
                        next.revision(),
                        now,
                        Optional.of(overrides.addressedTo(recipient.address())),
                        Optional.of(next.outstanding())))));
  }

  /// An earlier try, whose answer was lost, may have asked, and the customer paid since. Who was
  /// asked before an edit is asked anew: that mail is not sent.
  private static boolean wasAskedBy(DraftOrder draft, long request) {
    return draft
        .asked()
        .filter(asked -> asked.request() == request)
        .filter(asked -> asked.revision() == draft.revision() || draft.completion().isPresent())
        .isPresent();
  }

  /// @param earlier the entry stored under this payment's key, if any
  public static Decision<Change.DraftPayment> receivePayment(
      DraftOrder draft,
      Optional<PaymentEntry> earlier,
      PaymentNotice notice,
      NewOrder order,
      Actor by,
      Shop shop,
      Instant now) {
    return PaymentDecider.receive(draft.paid(), earlier, notice, Optional.empty(), by, now)
        .then(receipt -> {
          if (!receipt.counts()) {
            return DraftOrderDecider.recorded(draft, now)
                .map(next -> new Change.DraftPaid(next, receipt.entry()));
          }
          var inPart = DraftOrderDecider.partlyPaid(draft, receipt.paid(), now);
          return inPart instanceof Decision.Refused<DraftOrder>(DraftRefusal.Covered _)
              ? agree(draft, receipt.paid(), Optional.of(receipt.entry()), order, by, shop, now)
                  .map(agreed -> agreed)
              : inPart.map(next -> new Change.DraftPaid(next, receipt.entry()));
        });
  }

  /// @param earlier the entry stored under this payment's key, if any
  public static Decision<Change.OrderPaid> receivePayment(
      Order order, Optional<PaymentEntry> earlier, PaymentNotice notice, Actor by, Instant now) {
    return PaymentDecider.receive(order.paid(), earlier, notice, Optional.of(order.id()), by, now)
        .map(receipt ->
            new Change.OrderPaid(
                OrderDecider.booked(order, receipt.entry(), now), receipt.entry()));
  }

  /// Staff say that the sale is agreed, and unless it is to be paid later, that it is paid: what is
  /// open, under a reference that the draft can have only once.
  ///
  /// @param ledger of the draft, asked for only where it was completed before
  /// @param ids for the payment
  public static Decision<Change.SaleAgreed> complete(
      DraftOrder draft,
      Completion asked,
      Supplier<List<PaymentEntry>> ledger,
      LongSupplier ids,
      NewOrder order,
      Shop shop,
      Instant now) {
    if (draft.status() instanceof DraftStatus.Completed) {
      return completedBefore(draft, asked, ledger);
    } else if (asked.payLater() || draft.outstanding().isZero()) {
      return agree(draft, draft.paid(), Optional.empty(), order, asked.by(), shop, now);
    } else if (!asked.mayReceivePayments()) {
      return Decision.refused(new DraftRefusal.PaymentNotAllowed());
    }
    var payment = completing(draft, new TransactionId(ids.getAsLong()), asked.by(), now);
    return agree(draft, draft.total(), Optional.of(payment), order, asked.by(), shop, now);
  }

  /// What was left open then is not paid by asking once more, and what staff said was paid is not
  /// left open. Whoever finds that the customer has paid meanwhile is told what became of it.
  private static Decision<Change.SaleAgreed> completedBefore(
      DraftOrder draft, Completion asked, Supplier<List<PaymentEntry>> ledger) {
    if (!asked.payLater() && draft.outstanding().isPositive()) {
      return Decision.refused(new DraftRefusal.CompletedUnpaid());
    }
    return asked.payLater() && ledger.get().stream().anyMatch(entry -> completes(draft, entry))
        ? Decision.refused(new DraftRefusal.CompletedPaid())
        : Decision.alreadyDone();
  }

  private static boolean completes(DraftOrder draft, PaymentEntry entry) {
    return entry.provider().equals(PaymentNotice.MANUAL)
        && entry.reference().equals(completion(draft));
  }

  /// @return a reference that nobody can write, for it has a #
  private static String completion(DraftOrder draft) {
    return "completed " + draft.name();
  }

  /// How staff complete a draft.
  ///
  /// @param payLater whether what is open stays so
  /// @param mayReceivePayments whether they may say that it is paid
  public record Completion(boolean payLater, boolean mayReceivePayments, Actor by) {}

  private static PaymentEntry completing(
      DraftOrder draft, TransactionId transactionId, Actor by, Instant now) {
    return new PaymentEntry(
        transactionId,
        PaymentEntry.Kind.PAYMENT,
        PaymentNotice.MANUAL,
        completion(draft),
        draft.outstanding(),
        Optional.empty(),
        now,
        false,
        Optional.empty(),
        Optional.of(by),
        Optional.empty(),
        false);
  }

  /// A customer agrees to what costs nothing. A link that was replaced, and one behind which there
  /// is something to pay, change nothing.
  ///
  /// @param link that was followed
  public static Decision<Change.SaleAgreed> confirm(
      DraftOrder draft, Link.OfDraft link, NewOrder order, Shop shop, Instant now) {
    return DraftOrderDecider.mayBeConfirmed(draft, link)
        ? agree(draft, draft.paid(), Optional.empty(), order, new Actor.Customer(), shop, now)
        : Decision.alreadyDone();
  }

  private static Decision<Change.SaleAgreed> agree(
      DraftOrder draft,
      Money paid,
      Optional<PaymentEntry> payment,
      NewOrder made,
      Actor by,
      Shop shop,
      Instant now) {
    var orderId = made.id();
    return DraftOrderDecider.completed(draft, paid, orderId, by, now)
        .map(completed -> {
          var customer = made.customer();
          var reached = draft.reachedAt(customer.flatMap(Customer::email));
          var order = OrderDecider.start(reached, orderId, made.number(), paid, shop, now);
          return new Change.SaleAgreed(
              completed,
              order,
              customer.map(Customer::id),
              customer.filter(found -> !found.hasOrdered()).map(found -> found.withFirstOrder(now)),
              payment.map(entry -> entry.forOrder(orderId)),
              List.of(
                  new Message.IssueInvoice(orderId, Optional.of(paid)),
                  OrderStockDecider.claim(order)));
        });
  }
}
