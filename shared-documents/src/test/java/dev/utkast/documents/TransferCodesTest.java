package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import dev.utkast.model.shop.BankAccount;
import dev.utkast.model.transfer.CreditTransfer;
import dev.utkast.model.transfer.CreditTransfer.Party;
import dev.utkast.model.transfer.QrReference;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.codecrete.qrbill.generator.QRBill;
import net.codecrete.qrbill.generator.SPSCharacterSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.joda.money.Money;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The codes on pages and PDFs are read again by another program than the one that drew them.
class TransferCodesTest {
  private static final String GERMAN = "DE89370400440532013000";
  private static final String SWISS = "CH9300762011623852957";
  private static final String QR_IBAN = "CH4431999123000889012";

  private static CreditTransfer transfer(String iban, String amount, String reference) {
    var payee =
        new Party(
            "Grüner & Söhne GmbH",
            Optional.of("Limmatquai 4"),
            Optional.of("8001"),
            Optional.of("Zürich"),
            iban.substring(0, 2));
    return new CreditTransfer(
        payee,
        Optional.of(
            new Party(
                "Ålesund Garn",
                Optional.of("Rue de l’Église 1"),
                Optional.of("1200"),
                Optional.of("Genève"),
                "CH")),
        new BankAccount.International(iban, Optional.empty()),
        Money.parse(amount),
        reference);
  }

  private static InvoiceDocument page(Locale locale, CreditTransfer transfer) {
    var sample =
        Samples.invoice(
            InvoiceDocument.Kind.INVOICE, locale, transfer.amount().getCurrencyUnit().getCode(), 3);
    return InvoicePage.like(sample)
        .paidTo(
            new InvoiceDocument.BankTransfer(
                transfer.payee().name(),
                Optional.empty(),
                Optional.empty(),
                ((BankAccount.International) transfer.account()).printed(),
                transfer.account().bic(),
                transfer.reference(),
                transfer.code()))
        .made();
  }

  private static Optional<String> read(BufferedImage picture) {
    var source = new HybridBinarizer(new BufferedImageLuminanceSource(picture));
    try {
      var found =
          new QRCodeMultiReader()
              .decodeMultiple(
                  new BinaryBitmap(source),
                  Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.CHARACTER_SET, "UTF-8"));
      assertEquals(1, found.length);
      return Optional.of(found[0].getText());
    } catch (NotFoundException nothing) {
      return Optional.empty();
    }
  }

  private static List<String> inPrint(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var renderer = new PDFRenderer(document);
      var out = new ArrayList<String>();
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        read(renderer.renderImageWithDPI(i, 150)).ifPresent(out::add);
      }
      return out;
    }
  }

  /// As a browser draws it, which learns the colours from the page's style.
  private static Optional<String> onPage(String html) {
    var svg = Jsoup.parse(html).expectFirst("svg.code").clone();
    svg.select(".paper").attr("fill", "#ffffff");
    var drawing =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(svg.outerHtml().getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.createDefault());
    var picture = new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB);
    var graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 500, 500);
    graphics.scale(6, 6);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    drawing.render(null, graphics);
    graphics.dispose();
    return read(picture);
  }

  @Test
  void aEuropeanCodeIsReadFromPageAndPrint() throws IOException {
    var transfer = transfer(GERMAN, "EUR 1234.50", "INV-1042");
    var page = page(Locale.GERMANY, transfer);
    var said = transfer.code().orElseThrow().text();
    assertEquals(Optional.of(said), onPage(Invoices.html(page)));
    assertEquals(List.of(said), inPrint(Invoices.render(page)));
  }

  @ParameterizedTest
  @CsvSource({
    "CHF, de-CH, Zahlteil, Empfangsschein",
    "EUR, fr-CH, Section paiement, Récépissé",
    "CHF, nl, Payment part, Receipt",
  })
  void aSwissCodeHasItsPaymentPartOnAPageOfItsOwn(
      String currency, String language, String part, String receipt) throws IOException {
    var transfer = transfer(SWISS, currency + " 4062.75", "INV-1042");
    var page = page(Locale.forLanguageTag(language), transfer);
    var said = transfer.code().orElseThrow().text();
    assertEquals(Optional.of(said), onPage(Invoices.html(page)));
    var pdf = Invoices.render(page);
    assertEquals(List.of(said), inPrint(pdf));
    var paymentPart = new Pdf(pdf).pages().getLast();
    Stream.of(part, receipt, "Grüner & Söhne GmbH", "4 062.75", "INV-1042", "1200 Genève")
        .forEach(text -> assertTrue(paymentPart.contains(text), paymentPart));
    assertArrayEquals(pdf, Invoices.render(page), "the same page gives the same bytes");
  }

  /// Another's implementation of the same standard is the judge.
  @ParameterizedTest
  @CsvSource({
    SWISS + ", CHF, INV-1042",
    SWISS + ", EUR, D12-2",
    QR_IBAN + ", CHF, ",
  })
  void theLibraryOfQrBillsFindsNothingWrong(String iban, String currency, String reference) {
    var quoted = Optional.ofNullable(reference).orElseGet(() -> QrReference.ofRequest(12, 2));
    var code = transfer(iban, currency + " 0.05", quoted).code().orElseThrow();
    var bill = QRBill.decodeQrCodeText(code.text());
    bill.setCharacterSet(SPSCharacterSet.EXTENDED_LATIN);
    assertEquals("Valid bill data", QRBill.validate(bill).getDescription());
    assertEquals(code.text(), QRBill.encodeQrCodeText(bill));
  }

  @Test
  void whatNoCodeCanSayHasNone() throws IOException {
    var page = page(Locale.GERMANY, transfer(GERMAN, "NOK 1234.50", "INV-1042"));
    assertFalse(Invoices.html(page).contains("<svg"));
    assertEquals(List.of(), inPrint(Invoices.render(page)));
  }
}
