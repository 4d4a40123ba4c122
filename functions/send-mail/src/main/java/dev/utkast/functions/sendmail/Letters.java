package dev.utkast.functions.sendmail;

import dev.utkast.aws.links.CustomerLinks;
import dev.utkast.aws.sales.RequestSubject;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.Reads;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.documents.Attachment;
import dev.utkast.documents.InvoiceDocument;
import dev.utkast.documents.MailOccasion;
import dev.utkast.documents.MailOccasion.Addressee;
import dev.utkast.documents.Mails;
import dev.utkast.documents.OutgoingMail;
import dev.utkast.documents.Pictures;
import dev.utkast.documents.SalePages;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.invoice.Balance;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.link.Link;
import dev.utkast.model.mail.Due;
import dev.utkast.model.mail.Mail;
import dev.utkast.model.mail.MailDecider;
import dev.utkast.model.mail.NotSent;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.shop.WebLink;
import dev.utkast.model.text.MailAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Writes each kind of mail as things stood when it was asked for, however late it is written: the
/// amounts that were open come with the message or stand in the document, and a parcel knows
/// whether something remained. What has meanwhile become pointless is not written: a request for a
/// revision that was replaced or paid meanwhile, a reminder of a balance that is closed; it is said
/// why.
final class Letters {
  private final Shop shop;
  private final Seller seller;
  private final Pictures pictures;
  private final DraftsTable drafts;
  private final OrdersTable orders;
  private final InvoicesTable invoices;
  private final CustomerLinks links;
  private final Function<InvoiceDocument, byte[]> renderer;

  /// @param pictures of logos
  Letters(
      Reads reads,
      Seller seller,
      Pictures pictures,
      CustomerLinks links,
      Function<InvoiceDocument, byte[]> renderer) {
    this.shop = seller.shop();
    this.seller = seller;
    this.pictures = pictures;
    this.links = links;
    this.renderer = renderer;
    this.drafts = new DraftsTable(reads);
    this.orders = new OrdersTable(reads);
    this.invoices = new InvoicesTable(reads);
  }

  /// @return what writing a mail reads at the least
  static List<Key> keys(Message.SendMail wanted) {
    return Stream.concat(Stream.of(SettingsTable.IDENTITY), subject(wanted).stream()).toList();
  }

  private static List<Key> subject(Message.SendMail wanted) {
    long id = wanted.subjectId();
    return switch (wanted.kind()) {
      case PAYMENT_REQUEST -> List.of(DraftsTable.key(new DraftId(id)));
      case INVOICE, REMINDER -> keys(new OrderId(id), Invoice.Series.INVOICE);
      case CREDIT_NOTE -> keys(new OrderId(id), Invoice.Series.CREDIT_NOTE);
      case SHIPPING_CONFIRMATION -> List.of(OrdersTable.parcelKey(new FulfillmentId(id)));
    };
  }

  private static List<Key> keys(OrderId orderId, Invoice.Series series) {
    return List.of(OrdersTable.key(orderId), InvoicesTable.key(orderId, series));
  }

  /// What came of writing a mail.
  sealed interface Written {
    /// A mail, and who it goes to: blind copies are in the envelope only.
    record Ready(OutgoingMail mail, List<String> envelope) implements Written {}

    record Pointless(NotSent why) implements Written {}

    /// Nobody can be sent it.
    record Impossible(NotSent why) implements Written {}
  }

  Written write(Message.SendMail wanted) {
    return switch (wanted.kind()) {
      case PAYMENT_REQUEST -> request(wanted);
      case INVOICE -> legal(wanted, Invoice.Series.INVOICE);
      case CREDIT_NOTE -> legal(wanted, Invoice.Series.CREDIT_NOTE);
      case REMINDER -> reminder(wanted, order(new OrderId(wanted.subjectId())));
      case SHIPPING_CONFIRMATION -> shipped(wanted);
    };
  }

  private Written request(Message.SendMail wanted) {
    var found = drafts.find(new DraftId(wanted.subjectId()));
    return MailDecider.pointless(wanted, found)
        .<Written>map(Written.Pointless::new)
        .orElseGet(() -> request(wanted, found.orElseThrow()));
  }

  private Written request(Message.SendMail wanted, DraftOrder draft) {
    var link =
        link(
            new Link.OfDraft(draft.id(), wanted.step(), draft.linkSerial(), Link.end(wanted.at())));
    var open = wanted.open().orElseGet(draft::outstanding);
    var page = SalePages.paymentRequest(draft, seller, pictures, open, Optional.of(link));
    var occasion =
        new MailOccasion.PaymentRequested(
            addressee(draft.content()),
            draft.requestName(),
            Balance.open(draft.total(), open),
            page.due(),
            link,
            wanted
                .wishes()
                .flatMap(Message.MailOverrides::subject)
                .orElseGet(() -> RequestSubject.of(draft, seller)),
            wanted.wishes().flatMap(Message.MailOverrides::customMessage));
    return letter(
        wanted,
        draft.content(),
        occasion,
        Optional.of(Attachment.pdf(draft.requestName(), renderer.apply(page))));
  }

  private Written legal(Message.SendMail wanted, Invoice.Series series) {
    var order = order(new OrderId(wanted.subjectId()));
    var invoice = invoices.find(order.id(), series);
    if (invoice.isEmpty()) {
      throw new IllegalStateException("no " + series + " of order " + order.id());
    }
    var issued = invoice.get();
    var balance = issued.balance(order.paid());
    var page = SalePages.legal(issued, shop, pictures, order.paid());
    var occasion =
        switch (series) {
          case INVOICE ->
              new MailOccasion.InvoiceIssued(
                  addressee(issued),
                  issued.name(),
                  Optional.of(order.name()),
                  balance,
                  issued.dueOn(),
                  page.particulars().facts(),
                  Optional.empty());
          case CREDIT_NOTE ->
              new MailOccasion.CreditNoteIssued(
                  addressee(issued),
                  issued.name(),
                  SalePages.corrected(issued, shop).orElse(""),
                  balance.total(),
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
    var pointless = MailDecider.pointless(order);
    if (pointless.isPresent()) {
      return new Written.Pointless(pointless.get());
    }
    var invoice = invoices.find(order.id(), Invoice.Series.INVOICE);
    var page = invoice.map(issued -> SalePages.legal(issued, shop, pictures, order.paid()));
    var due = order.dueOn().orElseThrow();
    var occasion =
        new MailOccasion.PaymentReminder(
            invoice.map(this::addressee).orElseGet(() -> addressee(order.content())),
            invoice.map(Invoice::name).orElse(order.name()),
            invoice.map(_ -> order.name()),
            Balance.open(order.total(), wanted.open().orElseGet(order::outstanding)),
            due,
            Due.of(due, shop.dayOf(wanted.at()), shop.reminderDays(), wanted.step()),
            Optional.empty(),
            page.flatMap(InvoiceDocument::bankTransfer),
            linkTo(order, wanted),
            page.isPresent());
    return letter(
        wanted,
        order.content(),
        occasion,
        page.map(one -> asItStands(one, occasion.balance()))
            .map(one -> Attachment.pdf(one.number(), renderer.apply(one))));
  }

  /// The document says what was open when it was issued. Whoever has paid a part of it since must
  /// not scan all of it.
  private static InvoiceDocument asItStands(InvoiceDocument issued, Balance today) {
    boolean same = issued.totals().balance().outstanding().equals(today.outstanding());
    return same ? issued : issued.withoutCode();
  }

  private Optional<URI> linkTo(Order order, Message.SendMail reminder) {
    return shop.publicUrl().isEmpty()
        ? Optional.empty()
        : Optional.of(link(new Link.OfOrder(order.id(), 0, Link.end(reminder.at()))));
  }

  /// The same at every try, for the end of it is counted from when the mail was asked for.
  private URI link(Link link) {
    return URI.create(links.url(shop.publicUrl(), link));
  }

  private Written shipped(Message.SendMail wanted) {
    var found = orders.findFulfillment(new FulfillmentId(wanted.subjectId()));
    return MailDecider.pointless(found)
        .<Written>map(Written.Pointless::new)
        .orElseGet(() -> shipped(wanted, found.orElseThrow()));
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
            seller.dayOf(parcel.createdAt()),
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
    return switch (MailDecider.recipients(wanted, content.email())) {
      case MailDecider.Recipients.Nobody(var why) -> new Written.Pointless(why);
      case MailDecider.Recipients.Unreachable(var why) -> new Written.Impossible(why);
      case MailDecider.Recipients.Reachable(var to, var envelope) ->
          new Written.Ready(
              new OutgoingMail(
                  OutgoingMail.Mailbox.of(seller.name(), shop.email()),
                  replies(),
                  List.of(OutgoingMail.Mailbox.of(to)),
                  List.of(),
                  Mails.write(occasion),
                  attachment.stream().toList(),
                  messageId(wanted),
                  wanted.at()),
              envelope.stream().map(MailAddress::ascii).toList());
    };
  }

  /// Only the address that the shop is deployed with is verified with the mail service, so that
  /// every mail comes from it; answers go to the one that staff have set.
  private Optional<OutgoingMail.Mailbox> replies() {
    return seller.email().equals(shop.email())
        ? Optional.empty()
        : Optional.of(OutgoingMail.Mailbox.of(seller.name(), seller.email()));
  }

  /// The same for every sending of the same mail, so that a mailbox can tell that two are one.
  private String messageId(Message.SendMail wanted) {
    var domain = shop.email().replaceFirst("^.*@", "");
    return Mail.messageId(wanted) + "@" + domain;
  }

  /// The shop writes as it is today, in the language of the document that the mail is about.
  private Addressee addressee(Invoice issued) {
    return addressee(issued.content(), SalePages.locale(issued, shop));
  }

  private Addressee addressee(SaleContent content) {
    return addressee(content, SalePages.locale(content, seller));
  }

  private Addressee addressee(SaleContent content, Locale reader) {
    return new Addressee(
        reader, SalePages.letterhead(seller, pictures, reader), SalePages.customerName(content));
  }

  private Order order(OrderId id) {
    return orders.find(id).orElseThrow(() -> new IllegalStateException("no order " + id));
  }
}
