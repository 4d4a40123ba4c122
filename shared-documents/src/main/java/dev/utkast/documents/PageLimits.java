package dev.utkast.documents;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// How large a page may be. The renderer cannot be interrupted once it runs, so everything that
/// makes it slow or large is bounded before it starts.
final class PageLimits {

  static final int MAX_HTML_CHARACTERS = 1024 * 1024;
  static final int MAX_ELEMENTS = 20_000;
  static final int MAX_DEPTH = 100;
  static final int MAX_TEXT_CHARACTERS = 64 * 1024;
  static final int MAX_SPAN = 100;
  static final int MAX_PAGES = 200;
  static final int MAX_IMAGE_PIXELS = 4_000_000;
  static final int MAX_IMAGE_CHARACTERS = 700 * 1024;

  private PageLimits() {}

  static void checkLength(long characters) {
    if (characters > MAX_HTML_CHARACTERS) {
      throw new PageRefused(
          "The page has " + characters + " characters; " + MAX_HTML_CHARACTERS + " are allowed");
    }
  }

  static void check(Document document) {
    var walk = new Walk();
    document.traverse((node, depth) -> {
      if (depth > MAX_DEPTH) {
        throw new PageRefused("Elements are nested more than " + MAX_DEPTH + " deep");
      }
      switch (node) {
        case Element element -> walk.visit(element);
        case TextNode text -> checkText(text);
        default -> {}
      }
    });
  }

  static void checkPages(int pages) {
    if (pages > MAX_PAGES) {
      throw new PageRefused("The document has " + pages + " pages; " + MAX_PAGES + " are allowed");
    }
  }

  private static void checkText(TextNode text) {
    if (text.getWholeText().length() > MAX_TEXT_CHARACTERS) {
      throw new PageRefused("A single text is longer than " + MAX_TEXT_CHARACTERS + " characters");
    }
  }

  private static final class Walk {

    private int elements;

    void visit(Element element) {
      elements++;
      if (elements > MAX_ELEMENTS) {
        throw new PageRefused("The page has more than " + MAX_ELEMENTS + " elements");
      }
      checkSpan(element, "colspan");
      checkSpan(element, "rowspan");
    }

    private static void checkSpan(Element element, String attribute) {
      var span = element.attr(attribute).strip();
      if (span.length() > 3 || (span.matches("[0-9]+") && Integer.parseInt(span) > MAX_SPAN)) {
        throw new PageRefused("A " + attribute + " is larger than " + MAX_SPAN);
      }
    }
  }
}
