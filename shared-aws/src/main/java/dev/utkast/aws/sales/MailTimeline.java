package dev.utkast.aws.sales;

import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.storage.MailTable.Mail;
import dev.utkast.aws.storage.MailTable.Name;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.TimelineEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What happened to a sale, and what became of each of its mails: sent, not needed and why,
/// refused, or uncertain. A mail is noted where it is sent, in the mail table, and told from there.
public final class MailTimeline {
  /// Of a draft that was changed more often, the latest are told.
  private static final int MAX_REVISIONS = 200;

  private final MailTable mails;

  public MailTimeline(MailTable mails) {
    this.mails = mails;
  }

  public List<TimelineEvent> of(DraftOrder draft) {
    var own = new ArrayList<TimelineEvent>();
    own.add(new TimelineEvent(draft.createdAt(), "Draft " + draft.name() + " made"));
    if (draft.status() instanceof DraftStatus.Completed(var at, _)) {
      own.add(new TimelineEvent(at, "Completed"));
    }
    return merged(own, requests(draft));
  }

  /// @param draft that it was made from
  /// @param parcels that have left
  public List<TimelineEvent> of(
      Order order, Optional<DraftOrder> draft, List<Fulfillment> parcels) {
    var names = new ArrayList<>(draft.map(MailTimeline::requests).orElse(List.of()));
    names.add(new Name(MailKind.INVOICE, order.id(), 1));
    names.add(new Name(MailKind.CREDIT_NOTE, order.id(), 1));
    IntStream.rangeClosed(1, order.remindersSent())
        .forEach(step -> names.add(new Name(MailKind.REMINDER, order.id(), step)));
    parcels.forEach(parcel ->
        names.add(new Name(MailKind.SHIPPING_CONFIRMATION, parcel.id(), parcel.number())));
    return merged(order.timeline(), names);
  }

  private static List<Name> requests(DraftOrder draft) {
    return IntStream.rangeClosed(
            Math.max(1, draft.revision() - MAX_REVISIONS + 1), draft.revision())
        .mapToObj(revision -> new Name(MailKind.PAYMENT_REQUEST, draft.id(), revision))
        .toList();
  }

  private List<TimelineEvent> merged(List<TimelineEvent> events, List<Name> names) {
    var told = mails.findAll(names).stream().map(MailTimeline::event);
    return Stream.concat(events.stream(), told)
        .sorted(Comparator.comparing(TimelineEvent::at))
        .toList();
  }

  private static TimelineEvent event(Mail mail) {
    return new TimelineEvent(mail.at(), "Mail: " + what(mail) + " " + became(mail));
  }

  private static String what(Mail mail) {
    return switch (mail.kind()) {
      case PAYMENT_REQUEST -> "payment request, revision " + mail.step() + ",";
      case INVOICE -> "invoice";
      case CREDIT_NOTE -> "credit note";
      case REMINDER -> "payment reminder " + mail.step();
      case SHIPPING_CONFIRMATION -> "shipping confirmation of parcel " + mail.step();
    };
  }

  private static String became(Mail mail) {
    var why = mail.reason().map(reason -> ": " + reason).orElse("");
    return switch (mail.state()) {
      case SENT ->
          mail.attempts() > 1 ? "sent; it may have arrived " + mail.attempts() + " times" : "sent";
      case SENDING -> "may have been sent: the mail service has not answered";
      case NOT_TAKEN -> "waits: the mail service has not taken it yet";
      case REFUSED -> "refused" + why;
      case NOT_NEEDED -> "not sent" + why;
    };
  }
}
