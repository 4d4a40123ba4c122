package dev.utkast.demo.verify;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What must have followed from what happened: its mail, and the dates of its documents.
final class EventInvariants {
  private static final Pattern REMINDED = Pattern.compile("Payment reminder ([0-9]+) sent");
  private static final int WHOLE_TIMELINE = 200;

  private final Evidence evidence;
  private final Map<Long, Order> orders;

  EventInvariants(Evidence evidence) {
    this.evidence = evidence;
    orders = evidence.orders().stream().collect(Collectors.toMap(Order::id, order -> order));
  }

  List<Invariant> all() {
    return List.of(promisedMails(), dates());
  }

  /// A mail that is on its way has no note yet. Of messages in a queue only the number is known,
  /// and of dead letters too: as many mails may be among them.
  private Invariant promisedMails() {
    var rule = new Invariant("a promised mail was sent, waits, or was not, with a reason");
    var noted = new HashSet<MailTable.Name>();
    for (var mail : evidence.mails()) {
      var name = new MailTable.Name(mail.kind(), mail.subjectId(), mail.step());
      noted.add(name);
      boolean reasoned =
          switch (mail.state()) {
            case SENDING, NOT_TAKEN, SENT -> true;
            case REFUSED, NOT_NEEDED -> mail.reason().isPresent();
          };
      rule.check(reasoned, told(name) + " without a reason");
    }
    var promised = promised();
    var missing = new ArrayList<MailTable.Name>();
    for (var name : promised) {
      if (!noted.contains(name) && !evidence.mailsToAsk().contains(name)) {
        missing.add(name);
      }
    }
    int held =
        evidence.queued().getOrDefault(QueueName.SEND_MAIL, 0)
            + evidence.deadLetters().getOrDefault(QueueName.SEND_MAIL, 0);
    boolean lost = missing.size() > held;
    promised.forEach(name -> rule.check(!lost || !missing.contains(name), told(name)));
    return rule;
  }

  private static String told(MailTable.Name name) {
    return name.kind() + " " + name.subjectId() + " " + name.step();
  }

  private Set<MailTable.Name> promised() {
    var names = new LinkedHashSet<MailTable.Name>();
    for (var link : evidence.links().values()) {
      names.add(new MailTable.Name(MailKind.PAYMENT_REQUEST, link.draftId(), link.revision()));
    }
    for (var document : evidence.invoices()) {
      switch (document.series()) {
        case INVOICE -> names.add(new MailTable.Name(MailKind.INVOICE, document.orderId(), 1));
        case CREDIT_NOTE -> {
          if (cancellation(document).filter(Cancellation::withoutMail).isEmpty()) {
            names.add(new MailTable.Name(MailKind.CREDIT_NOTE, document.orderId(), 1));
          }
        }
      }
    }
    for (var parcel : evidence.parcels()) {
      if (parcel.toldByMail()) {
        names.add(new MailTable.Name(MailKind.SHIPPING_CONFIRMATION, parcel.id(), parcel.number()));
      }
    }
    orders.values().forEach(order -> names.addAll(reminders(order)));
    return names;
  }

  /// Who missed days takes several steps of the ladder with one mail: the timeline tells which.
  private static List<MailTable.Name> reminders(Order order) {
    return order.timeline().stream()
        .map(event -> REMINDED.matcher(event.what()))
        .filter(found -> found.matches())
        .map(found ->
            new MailTable.Name(MailKind.REMINDER, order.id(), Integer.parseInt(found.group(1))))
        .toList();
  }

  private Optional<Cancellation> cancellation(Invoice document) {
    return Optional.ofNullable(orders.get(document.orderId())).flatMap(Order::cancellation);
  }

  private Invariant dates() {
    var rule = new Invariant("a document has the dates of its event, as days of the shop");
    evidence.invoices().forEach(document -> legalDates(document, rule));
    for (var order : orders.values()) {
      var due =
          order.content().terms().map(t -> t.dueDay(order.createdAt(), evidence.shop().timeZone()));
      rule.check(
          order.dueOn().equals(due.or(() -> Optional.of(day(order.createdAt())))), order.name());
    }
    evidence.drafts().values().forEach(draft -> draftDates(draft, rule));
    for (var parcel : evidence.parcels()) {
      rule.check(happened(parcel.orderId(), parcel.createdAt(), "Shipped"), told(parcel));
    }
    for (var made : evidence.fulfillmentOrders()) {
      var what = "Fulfillment order " + made.id();
      rule.check(happened(made.orderId(), made.createdAt(), what), what);
    }
    return rule;
  }

  private static String told(Fulfillment parcel) {
    return "parcel " + parcel.id();
  }

  private void legalDates(Invoice document, Invariant rule) {
    var order = Optional.ofNullable(orders.get(document.orderId()));
    var at =
        switch (document.series()) {
          case INVOICE -> order.map(Order::createdAt);
          case CREDIT_NOTE -> cancellation(document).map(Cancellation::at);
        };
    var due =
        document.series() == Invoice.Series.INVOICE
            ? order.flatMap(Order::dueOn)
            : Optional.<LocalDate>empty();
    rule.check(
        at.filter(document.issuedAt()::equals)
                .map(this::day)
                .filter(document.issuedOn()::equals)
                .isPresent()
            && document.dueOn().equals(due),
        document.name());
  }

  /// Whatever happens to a draft after it was sent, it was sent when its newest link was.
  private void draftDates(DraftOrder draft, Invariant rule) {
    switch (draft.status()) {
      case DraftStatus.Open _ -> {}
      case DraftStatus.InvoiceSent(var at) ->
          evidence.links().values().stream()
              .filter(link -> link.draftId() == draft.id())
              .max(Comparator.comparingInt(LinksTable.Link::revision))
              .ifPresent(link -> rule.check(link.sentAt().equals(at), draft.name()));
      case DraftStatus.Completed(var at, var orderId) ->
          rule.check(
              Optional.ofNullable(orders.get(orderId))
                  .map(Order::createdAt)
                  .filter(at::equals)
                  .isPresent(),
              draft.name());
    }
  }

  /// Long timelines do not tell everything.
  private boolean happened(long orderId, Instant at, String what) {
    return Optional.ofNullable(orders.get(orderId))
        .map(Order::timeline)
        .filter(events ->
            events.size() >= WHOLE_TIMELINE
                || events.stream()
                    .anyMatch(event -> event.at().equals(at) && event.what().startsWith(what)))
        .isPresent();
  }

  private LocalDate day(Instant at) {
    return at.atZone(evidence.shop().timeZone()).toLocalDate();
  }
}
