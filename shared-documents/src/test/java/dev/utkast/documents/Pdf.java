package dev.utkast.documents;

import java.io.IOException;
import java.io.StringWriter;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/// What a test asks of a PDF.
final class Pdf {

  private final byte[] bytes;

  /// Reading takes longer than writing did; most tests ask for the text again and again.
  private final Map<Boolean, List<String>> pages = new HashMap<>();

  private @Nullable String dense;

  Pdf(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The text of each page in the order of writing.
  List<String> pages() {
    return pages(false);
  }

  /// The text of each page from the top left to the bottom right.
  List<String> pagesAsSeen() {
    return pages(true);
  }

  private List<String> pages(boolean asSeen) {
    return pages.computeIfAbsent(asSeen, this::strippedPages);
  }

  private List<String> strippedPages(boolean asSeen) {
    return read(document -> {
      var pages = new ArrayList<String>();
      for (var i = 1; i <= document.getNumberOfPages(); i++) {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(asSeen);
        stripper.setStartPage(i);
        stripper.setEndPage(i);
        pages.add(stripper.getText(document));
      }
      return pages;
    });
  }

  /// All text in compatible characters without white space, so that wrapped lines and kinds of
  /// spaces do not matter.
  String dense() {
    var known = dense == null ? dense(String.join("", pages())) : dense;
    dense = known;
    return known;
  }

  static String dense(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
  }

  Set<String> fonts() {
    return read(document -> {
      var fonts = new LinkedHashSet<String>();
      for (var page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          fonts.add(page.getResources().getFont(name).getName().replaceAll("^[A-Z]{6}\\+", ""));
        }
      }
      return fonts;
    });
  }

  /// Every line of the document by where its glyphs stand, each glyph as it was drawn, from left to
  /// right. (A stripper sorts right-to-left text back, and would hide what is read.)
  List<String> linesAsDrawn() {
    return read(document -> {
      var lines = new TreeMap<Float, List<TextPosition>>();
      var page = new int[1];
      var stripper =
          new PDFTextStripper() {
            @Override
            protected void startPage(PDPage started) {
              page[0]++;
            }

            @Override
            protected void processTextPosition(TextPosition glyph) {
              lines
                  .computeIfAbsent(page[0] * 10_000 + glyph.getYDirAdj(), _ -> new ArrayList<>())
                  .add(glyph);
            }
          };
      stripper.writeText(document, new StringWriter());
      return lines.values().stream().map(Pdf::fromTheLeft).toList();
    });
  }

  private static String fromTheLeft(List<TextPosition> line) {
    return line.stream()
        .sorted(
            Comparator.comparingDouble(glyph -> glyph.getXDirAdj() + glyph.getWidthDirAdj() / 2))
        .map(TextPosition::getUnicode)
        .collect(Collectors.joining());
  }

  /// Glyphs that stand on the edge of their page or beyond it.
  List<String> outside(float margin) {
    return read(document -> {
      var outside = new ArrayList<String>();
      var stripper =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition glyph) {
              boolean inside =
                  glyph.getXDirAdj() >= margin - 1
                      && glyph.getXDirAdj() + glyph.getWidthDirAdj()
                          <= glyph.getPageWidth() - margin + 1
                      && glyph.getYDirAdj() >= margin - 1
                      && glyph.getYDirAdj() <= glyph.getPageHeight() - margin + 1;
              if (!inside && !glyph.getUnicode().isBlank()) {
                outside.add(
                    glyph.getUnicode() + " at " + glyph.getXDirAdj() + " " + glyph.getYDirAdj());
              }
            }
          };
      stripper.writeText(document, new StringWriter());
      return outside;
    });
  }

  /// How many glyphs are the font's own "no such glyph".
  int missingGlyphs() {
    return read(document -> {
      var missing = new int[1];
      var stripper =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
              for (var code : text.getCharacterCodes()) {
                missing[0] += code == 0 ? 1 : 0;
              }
            }
          };
      stripper.writeText(document, new StringWriter());
      return missing[0];
    });
  }

  List<String> links() {
    return read(document -> {
      var links = new ArrayList<String>();
      for (var page : document.getPages()) {
        for (var annotation : page.getAnnotations()) {
          if (annotation instanceof PDAnnotationLink link
              && link.getAction() instanceof PDActionURI action) {
            links.add(action.getURI());
          }
        }
      }
      return links;
    });
  }

  int images() {
    return read(document -> {
      var images = 0;
      for (var page : document.getPages()) {
        for (var name : page.getResources().getXObjectNames()) {
          images += page.getResources().isImageXObject(name) ? 1 : 0;
        }
      }
      return images;
    });
  }

  boolean isTagged() {
    return read(document -> document.getDocumentCatalog().getMarkInfo().isMarked());
  }

  String embeddedFiles() {
    return read(document -> document.getDocumentCatalog().getNames() == null ? "none" : "some");
  }

  <T> T read(Question<T> question) {
    try (var document = Loader.loadPDF(bytes)) {
      return question.ask(document);
    } catch (IOException unreadable) {
      throw new AssertionError("Not a readable PDF", unreadable);
    }
  }

  interface Question<T> {
    T ask(PDDocument document) throws IOException;
  }
}
