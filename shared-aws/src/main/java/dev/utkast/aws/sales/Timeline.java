package dev.utkast.aws.sales;

import dev.utkast.aws.sales.TimelineEntry.What;
import dev.utkast.aws.storage.BatchedReads;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.storage.MailTable.Name;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.Reads;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.TimelineEvent;
import dev.utkast.model.payment.PaymentDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.refund.Refund;
import dev.utkast.model.shop.SellerDuties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What happened to a sale, the earliest first: told by what is stored of each thing, so that it is
/// written once. Payments stand in the ledger, parcels and cancellations know when they were, the
/// mail table knows what became of each mail, and the rest are events of the order.
public final class Timeline {
  /// Of a draft that was changed more often, the latest are told.
  private static final int MAX_REVISIONS = 200;

  private final MailTable mails;
  private final OrdersTable orders;
  private final PaymentsTable payments;
  private final Reads reads;

  public Timeline(Reads reads) {
    this.mails = new MailTable(reads);
    this.orders = new OrdersTable(reads);
    this.payments = new PaymentsTable(reads);
    this.reads = reads;
  }

  public List<TimelineEntry> of(DraftOrder draft) {
    var entries = new ArrayList<TimelineEntry>();
    var created = new TimelineEntry.DraftCreated(draft.name());
    entries.add(new TimelineEntry(draft.createdAt(), Optional.empty(), created));
    draft
        .completion()
        .ifPresent(done ->
            entries.add(
                new TimelineEntry(done.at(), done.by(), new TimelineEntry.DraftCompleted())));
    return sorted(entries.stream(), mails(requests(draft)));
  }

  /// @param draft that it was made from
  public List<TimelineEntry> of(Order order, Optional<DraftOrder> draft) {
    var ledger = payments.entriesOf(order.draftId());
    var parcels = orders.fulfillmentsOf(order);
    var facts =
        Stream.of(
                Stream.of(placed(order, draft)),
                ledger.stream().map(Timeline::payment),
                orders.fulfillmentOrdersOf(order).stream()
                    .map(made ->
                        byShop(
                            made.createdAt(),
                            new TimelineEntry.FulfillmentOrderCreated(made.id()))),
                parcels.stream().map(Timeline::shipped),
                orders.refundsOf(order).stream().map(Timeline::refunded),
                order.cancellation().stream().map(done -> cancelled(done, ledger)),
                incomplete(order),
                orders.eventsOf(order.id()).stream()
                    .map(event ->
                        new TimelineEntry(
                            event.at(),
                            Optional.of(event.by()),
                            new TimelineEntry.OrderChanged(event.what()))))
            .flatMap(kind -> kind);
    var names = new ArrayList<>(draft.map(Timeline::requests).orElse(List.of()));
    names.addAll(mailsOf(order, parcels));
    return sorted(withWritten(order, facts), mails(names));
  }

  /// Older versions wrote everything into the order, in sentences: what happened from the first of
  /// them to the last is told by them.
  private static Stream<TimelineEntry> withWritten(Order order, Stream<TimelineEntry> facts) {
    var written = order.timeline();
    if (written.isEmpty()) {
      return facts;
    }
    var from = written.getFirst().at();
    var until = written.getLast().at();
    return Stream.concat(
        written.stream().map(Timeline::written),
        facts.filter(fact -> fact.at().isBefore(from) || fact.at().isAfter(until)));
  }

  private static TimelineEntry written(TimelineEvent event) {
    var what = new TimelineEntry.Written(event.what());
    return new TimelineEntry(event.at(), Optional.empty(), what);
  }

  private static TimelineEntry placed(Order order, Optional<DraftOrder> draft) {
    var by = draft.flatMap(DraftOrder::completion).flatMap(DraftStatus.Completed::by);
    var what = new TimelineEntry.OrderPlaced(order.draftName());
    return new TimelineEntry(order.createdAt(), by, what);
  }

  private static TimelineEntry payment(PaymentEntry entry) {
    var what = new TimelineEntry.Payment(entry.kind(), entry.amount(), entry.provider());
    return new TimelineEntry(entry.at(), entry.by(), what);
  }

  private static TimelineEntry shipped(Fulfillment parcel) {
    var what = new TimelineEntry.ParcelShipped(parcel.tracking().number(), parcel.message());
    return new TimelineEntry(parcel.createdAt(), parcel.by(), what);
  }

  private static TimelineEntry refunded(Refund refund) {
    int units = refund.lines().stream().mapToInt(Refund.Line::quantity).sum();
    var credited = refund.credit().total().presentment();
    var what = new TimelineEntry.Refunded(units, credited, refund.note());
    return new TimelineEntry(refund.at(), refund.by(), what);
  }

  private static TimelineEntry cancelled(Cancellation done, List<PaymentEntry> ledger) {
    var toReturn = PaymentDecider.toReturn(ledger, done.at());
    var what = new TimelineEntry.OrderCancelled(done.reason(), done.withoutRestock(), toReturn);
    return new TimelineEntry(done.at(), done.by(), what);
  }

  private Stream<TimelineEntry> incomplete(Order order) {
    var keys =
        Stream.of(Invoice.Series.values())
            .map(series -> InvoicesTable.key(order.id(), series))
            .toList();
    var invoices = new InvoicesTable(new BatchedReads(reads, keys));
    return Stream.of(Invoice.Series.values())
        .flatMap(series -> invoices.find(order.id(), series).stream())
        .flatMap(Timeline::incomplete);
  }

  /// Of each thing that several laws ask for, it is told once.
  private static Stream<TimelineEntry> incomplete(Invoice issued) {
    var missing = issued.missing().stream().map(SellerDuties.Missing::duty).distinct().toList();
    var withoutAccount = issued.withoutAccount();
    var what = new TimelineEntry.DocumentIncomplete(issued.name(), missing, withoutAccount);
    return missing.isEmpty() && withoutAccount.isEmpty()
        ? Stream.empty()
        : Stream.of(byShop(issued.issuedAt(), what));
  }

  private static TimelineEntry byShop(Instant at, What what) {
    return new TimelineEntry(at, Optional.of(new Actor.Shop()), what);
  }

  private static List<Name> requests(DraftOrder draft) {
    return IntStream.rangeClosed(
            Math.max(1, draft.revision() - MAX_REVISIONS + 1), draft.revision())
        .mapToObj(revision -> new Name(MailKind.PAYMENT_REQUEST, draft.id().value(), revision))
        .toList();
  }

  private static List<Name> mailsOf(Order order, List<Fulfillment> parcels) {
    var names = new ArrayList<Name>();
    names.add(new Name(MailKind.INVOICE, order.id().value(), 1));
    names.add(new Name(MailKind.CREDIT_NOTE, order.id().value(), 1));
    IntStream.rangeClosed(1, order.remindersSent())
        .forEach(step -> names.add(new Name(MailKind.REMINDER, order.id().value(), step)));
    parcels.forEach(parcel ->
        names.add(new Name(MailKind.SHIPPING_CONFIRMATION, parcel.id().value(), parcel.number())));
    return names;
  }

  private Stream<TimelineEntry> mails(List<Name> names) {
    return mails.findAll(names).stream()
        .map(mail -> byShop(mail.at(), new TimelineEntry.MailSettled(mail)));
  }

  private static List<TimelineEntry> sorted(
      Stream<TimelineEntry> some, Stream<TimelineEntry> others) {
    return Stream.concat(some, others).sorted(Comparator.comparing(TimelineEntry::at)).toList();
  }
}
