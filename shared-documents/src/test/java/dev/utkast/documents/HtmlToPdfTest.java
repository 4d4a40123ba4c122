package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlToPdfTest {

  private static final DocumentStamp STAMP = DocumentStamp.on("Test", Samples.DAY);

  @Test
  void aPageBecomesAPdfThatSaysWhatItIs() {
    var pdf =
        new Pdf(
            HtmlToPdf.render(
                "<html lang=nb><body><p>Blåbær &amp; syltetøy</p></body></html>", STAMP));
    assertEquals("Blåbær & syltetøy", pdf.pages().getFirst().strip());
    assertEquals("Test", pdf.read(document -> document.getDocumentInformation().getTitle()));
    assertEquals("nb", pdf.read(document -> document.getDocumentCatalog().getLanguage()));
    assertTrue(pdf.isTagged());
  }

  @Test
  void theSamePageIsTheSameFileAndAnotherDayIsAnother() {
    var html = "<p>Same</p>";
    assertArrayEquals(HtmlToPdf.render(html, STAMP), HtmlToPdf.render(html, STAMP));
    var tomorrow = DocumentStamp.on("Test", Samples.DAY.plusDays(1));
    assertFalse(Arrays.equals(HtmlToPdf.render(html, STAMP), HtmlToPdf.render(html, tomorrow)));
  }

  @Test
  void nothingIsReadFromTheNetworkOrTheDisk(@TempDir Path folder) throws IOException {
    var secret = folder.resolve("secret.txt");
    Files.writeString(secret, "SECRET");
    var picture = folder.resolve("picture.png");
    Files.write(
        picture,
        Base64.getDecoder().decode(png(10, 10).substring("data:image/png;base64,".length())));
    var calls = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      var http = "http://127.0.0.1:" + server.getAddress().getPort();
      for (var vector : vectors(http, secret.toUri().toString(), picture.toUri().toString())) {
        var pdf = new Pdf(HtmlToPdf.render(vector, STAMP));
        assertEquals(0, calls.get(), vector);
        assertFalse(pdf.dense().contains("SECRET"), vector);
        assertEquals(0, pdf.images(), vector);
        assertEquals("none", pdf.embeddedFiles(), vector);
      }
    } finally {
      server.stop(0);
    }
  }

  private static List<String> vectors(String http, String file, String picture) {
    return List.of(
        "<img src='" + http + "/a.png'>x",
        "<img src='" + picture + "'>x",
        "<link rel=stylesheet href='" + http + "/a.css'>x",
        "<style>@import url('" + http + "/a.css');</style>x",
        "<style>@import '" + file + "';</style>x",
        "<style>body{background:url(" + http + "/a.png)}</style>x",
        "<style>body{background-image:url(" + picture + ")}</style>x",
        "<style>@font-face{font-family:f;src:url(" + http + "/a.ttf)} body{font-family:f}</style>x",
        "<style>p:before{content:url(" + http + "/a.png)}</style><p>x",
        "<style>li{list-style-image:url(" + http + "/a.png)}</style><ul><li>x</ul>",
        "<iframe src='" + file + "'></iframe>x",
        "<object data='" + file + "' type='text/plain'></object>x",
        "<embed src='" + file + "'>x",
        "<a download='secret.txt' href='" + file + "'>x</a>",
        "<svg viewBox='0 0 1 1'><image href='" + http + "/a.png'/><text>SECRET</text></svg>x",
        "<svg><style>@import url('" + http + "/a.css')</style></svg>x",
        "<base href='" + http + "/'><img src='a.png'>x",
        "<!DOCTYPE html [<!ENTITY s SYSTEM '" + file + "'>]><p>&s;</p>",
        "<meta http-equiv=refresh content='0;url=" + http + "'>x",
        "<img src='jar:" + file + "!/x'>x",
        "<script>document.write('SECRET')</script>x",
        "<math><mi href='" + http + "'>x</mi></math>x");
  }

  @Test
  void linksLeadToTheWebOrAMailboxAndNowhereElse() {
    var html =
        "<a href='https://a.example/'>a</a> <a href='mailto:b@c.example'>b</a> <a"
            + " href='javascript:alert(1)'>c</a> <a href='file:///etc/passwd'>d</a> <a href='"
            + " javascript:alert(2)'>e</a>";
    assertEquals(
        List.of("https://a.example/", "mailto:b@c.example"),
        new Pdf(HtmlToPdf.render(html, STAMP)).links());
  }

  @Test
  void aPictureInsideThePageIsShownUpToItsLimit() throws IOException {
    assertEquals(1, new Pdf(HtmlToPdf.render("<img src='" + png(40, 30) + "'>", STAMP)).images());
    assertTrue(InlineImages.isAllowed(png(2000, 2000)));
    assertFalse(InlineImages.isAllowed(png(2001, 2000)));
    assertFalse(InlineImages.isAllowed("data:image/svg+xml;base64,PHN2Zy8+"));
    assertFalse(InlineImages.isAllowed("data:image/png;base64,AAAA"));
    assertFalse(
        InlineImages.isAllowed(
            "data:image/png;base64," + "A".repeat(PageLimits.MAX_IMAGE_CHARACTERS)));
    var background =
        "<style>div{height:50px;background-image:url(" + png(2001, 2000) + ")}</style><div>x</div>";
    assertEquals(0, new Pdf(HtmlToPdf.render(background, STAMP)).images());
  }

  @Test
  void aPageMayHaveAMillionCharactersAndNotOneMore() {
    var frame = "<p>x</p><!---->".length();
    var most = "<p>x</p><!--" + "y".repeat(PageLimits.MAX_HTML_CHARACTERS - frame) + "-->";
    assertEquals(1, new Pdf(HtmlToPdf.render(most, STAMP)).pages().size());
    assertThrows(PageRefused.class, () -> HtmlToPdf.render(most + " ", STAMP));
  }

  @Test
  void elementsTextsDepthAndSpansAreBounded() {
    // Every page has four elements of its own: the root of the tree, html, head and body.
    assertAllowedUpTo(PageLimits.MAX_ELEMENTS - 4, "<br>"::repeat);
    assertAllowedUpTo(PageLimits.MAX_TEXT_CHARACTERS, "z"::repeat);
    assertAllowedUpTo(PageLimits.MAX_DEPTH - 2, "<div>"::repeat);
    assertAllowedUpTo(PageLimits.MAX_SPAN, span -> "<table><tr><td colspan=" + span + ">x</table>");
    assertAllowedUpTo(PageLimits.MAX_SPAN, span -> "<table><tr><td rowspan=" + span + ">x</table>");
    assertThrows(
        PageRefused.class,
        () -> PageLimits.check(Jsoup.parse("<table><tr><td colspan=99999999999>x</table>")));
  }

  private static void assertAllowedUpTo(int limit, java.util.function.IntFunction<String> page) {
    PageLimits.check(Jsoup.parse(page.apply(limit)));
    assertThrows(PageRefused.class, () -> PageLimits.check(Jsoup.parse(page.apply(limit + 1))));
  }

  @Test
  void aDocumentHasAtMostTwoHundredPages() {
    var page = "<div style='page-break-after: always'>x</div>";
    assertEquals(
        PageLimits.MAX_PAGES,
        new Pdf(HtmlToPdf.render(page.repeat(PageLimits.MAX_PAGES - 1) + "x", STAMP))
            .pages()
            .size());
    assertThrows(
        PageRefused.class, () -> HtmlToPdf.render(page.repeat(PageLimits.MAX_PAGES) + "x", STAMP));
  }

  @Test
  void theMachinesOwnFontsAreNeverSearched() {
    for (var family :
        List.of(
            "Helvetica",
            "Arial",
            "serif",
            "sans-serif",
            "monospace",
            "Times New Roman",
            "Nowhere")) {
      var pdf = new Pdf(HtmlToPdf.render("<p style='font-family: " + family + "'>x</p>", STAMP));
      assertEquals(Set.of("NotoSans-Regular"), pdf.fonts(), family);
    }
    assertInstanceOf(BundledFontMapper.class, FontMappers.instance());
  }

  @Test
  void symbolsAndEmojiHaveTheirGlyphs() {
    var pdf = new Pdf(HtmlToPdf.render("<p>→ ≥ ★ ✓ ♥ ① ™ € 🧶 ❤️ 👍🏽 🇳🇴 ½ ² №</p>", STAMP));
    assertEquals(0, pdf.missingGlyphs());
    assertFalse(pdf.dense().contains("\uFFFD"), pdf.dense());
  }

  @Test
  void aCharacterNoFaceHasIsShownAsUnknown() {
    assertTrue(new Pdf(HtmlToPdf.render("<p>Հայերեն</p>", STAMP)).dense().contains("\uFFFD"));
  }

  @Test
  void thaiToneMarksAreRaisedAboveTheirVowels() {
    var page = Jsoup.parse("<p>ที่ป้าน้ำกา</p>");
    Typesetting.prepare(page);
    assertEquals("ที่ป้าน้ำกา", page.text());
    assertEquals(List.of("่", "้", "้"), page.select("span").eachText());
    assertTrue(page.select("span").get(0).attr("style").contains("vertical-align"));
    assertFalse(page.select("span").get(1).attr("style").contains("vertical-align"));
  }

  private static String png(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", bytes);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
