package dev.utkast.documents;

import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.shop.BankAccount;
import dev.utkast.model.shop.Iban;
import dev.utkast.model.shop.Logo;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.ShopIdentity;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/// The sales of [LawfulSales] as shops print them that have set all there is to set, to be looked
/// at.
final class DressedSales {
  private record Account(String bank, String number, Optional<String> bic) {}

  /// Examples of the *IBAN Registry*.
  private static final Map<String, Account> ACCOUNTS =
      Map.of(
          "DE", account("Commerzbank", "DE89370400440532013000", "COBADEFFXXX"),
          "FR", account("La Banque Postale", "FR1420041010050500013M02606", "PSSTFRPPXXX"),
          "NL", account("ABN AMRO", "NL91ABNA0417164300", "ABNANL2A"),
          "BE", account("KBC", "BE68539007547034", "KREDBEBB"),
          "AT", account("Bank Austria", "AT611904300234573201", "BKAUATWW"),
          "NO", account("DNB", "NO9386011117947", "DNBANOKK"),
          "GB", account("NatWest", "GB29NWBK60161331926819", "NWBKGB2L"),
          "CH", account("UBS", "CH9300762011623852957", "UBSWCHZH80A"));

  private static final byte[] PICTURE = picture();
  private static final Logo LOGO = new Logo("digest", Logo.Type.PNG, 240, 80);
  private static final Pictures PICTURES = _ -> Optional.of(PICTURE);

  private DressedSales() {}

  private static Account account(String bank, String iban, String bic) {
    if (Iban.fault(iban).isPresent()) {
      throw new IllegalArgumentException(iban);
    }
    return new Account(bank, iban, Optional.of(bic));
  }

  private static byte[] picture() {
    var image = new BufferedImage(240, 80, BufferedImage.TYPE_INT_ARGB);
    var drawn = image.createGraphics();
    drawn.setColor(new Color(0x1F, 0x4E, 0x4A));
    drawn.fillOval(4, 4, 72, 72);
    for (int i = 0; i < 4; i++) {
      drawn.fillRect(96, 12 + 16 * i, 140 - 24 * i, 8);
    }
    drawn.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static ShopIdentity identity(LawfulSeller seller) {
    var plain = seller.identity();
    var account = Optional.ofNullable(ACCOUNTS.get(seller.country()));
    var number =
        account
            .<BankAccount.AccountNumber>map(
                known -> new BankAccount.International(known.number(), known.bic()))
            .orElseGet(() ->
                new BankAccount.Local(
                    seller.country(), "1234567890", Optional.of("021000021"), Optional.empty()));
    return new ShopIdentity(
        1,
        plain.name(),
        Optional.of("hello@shop.example"),
        plain.legalName(),
        plain.legalForm(),
        plain.address(),
        plain.register(),
        plain.directors(),
        plain.taxNumbers(),
        List.of(
            new BankAccount(
                Optional.empty(), Optional.empty(), account.map(Account::bank), number)),
        Optional.of("+49 89 1234567"),
        Optional.of("shop.example"),
        Optional.of(LOGO),
        plain.language(),
        plain.footer().filter(said -> !said.equals("-")),
        plain.invoicePrefix(),
        plain.creditNotePrefix(),
        List.of(),
        List.of());
  }

  private static Invoice dressed(Invoice plain, ShopIdentity identity) {
    return new Invoice(
        plain.id(),
        plain.series(),
        plain.number(),
        plain.orderId(),
        plain.orderName(),
        plain.seller(),
        plain.credits(),
        plain.content(),
        plain.priced(),
        plain.issuedOn(),
        plain.dueOn(),
        plain.issuedAt(),
        plain.paid(),
        Optional.of(identity),
        plain.creditsOf(),
        plain.language(),
        plain.advances());
  }

  static void print(Path folder) throws IOException {
    for (var country : LawfulSeller.countries()) {
      var seller = LawfulSeller.of(country);
      var identity = identity(seller);
      for (var situation : LawfulSales.Situation.of(seller)) {
        var sale = LawfulSales.sale(seller, situation);
        var name = country + "-" + situation.name().toLowerCase(Locale.ROOT);
        var invoice = page(dressed(sale.invoice(), identity), seller);
        Files.write(folder.resolve("sale-" + name + "-invoice.pdf"), Invoices.render(invoice));
        Files.write(
            folder.resolve("sale-" + name + "-credit-note.pdf"),
            Invoices.render(page(dressed(sale.creditNote(), identity), seller)));
        if (situation == LawfulSales.Situation.DOMESTIC) {
          web(folder, name, sale, invoice, new Seller(seller.shop(), identity));
        }
      }
    }
  }

  private static InvoiceDocument page(Invoice invoice, LawfulSeller seller) {
    return SalePages.legal(
        invoice, seller.shop(), PICTURES, invoice.priced().total().toZero().presentment());
  }

  private static void web(
      Path folder, String name, LawfulSales.Sale sale, InvoiceDocument invoice, Seller seller)
      throws IOException {
    Files.writeString(folder.resolve("sale-" + name + "-invoice.html"), Invoices.html(invoice));
    var draft = sale.draft();
    var request =
        SalePages.paymentRequest(draft, seller, PICTURES, draft.total(), Optional.of(Samples.LINK));
    Files.writeString(folder.resolve("sale-" + name + "-request.html"), Invoices.html(request));
    Files.write(folder.resolve("sale-" + name + "-request.pdf"), Invoices.render(request));
    var locale = invoice.locale();
    var mail =
        Mails.write(
            new MailOccasion.InvoiceIssued(
                new MailOccasion.Addressee(
                    locale,
                    SalePages.letterhead(seller, PICTURES, locale),
                    SalePages.customerName(sale.content())),
                invoice.number(),
                Optional.of("#1001"),
                invoice.totals().balance(),
                invoice.due(),
                invoice.particulars().facts(),
                Optional.of(Samples.LINK)));
    Files.writeString(
        folder.resolve("mail-sale-" + name + ".html"),
        mail.html().replaceFirst("cid:[^\"]+", LogoPicture.of(LOGO, PICTURE).address()));
  }
}
