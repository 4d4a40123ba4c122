package dev.utkast.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfBoxFontContext;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Bidi;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Turns a page of HTML into a PDF with the bundled fonts, reading nothing from the network or the
/// disk: no style sheet, font or picture but what the page itself holds. Refuses a page beyond
/// [PageLimits] with [PageRefused]. The PDF is tagged, so that it can be read aloud.
public final class HtmlToPdf {

  private static final String LEFT_OUT =
      "script, link, iframe, frame, object, embed, base, meta, audio, video, canvas, math, input,"
          + " button, select, textarea, bookmarks, svg style, svg script, svg foreignObject";

  /// What stands in the margins of every page.
  private static final String RUNNING = ".running, .running *, .footer, .footer *";

  private static final Pattern LINK =
      Pattern.compile("(?:https?://|mailto:|tel:|#).*", Pattern.CASE_INSENSITIVE);

  /// The Unicode replacement character, printed where no bundled face has a glyph.
  private static final String UNKNOWN_CHARACTER = "\uFFFD";

  /// Before the fonts a PDF reader is expected to have itself: those are never embedded, and look
  /// different everywhere.
  private static final Set<FSFontUseCase> FOR_ANY_FAMILY = EnumSet.of(FSFontUseCase.FALLBACK_PRE);

  /// ISO 32000-1, section 7.9.4.
  private static final DateTimeFormatter PDF_DATE =
      DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Held, because a logger nobody holds forgets its level. It warns about a table of glyph
  /// variants in the Japanese face.
  private static final Logger FONT_LOG = Logger.getLogger("org.apache.fontbox.ttf.CmapSubtable");

  static {
    FontMappers.set(new BundledFontMapper());
    XRLog.setLoggingEnabled(false);
    FONT_LOG.setLevel(Level.SEVERE);
  }

  private HtmlToPdf() {}

  /// A page that is drawn after the others.
  @FunctionalInterface
  interface LastPage {
    void append(PDDocument pdf) throws IOException;
  }

  /// @param html a whole page; its `lang` attribute becomes the document's language
  public static byte[] render(String html, DocumentStamp stamp) {
    return render(html, stamp, Optional.empty());
  }

  static byte[] render(String html, DocumentStamp stamp, Optional<LastPage> last) {
    PageLimits.checkLength(html.length() - InlineImages.characters(html));
    var page = Jsoup.parse(html);
    page.select(LEFT_OUT).remove();
    page.select("img").removeIf(image -> !InlineImages.isAllowed(image.attr("src")));
    page.select("img").forEach(DrawnLogo::draw);
    page.select("a").removeAttr("download").stream()
        .filter(link -> !LINK.matcher(link.attr("href")).matches())
        .forEach(link -> link.removeAttr("href"));
    PageLimits.check(page);
    Typesetting.prepare(page);
    var ordered = new HashSet<String>();
    page.select(RUNNING).forEach(running -> order(running, ordered));
    var fonts = Fonts.neededFor(page.wholeText());
    page.head().appendElement("style").append(fontRule(fonts));
    try {
      return render(page, fonts, ordered, stamp, last);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing a PDF to memory", impossible);
    }
  }

  /// The renderer lays margins out by itself, beyond the reach of [VisualOrder].
  private static void order(Element running, Set<String> ordered) {
    running.textNodes().stream()
        .filter(part -> isBidirectional(part.getWholeText()))
        .forEach(part -> {
          part.text(VisualOrder.ofUnbroken(part.getWholeText()));
          ordered.add(part.getWholeText());
          running.attr("dir", "ltr").attr("style", "white-space: nowrap");
        });
  }

  private static byte[] render(
      Document page,
      Set<Fonts> fonts,
      Set<String> ordered,
      DocumentStamp stamp,
      Optional<LastPage> last)
      throws IOException {
    try (var renderer = builder(page, fonts, ordered).buildPdfRenderer()) {
      renderer.layout();
      if (isBidirectional(page.wholeText())) {
        var layout = renderer.getSharedContext().newLayoutContextInstance();
        layout.setFontContext(new PdfBoxFontContext());
        VisualOrder.apply(renderer.getRootBox(), layout);
      }
      PageLimits.checkPages(renderer.getRootBox().getLayer().getPages().size());
      renderer.createPDFWithoutClosing();
      var pdf = renderer.getPdfDocument();
      if (last.isPresent()) {
        last.get().append(pdf);
      }
      stamp(pdf, page, stamp);
      var bytes = new ByteArrayOutputStream();
      pdf.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static PdfRendererBuilder builder(Document page, Set<Fonts> fonts, Set<String> ordered) {
    var builder = new PdfRendererBuilder();
    builder.withW3cDocument(new W3CDom().fromJsoup(page), "");
    builder.toStream(OutputStream.nullOutputStream());
    builder.useSVGDrawer(new RectanglePathDrawer());
    builder.useReplacementText(UNKNOWN_CHARACTER);
    // Tags for screen readers; and no font that is not embedded.
    builder.usePdfUaAccessibility(true);
    denyResources(builder);
    var text = page.wholeText();
    useFonts(builder, fonts, Fonts.Shaping.neededFor(text));
    if (isBidirectional(text)) {
      builder.useUnicodeBidiSplitter(() -> new WritingDirections(ordered));
      builder.useUnicodeBidiReorderer(new RightToLeft());
    }
    return builder;
  }

  private static void useFonts(
      PdfRendererBuilder builder, Set<Fonts> fonts, Fonts.Shaping shaping) {
    for (var font : fonts) {
      var family = font.family();
      builder.useFont(
          () -> font.regular(shaping), family, 400, FontStyle.NORMAL, true, FOR_ANY_FAMILY);
      if (font.hasBold()) {
        builder.useFont(
            () -> font.bold(shaping), family, 700, FontStyle.NORMAL, true, FOR_ANY_FAMILY);
      }
    }
  }

  private static void denyResources(PdfRendererBuilder builder) {
    for (var priority : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl(
          (address, type) ->
              type == ExternalResourceType.IMAGE_RASTER && InlineImages.isDots(address),
          priority);
    }
    builder.useHttpStreamImplementation(address -> null);
    builder.useProtocolsStreamImplementation(address -> null, "file", "jar", "ftp", "classpath");
  }

  private static String fontRule(Set<Fonts> fonts) {
    var families =
        fonts.stream().map(font -> "'" + font.family() + "'").collect(Collectors.joining(", "));
    return "html, body, table { font-family: " + families + " }";
  }

  private static boolean isBidirectional(String text) {
    return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
  }

  private static void stamp(PDDocument pdf, Document page, DocumentStamp stamp) {
    var made = PDF_DATE.format(stamp.made());
    var information = pdf.getDocumentInformation();
    information.setTitle(stamp.title());
    information.setProducer("Utkast");
    information.getCOSObject().setString(COSName.CREATION_DATE, made);
    information.getCOSObject().setString(COSName.MOD_DATE, made);
    var catalog = pdf.getDocumentCatalog();
    var language = page.select("html").attr("lang");
    if (!language.isEmpty()) {
      catalog.setLanguage(language);
    }
    var preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    pdf.setDocumentId(identity(page, stamp));
  }

  private static long identity(Document page, DocumentStamp stamp) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(stamp.made().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(page.outerHtml().getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
