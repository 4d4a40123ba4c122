package dev.utkast.laws;

import dev.utkast.laws.StoredShop.Link;
import dev.utkast.model.draftorder.Asked;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.OrderEvent;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;

/// What must hold of legal documents, dates, reminders and payment links.
final class PaperLaws {
  /// Two clocks, each ten minutes off.
  private static final Duration CLOCKS_APART = Duration.ofMinutes(20);

  private PaperLaws() {}

  static void invoiced(StoredShop shop, LawReport report) {
    var written = new HashSet<String>();
    shop.documents().forEach(one -> written.add(one.series() + " " + one.orderId()));
    for (var order : shop.orders()) {
      boolean invoiced = written.contains(Invoice.Series.INVOICE + " " + order.id());
      boolean credited = written.contains(Invoice.Series.CREDIT_NOTE + " " + order.id());
      report.check(invoiced && credited == order.cancellation().isPresent(), order.name());
    }
  }

  static void legalNumbers(StoredShop shop, LawReport report) {
    for (var series : Invoice.Series.values()) {
      var numbers =
          shop.documents().stream()
              .filter(document -> document.series() == series)
              .map(Invoice::number)
              .sorted()
              .toList();
      for (int index = 0; index < numbers.size(); index++) {
        report.check(numbers.get(index) == index + 1, series + " " + numbers.get(index));
      }
      long last = shop.papers().lastNumbers().getOrDefault(series.name(), 0L);
      report.check(last == numbers.size(), series + " counts " + last + " of " + numbers.size());
    }
  }

  /// However late it is written.
  static void paidAtTheEvent(StoredShop shop, LawReport report) {
    shop.witness()
        .ifPresent(witness -> {
          for (var document : shop.documents()) {
            var paid =
                switch (document.series()) {
                  case INVOICE -> witness.paidWhenAgreed(document.orderId());
                  case CREDIT_NOTE -> witness.paidWhenCancelled(document.orderId());
                };
            report.check(paid.isPresent() && document.paid().equals(paid), document.name());
          }
        });
  }

  static void dates(StoredShop shop, LawReport report) {
    for (var document : shop.documents()) {
      var order = shop.order(document.orderId());
      report.check(
          order.filter(one -> hasDatesOf(one, document, shop)).isPresent(), document.name());
    }
    shop.drafts().forEach(draft -> draftDates(draft, shop, report));
    for (var parcel : shop.parcels()) {
      report.check(
          isAfterOrder(parcel.createdAt(), parcel.orderId(), shop), "parcel " + parcel.id());
    }
    for (var made : shop.fulfillmentOrders()) {
      report.check(
          isAfterOrder(made.createdAt(), made.orderId(), shop), "fulfillment order " + made.id());
    }
    for (var order : shop.orders()) {
      var agreed = order.createdAt();
      var due = order.content().terms().map(t -> t.dueDay(shop.day(agreed)));
      report.check(order.dueOn().equals(due.or(() -> Optional.of(shop.day(agreed)))), order.name());
      for (var event : shop.eventsOf(order)) {
        // A reminder is of the day that its schedule was for, however late that fired.
        boolean late =
            event.what() instanceof OrderEvent.ReminderSent
                || event.what() instanceof OrderEvent.ReminderSkipped;
        report.check(
            late || isAfterOrder(event.at(), order.id(), shop), "event of " + order.name());
      }
    }
  }

  private static boolean isAfterOrder(Instant event, OrderId orderId, StoredShop shop) {
    return shop.order(orderId)
        .filter(order -> !event.isBefore(order.createdAt().minus(CLOCKS_APART)))
        .isPresent();
  }

  private static boolean hasDatesOf(Order order, Invoice document, StoredShop shop) {
    return switch (document.series()) {
      case INVOICE ->
          isOf(order.createdAt(), document, shop) && document.dueOn().equals(order.dueOn());
      case CREDIT_NOTE ->
          document.dueOn().isEmpty()
              && order.cancellation().filter(one -> isOf(one.at(), document, shop)).isPresent();
    };
  }

  private static boolean isOf(Instant event, Invoice document, StoredShop shop) {
    return document.issuedAt().equals(event) && document.issuedOn().equals(shop.day(event));
  }

  /// Whatever happens to a draft after it was sent, it was sent when its newest link was, where an
  /// older version stored that.
  private static void draftDates(DraftOrder draft, StoredShop shop, LawReport report) {
    switch (draft.status()) {
      case DraftStatus.Open _ -> {}
      case DraftStatus.InvoiceSent(var at) ->
          shop.papers().links().values().stream()
              .filter(link -> link.draftId().equals(draft.id()))
              .max(Comparator.comparingInt(Link::revision))
              .ifPresent(link -> report.check(link.sentAt().equals(at), draft.name()));
      case DraftStatus.Completed(var at, var orderId, _) ->
          report.check(
              shop.order(orderId).map(Order::createdAt).filter(at::equals).isPresent(),
              draft.name());
    }
  }

  static void overdue(StoredShop shop, LawReport report) {
    for (var order : shop.orders()) {
      boolean open = order.outstanding().isPositive();
      boolean late = order.dueOn().filter(day -> day.isBefore(shop.today())).isPresent();
      boolean overdue = order.overdue(shop.now(), shop.shop());
      boolean indexed = shop.sales().toRemind().containsKey(order.id());
      report.check(
          overdue == (open && late) && indexed == nextReminder(order, shop).isPresent(),
          order.name());
    }
  }

  private static Optional<LocalDate> nextReminder(Order order, StoredShop shop) {
    return OrderDecider.nextReminder(order, shop.shop());
  }

  static void reminded(StoredShop shop, LawReport report) {
    for (var order : shop.orders()) {
      // Older versions kept their events within the order, in sentences.
      boolean told =
          order.remindersSent() == 0
              || !order.timeline().isEmpty()
              || shop.eventsOf(order).stream()
                  .anyMatch(event ->
                      switch (event.what()) {
                        case OrderEvent.ReminderSent(var step) -> step == order.remindersSent();
                        case OrderEvent.ReminderSkipped(var step) -> step == order.remindersSent();
                        case OrderEvent.Amended _,
                            OrderEvent.Held _,
                            OrderEvent.Released _,
                            OrderEvent.StockRequested _,
                            OrderEvent.StockReviewed _ ->
                            false;
                      });
      report.check(told, order.name() + " tells of no reminder");
    }
    for (var last : shop.remindedUntil().stream().toList()) {
      for (var order : shop.orders()) {
        var due = nextReminder(order, shop).filter(day -> !day.isAfter(last));
        report.check(due.isEmpty(), order.name());
      }
    }
  }

  static void linksOfWhatWasSent(StoredShop shop, LawReport report) {
    for (var draft : shop.drafts()) {
      boolean sound =
          switch (draft.status()) {
            case DraftStatus.Open _ -> draft.askedRevision().isEmpty();
            case DraftStatus.InvoiceSent _, DraftStatus.Completed _ ->
                draft.asked().map(asked -> isWritten(asked, draft)).orElse(true)
                    && draft.linkHash().map(hash -> isOf(hash, draft, shop)).orElse(true);
          };
      report.check(sound, draft.name());
    }
  }

  private static boolean isWritten(Asked asked, DraftOrder draft) {
    return asked.revision() >= 1
        && asked.revision() <= draft.revision()
        && draft.linkHash().isEmpty();
  }

  /// An older version kept what its link led to beside it.
  private static boolean isOf(String hash, DraftOrder draft, StoredShop shop) {
    return Optional.ofNullable(shop.papers().links().get(hash))
        .filter(link -> link.draftId().equals(draft.id()))
        .isPresent();
  }
}
