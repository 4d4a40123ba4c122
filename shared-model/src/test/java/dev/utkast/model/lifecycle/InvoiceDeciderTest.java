package dev.utkast.model.lifecycle;

import static dev.utkast.model.Decisions.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.InvoiceId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.InvoiceDecider.FoundSeries;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.shop.Seller;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One invoice for each agreed sale, one credit note for each that was called off, whoever asks how
/// often. 41 invoices and 21 credit notes were issued before.
class InvoiceDeciderTest {

  private static final String DOCUMENTS =
      """
      order, invoice, credit note  | issue                     | credit
      standing, none, none         | INV-000042, mails INVOICE | -
      standing, yes, none          | -                         | -
      standing, yes, yes           | -                         | -
      cancelled, none, none        | INV-000042, mails INVOICE | INV-000042 CN-000022, mails INVOICE CREDIT_NOTE
      cancelled, yes, none         | -                         | CN-000022, mails CREDIT_NOTE
      cancelled, none, yes         | INV-000042, mails INVOICE | -
      cancelled, yes, yes          | -                         | -
      silently called off, none, none | INV-000042, mails INVOICE | INV-000042 CN-000022, mails INVOICE
      silently called off, yes, none  | -                         | CN-000022, mails nothing\
      """;

  private static Order order(String state) {
    return switch (state.split(", ")[0]) {
      case "standing" -> Sales.anOrder();
      case "cancelled" -> Sales.cancelled(Sales.anOrder());
      case "silently called off" ->
          Sales.cancelled(
              Sales.anOrder(),
              new Cancellation(
                  Cancellation.Reason.FRAUD, Sales.NOON, false, true, Optional.empty()));
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static final Seller SELLER = Seller.of(Sales.aShop());

  private static FoundSeries invoices(String state) {
    return found(state.split(", ")[1], anInvoice(Invoice.Series.INVOICE, 7), 41);
  }

  private static FoundSeries creditNotes(String state) {
    return found(state.split(", ")[2], anInvoice(Invoice.Series.CREDIT_NOTE, 3), 21);
  }

  private static FoundSeries found(String there, Invoice document, long last) {
    return new FoundSeries(Optional.of(document).filter(_ -> there.equals("yes")), last);
  }

  private static Invoice anInvoice(Invoice.Series series, long number) {
    var order = Sales.anOrder();
    return new Invoice(
        new InvoiceId(50),
        series,
        number,
        order.id(),
        order.name(),
        List.of("Utkast Trading"),
        Optional.empty(),
        order.content(),
        order.priced(),
        LocalDate.of(2026, 3, 1),
        Optional.empty(),
        Sales.NOON,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static DraftOrder completed(Money paid) {
    return Sales.completed(Sales.anOpenDraft(), paid);
  }

  private static String told(String state, String action) {
    var order = order(state);
    var paid = Sales.usd("40.00");
    var ids = new AtomicLong(60);
    var decision =
        action.equals("issue")
            ? InvoiceDecider.issue(
                order, paid, List.of(), invoices(state), ids::getAndIncrement, SELLER)
            : InvoiceDecider.credit(
                order,
                completed(paid),
                paid,
                List.of(),
                invoices(state),
                creditNotes(state),
                ids::getAndIncrement,
                SELLER);
    return Decisions.told(decision, issued -> told(issued, ids.get() - 60));
  }

  private static String told(Change.DocumentsIssued issued, long idsTaken) {
    var documents = issued.documents();
    assertEquals(documents.size(), idsTaken);
    assertEquals(documents.size(), documents.stream().map(Invoice::id).distinct().count());
    for (var document : documents) {
      assertEquals(Optional.of(Sales.usd("40.00")), document.paid());
    }
    var mails =
        issued.messages().stream()
            .map(message ->
                message instanceof Message.SendMail mail ? mail.kind().name() : "no mail")
            .collect(Collectors.joining(" "));
    return documents.stream().map(Invoice::name).collect(Collectors.joining(" "))
        + ", mails "
        + (mails.isEmpty() ? "nothing" : mails);
  }

  @Test
  void everyDocumentIsIssuedOnce() {
    Grid.of(DOCUMENTS).check(InvoiceDeciderTest::told);
  }

  private static Decision<Change.DocumentsIssued> issue(Order order, Money paid, long last) {
    return InvoiceDecider.issue(
        order, paid, List.of(), new FoundSeries(Optional.empty(), last), () -> 60, SELLER);
  }

  @Test
  void anInvoiceSaysWhatWasAgreedAndIsMailed() {
    var order = Sales.anOrder();
    assertEquals(
        Decision.changed(
            new Change.DocumentsIssued(
                List.of(
                    new Invoice(
                        new InvoiceId(60),
                        Invoice.Series.INVOICE,
                        1,
                        order.id(),
                        "#1003",
                        List.of("Utkast Trading", "NL", "shop@example.com"),
                        Optional.empty(),
                        order.content(),
                        order.priced(),
                        LocalDate.of(2026, 3, 2),
                        Optional.of(LocalDate.of(2026, 3, 2)),
                        Sales.NOON,
                        Optional.of(Sales.usd("0.00")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("en"))),
                List.of(
                    new Message.SendMail(MailKind.INVOICE, order.id().value(), 1, Sales.NOON)))),
        issue(order, order.paid(), 0));
  }

  /// Whatever the shop speaks by the time that it is taken back.
  @Test
  void aCreditNoteIsInTheLanguageOfItsInvoice() {
    var order =
        Sales.cancelled(
            Sales.anOrder(), new Cancellation(Cancellation.Reason.CUSTOMER, Sales.LATER));
    var french = inLanguage(anInvoice(Invoice.Series.INVOICE, 7), Optional.of("fr"));
    assertEquals(Optional.of("fr"), credited(order, french).language());
    var older = inLanguage(french, Optional.empty());
    assertEquals(Optional.of("en"), credited(order, older).language());
    assertEquals("fr", french.spoken(Sales.aShop()).spokenLanguage(Seller.of(Sales.aShop())));
    assertEquals("en", older.spoken(Sales.aShop()).spokenLanguage(Seller.of(Sales.aShop())));
  }

  private static Invoice credited(Order order, Invoice invoice) {
    var decided =
        InvoiceDecider.credit(
            order,
            completed(Sales.usd("0.00")),
            order.paid(),
            List.of(),
            new FoundSeries(Optional.of(invoice), 7),
            new FoundSeries(Optional.empty(), 0),
            () -> 60,
            SELLER);
    return decided instanceof Decision.Changed<Change.DocumentsIssued>(var issued)
        ? issued.documents().getFirst()
        : fail(decided.toString());
  }

  private static Invoice inLanguage(Invoice of, Optional<String> language) {
    return new Invoice(
        of.id(),
        of.series(),
        of.number(),
        of.orderId(),
        of.orderName(),
        of.seller(),
        of.credits(),
        of.content(),
        of.priced(),
        of.issuedOn(),
        of.dueOn(),
        of.issuedAt(),
        of.paid(),
        of.identity(),
        of.creditsOf(),
        language);
  }

  @Test
  void aCreditNoteTakesBackTheInvoiceAsItWasAndIsMailed() {
    var invoice = anInvoice(Invoice.Series.INVOICE, 7);
    var order =
        Sales.cancelled(
            Sales.anOrder(), new Cancellation(Cancellation.Reason.CUSTOMER, Sales.LATER));
    assertEquals(
        Decision.changed(
            new Change.DocumentsIssued(
                List.of(
                    new Invoice(
                        new InvoiceId(60),
                        Invoice.Series.CREDIT_NOTE,
                        1,
                        order.id(),
                        "#1003",
                        List.of("Utkast Trading", "NL", "shop@example.com"),
                        Optional.of("INV-000007"),
                        invoice.content(),
                        invoice.priced(),
                        LocalDate.of(2026, 3, 2),
                        Optional.empty(),
                        Sales.LATER,
                        Optional.of(Sales.usd("0.00")),
                        Optional.empty(),
                        Optional.of(invoice.issuedOn()),
                        Optional.of("en"))),
                List.of(
                    new Message.SendMail(
                        MailKind.CREDIT_NOTE, order.id().value(), 1, Sales.LATER)))),
        InvoiceDecider.credit(
            order,
            completed(Sales.usd("7.00")),
            order.paid(),
            List.of(),
            new FoundSeries(Optional.of(invoice), 7),
            new FoundSeries(Optional.empty(), 0),
            () -> 60,
            SELLER));
  }

  /// Its message was overtaken, and finds it issued.
  @Test
  void anInvoiceThatIsLateIsTheOneThatIsCredited() {
    var order = Sales.cancelled(Sales.anOrder());
    var none = new FoundSeries(Optional.empty(), 41);
    var ids = new AtomicLong(60);
    var issued =
        changed(
            InvoiceDecider.credit(
                order,
                completed(Sales.usd("7.00")),
                Sales.usd("40.00"),
                List.of(),
                none,
                none,
                ids::getAndIncrement,
                SELLER));
    var invoice = issued.documents().getFirst();
    assertEquals(Optional.of(Sales.usd("7.00")), invoice.paid());
    assertEquals(Optional.of(Sales.usd("40.00")), issued.documents().getLast().paid());
    assertEquals(
        Decision.changed(
            new Change.DocumentsIssued(List.of(invoice), issued.messages().subList(0, 1))),
        issue(order, Sales.usd("7.00"), 41));
    assertEquals(Optional.of(invoice.name()), issued.documents().getLast().credits());
    assertEquals(
        Decision.alreadyDone(),
        InvoiceDecider.issue(
            order,
            order.paid(),
            List.of(),
            new FoundSeries(Optional.of(invoice), 42),
            () -> 62,
            SELLER));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T22:59:59Z,2026-03-28",
    "2026-03-28T23:00:00Z,2026-03-29",
    "2026-03-29T22:00:00Z,2026-03-30",
    "2026-12-31T23:00:00Z,2027-01-01"
  })
  void aDocumentIsOfTheDayThatItsEventHadInTheShop(Instant at, LocalDate day) {
    var order =
        OrderDecider.start(
            Sales.anOpenDraft(), new OrderId(2), 3, Sales.usd("0.00"), Sales.aShop(), at);
    var invoice = changed(issue(order, order.paid(), 0)).documents().getFirst();
    assertEquals(day, invoice.issuedOn());
    assertEquals(at, invoice.issuedAt());
    var cancellation = new Cancellation(Cancellation.Reason.CUSTOMER, at.plus(Duration.ofDays(3)));
    var cancelled = Sales.cancelled(order, cancellation);
    var both = Stream.of(Optional.of(invoice), Optional.<Invoice>empty());
    for (var found : both.toList()) {
      var credit =
          changed(
                  InvoiceDecider.credit(
                      cancelled,
                      completed(order.paid()),
                      cancelled.paid(),
                      List.of(),
                      new FoundSeries(found, 1),
                      new FoundSeries(Optional.empty(), 0),
                      () -> 61,
                      SELLER))
              .documents();
      assertEquals(cancellation.at(), credit.getLast().issuedAt());
      assertEquals(
          cancellation.at().atZone(Sales.aShop().timeZone()).toLocalDate(),
          credit.getLast().issuedOn());
      assertEquals(found.isPresent() ? cancellation.at() : at, credit.getFirst().issuedAt());
    }
  }

  @Test
  void aNumberReadsTheSameOnEveryMachine() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals("INV-000007", anInvoice(Invoice.Series.INVOICE, 7).name());
    } finally {
      Locale.setDefault(before);
    }
  }
}
