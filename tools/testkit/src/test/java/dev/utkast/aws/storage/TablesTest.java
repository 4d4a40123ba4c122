package dev.utkast.aws.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.MovementBatch;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.money.CrossRates;
import dev.utkast.model.order.Order;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/// What is asked of the tables: found again, in order, once, and nothing else.
class TablesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static final LocationId HERE = new LocationId(1);

  private final MemoryDatabase database = new MemoryDatabase();

  private static DraftOrder draft(long id, String status) {
    var json =
        switch (status) {
          case "open" -> "{\"type\":\"Open\"}";
          case "invoice_sent" -> "{\"type\":\"InvoiceSent\",\"at\":\"2026-03-02T12:00:00Z\"}";
          default -> "{\"type\":\"Completed\",\"at\":\"2026-03-02T12:00:00Z\",\"orderId\":1}";
        };
    return DraftsTable.read(
        GoldenDocuments.of("DraftOrder", "id", id, "version", 1, "status", Json.parse(json)));
  }

  private static List<Long> ids(List<DraftOrder> drafts) {
    return drafts.stream().map(draft -> draft.id().value()).toList();
  }

  @Test
  void draftsAreListedByTheirIdsWhateverTheirStatus() {
    var drafts = new DraftsTable(database);
    for (long id = 8; id <= 12; id++) {
      database.commit(drafts.put(draft(id, DraftsTable.STATUSES.get((int) (id % 3)))));
    }
    var all = DraftsTable.STATUSES;
    var none = Optional.<Long>empty();
    assertEquals(List.of(8L, 9L, 10L), ids(drafts.page(all, none, true, 3)));
    assertEquals(List.of(11L, 12L), ids(drafts.page(all, Optional.of(10L), true, 3)));
    assertEquals(List.of(12L, 11L, 10L), ids(drafts.page(all, none, false, 3)));
    assertEquals(List.of(9L, 8L), ids(drafts.page(all, Optional.of(10L), false, 3)));
    assertEquals(List.of(9L, 12L), ids(drafts.page(List.of("open"), none, true, 3)));
    assertEquals(5, drafts.count(all, none));
    assertEquals(2, drafts.count(all, Optional.of(10L)));
    assertEquals(
        List.of(9L, 12L),
        ids(drafts.findAll(List.of(new DraftId(12), new DraftId(7), new DraftId(9)))));
  }

  /// One whose status is in no list is seen by nobody.
  @Test
  void everyStatusOfADraftIsListed() {
    List<DraftStatus> each =
        List.of(
            new DraftStatus.Open(),
            new DraftStatus.InvoiceSent(NOON),
            new DraftStatus.Completed(NOON, new OrderId(1)));
    assertEquals(
        Set.of(DraftStatus.class.getPermittedSubclasses()),
        each.stream().map(DraftStatus::getClass).collect(Collectors.toSet()));
    assertEquals(DraftsTable.STATUSES, each.stream().map(DraftStatus::label).toList());
  }

  @Test
  void aDraftIsReplacedOnlyOverTheVersionBefore() {
    var drafts = new DraftsTable(database);
    database.commit(drafts.put(draft(1, "open")));
    assertThrows(ConflictException.class, () -> database.commit(drafts.put(draft(1, "open"))));
    var next = DraftsTable.read(GoldenDocuments.of("DraftOrder", "id", 1, "version", 2));
    database.commit(drafts.put(next));
    assertEquals(Optional.of(next), drafts.find(new DraftId(1)));
    assertThrows(ConflictException.class, () -> database.commit(drafts.put(next)));
  }

  private static Order orderDueOn(long id, String day, int remindersSent) {
    return OrdersTable.read(
        GoldenDocuments.of(
            "Order",
            "id",
            id,
            "version",
            1,
            "dueOn",
            day,
            "remindersSent",
            remindersSent,
            "paid",
            "KWD 0.000",
            "cancellation",
            Json.Null.NULL,
            "returned",
            Json.Null.NULL,
            "refunds",
            Json.Null.NULL));
  }

  private static List<OrderId> orderIds(long... ids) {
    return LongStream.of(ids).mapToObj(OrderId::new).toList();
  }

  @Test
  void remindersAreFoundOnTheirDayTheLongestDueFirst() {
    var orders = new OrdersTable(database);
    var shop = MemoryWiring.standard().shop();
    database.commit(orders.put(orderDueOn(1, "2026-03-10", 1), shop));
    database.commit(orders.put(orderDueOn(2, "2026-03-12", 0), shop));
    database.commit(orders.put(orderDueOn(3, "2026-03-01", 5), shop));
    database.commit(orders.put(orderDueOn(99999, "2026-03-10", 1), shop));
    assertEquals(List.of(), orders.remindersDue(LocalDate.of(2026, 3, 8), 9));
    assertEquals(orderIds(2), orders.remindersDue(LocalDate.of(2026, 3, 9), 9));
    assertEquals(orderIds(2, 1, 99999), orders.remindersDue(LocalDate.of(2026, 3, 10), 9));
    assertEquals(orderIds(2, 1), orders.remindersDue(LocalDate.of(2026, 4, 10), 2));
  }

  private static Invoice invoice(OrderId orderId, long number) {
    return InvoicesTable.read(
        GoldenDocuments.of("Invoice", "orderId", orderId.value(), "number", number));
  }

  @Test
  void legalNumbersHaveNoGapsWhoeverHurries() throws Exception {
    var invoices = new InvoicesTable(database);
    try (var hurry = Executors.newFixedThreadPool(8)) {
      var work =
          LongStream.rangeClosed(1, 40)
              .<Callable<Long>>mapToObj(order -> () -> issued(invoices, new OrderId(order)))
              .toList();
      var numbers = new java.util.TreeSet<Long>();
      for (var issued : hurry.invokeAll(work)) {
        assertTrue(numbers.add(issued.get()), "taken twice");
      }
      assertEquals(LongStream.rangeClosed(1, 40).boxed().toList(), List.copyOf(numbers));
    }
    assertEquals(40, invoices.lastNumber(Invoice.Series.INVOICE));
    assertEquals(0, invoices.lastNumber(Invoice.Series.CREDIT_NOTE));
  }

  private long issued(InvoicesTable invoices, OrderId order) {
    while (true) {
      long number = invoices.lastNumber(Invoice.Series.INVOICE) + 1;
      var document = invoice(order, number);
      try {
        database.commit(invoices.putNew(document), invoices.takeNumber(document));
        return number;
      } catch (ConflictException _) {
        // Somebody else took it.
      }
    }
  }

  @Test
  void aSecondInvoiceOfAnOrderTakesNoNumber() {
    var invoices = new InvoicesTable(database);
    database.commit(
        invoices.putNew(invoice(new OrderId(1), 1)),
        invoices.takeNumber(invoice(new OrderId(1), 1)));
    assertThrows(
        ConflictException.class,
        () ->
            database.commit(
                invoices.putNew(invoice(new OrderId(1), 2)),
                invoices.takeNumber(invoice(new OrderId(1), 2))));
    assertEquals(1, invoices.lastNumber(Invoice.Series.INVOICE));
    assertEquals(
        Optional.of(invoice(new OrderId(1), 1)),
        invoices.find(new OrderId(1), Invoice.Series.INVOICE));
  }

  @Test
  void aMailAddressBelongsToOneCustomer() {
    var customers = new CustomersTable(database);
    var jane = Optional.of("jane@example.com");
    var none = Optional.<String>empty();
    database.commit(customers.claimEmail(new CustomerId(1), none, jane));
    var conflict =
        assertThrows(
            ConflictException.class,
            () -> database.commit(customers.claimEmail(new CustomerId(2), none, jane)));
    assertTrue(CustomersTable.emailTaken(conflict));
    assertFalse(CustomersTable.emailTaken(new ConflictException(java.util.Set.of())));
    assertEquals(List.of(), customers.claimEmail(new CustomerId(1), jane, jane));
    database.commit(customers.claimEmail(new CustomerId(1), jane, Optional.of("j@example.com")));
    database.commit(customers.claimEmail(new CustomerId(2), none, jane));
    assertEquals(Optional.of(new CustomerId(2)), customers.findIdByEmail("jane@example.com"));
    assertEquals(Optional.of(new CustomerId(1)), customers.findIdByEmail("j@example.com"));
  }

  private static Movement claimOf(VariantId item) {
    var line = new Movement.SoldLine(new OrderId(7), new LineId(item.value()));
    return new Movement(
        Movement.claimKey(line), item, HERE, Movement.Kind.CLAIM, 0, item.value(), NOON);
  }

  @Test
  void levelsOfManyLinesAreLoadedWithAllThatWasMovedForTheirOrder() {
    var stock = new StockTable(database);
    var items = LongStream.rangeClosed(1, 151).mapToObj(VariantId::new).toList();
    for (var id : items.subList(0, 150)) {
      database.commit(stock.put(new StockLevel(id, HERE, 1, 500, id.value(), NOON)));
    }
    var claims = items.stream().map(TablesTest::claimOf).toList();
    database.commit(stock.putNew(new MovementBatch(new OrderId(7), 0, claims.subList(0, 90))));
    database.commit(stock.putNew(new MovementBatch(new OrderId(7), 1, claims.subList(90, 149))));
    database.commit(stock.putNew(claims.get(149)));
    var found = stock.load(new OrderId(7), HERE, items);
    var known = new VariantId(150);
    assertEquals(350, found.level(known, HERE, NOON).available());
    assertEquals(0, found.level(new VariantId(151), HERE, NOON).version());
    assertEquals(2, found.batches());
    assertEquals(149, found.movements().size());
    assertEquals(
        149, found.movement(claimOf(new VariantId(149)).name()).orElseThrow().committedChange());
    assertEquals(Optional.empty(), stock.level(known, new LocationId(2)));
    assertEquals(0, stock.load(new OrderId(8), HERE, items).batches());
    var names = items.stream().map(item -> claimOf(item).name()).toList();
    var all = stock.withOlder(found, HERE, names);
    assertEquals(150, all.movement(claimOf(known).name()).orElseThrow().committedChange());
    assertEquals(150, all.movements().size());
    assertThrows(
        ConflictException.class,
        () -> database.commit(stock.putNew(new MovementBatch(new OrderId(7), 1, List.of()))));
  }

  @Test
  void theNewestTwoQuotesOfEachCurrencyAreFound() {
    var rates = new RatesTable(database);
    var days = List.of("2026-02-26", "2026-02-27", "2026-03-02", "2026-03-03");
    for (var day : days) {
      for (var currency : List.of(CurrencyUnit.USD, CurrencyUnit.JPY)) {
        database.commit(
            rates.putNew(
                new CrossRates.Quote(currency, new BigDecimal("1.10"), LocalDate.parse(day))));
      }
    }
    var found = rates.quotes(CurrencyUnit.USD, CurrencyUnit.EUR, LocalDate.of(2026, 3, 2));
    assertEquals(
        List.of(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 2, 27)),
        found.stream().map(CrossRates.Quote::date).toList());
    assertEquals(
        4, rates.quotes(CurrencyUnit.USD, CurrencyUnit.JPY, LocalDate.of(2026, 4, 1)).size());
  }

  private static CrossRates.Quote dollars(String day) {
    return new CrossRates.Quote(CurrencyUnit.USD, new BigDecimal("1.10"), LocalDate.parse(day));
  }

  @Test
  void quotesOfAFeedAreToldApartFromThoseThatAreStored() {
    var rates = new RatesTable(database);
    database.commit(rates.putNew(dollars("2026-03-02")));
    var feed = List.of(dollars("2026-03-02"), dollars("2026-03-03"));
    assertEquals(List.of(dollars("2026-03-03")), rates.unknown(feed));
    assertEquals(List.of(), rates.unknown(List.of()));
  }

  /// However long ago that was.
  @Test
  void aQuoteIsComparedWithTheOneBeforeIt() {
    var rates = new RatesTable(database);
    var days = List.of("2026-02-10", "2026-02-26", "2026-02-27", "2026-03-06", "2026-03-14");
    days.forEach(day -> database.commit(rates.putNew(dollars(day))));
    var compared =
        rates.compared(
            List.of(dollars("2026-03-06"), dollars("2026-02-26"), dollars("2026-03-14")));
    assertEquals(
        List.of(dollars("2026-03-06"), dollars("2026-02-27")), compared.get(dollars("2026-03-06")));
    assertEquals(
        List.of(dollars("2026-02-26"), dollars("2026-02-10")), compared.get(dollars("2026-02-26")));
    assertEquals(
        List.of(dollars("2026-03-14"), dollars("2026-03-06")), compared.get(dollars("2026-03-14")));
    assertEquals(
        Map.of(dollars("2026-02-10"), List.of(dollars("2026-02-10"))),
        rates.compared(List.of(dollars("2026-02-10"))));
  }

  @Test
  void whatWasOnceQuotedStays() {
    var rates = new RatesTable(database);
    var day = LocalDate.of(2026, 3, 2);
    database.commit(
        rates.putNew(new CrossRates.Quote(CurrencyUnit.USD, new BigDecimal("1.1"), day)));
    assertThrows(
        ConflictException.class,
        () ->
            database.commit(
                rates.putNew(new CrossRates.Quote(CurrencyUnit.USD, new BigDecimal("9.9"), day))));
  }
}
