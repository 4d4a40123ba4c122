package dev.utkast.laws;

import dev.utkast.laws.StoredShop.Link;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.OrderEvent;
import dev.utkast.model.order.Cancellation;
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

  static void invoiced(StoredShop shop, Verdict verdict) {
    var documents = shop.papers().documents();
    for (var order : shop.sales().orders().values()) {
      boolean invoiced =
          documents.containsKey(new StoredShop.Document(order.id(), Invoice.Series.INVOICE));
      boolean credited =
          documents.containsKey(new StoredShop.Document(order.id(), Invoice.Series.CREDIT_NOTE));
      verdict.check(invoiced && credited == order.cancellation().isPresent(), order.name());
    }
  }

  static void legalNumbers(StoredShop shop, Verdict verdict) {
    for (var series : Invoice.Series.values()) {
      var numbers =
          shop.papers().invoices().values().stream()
              .filter(document -> document.series() == series)
              .map(Invoice::number)
              .sorted()
              .toList();
      for (int index = 0; index < numbers.size(); index++) {
        verdict.check(numbers.get(index) == index + 1, series + " " + numbers.get(index));
      }
      long last = shop.papers().lastNumbers().getOrDefault(series.name(), 0L);
      verdict.check(last == numbers.size(), series + " counts " + last + " of " + numbers.size());
    }
  }

  /// However late it is written. An invoice that its credit note had to wait for may show what was
  /// paid by then.
  static void paidAtTheEvent(StoredShop shop, Verdict verdict) {
    shop.witness()
        .ifPresent(witness -> {
          for (var document : shop.papers().invoices().values()) {
            long order = document.orderId();
            boolean atTheEvent =
                switch (document.series()) {
                  case INVOICE -> document.paid().equals(witness.paidWhenAgreed(order));
                  case CREDIT_NOTE -> false;
                };
            var cancelled = witness.paidWhenCancelled(order);
            verdict.check(
                atTheEvent || (cancelled.isPresent() && document.paid().equals(cancelled)),
                document.name());
          }
        });
  }

  static void dates(StoredShop shop, Verdict verdict) {
    var orders = shop.sales().orders();
    for (var document : shop.papers().invoices().values()) {
      verdict.check(
          Optional.ofNullable(orders.get(document.orderId()))
              .filter(order -> hasDatesOf(order, document, shop))
              .isPresent(),
          document.name());
    }
    for (var order : orders.values()) {
      var agreed = order.createdAt();
      var due = order.content().terms().map(t -> t.dueDay(agreed, shop.shop().timeZone()));
      verdict.check(
          order.dueOn().equals(due.or(() -> Optional.of(shop.day(agreed)))), order.name());
    }
    shop.sales().drafts().values().forEach(draft -> draftDates(draft, shop, verdict));
    for (var parcel : shop.goods().parcels().values()) {
      verdict.check(
          isAfterOrder(parcel.createdAt(), parcel.orderId(), shop), "parcel " + parcel.id());
    }
    for (var made : shop.goods().fulfillmentOrders().values()) {
      verdict.check(
          isAfterOrder(made.createdAt(), made.orderId(), shop), "fulfillment order " + made.id());
    }
    for (var order : orders.values()) {
      for (var event : shop.eventsOf(order)) {
        // A reminder is of the day that its schedule was for, however late that fired.
        boolean late =
            event.what() instanceof OrderEvent.ReminderSent
                || event.what() instanceof OrderEvent.ReminderSkipped;
        verdict.check(
            late || isAfterOrder(event.at(), order.id(), shop), "event of " + order.name());
      }
    }
  }

  private static boolean isAfterOrder(Instant event, long orderId, StoredShop shop) {
    return Optional.ofNullable(shop.sales().orders().get(orderId))
        .map(Order::createdAt)
        .filter(made -> !event.isBefore(made.minus(CLOCKS_APART)))
        .isPresent();
  }

  private static boolean hasDatesOf(Order order, Invoice document, StoredShop shop) {
    return switch (document.series()) {
      case INVOICE ->
          isOf(order.createdAt(), document, shop) && document.dueOn().equals(order.dueOn());
      case CREDIT_NOTE ->
          order
                  .cancellation()
                  .map(Cancellation::at)
                  .filter(at -> isOf(at, document, shop))
                  .isPresent()
              && document.dueOn().isEmpty();
    };
  }

  private static boolean isOf(Instant event, Invoice document, StoredShop shop) {
    return document.issuedAt().equals(event) && document.issuedOn().equals(shop.day(event));
  }

  /// Whatever happens to a draft after it was sent, it was sent when its newest link was.
  private static void draftDates(DraftOrder draft, StoredShop shop, Verdict verdict) {
    switch (draft.status()) {
      case DraftStatus.Open _ -> {}
      case DraftStatus.InvoiceSent(var at) ->
          shop.papers().links().values().stream()
              .filter(link -> link.draftId() == draft.id())
              .max(Comparator.comparingInt(Link::revision))
              .ifPresent(link -> verdict.check(link.sentAt().equals(at), draft.name()));
      case DraftStatus.Completed(var at, var orderId, _) ->
          verdict.check(
              Optional.ofNullable(shop.sales().orders().get(orderId))
                  .map(Order::createdAt)
                  .filter(at::equals)
                  .isPresent(),
              draft.name());
    }
  }

  static void overdue(StoredShop shop, Verdict verdict) {
    for (var order : shop.sales().orders().values()) {
      boolean open = order.outstanding().isPositive();
      boolean late = order.dueOn().filter(day -> day.isBefore(shop.today())).isPresent();
      boolean overdue = order.overdue(shop.now(), shop.shop().timeZone());
      boolean indexed = shop.sales().toRemind().containsKey(order.id());
      verdict.check(
          overdue == (open && late) && indexed == nextReminder(order, shop).isPresent(),
          order.name());
    }
  }

  private static Optional<LocalDate> nextReminder(Order order, StoredShop shop) {
    return OrderDecider.nextReminder(order, shop.shop());
  }

  static void reminded(StoredShop shop, Verdict verdict) {
    for (var order : shop.sales().orders().values()) {
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
      verdict.check(told, order.name() + " tells of no reminder");
    }
    shop.remindedUntil()
        .ifPresent(last ->
            shop.sales()
                .orders()
                .values()
                .forEach(order ->
                    verdict.check(
                        nextReminder(order, shop).filter(day -> !day.isAfter(last)).isEmpty(),
                        order.name())));
  }

  static void oneLiveLink(StoredShop shop, Verdict verdict) {
    var live = new HashSet<String>();
    for (var draft : shop.sales().drafts().values()) {
      verdict.check(
          draft
              .linkHash()
              .map(hash ->
                  Optional.ofNullable(shop.papers().links().get(hash))
                          .filter(link -> link.draftId() == draft.id())
                          .isPresent()
                      && live.add(hash))
              .orElse(true),
          draft.name());
    }
  }
}
