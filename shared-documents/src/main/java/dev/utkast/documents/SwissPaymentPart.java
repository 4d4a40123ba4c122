package dev.utkast.documents;

import dev.utkast.model.transfer.TransferCode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import net.codecrete.qrbill.canvas.PDFCanvas;
import net.codecrete.qrbill.canvas.PDFFontSettings;
import net.codecrete.qrbill.generator.Bill;
import net.codecrete.qrbill.generator.GraphicsFormat;
import net.codecrete.qrbill.generator.Language;
import net.codecrete.qrbill.generator.OutputSize;
import net.codecrete.qrbill.generator.QRBill;
import net.codecrete.qrbill.generator.SPSCharacterSet;
import net.codecrete.qrbill.generator.SeparatorType;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;

/// The receipt and the payment part of a Swiss QR-bill, in the form that banks and post offices
/// there take, at the foot of a page of its own. Everything it says stands on the pages before it,
/// where it is read out; so this page is left out of that.
///
/// @param locale of the payer
record SwissPaymentPart(TransferCode code, Locale locale) implements HtmlToPdf.LastPage {

  static Optional<HtmlToPdf.LastPage> of(InvoiceDocument page) {
    return page.bankTransfer()
        .flatMap(InvoiceDocument.BankTransfer::code)
        .filter(code -> code.standard() == TransferCode.Standard.SWISS)
        .map(code -> new SwissPaymentPart(code, page.locale()));
  }

  @Override
  public void append(PDDocument pdf) throws IOException {
    try (var canvas =
        new PDFCanvas(pdf, PDFCanvas.NEW_PAGE_AT_END, PDFFontSettings.embeddedLiberationSans())) {
      QRBill.draw(bill(), canvas);
    }
    var page = pdf.getPage(pdf.getNumberOfPages() - 1);
    mark(pdf, page, AppendMode.PREPEND, true);
    mark(pdf, page, AppendMode.APPEND, false);
  }

  private static void mark(PDDocument pdf, PDPage page, AppendMode where, boolean begins)
      throws IOException {
    try (var stream = new PDPageContentStream(pdf, page, where, false)) {
      if (begins) {
        stream.beginMarkedContent(COSName.ARTIFACT);
      } else {
        stream.endMarkedContent();
      }
    }
  }

  private Bill bill() {
    var bill = QRBill.decodeQrCodeText(code.text());
    // What the code may hold since version 2.3 of its standard; otherwise Å becomes A.
    bill.setCharacterSet(SPSCharacterSet.EXTENDED_LATIN);
    var format = bill.getFormat();
    format.setGraphicsFormat(GraphicsFormat.PDF);
    format.setOutputSize(OutputSize.A4_PORTRAIT_SHEET);
    format.setSeparatorType(SeparatorType.DASHED_LINE_WITH_SCISSORS);
    format.setLanguage(language());
    return bill;
  }

  /// Its words are official, in the languages of Switzerland and in English.
  private Language language() {
    return switch (locale.getLanguage()) {
      case "de" -> Language.DE;
      case "fr" -> Language.FR;
      case "it" -> Language.IT;
      default -> Language.EN;
    };
  }
}
