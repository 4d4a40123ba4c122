package dev.utkast.model.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.invoice.InvoiceDecider.Outcome;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One invoice for each agreed sale, one credit note for each that was called off, whoever asks how
/// often.
class InvoiceDeciderTest {

  private static final String DOCUMENTS =
      """
      order, invoice, credit note | issue             | credit
      standing, none, none        | Issued INV-000042 | NothingToCredit
      standing, yes, none         | AlreadyIssued INV-000007 | NothingToCredit
      standing, yes, yes          | AlreadyIssued INV-000007 | AlreadyIssued CN-000003
      cancelled, none, none       | Issued INV-000042 | NotYet
      cancelled, yes, none        | AlreadyIssued INV-000007 | Issued CN-000042
      cancelled, yes, yes         | AlreadyIssued INV-000007 | AlreadyIssued CN-000003\
      """;

  private static Order order(String state) {
    return state.startsWith("cancelled") ? Sales.cancelled(Sales.anOrder()) : Sales.anOrder();
  }

  private static Optional<Invoice> invoice(String state) {
    return state.split(", ")[1].equals("yes")
        ? Optional.of(anInvoice(Invoice.Series.INVOICE, 7))
        : Optional.empty();
  }

  private static Optional<Invoice> creditNote(String state) {
    return state.split(", ")[2].equals("yes")
        ? Optional.of(anInvoice(Invoice.Series.CREDIT_NOTE, 3))
        : Optional.empty();
  }

  private static Invoice anInvoice(Invoice.Series series, long number) {
    var order = Sales.anOrder();
    return new Invoice(
        50,
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
        Optional.empty());
  }

  private static Outcome decide(String state, String action) {
    return action.equals("issue")
        ? InvoiceDecider.issue(
            order(state), order(state).paid(), invoice(state), 41, 60, Sales.aShop())
        : InvoiceDecider.credit(
            order(state),
            order(state).paid(),
            invoice(state),
            creditNote(state),
            41,
            60,
            Sales.aShop());
  }

  private static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Issued(var document) -> "Issued " + document.name();
      case Outcome.AlreadyIssued(var document) -> "AlreadyIssued " + document.name();
      case Outcome.NothingToCredit() -> "NothingToCredit";
      case Outcome.NotYet() -> "NotYet";
    };
  }

  @Test
  void everyDocumentIsIssuedOnce() {
    var grid = Grid.of(DOCUMENTS);
    grid.check((state, action) -> told(decide(state, action)));
    assertEquals(
        Grid.permitted(Outcome.class),
        grid.rows().stream()
            .flatMap(row -> row.subList(1, row.size()).stream())
            .map(cell -> cell.split(" ")[0])
            .collect(Collectors.toSet()));
  }

  @Test
  void anInvoiceSaysWhatWasAgreed() {
    var order = Sales.anOrder();
    assertEquals(
        new Outcome.Issued(
            new Invoice(
                60,
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
                Optional.of(Sales.usd("0.00")))),
        InvoiceDecider.issue(order, order.paid(), Optional.empty(), 0, 60, Sales.aShop()));
  }

  @Test
  void aCreditNoteTakesBackTheInvoiceAsItWas() {
    var invoice = anInvoice(Invoice.Series.INVOICE, 7);
    var note = Sales.cancelled(Sales.anOrder());
    if (InvoiceDecider.credit(
            note, note.paid(), Optional.of(invoice), Optional.empty(), 0, 60, Sales.aShop())
        instanceof Outcome.Issued(var document)) {
      assertEquals(Optional.of("INV-000007"), document.credits());
      assertEquals(invoice.content(), document.content());
      assertEquals(invoice.priced(), document.priced());
      assertEquals(Optional.empty(), document.dueOn());
      assertEquals("CN-000001", document.name());
    } else {
      throw new AssertionError("not issued");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T22:59:59Z,2026-03-28",
    "2026-03-28T23:00:00Z,2026-03-29",
    "2026-03-29T22:00:00Z,2026-03-30",
    "2026-12-31T23:00:00Z,2027-01-01"
  })
  void aDocumentIsOfTheDayThatItsEventHadInTheShop(Instant at, LocalDate day) {
    var start = new OrderDecider.Start(2, 3, 7, Sales.usd("0.00"));
    var order =
        OrderDecider.start(Sales.anOpenDraft(Sales.someContent()), start, Sales.aShop(), at)
            .order();
    var invoice =
        issued(InvoiceDecider.issue(order, order.paid(), Optional.empty(), 0, 60, Sales.aShop()));
    assertEquals(day, invoice.issuedOn());
    assertEquals(at, invoice.issuedAt());
    var cancellation = new Cancellation(Cancellation.Reason.CUSTOMER, at.plus(Duration.ofDays(3)));
    if (OrderDecider.cancel(order, cancellation)
        instanceof OrderDecider.Outcome.Changed(var cancelled, _)) {
      var credit =
          issued(
              InvoiceDecider.credit(
                  cancelled,
                  cancelled.paid(),
                  Optional.of(invoice),
                  Optional.empty(),
                  0,
                  61,
                  Sales.aShop()));
      assertEquals(cancellation.at(), credit.issuedAt());
      assertEquals(
          cancellation.at().atZone(Sales.aShop().timeZone()).toLocalDate(), credit.issuedOn());
    } else {
      throw new AssertionError("not cancelled");
    }
  }

  private static Invoice issued(Outcome outcome) {
    return outcome instanceof Outcome.Issued(var document) ? document : fail("not issued");
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
