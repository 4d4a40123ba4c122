package dev.utkast.functions.issueinvoice;

import static dev.utkast.testkit.StoredOrders.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.invoice.Advance;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.invoice.Invoice.Series;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.shop.ShopIdentity;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.FaultyPorts;
import dev.utkast.testkit.FaultyPorts.Fault;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SettableClock;
import dev.utkast.testkit.StoredOrders;
import dev.utkast.testkit.contract.Clause;
import dev.utkast.testkit.contract.Consumption;
import dev.utkast.testkit.contract.QueueConsumerTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class IssueInvoiceTest {
  private final MemoryWiring wiring = MemoryWiring.standard();
  private final StoredOrders orders = new StoredOrders(wiring);
  private final InvoicesTable invoices = new InvoicesTable(wiring.database());

  private static Message invoiceOf(Order order) {
    return new Message.IssueInvoice(order.id());
  }

  private static Message creditNoteOf(Order order) {
    return new Message.IssueCreditNote(order.id());
  }

  private void issue(Message... messages) {
    assertEquals(List.of(), Deliveries.deliver(new IssueInvoice(wiring), messages));
  }

  private Order anOrder() {
    return orders.order(line(1, new VariantId(11), 2));
  }

  private Optional<String> nameOf(Order order, Series series) {
    return invoices.find(order.id(), series).map(Invoice::name);
  }

  private List<Message> mails() {
    return ((MemoryDatabase) wiring.database())
        .everything(TableName.OUTBOX).stream()
            .flatMap(item -> Outbox.read(item).row().messages().stream())
            .toList();
  }

  /// The numbers of all documents of a series, in their order.
  private List<Long> numbers(Series series) {
    return ((MemoryDatabase) wiring.database())
        .everything(TableName.INVOICES).stream()
            .filter(item -> item.key().pk().startsWith("ORDER#"))
            .map(InvoicesTable::read)
            .filter(document -> document.series() == series)
            .map(Invoice::number)
            .sorted()
            .toList();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void anAgreedSaleGetsTheNextNumberAndAMailThatBringsIt() {
    var first = anOrder();
    var second = anOrder();
    issue(invoiceOf(first), invoiceOf(second));
    assertEquals(Optional.of("INV-000001"), nameOf(first, Series.INVOICE));
    assertEquals(Optional.of("INV-000002"), nameOf(second, Series.INVOICE));
    var now = wiring.clock().instant();
    assertEquals(
        List.of(
            new Message.SendMail(MailKind.INVOICE, first.id().value(), 1, now),
            new Message.SendMail(MailKind.INVOICE, second.id().value(), 1, now)),
        mails());
  }

  private void set(ShopIdentity identity) {
    wiring.database().commit(List.of(new SettingsTable(wiring.database()).put(identity)));
  }

  private Invoice document(Order order, Series series) {
    return invoices.find(order.id(), series).orElseThrow();
  }

  @Test
  void aDocumentKeepsTheIdentityOfItsDay() {
    var first =
        Copy.of(ShopIdentity.unset())
            .with(ShopIdentity::version, 1L)
            .with(ShopIdentity::name, Optional.of("Oak"))
            .with(ShopIdentity::invoicePrefix, Optional.of("RE-"))
            .made();
    var earlier = anOrder();
    issue(invoiceOf(earlier));
    set(first);
    var order = anOrder();
    issue(invoiceOf(order));
    var then = Copy.of(first).with(ShopIdentity::version, 2L);
    set(
        then.with(ShopIdentity::name, Optional.of("Ash"))
            .with(ShopIdentity::invoicePrefix, Optional.of("R-"))
            .made());
    var later = anOrder();
    issue(invoiceOf(later), invoiceOf(order));
    assertEquals(Optional.empty(), document(earlier, Series.INVOICE).identity());
    assertEquals("INV-000001", document(earlier, Series.INVOICE).name());
    assertEquals(Optional.of(first), document(order, Series.INVOICE).identity());
    assertEquals("RE-000002", document(order, Series.INVOICE).name());
    assertEquals("Oak", document(order, Series.INVOICE).seller().getFirst());
    assertEquals("R-000003", document(later, Series.INVOICE).name());
  }

  @Test
  void issuingTwiceTakesOneNumberAndSendsOneMail() {
    var order = anOrder();
    issue(invoiceOf(order), invoiceOf(order));
    assertEquals(List.of(1L), numbers(Series.INVOICE));
    assertEquals(1, mails().size());
  }

  @Test
  void whatWasIssuedStaysWhateverBecomesOfTheOrder() {
    var order = anOrder();
    issue(invoiceOf(order));
    var issued = invoices.find(order.id(), Series.INVOICE);
    orders.cancelled(order);
    ((SettableClock) wiring.clock()).set(Instant.parse("2027-01-01T00:00:00Z"));
    issue(invoiceOf(order));
    assertEquals(issued, invoices.find(order.id(), Series.INVOICE));
  }

  @Test
  void aDocumentThatIsWrittenLateShowsWhatWasPaidAtItsEvent() {
    var order = anOrder();
    var agreed = new Message.IssueInvoice(order.id(), Optional.of(Money.parse("USD 1.00")));
    var calledOff = new Message.IssueCreditNote(order.id(), Optional.of(Money.parse("USD 2.00")));
    orders.cancelled(order);
    issue(agreed, calledOff);
    assertEquals(agreed.paid(), invoices.find(order.id(), Series.INVOICE).orElseThrow().paid());
    assertEquals(
        calledOff.paid(), invoices.find(order.id(), Series.CREDIT_NOTE).orElseThrow().paid());
  }

  private void received(Order order, String amount, Duration before) {
    var entry =
        new PaymentEntry(
            new TransactionId(71),
            PaymentEntry.Kind.PAYMENT,
            "stripe",
            "pi_" + amount,
            Money.parse("USD " + amount),
            Optional.of(order.id()),
            order.createdAt().minus(before),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    wiring
        .database()
        .commit(List.of(new PaymentsTable(wiring.database()).putNew(order.draftId(), entry)));
  }

  /// Directive 2006/112/EC, article 226 (7).
  @Test
  void anInvoiceNamesTheDaysOnWhichPartsOfItWerePaidBefore() {
    var order = anOrder();
    received(order, "1.00", Duration.ofDays(3));
    received(order, "2.00", Duration.ZERO);
    var paid = Optional.of(Money.parse("USD 3.00"));
    issue(new Message.IssueInvoice(order.id(), paid));
    orders.cancelled(order);
    issue(new Message.IssueCreditNote(order.id(), paid));
    var invoice = document(order, Series.INVOICE);
    assertEquals(
        List.of(new Advance(invoice.issuedOn().minusDays(3), Money.parse("USD 1.00"))),
        invoice.advances());
    assertEquals(List.of(), document(order, Series.CREDIT_NOTE).advances());
  }

  @Test
  void aCancelledOrderGetsACreditNoteOfItsOwnSeriesThatNamesTheInvoice() {
    var kept = anOrder();
    var order = anOrder();
    issue(invoiceOf(kept), invoiceOf(order));
    orders.cancelled(order);
    issue(creditNoteOf(order), creditNoteOf(order));
    var note = invoices.find(order.id(), Series.CREDIT_NOTE).orElseThrow();
    assertEquals("CN-000001", note.name());
    assertEquals(Optional.of("INV-000002"), note.credits());
    assertEquals(order.priced(), note.priced());
    assertEquals(List.of(1L), numbers(Series.CREDIT_NOTE));
  }

  @Test
  void aCreditNoteThatOvertakesItsInvoiceIssuesBoth() {
    var order = orders.cancelled(anOrder());
    issue(creditNoteOf(order), invoiceOf(order));
    assertEquals(Optional.of("INV-000001"), nameOf(order, Series.INVOICE));
    assertEquals(Optional.of("CN-000001"), nameOf(order, Series.CREDIT_NOTE));
    assertEquals(2, mails().size());
  }

  /// A document keeps what had been paid until then.
  @Test
  void invoiceAndCreditNoteKnowWhatHadBeenPaid() {
    var order = anOrder();
    issue(invoiceOf(order));
    var paid = OrderDecider.paid(orders.find(order), StoredOrders.PRICE, now());
    orders.stored(paid);
    orders.cancelled(order);
    issue(creditNoteOf(order));
    assertEquals(
        Optional.of(order.paid()),
        invoices.find(order.id(), Series.INVOICE).flatMap(Invoice::paid));
    assertEquals(
        Optional.of(StoredOrders.PRICE),
        invoices.find(order.id(), Series.CREDIT_NOTE).flatMap(Invoice::paid));
  }

  /// Whatever was paid between agreement and cancellation.
  @Test
  void anInvoiceThatIsOvertakenShowsWhatHadBeenPaidWhenTheSaleWasAgreed() {
    var order = anOrder();
    orders.stored(OrderDecider.paid(orders.find(order), StoredOrders.PRICE, now()));
    orders.cancelled(order);
    issue(creditNoteOf(order));
    assertEquals(
        Optional.of(order.paid()),
        invoices.find(order.id(), Series.INVOICE).flatMap(Invoice::paid));
  }

  private java.time.Instant now() {
    return wiring.clock().instant();
  }

  @Test
  void aCancellationWithoutMailHasItsCreditNoteAllTheSame() {
    var order = anOrder();
    issue(invoiceOf(order));
    int before = mails().size();
    orders.cancelled(
        order,
        new Cancellation(
            Cancellation.Reason.OTHER, wiring.clock().instant(), false, true, Optional.empty()));
    issue(creditNoteOf(order));
    assertEquals(List.of(1L), numbers(Series.CREDIT_NOTE));
    assertEquals(before, mails().size());
  }

  @Test
  void anOrderThatStandsIsNotCredited() {
    var order = anOrder();
    issue(invoiceOf(order), creditNoteOf(order));
    assertEquals(List.of(), numbers(Series.CREDIT_NOTE));
  }

  @Test
  void withoutAnAddressTheInvoiceIsIssuedAndItsMailIsNoted() {
    var order =
        orders.order(
            StoredOrders.content(
                Optional.empty(), Optional.empty(), line(1, new VariantId(11), 2)));
    issue(invoiceOf(order));
    assertEquals(List.of(1L), numbers(Series.INVOICE));
    assertEquals(1, mails().size());
  }

  /// The queue stood still over New Year, and in the shop it is an hour later than in Greenwich.
  @Test
  void documentsThatAreIssuedLateAreOfTheDaysOfSaleAndCancellation() {
    var clock = (SettableClock) wiring.clock();
    clock.set(Instant.parse("2026-12-29T23:30:00Z"));
    var order = anOrder();
    clock.set(Instant.parse("2026-12-30T23:30:00Z"));
    orders.cancelled(order);
    clock.set(Instant.parse("2027-01-04T08:00:00Z"));
    issue(invoiceOf(order), creditNoteOf(order));
    assertEquals(LocalDate.of(2026, 12, 30), dayOf(order, Series.INVOICE));
    assertEquals(LocalDate.of(2026, 12, 31), dayOf(order, Series.CREDIT_NOTE));
  }

  private LocalDate dayOf(Order order, Series series) {
    return invoices.find(order.id(), series).orElseThrow().issuedOn();
  }

  @Test
  void numbersHaveNoGapWhereverTheFunctionDies() {
    int issued = 0;
    boolean died = true;
    for (int call = 0; died; call++) {
      for (var fault : List.of(new Fault.KilledBefore(), new Fault.KilledAfter())) {
        var batch = new Message[] {invoiceOf(anOrder()), invoiceOf(anOrder())};
        var ports = FaultyPorts.at(call, fault);
        died = dies(new IssueInvoice(ports.over(wiring)), batch);
        issue(batch);
        issued += batch.length;
      }
    }
    assertEquals(upTo(issued), numbers(Series.INVOICE));
    assertEquals(issued, mails().size());
  }

  private static boolean dies(IssueInvoice function, Message... messages) {
    try {
      Deliveries.deliver(function, messages);
      return false;
    } catch (FaultyPorts.Killed _) {
      return true;
    }
  }

  @Test
  void aNumberThatSomebodyElseTookIsNotTakenAgain() {
    var database = new InterceptedDatabase(wiring.database());
    database.beforeNextCommit(() -> issue(invoiceOf(anOrder())));
    database.beforeNextCommit(() -> issue(invoiceOf(anOrder())));
    var order = anOrder();
    assertEquals(
        List.of(), Deliveries.deliver(new IssueInvoice(wiring.with(database)), invoiceOf(order)));
    assertEquals(Optional.of("INV-000003"), nameOf(order, Series.INVOICE));
    assertEquals(upTo(3), numbers(Series.INVOICE));
  }

  @Test
  void numbersHaveNoGapHoweverManyIssueAtOnce() throws ExecutionException, InterruptedException {
    var messages = IntStream.range(0, 64).mapToObj(_ -> invoiceOf(anOrder())).toList();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var running =
          messages.stream().map(one -> threads.submit(() -> issueUntilDone(one))).toList();
      for (var one : running) {
        one.get();
      }
    }
    assertEquals(upTo(64), numbers(Series.INVOICE));
    assertEquals(64, mails().size());
  }

  /// A queue delivers again what failed.
  private void issueUntilDone(Message message) {
    while (!Deliveries.deliver(new IssueInvoice(wiring), message).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @QueueConsumerTest
  void keepsTheContractOfConsumers(Clause<Consumption> clause) {
    clause.holdsFor(
        Consumption.ofQueue(IssueInvoice::new, IssueInvoiceTest::threeDocuments)
            .indifferentTo(IssueInvoiceTest::withoutNumbers));
  }

  private static List<Message> threeDocuments(MemoryWiring wiring) {
    var stored = new StoredOrders(wiring);
    var kept = stored.order(line(1, new VariantId(11), 2));
    var calledOff = stored.cancelled(stored.order(line(2, new VariantId(11), 2)));
    return List.of(invoiceOf(kept), invoiceOf(calledOff), creditNoteOf(calledOff));
  }

  /// Who comes first gets the lower number.
  private static String withoutNumbers(String line) {
    return line.replaceAll("\"number\":[0-9]+|INV-[0-9]+|new-[0-9]+", "");
  }
}
