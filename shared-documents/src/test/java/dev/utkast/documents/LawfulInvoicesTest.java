package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.utkast.documents.LawfulSales.Sale;
import dev.utkast.documents.LawfulSales.Situation;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.invoice.InvoiceCircumstance;
import dev.utkast.model.invoice.InvoiceCircumstances;
import dev.utkast.model.invoice.InvoiceElement;
import dev.utkast.model.invoice.InvoiceRules;
import dev.utkast.model.shop.Seller;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the laws of nine countries want stands on the invoices and credit notes of their sellers,
/// in print, on the page and, as far as it is a letter's, in the mail.
class LawfulInvoicesTest {
  private static final Set<InvoiceElement> NOT_ON_REQUESTS =
      Set.of(
          InvoiceElement.NUMBER,
          InvoiceElement.SUPPLY_DATE,
          InvoiceElement.ADVANCE_DATES,
          InvoiceElement.DUE_DATE,
          InvoiceElement.LATE_PENALTY,
          InvoiceElement.RECOVERY_INDEMNITY,
          InvoiceElement.EARLY_PAYMENT);

  /// A document of a seller in a situation.
  record Case(String seller, Situation situation, Invoice.Series series) {
    Sale sale() {
      return LawfulSales.sale(LawfulSeller.of(seller), situation);
    }

    static Invoice document(Sale sale, Invoice.Series series) {
      return series == Invoice.Series.INVOICE ? sale.invoice() : sale.creditNote();
    }
  }

  static Stream<Case> cases() {
    return LawfulSeller.countries().stream()
        .flatMap(country ->
            Situation.of(LawfulSeller.of(country)).stream()
                .flatMap(situation ->
                    Stream.of(Invoice.Series.values())
                        .map(series -> new Case(country, situation, series))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatTheLawWantsIsOnTheDocumentInPrintAndOnThePage(Case given) {
    var checked = new Checked(given);
    assertEquals(Set.of(), checked.missing(new Pdf(Invoices.render(checked.page)).dense()));
    assertEquals(Set.of(), checked.missing(onPage(checked.page)));
  }

  /// The rules see what is not there, each what is its own and nothing else.
  @ParameterizedTest
  @MethodSource("cases")
  void leavingOneThingOutIsSeenByItsRuleAlone(Case given) {
    var checked = new Checked(given);
    for (var element : checked.wanted) {
      var lacking = Omissions.without(element, checked.page, checked.expected.of(element));
      assertEquals(Set.of(element), checked.missing(onPage(lacking)), element::name);
    }
  }

  @Test
  void leavingOneThingOutIsSeenInPrint() {
    var checked = new Checked(new Case("DE", Situation.DOMESTIC, Invoice.Series.INVOICE));
    for (var element : checked.wanted) {
      var lacking = Omissions.without(element, checked.page, checked.expected.of(element));
      var text = new Pdf(Invoices.render(lacking)).dense();
      assertEquals(Set.of(element), checked.missing(text), element::name);
    }
  }

  /// Read beside the laws: what each situation asks for, so that a rule that is lost is missed.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DE | DOMESTIC             | INVOICE GOODS BUSINESS SENT_ELSEWHERE VAT_REGISTERED TAXED GROSS_PRICES DISCOUNTED TO_BE_PAID PAID_IN_ADVANCE DOMESTIC
          FR | DOMESTIC             | INVOICE GOODS BUSINESS SENT_ELSEWHERE VAT_REGISTERED TAXED GROSS_PRICES DISCOUNTED TO_BE_PAID PAID_IN_ADVANCE DOMESTIC FRENCH_BUSINESS
          DE | INTRA_UNION_BUSINESS | INVOICE GOODS SERVICES BUSINESS VAT_REGISTERED UNTAXED INTRA_UNION_SUPPLY REVERSE_CHARGE DISCOUNTED TO_BE_PAID
          DE | INTRA_UNION_CONSUMER | INVOICE GOODS VAT_REGISTERED TAXED ONE_STOP_SHOP GROSS_PRICES FOREIGN_CURRENCY DISCOUNTED TO_BE_PAID
          DE | EXPORT               | INVOICE GOODS BUSINESS VAT_REGISTERED UNTAXED GROSS_PRICES DISCOUNTED TO_BE_PAID
          NO | EXPORT               | INVOICE GOODS BUSINESS VAT_REGISTERED UNTAXED GROSS_PRICES DISCOUNTED TO_BE_PAID
          US | DOMESTIC             | INVOICE GOODS BUSINESS SENT_ELSEWHERE VAT_REGISTERED TAXED DISCOUNTED TO_BE_PAID PAID_IN_ADVANCE DOMESTIC\
          """)
  void aSaleIsInTheCircumstancesThatItsDocumentsFollowFrom(
      String seller, Situation situation, String circumstances) {
    var wanted = EnumSet.noneOf(InvoiceCircumstance.class);
    Stream.of(circumstances.split(" ")).map(InvoiceCircumstance::valueOf).forEach(wanted::add);
    var given = new Case(seller, situation, Invoice.Series.INVOICE);
    assertEquals(wanted, EnumSet.copyOf(new Checked(given).circumstances));
  }

  @Test
  void anAustrianInvoiceOverTenThousandEurosWantsTheBuyersNumber() {
    var seller = LawfulSeller.of("AT");
    var sale = LawfulSales.sale(seller, Situation.DOMESTIC, "5000.00");
    var checked = new Checked(sale, Situation.DOMESTIC, sale.invoice());
    assertEquals(true, checked.wanted.contains(InvoiceElement.BUYER_VAT_NUMBER));
    assertEquals(Set.of(), checked.missing(onPage(checked.page)));
  }

  /// The page behind a payment link is no invoice: it names no supply and no terms of paying late,
  /// and else says what the invoice will.
  @ParameterizedTest
  @MethodSource("cases")
  void thePageThatAsksForPaymentSaysWhatTheInvoiceWill(Case given) {
    var sale = given.sale();
    var checked = new Checked(sale, given.situation(), sale.invoice());
    var request =
        SalePages.paymentRequest(
            sale.draft(),
            sale.seller().today(),
            _ -> Optional.empty(),
            sale.draft().total(),
            Optional.empty());
    assertEquals(
        checked.wanted.stream().filter(NOT_ON_REQUESTS::contains).collect(Collectors.toSet()),
        checked.missing(onPage(request)));
  }

  /// A consumer owes no penalties of merchants, and a credit note supplies nothing.
  @Test
  void nothingIsSaidThatIsNotSo() {
    var consumer = page("FR", Situation.INTRA_UNION_CONSUMER, Invoice.Series.INVOICE);
    assertFalse(onPage(consumer).contains("L441-10"));
    var german = page("DE", Situation.DOMESTIC, Invoice.Series.INVOICE);
    assertFalse(onPage(german).contains("L441-10"));
    var note = page("FR", Situation.DOMESTIC, Invoice.Series.CREDIT_NOTE);
    assertEquals(List.of(), note.particulars().facts());
    assertFalse(onPage(note).contains("L441-10"));
    var american = page("US", Situation.EXPORT, Invoice.Series.INVOICE);
    assertEquals(List.of(), american.totals().taxLines());
    assertFalse(onPage(american).contains("VAT"), onPage(american));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theMailThatBringsItIsALetterOfTheSeller(Case given) {
    var checked = new Checked(given);
    var mail = Mails.write(checked.mail());
    var text = withoutColons(mail.text());
    var html = withoutColons(Jsoup.parse(mail.html()).text());
    var ofLetters = EnumSet.copyOf(checked.wanted);
    ofLetters.retainAll(
        Set.of(
            InvoiceElement.NUMBER,
            InvoiceElement.SELLER_NAME,
            InvoiceElement.SELLER_FORM,
            InvoiceElement.SELLER_ADDRESS,
            InvoiceElement.SELLER_REGISTER,
            InvoiceElement.SELLER_DIRECTORS,
            InvoiceElement.SUPPLY_DATE,
            InvoiceElement.SUPPLY_PLACE,
            InvoiceElement.CORRECTED_NUMBER,
            InvoiceElement.CORRECTED_DATE));
    for (var element : ofLetters) {
      for (var said : checked.expected.of(element)) {
        assertEquals(true, text.contains(withoutColons(said)), said + " in " + text);
        assertEquals(true, html.contains(withoutColons(said)), said + " in " + html);
      }
    }
  }

  /// A mail has one after each label.
  private static String withoutColons(String text) {
    return Pdf.dense(text).replace(":", "");
  }

  private static InvoiceDocument page(String seller, Situation situation, Invoice.Series series) {
    return new Checked(new Case(seller, situation, series)).page;
  }

  private static String onPage(InvoiceDocument page) {
    return Pdf.dense(Jsoup.parse(Invoices.html(page)).text());
  }

  /// A document with what is wanted of it.
  private static final class Checked {
    private final Invoice invoice;
    private final Seller seller;
    private final InvoiceDocument page;
    private final Set<InvoiceCircumstance> circumstances;
    private final Set<InvoiceElement> wanted;
    private final Expected expected;

    Checked(Case given) {
      this(given.sale(), given);
    }

    private Checked(Sale sale, Case given) {
      this(sale, given.situation(), Case.document(sale, given.series()));
    }

    Checked(Sale sale, Situation situation, Invoice invoice) {
      this.invoice = invoice;
      this.seller = sale.seller().today();
      var shop = sale.seller().shop();
      var paid = invoice.paid().orElseThrow();
      this.page = SalePages.legal(invoice, shop, _ -> Optional.empty(), paid);
      this.circumstances =
          InvoiceCircumstances.of(
              shop.country(),
              invoice.series(),
              sale.content(),
              sale.priced(),
              invoice.balance(paid),
              invoice.advances());
      this.wanted = InvoiceRules.elements(shop.country(), circumstances);
      this.expected = new Expected(sale, invoice, situation);
    }

    Set<InvoiceElement> missing(String text) {
      var missing = EnumSet.noneOf(InvoiceElement.class);
      for (var element : wanted) {
        if (!expected.of(element).stream().map(Pdf::dense).allMatch(text::contains)) {
          missing.add(element);
        }
      }
      return missing;
    }

    MailOccasion mail() {
      var content = invoice.content();
      var to =
          new MailOccasion.Addressee(
              SalePages.locale(content, seller), page.seller(), SalePages.customerName(content));
      var balance = page.totals().balance();
      return invoice.series() == Invoice.Series.INVOICE
          ? new MailOccasion.InvoiceIssued(
              to,
              invoice.name(),
              Optional.of(invoice.orderName()),
              balance,
              invoice.dueOn(),
              page.particulars().facts(),
              Optional.empty())
          : new MailOccasion.CreditNoteIssued(
              to,
              invoice.name(),
              SalePages.corrected(invoice, seller.shop()).orElseThrow(),
              balance.total(),
              balance.paid(),
              Optional.empty());
    }
  }
}
