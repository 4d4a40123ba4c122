package dev.utkast.laws;

import dev.utkast.laws.StoredShop.Mail;
import dev.utkast.laws.StoredShop.MailName;
import dev.utkast.laws.StoredShop.MailState;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.OrderEvent;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What must hold of mails and messages: what was promised was asked for, what was asked for is
/// noted, and what went out did so once.
final class MailLaws {
  private MailLaws() {}

  /// What became pointless while it was tried stays as it was: nobody knows whether it went out.
  static void settled(StoredShop shop, LawReport report) {
    var seen = new HashSet<MailName>();
    for (var mail : shop.papers().mails().values()) {
      boolean settled =
          switch (mail.state()) {
            case SENT, REFUSED, NOT_NEEDED -> true;
            case SENDING, NOT_TAKEN ->
                switch (mail.name().kind()) {
                  case PAYMENT_REQUEST, REMINDER -> !isNeeded(mail.name(), shop);
                  case INVOICE, CREDIT_NOTE, SHIPPING_CONFIRMATION -> false;
                };
          };
      report.check(seen.add(mail.name()) && settled, mail.name() + " " + mail.state());
    }
  }

  static void reasoned(StoredShop shop, LawReport report) {
    for (var mail : shop.papers().mails().values()) {
      boolean reasoned =
          switch (mail.state()) {
            case SENDING, NOT_TAKEN, SENT -> true;
            case REFUSED, NOT_NEEDED -> mail.reason().isPresent();
          };
      report.check(reasoned, mail.name() + " without a reason");
    }
  }

  /// A mail that is on its way has no note yet. Of messages in a queue only the number is known,
  /// and of dead letters too: as many mails may be among them.
  static void promised(StoredShop shop, LawReport report) {
    var accounted = noted(shop);
    shop.traffic().outbox().values().forEach(row -> accounted.addAll(row.mails()));
    var promised = promises(shop);
    var missing = promised.stream().filter(name -> !accounted.contains(name)).toList();
    boolean lost = missing.size() > shop.traffic().mailsOutOfSight();
    promised.forEach(name -> report.check(!lost || accounted.contains(name), name));
  }

  private static Set<MailName> noted(StoredShop shop) {
    return shop.papers().mails().values().stream()
        .map(Mail::name)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<MailName> promises(StoredShop shop) {
    var names = new LinkedHashSet<MailName>();
    for (var draft : shop.drafts()) {
      draft
          .asked()
          .ifPresent(asked ->
              names.add(
                  new MailName(MailKind.PAYMENT_REQUEST, draft.id().value(), asked.revision())));
    }
    for (var link : shop.papers().links().values()) {
      if (link.orderId().isEmpty()) {
        names.add(new MailName(MailKind.PAYMENT_REQUEST, link.draftId().value(), link.revision()));
      }
    }
    for (var document : shop.documents()) {
      boolean credit = document.series() == Invoice.Series.CREDIT_NOTE;
      if (!credit || !isSilent(document, shop)) {
        var kind = credit ? MailKind.CREDIT_NOTE : MailKind.INVOICE;
        names.add(new MailName(kind, document.orderId().value(), 1));
      }
    }
    for (var parcel : shop.parcels()) {
      if (parcel.toldByMail()) {
        names.add(
            new MailName(MailKind.SHIPPING_CONFIRMATION, parcel.id().value(), parcel.number()));
      }
    }
    // Who missed days takes several steps of the ladder with one mail: the events tell which.
    for (var order : shop.orders()) {
      for (var event : shop.eventsOf(order)) {
        if (event.what() instanceof OrderEvent.ReminderSent(var step)) {
          names.add(new MailName(MailKind.REMINDER, order.id().value(), step));
        }
      }
    }
    return names;
  }

  private static boolean isSilent(Invoice document, StoredShop shop) {
    return shop.order(document.orderId())
        .flatMap(Order::cancellation)
        .filter(Cancellation::withoutMail)
        .isPresent();
  }

  static void askedAndNoted(StoredShop shop, LawReport report) {
    shop.witness()
        .ifPresent(witness -> {
          var noted = noted(shop);
          var asked = witness.mailsAsked();
          asked.forEach(name -> report.check(noted.contains(name), name + " is not noted"));
          noted.forEach(name -> report.check(asked.contains(name), name + " was not asked for"));
        });
  }

  /// Whoever did not see all of it cannot tell what a mail that was not needed would have told.
  static void tried(StoredShop shop, LawReport report) {
    if (shop.witness().isPresent()) {
      for (var mail : shop.papers().mails().values()) {
        report.check(
            mail.state() != MailState.NOT_NEEDED || !isNeeded(mail.name(), shop), mail.name());
      }
    }
  }

  /// Whether what it tells is so still, and there is somebody to tell.
  private static boolean isNeeded(MailName mail, StoredShop shop) {
    return switch (mail.kind()) {
      case INVOICE, CREDIT_NOTE -> orderOf(mail, shop).isPresent();
      case SHIPPING_CONFIRMATION ->
          Optional.ofNullable(shop.goods().parcels().get(new FulfillmentId(mail.subjectId())))
              .flatMap(parcel -> shop.order(parcel.orderId()))
              .filter(MailLaws::hasMail)
              .isPresent();
      case PAYMENT_REQUEST ->
          shop.draft(new DraftId(mail.subjectId()))
              .filter(draft -> draft.revision() == mail.step())
              .filter(draft -> draft.content().email().isPresent())
              .filter(draft -> !(draft.status() instanceof DraftStatus.Completed))
              .isPresent();
      case REMINDER ->
          orderOf(mail, shop).filter(one -> one.outstanding().isPositive()).isPresent();
    };
  }

  private static Optional<Order> orderOf(MailName mail, StoredShop shop) {
    return shop.order(new OrderId(mail.subjectId())).filter(MailLaws::hasMail);
  }

  private static boolean hasMail(Order order) {
    return order.content().email().isPresent();
  }

  /// The mail service itself is asked, where that is possible.
  static void taken(StoredShop shop, LawReport report) {
    shop.traffic()
        .copies()
        .ifPresent(copies -> {
          var noted = new HashSet<String>();
          for (var mail : shop.papers().mails().values()) {
            noted.add(mail.messageId());
            int taken = copies.getOrDefault(mail.messageId(), 0);
            boolean sent = mail.state() == MailState.SENT;
            report.check(taken <= mail.attempts() && (taken > 0 || !sent), mail.messageId());
          }
          copies.keySet().forEach(id -> report.check(noted.contains(id), id + " is not noted"));
        });
  }

  static void outboxEmpty(StoredShop shop, LawReport report) {
    report.check(true, "");
    shop.traffic().outbox().values().forEach(row -> report.check(false, row));
  }

  static void nothingGivenUp(StoredShop shop, LawReport report) {
    var letters = shop.traffic().deadLetters();
    letters.forEach(
        (queue, count) -> report.check(count == 0, count + " dead letters of " + queue));
  }
}
