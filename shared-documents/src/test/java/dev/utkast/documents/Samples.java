package dev.utkast.documents;

import dev.utkast.model.invoice.Balance;
import dev.utkast.model.mail.Due;
import dev.utkast.model.shop.BankAccount;
import dev.utkast.model.shop.WebLink;
import dev.utkast.model.transfer.CreditTransfer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Pages that look like those of a real shop, for tests and for looking at.
final class Samples {

  static final LocalDate DAY = LocalDate.of(2026, 10, 17);
  static final URI LINK = URI.create("https://shop.example/invoices/4fQx81mVZ0yQ");
  static final String LONG_TITLE =
      "Handwoven merino wool blanket with fringe, double-sided herringbone pattern in undyed"
          + " natural grey and off-white, 140 × 200 cm, washed and brushed, from a mill in the"
          + " valley";

  private static final InvoiceDocument.ShopTotals SHOP_TOTALS =
      new InvoiceDocument.ShopTotals(Money.parse("NOK 812.55"), Money.parse("NOK 4062.75"));
  private static final InvoiceDocument.BankTransfer BANK =
      new InvoiceDocument.BankTransfer(
          "Fjellheim Ull & Garn AS",
          Optional.of("DNB"),
          Optional.empty(),
          "NO93 8601 1117 947",
          Optional.of("DNBANOKK"),
          "D12-2");

  private Samples() {}

  /// An account in euro, whose transfers banking apps read.
  private static InvoiceDocument.BankTransfer bank(Money amount) {
    var german =
        new BankAccount.International("DE89370400440532013000", Optional.of("COBADEFFXXX"));
    return amount.getCurrencyUnit().equals(CurrencyUnit.EUR) ? transfer(german, amount) : BANK;
  }

  private static InvoiceDocument.BankTransfer transfer(
      BankAccount.International account, Money amount) {
    var payee =
        new CreditTransfer.Party(
            "Fjellheim Ull & Garn AS",
            Optional.of("Storgata 12"),
            Optional.of("6413"),
            Optional.of("Molde"),
            "NO");
    var transfer = new CreditTransfer(payee, Optional.empty(), account, amount, "2026-000117");
    return new InvoiceDocument.BankTransfer(
        payee.name(),
        Optional.empty(),
        Optional.empty(),
        account.printed(),
        account.bic(),
        transfer.reference(),
        transfer.code());
  }

  static Letterhead shop() {
    return new Letterhead(
        "Fjellheim Ull & Garn",
        List.of("Storgata 12", "6413 Molde", "Norway"),
        "NO",
        Optional.of("hei@fjellheim.example"),
        Optional.of("+47 71 00 00 00"),
        Optional.of("fjellheim.example"),
        Optional.of("NO974760673MVA"),
        Optional.of("Foretaksregisteret 974 760 673"),
        Optional.empty(),
        Optional.empty());
  }

  static PackingSlipDocument slip(Locale locale, int lineCount) {
    var lines = new ArrayList<PackingSlipDocument.Line>();
    for (var i = 1; i <= lineCount; i++) {
      lines.add(new PackingSlipDocument.Line(item(i), 1 + i % 4, i % 5 == 0 ? 6 : 1 + i % 4));
    }
    return slip(locale, lines);
  }

  static PackingSlipDocument slip(Locale locale, List<PackingSlipDocument.Line> lines) {
    return new PackingSlipDocument(
        locale,
        shop(),
        "#1042",
        DAY.minusDays(1),
        DAY,
        Optional.of(DAY),
        List.of(
            "Ada Lovelace",
            "Analytical Engines Ltd",
            "12 St James’s Square",
            "London SW1Y 4JH",
            "United Kingdom"),
        Optional.of("Express, signed for"),
        lines,
        lines.stream().anyMatch(line -> line.quantity() < line.ordered()),
        Optional.of("Please leave the parcel with the neighbour\nat number 14 if nobody is home."),
        OptionalInt.of(7),
        Optional.of("https://shop.example/orders/1042"));
  }

  static PrintedItem item(int i) {
    return switch (i % 4) {
      case 1 ->
          new PrintedItem(
              "Wool sweater “Romsdal” no. " + i,
              Optional.of("Blue / M"),
              Optional.of("ROM-BLU-M"),
              List.of());
      case 2 ->
          new PrintedItem(
              "Engraved knitting needles no. " + i,
              Optional.of("4 mm"),
              Optional.of("NEE-4"),
              List.of(new Detail("Engraving", "For Grandma"), new Detail("Gift wrap", "Yes")));
      case 3 ->
          new PrintedItem(
              LONG_TITLE + " no. " + i, Optional.empty(), Optional.of("BLA-" + i), List.of());
      default -> PrintedItem.titled("Pattern booklet no. " + i);
    };
  }

  /// A title in each script people shop in.
  static final List<String> SCRIPTS =
      List.of(
          "Ægir Þór, Łódź, İstanbul, Nguyễn Thị Hương, Žďár, Ștefan",
          "Κασκόλ μάλλινο χειροποίητο Ελλάδα",
          "Шерстяной свитер ручной вязки, ґанок, љубав",
          "سترة صوفية محبوكة يدويا مقاس 42 (أزرق)",
          "סוודר צמר סרוג ביד מידה 42 (כחול)",
          "เสื้อกันหนาวถักมือ ผ้าขนสัตว์ ที่นี่ ป้า กั้น น้ำ",
          "手編みのウールセーター（青）サイズＭ「特選」東京都千代田区",
          "مرحبا Hello 123 שלום");

  static PackingSlipDocument scripts() {
    var plain =
        slip(
            Locale.UK,
            SCRIPTS.stream()
                .map(title -> new PackingSlipDocument.Line(PrintedItem.titled(title), 1, 1))
                .toList());
    return SlipPage.like(plain)
        .to(
            List.of(
                "محمد بن عبد الله",
                "שרה כהן",
                "สมชาย ใจดี",
                "山田太郎",
                "Ελένη Παπαδοπούλου",
                "Іван Шевченко",
                "شارع الملك فهد 15، الرياض 12345"))
        .noting(Optional.of("الرجاء ترك الطرد عند الجار رقم 14\n隣の方に預けてください。"))
        .made();
  }

  static InvoiceDocument invoice(
      InvoiceDocument.Kind kind, Locale locale, String currency, int lineCount) {
    var unit = CurrencyUnit.of(currency);
    var credit = kind == InvoiceDocument.Kind.CREDIT_NOTE;
    var foreign = !currency.equals("NOK");
    var lines = IntStream.rangeClosed(1, lineCount).mapToObj(i -> line(unit, i)).toList();
    var totals = totals(lines, kind == InvoiceDocument.Kind.INVOICE ? 5_000 : 0);
    return new InvoiceDocument(
        kind,
        locale,
        shop(),
        buyer(),
        kind == InvoiceDocument.Kind.PAYMENT_REQUEST ? "D12-2" : "2026-000117",
        DAY,
        credit ? Optional.empty() : Optional.of(DAY.plusDays(30)),
        credit ? Particulars.none() : particulars(locale),
        new InvoiceDocument.References(
            Optional.of("#1042"),
            Optional.of("PO 4711"),
            credit ? Optional.of("2026-000098") : Optional.empty()),
        lines,
        totals,
        foreign ? Optional.of(SHOP_TOTALS) : Optional.empty(),
        foreign ? Optional.of(rate(unit)) : Optional.empty(),
        switch (kind) {
          case PAYMENT_REQUEST -> InvoiceDocument.PaymentState.AWAITING;
          case CONFIRMATION_REQUEST -> InvoiceDocument.PaymentState.UNCONFIRMED;
          case INVOICE -> InvoiceDocument.PaymentState.PARTIALLY_PAID;
          case CREDIT_NOTE -> InvoiceDocument.PaymentState.REFUNDED;
        },
        credit || kind == InvoiceDocument.Kind.CONFIRMATION_REQUEST
            ? Optional.empty()
            : Optional.of(bank(totals.balance().outstanding())),
        List.of("Goods remain our property until paid in full."),
        credit ? Optional.empty() : Optional.of(LINK));
  }

  private static Particulars particulars(Locale locale) {
    var words = Words.in(Language.of(locale));
    return new Particulars(
        List.of(new Detail(words.say(Word.INVOICE_SUPPLIED), words.say(Word.SUPPLY_ON_DISPATCH))),
        List.of("Analytical Engines Ltd", "Unit 4, Dorset Works", "London E8 3DN"));
  }

  private static List<Detail> supplied(Locale locale) {
    return particulars(locale).facts();
  }

  private static InvoiceDocument.Buyer buyer() {
    return new InvoiceDocument.Buyer(
        List.of(
            "Analytical Engines Ltd",
            "Ada Lovelace",
            "12 St James’s Square",
            "London SW1Y 4JH",
            "United Kingdom"),
        Optional.of("GB980780684"),
        Optional.of("ada@engines.example"));
  }

  private static InvoiceDocument.Line line(CurrencyUnit unit, int i) {
    var price = Money.ofMinor(unit, 12_995L + 100L * i);
    var discount = i % 4 == 2 ? Money.ofMinor(unit, 1_000) : Money.zero(unit);
    var quantity = 1 + i % 3;
    return new InvoiceDocument.Line(
        item(i),
        quantity,
        price,
        discount,
        Optional.of(new BigDecimal("25")),
        price.multipliedBy(quantity).minus(discount));
  }

  private static InvoiceDocument.Totals totals(List<InvoiceDocument.Line> lines, long paidMinor) {
    var subtotal = Money.total(lines.stream().map(InvoiceDocument.Line::amount).toList());
    var unit = subtotal.getCurrencyUnit();
    var shipping = Money.ofMinor(unit, 9_900);
    var base = subtotal.plus(shipping);
    var tax = base.multipliedBy(new BigDecimal("0.25"), RoundingMode.HALF_UP);
    var paid = Money.ofMinor(unit, paidMinor);
    return new InvoiceDocument.Totals(
        subtotal,
        Money.zero(unit),
        Optional.of("Express"),
        shipping,
        false,
        List.of(new InvoiceDocument.TaxLine("MVA", new BigDecimal("25"), Optional.of(base), tax)),
        Balance.of(base.plus(tax), paid));
  }

  private static InvoiceDocument.ExchangeRate rate(CurrencyUnit unit) {
    return new InvoiceDocument.ExchangeRate(
        unit,
        CurrencyUnit.of("NOK"),
        new BigDecimal("11.6230"),
        "European Central Bank",
        DAY.minusDays(1));
  }

  static Balance unpaid(Money amount) {
    return Balance.of(amount, Money.zero(amount.getCurrencyUnit()));
  }

  static List<MailOccasion> mails(Locale locale) {
    var to = new MailOccasion.Addressee(locale, shop(), Optional.of("Ada Lovelace"));
    var amount = Money.parse("EUR 1234.50");
    return List.of(
        new MailOccasion.PaymentRequested(
            to,
            "D12-2",
            unpaid(amount),
            Optional.of(DAY.plusDays(14)),
            LINK,
            "Your payment request D12-2 from " + shop().name(),
            Optional.of(
                "Thanks for calling us today!\nThe blanket is the grey one, as you asked.")),
        new MailOccasion.InvoiceIssued(
            to,
            "2026-000117",
            Optional.of("#1042"),
            unpaid(amount),
            Optional.of(DAY.plusDays(14)),
            supplied(locale),
            Optional.of(LINK)),
        new MailOccasion.InvoiceIssued(
            to,
            "2026-000118",
            Optional.of("#1043"),
            Balance.of(amount, amount),
            Optional.empty(),
            supplied(locale),
            Optional.of(LINK)),
        reminder(to, 3),
        reminder(to, 1),
        reminder(to, 0),
        reminder(to, -1),
        reminder(to, -14),
        creditNote(to, amount),
        new MailOccasion.ParcelShipped(
            to,
            "#1042",
            DAY,
            Optional.empty(),
            List.of(
                new MailOccasion.ParcelShipped.Content(item(1), 2),
                new MailOccasion.ParcelShipped.Content(item(3), 1)),
            true,
            Optional.of("Posten"),
            Optional.of("70300492517312345"),
            WebLink.of("https://sporing.example/70300492517312345")),
        reminder(to, -30));
  }

  private static MailOccasion creditNote(MailOccasion.Addressee to, Money amount) {
    return new MailOccasion.CreditNoteIssued(
        to, "C-2026-000004", "2026-000117", amount, Money.parse("EUR 400.00"), Optional.of(LINK));
  }

  private static int step(int daysLeft) {
    return daysLeft < -20 ? 5 : daysLeft < -7 ? 4 : 3;
  }

  private static MailOccasion reminder(MailOccasion.Addressee to, int daysLeft) {
    return new MailOccasion.PaymentReminder(
        to,
        "2026-000117",
        Optional.of("#1042"),
        Balance.open(Money.parse("EUR 1634.50"), Money.parse("EUR 1234.50")),
        DAY.plusDays(daysLeft),
        Due.of(DAY.plusDays(daysLeft), DAY, List.of(-3, 0, 1, 14, 30), step(daysLeft)),
        daysLeft < -7 ? Optional.of(Money.parse("EUR 5.00")) : Optional.empty(),
        Optional.of(
            new InvoiceDocument.BankTransfer(
                "Fjellheim Ull & Garn",
                Optional.of("DNB"),
                Optional.empty(),
                "NO93 8601 1117 947",
                Optional.of("DNBANOKK"),
                "0026117")),
        Optional.of(LINK),
        true);
  }
}
