package dev.utkast.bench.simulation;

import static dev.utkast.bench.simulation.InvariantBroken.unless;

import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must hold of mails once nothing is on its way any more: what was promised was asked for,
/// what was asked for is noted, and what went out did so once.
final class RestOfMails {
  private final SimulatedDatabase database;
  private final Rest.Stored stored;
  private final SimulatedServices services;
  private final Set<String> asked;
  private final Map<String, MailTable.Mail> noted = new HashMap<>();

  /// @param asked the mails that any change has asked for, as `kind subject step`
  RestOfMails(
      SimulatedDatabase database,
      Rest.Stored stored,
      SimulatedServices services,
      Set<String> asked) {
    this.database = database;
    this.stored = stored;
    this.services = services;
    this.asked = asked;
  }

  void check() {
    for (var item : database.everything(TableName.MAIL)) {
      var mail = MailTable.read(item);
      noted.put(name(mail.kind(), mail.subjectId(), mail.step()), mail);
      wentOut(mail);
    }
    unless(noted.size() >= services.mails().size(), "every mail is noted", services.mails().size());
    promised().forEach(name -> unless(asked.contains(name), "a promised mail is asked for", name));
    for (var name : asked) {
      var note = noted.get(name);
      unless(note != null, "a mail that was asked for is noted", name);
      unless(
          note == null || note.state() != MailTable.Mail.State.NOT_NEEDED || !isNeeded(note),
          "a mail that was asked for was tried",
          name);
    }
  }

  private static String name(MailKind kind, long subject, int step) {
    return kind + " " + subject + " " + step;
  }

  private Set<String> promised() {
    var names = new LinkedHashSet<String>();
    for (var item : database.everything(TableName.LINKS)) {
      var link = LinksTable.read(item);
      names.add(name(MailKind.PAYMENT_REQUEST, link.draftId(), link.revision()));
    }
    for (var document : stored.invoices().values()) {
      boolean invoice = document.series() == Invoice.Series.INVOICE;
      boolean silent =
          Optional.ofNullable(stored.orders().get(document.orderId()))
              .flatMap(Order::cancellation)
              .filter(Cancellation::withoutMail)
              .isPresent();
      if (invoice || !silent) {
        var kind = invoice ? MailKind.INVOICE : MailKind.CREDIT_NOTE;
        names.add(name(kind, document.orderId(), 1));
      }
    }
    for (var parcel : stored.parcels()) {
      if (parcel.toldByMail()) {
        names.add(name(MailKind.SHIPPING_CONFIRMATION, parcel.id(), parcel.number()));
      }
    }
    return names;
  }

  /// Whether what it tells is so still, and there is somebody to tell.
  private boolean isNeeded(MailTable.Mail mail) {
    long subject = mail.subjectId();
    return switch (mail.kind()) {
      case INVOICE, CREDIT_NOTE -> hasMail(stored.orders().get(subject));
      case SHIPPING_CONFIRMATION ->
          stored.parcels().stream()
              .filter(parcel -> parcel.id() == subject)
              .anyMatch(parcel -> hasMail(stored.orders().get(parcel.orderId())));
      case PAYMENT_REQUEST -> {
        var draft = stored.drafts().get(subject);
        yield draft != null
            && draft.revision() == mail.step()
            && draft.content().email().isPresent()
            && !(draft.status() instanceof DraftStatus.Completed);
      }
      case REMINDER -> {
        var order = stored.orders().get(subject);
        yield order != null && hasMail(order) && order.outstanding().isPositive();
      }
    };
  }

  private static boolean hasMail(@Nullable Order order) {
    return order != null && order.content().email().isPresent();
  }

  /// A mail goes out once, and once more only where an attempt ended without an answer.
  private void wentOut(MailTable.Mail mail) {
    var id = mail.messageId() + "@example.com";
    int sent = services.mails().getOrDefault(id, 0);
    // What became pointless while it was tried stays as it was: nobody knows whether it went out.
    boolean pointless = mail.kind() == MailKind.PAYMENT_REQUEST || mail.kind() == MailKind.REMINDER;
    unless(pointless || mail.settled(), "no mail is left half sent", id);
    unless(sent <= mail.attempts(), "a mail goes out once, or is counted as ambiguous", id);
    unless(
        sent > 0 || mail.state() != MailTable.Mail.State.SENT, "a mail that is noted went out", id);
    unless(
        asked.contains(name(mail.kind(), mail.subjectId(), mail.step())),
        "a mail was asked for",
        id);
  }
}
