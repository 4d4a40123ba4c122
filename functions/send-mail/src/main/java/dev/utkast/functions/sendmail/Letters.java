package dev.utkast.functions.sendmail;

import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.Attachment;
import dev.utkast.documents.InvoicePage;
import dev.utkast.documents.MailOccasion;
import dev.utkast.documents.MailOccasion.Addressee;
import dev.utkast.documents.Mails;
import dev.utkast.documents.OutgoingMail;
import dev.utkast.documents.SalePages;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.message.Message;
import dev.utkast.model.message.RequestSubject;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.WebLink;
import dev.utkast.model.text.MailAddress;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Writes each kind of mail as things stood when it was asked for, however late it is written: the
/// amounts that were open come with the message or stand in the document, and a parcel knows
/// whether something remained. What has meanwhile become pointless is not written: a request for a
/// revision that was replaced or paid meanwhile, a reminder of a balance that is closed; it is said
/// why.
final class Letters {
  private final Wiring wiring;
  private final DraftsTable drafts;
  private final OrdersTable orders;
  private final InvoicesTable invoices;
  private final Function<InvoicePage, byte[]> renderer;

  Letters(Wiring wiring, Function<InvoicePage, byte[]> renderer) {
    this.wiring = wiring;
    this.renderer = renderer;
    this.drafts = new DraftsTable(wiring.database());
    this.orders = new OrdersTable(wiring.database());
    this.invoices = new InvoicesTable(wiring.database());
  }

  /// What came of writing a mail.
  sealed interface Written {
    /// A mail, and who it goes to: blind copies are in the envelope only.
    record Letter(OutgoingMail mail, List<String> envelope) implements Written {}

    record Pointless(String why) implements Written {}

    /// Nobody can be sent it.
    record Impossible(String why) implements Written {}
  }

  Written write(Message.SendMail wanted) {
    return switch (wanted.kind()) {
      case PAYMENT_REQUEST ->
          drafts
              .find(wanted.subjectId())
              .map(draft -> request(wanted, draft))
              .orElseGet(() -> new Written.Pointless("the draft was deleted before it was sent"));
      case INVOICE -> legal(wanted, Invoice.Series.INVOICE);
      case CREDIT_NOTE -> legal(wanted, Invoice.Series.CREDIT_NOTE);
      case REMINDER -> reminder(wanted, order(wanted.subjectId()));
      case SHIPPING_CONFIRMATION ->
          orders
              .findFulfillment(wanted.subjectId())
              .map(parcel -> shipped(wanted, parcel))
              .orElseGet(() -> new Written.Pointless("the parcel is not known"));
    };
  }

  private Written request(Message.SendMail wanted, DraftOrder draft) {
    if (draft.status() instanceof DraftStatus.Completed) {
      return new Written.Pointless("the sale was agreed before it was sent");
    } else if (draft.revision() != wanted.step() || wanted.token().isEmpty()) {
      return new Written.Pointless("the draft was changed before it was sent");
    }
    var link = URI.create(wiring.shop().publicUrl() + "/invoices/" + wanted.token().get());
    var open = wanted.open().orElseGet(draft::outstanding);
    var page = SalePages.paymentRequest(draft, wiring.shop(), open, Optional.of(link));
    var occasion =
        new MailOccasion.PaymentRequested(
            addressee(draft.content()),
            draft.requestName(),
            open,
            page.due(),
            link,
            wanted
                .wishes()
                .flatMap(Message.MailOverrides::subject)
                .orElseGet(() ->
                    RequestSubject.of(draft.content(), draft.requestName(), open, wiring.shop())),
            wanted.wishes().flatMap(Message.MailOverrides::customMessage));
    return letter(
        wanted,
        draft.content(),
        occasion,
        Optional.of(Attachment.pdf(draft.requestName(), renderer.apply(page))));
  }

  private Written legal(Message.SendMail wanted, Invoice.Series series) {
    var order = order(wanted.subjectId());
    var invoice = invoices.find(order.id(), series);
    if (invoice.isEmpty()) {
      throw new IllegalStateException("no " + series + " of order " + order.id());
    }
    var issued = invoice.get();
    var balance = SalePages.balance(issued, order.paid());
    var total = issued.priced().total().presentment();
    var page = SalePages.legal(issued, wiring.shop(), order.paid());
    var occasion =
        switch (series) {
          case INVOICE ->
              new MailOccasion.InvoiceIssued(
                  addressee(issued.content()),
                  issued.name(),
                  Optional.of(order.name()),
                  total,
                  balance.outstanding(),
                  issued.dueOn(),
                  Optional.empty());
          case CREDIT_NOTE ->
              new MailOccasion.CreditNoteIssued(
                  addressee(issued.content()),
                  issued.name(),
                  issued.credits().orElse(""),
                  total,
                  balance.paid(),
                  Optional.empty());
        };
    return letter(
        wanted,
        order.content(),
        occasion,
        Optional.of(Attachment.pdf(issued.name(), renderer.apply(page))));
  }

  private Written reminder(Message.SendMail wanted, Order order) {
    var invoice = invoices.find(order.id(), Invoice.Series.INVOICE);
    if (order.outstanding().isZero() || order.dueOn().isEmpty()) {
      return new Written.Pointless("nothing is open any more");
    }
    var occasion =
        new MailOccasion.PaymentReminder(
            addressee(order.content()),
            invoice.map(Invoice::name).orElse(order.name()),
            wanted.open().orElseGet(order::outstanding),
            order.dueOn().get(),
            dayOf(wanted.at()),
            Optional.empty(),
            Optional.empty());
    return letter(wanted, order.content(), occasion, Optional.empty());
  }

  private Written shipped(Message.SendMail wanted, Fulfillment parcel) {
    var order = order(parcel.orderId());
    var contents = new ArrayList<MailOccasion.ParcelShipped.Content>();
    for (var units : parcel.lines()) {
      order
          .line(units.lineId())
          .ifPresent(line ->
              contents.add(
                  new MailOccasion.ParcelShipped.Content(SalePages.item(line), units.quantity())));
    }
    var occasion =
        new MailOccasion.ParcelShipped(
            addressee(order.content()),
            order.name(),
            parcel.message(),
            contents,
            parcel.restFollows(),
            parcel.tracking().company(),
            parcel.tracking().number(),
            parcel.tracking().url().flatMap(WebLink::of));
    return letter(wanted, order.content(), occasion, Optional.empty());
  }

  private Written letter(
      Message.SendMail wanted,
      SaleContent content,
      MailOccasion occasion,
      Optional<Attachment> attachment) {
    var to = wanted.wishes().flatMap(Message.MailOverrides::to).or(content::email);
    if (to.isEmpty()) {
      return new Written.Pointless("no mail address is known");
    }
    var recipients = new ArrayList<>(List.of(to.get()));
    wanted.wishes().ifPresent(wishes -> recipients.addAll(wishes.bcc()));
    var envelope = recipients.stream().map(MailAddress::parse).flatMap(Optional::stream).toList();
    if (envelope.size() < recipients.size()) {
      return new Written.Impossible("no mail can be sent to an address of it");
    }
    var shop = wiring.shop();
    var mail =
        new OutgoingMail(
            OutgoingMail.Mailbox.of(shop.name(), shop.email()),
            Optional.empty(),
            List.of(OutgoingMail.Mailbox.of(to.get())),
            List.of(),
            Mails.write(occasion),
            attachment.stream().toList(),
            messageId(wanted),
            wanted.at());
    return new Written.Letter(mail, envelope.stream().map(MailAddress::ascii).toList());
  }

  /// The same for every sending of the same mail, so that a mailbox can tell that two are one.
  private String messageId(Message.SendMail wanted) {
    var domain = wiring.shop().email().replaceFirst("^.*@", "");
    return MailTable.messageId(wanted) + "@" + domain;
  }

  private Addressee addressee(SaleContent content) {
    return new Addressee(
        SalePages.locale(content),
        SalePages.letterhead(wiring.shop()),
        SalePages.customerName(content));
  }

  private LocalDate dayOf(Instant at) {
    return at.atZone(wiring.shop().timeZone()).toLocalDate();
  }

  private Order order(long id) {
    return orders.find(id).orElseThrow(() -> new IllegalStateException("no order " + id));
  }
}
