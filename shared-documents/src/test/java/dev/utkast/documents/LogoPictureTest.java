package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.shop.Logo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.joda.money.Money;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogoPictureTest {
  private static final byte[] SVG =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 80'><circle r='40' cx='40' cy='40'/></svg>"
          .getBytes(StandardCharsets.UTF_8);

  private static byte[] png(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", bytes);
    return bytes.toByteArray();
  }

  private static Letterhead shop(LogoPicture logo) {
    var plain = Samples.shop();
    return new Letterhead(
        plain.name(),
        plain.address(),
        plain.country(),
        plain.email(),
        plain.phone(),
        plain.website(),
        plain.taxNumber(),
        plain.registrationNumber(),
        Optional.of(logo),
        Optional.of("Said at the end\nof each document"));
  }

  private static MailContent mail(LogoPicture logo) {
    var to = new MailOccasion.Addressee(Locale.ENGLISH, shop(logo), Optional.of("Ada"));
    return Mails.write(
        new MailOccasion.InvoiceIssued(
            to,
            "2026-000117",
            Optional.of("#1042"),
            Samples.unpaid(Money.parse("EUR 9.50")),
            Optional.of(Samples.DAY),
            List.of(),
            Optional.of(Samples.LINK)));
  }

  private static InvoiceDocument invoice(LogoPicture logo) {
    var seller = shop(logo);
    var page = Samples.invoice(InvoiceDocument.Kind.INVOICE, Locale.ENGLISH, "EUR", 3);
    return InvoicePage.like(page).from(seller).made();
  }

  @ParameterizedTest
  @CsvSource({
    "PNG, 100, 50, 100, 50",
    "PNG, 452, 10, 226, 5",
    "PNG, 10, 680, 1, 68",
    "PNG, 2000, 2000, 68, 68",
    "PNG, 2000, 1, 226, 1",
    "SVG, 300, 80, 226, 60",
    "SVG, 3, 3, 68, 68"
  })
  void aLogoFitsItsRoomAndKeepsItsShape(
      Logo.Type type, int width, int height, int shownWidth, int shownHeight) {
    var picture = LogoPicture.of(new Logo("digest", type, width, height), new byte[0]);
    assertEquals(shownWidth, picture.width());
    assertEquals(shownHeight, picture.height());
  }

  @Test
  void aPngIsOnThePageAndInThePdf() throws IOException {
    var page = invoice(LogoPicture.of(new Logo("digest", Logo.Type.PNG, 200, 100), png(200, 100)));
    assertTrue(Invoices.html(page).contains("<img class=\"logo\" src=\"data:image/png;base64,"));
    assertEquals(1, new Pdf(Invoices.render(page)).images());
  }

  @Test
  void aPngIsAPartOfTheMailThatNamesTheShopWherePicturesAreBlocked() throws IOException {
    var bytes = png(200, 100);
    var mail = mail(LogoPicture.of(new Logo("digest", Logo.Type.PNG, 200, 100), bytes));
    var picture = mail.picture().orElseThrow();
    assertArrayEquals(bytes, picture.png());
    var shown = Jsoup.parse(mail.html()).expectFirst("h1 > img");
    assertEquals("cid:" + picture.id(), shown.attr("src"));
    assertEquals(Samples.shop().name(), shown.attr("alt"));
    assertEquals("136x68", shown.attr("width") + "x" + shown.attr("height"));
    assertEquals("", Jsoup.parse(mail.html()).expectFirst("h1").text());
  }

  /// Mail clients draw no SVG, and a mail is no place for a large file.
  @Test
  void aMailHasTheShopsNameWhereItsLogoIsDrawnOrLarge() {
    var large = new byte[MailPicture.MAX_BYTES + 1];
    for (var logo :
        List.of(
            LogoPicture.of(new Logo("digest", Logo.Type.SVG, 300, 80), SVG),
            LogoPicture.of(new Logo("digest", Logo.Type.PNG, 300, 80), large))) {
      var mail = mail(logo);
      assertEquals(Optional.empty(), mail.picture());
      var page = Jsoup.parse(mail.html());
      assertEquals(Samples.shop().name(), page.expectFirst("h1").text());
      assertEquals(0, page.select("img").size());
    }
    var largest = new Logo("digest", Logo.Type.PNG, 300, 80);
    assertTrue(
        mail(LogoPicture.of(largest, new byte[MailPicture.MAX_BYTES])).picture().isPresent());
  }

  /// A browser draws it itself; a PDF gets it drawn.
  @Test
  void anSvgIsOnThePageAndDrawnIntoThePdf() {
    var page = invoice(LogoPicture.of(new Logo("digest", Logo.Type.SVG, 300, 80), SVG));
    assertTrue(Invoices.html(page).contains("src=\"data:image/svg+xml;base64,"));
    var pdf = new Pdf(Invoices.render(page));
    // Its colours, and what of it is transparent.
    assertTrue(pdf.images() >= 1);
  }

  @Test
  void anSvgThatMustNotBeALogoIsNotShown() {
    var script = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script/></svg>";
    var page =
        invoice(
            LogoPicture.of(
                new Logo("digest", Logo.Type.SVG, 9, 9), script.getBytes(StandardCharsets.UTF_8)));
    assertEquals(-1, Invoices.html(page).indexOf("<img"));
    assertEquals(0, new Pdf(Invoices.render(page)).images());
  }

  /// A picture is no line of the page: the longest document still has room for all of its own.
  @Test
  void aLargeLogoTakesNoLineFromALongDocument() throws IOException {
    var large = "data:image/png;base64," + "A".repeat(PageLimits.MAX_IMAGE_CHARACTERS - 100);
    assertEquals(large.length(), InlineImages.characters("<img src=\"" + large + "\">"));
    assertEquals(0, InlineImages.characters("<p>data: none</p>"));
  }

  @Test
  void whatTheShopSaysAtTheEndIsOnThePage() throws IOException {
    var html =
        Invoices.html(
            invoice(LogoPicture.of(new Logo("digest", Logo.Type.PNG, 20, 10), png(20, 10))));
    assertTrue(html.contains("Said at the end") && html.contains("of each document"), html);
  }
}
