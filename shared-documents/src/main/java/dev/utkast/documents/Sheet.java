package dev.utkast.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/// An HTML page being built. Every value goes in as a text node of a tree, never as text of a page,
/// so no value can become markup; and each stands in an element whose direction follows its own
/// script.
final class Sheet {

  /// As many lines of items as there is room for in [PageLimits#MAX_PAGES] beside the longest note,
  /// with as much again for letters that are wider than most.
  static final int ROOM_FOR_ITEMS = 4_000;

  /// The top and the bottom of each page have one line for everything.
  private static final int MAX_RUNNING_CHARACTERS = 80;

  /// Lines of an address or a note: as many as a note can have at all.
  static final int MAX_BLOCK_LINES = 5_000;

  private static final String STYLE = readStyle();

  private final Document document;
  private final Words words;
  private final Formats formats;
  private final StringBuilder style = new StringBuilder(STYLE);
  private long itemCharacters;

  private Sheet(Document document, Words words, Formats formats) {
    this.document = document;
    this.words = words;
    this.formats = formats;
  }

  /// @param running what the top of every page but the first says
  static Sheet begin(Locale locale, Letterhead shop, String running) {
    var words = Words.in(Language.of(locale));
    var document = Document.createShell("");
    document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
    document.expectFirst("html").attr("lang", words.language().code());
    document.prependChild(new DocumentType("html", "", ""));
    document.title(running);
    document.head().prependElement("meta").attr("charset", "utf-8");
    document
        .head()
        .appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    var sheet = new Sheet(document, words, Formats.of(locale));
    sheet.style("@page { size: " + shop.paper().cssSize() + " }");
    sheet.runningElements(shop, running);
    return sheet;
  }

  Words words() {
    return words;
  }

  Formats formats() {
    return formats;
  }

  String say(Word word) {
    return words.say(word);
  }

  Element body() {
    return document.body();
  }

  /// Adds a rule of this page's own, made of our words and numbers only.
  void style(String rule) {
    style.append(rule).append('\n');
  }

  /// The finished page. It has one style sheet, inside, and no style on elements, so a browser can
  /// be told to trust exactly that one.
  WebPage finish() {
    document.head().appendElement("style").appendChild(new DataNode(style.toString()));
    return new WebPage(document.outerHtml(), style.toString());
  }

  /// The top of the first page: the shop on the left, the document's kind and name on the right;
  /// both sides take more.
  record Head(Element shop, Element document) {}

  Head head(Letterhead shop, String kind, String name) {
    var row = table(body(), "head").appendElement("tr");
    var left = row.appendElement("td");
    shop.logo()
        .filter(InlineImages::isAllowed)
        .ifPresent(logo ->
            left.appendElement("img").addClass("logo").attr("src", logo).attr("alt", shop.name()));
    text(left, "div", "shop", shop.name());
    lines(left, shop.address());
    var right = row.appendElement("td").addClass("document");
    text(right, "h1", "", kind);
    text(right, "div", "name", name);
    return new Head(left, right);
  }

  static Element table(Element parent, String kind) {
    return parent.appendElement("table").addClass(kind).appendElement("tbody");
  }

  static Element text(Element parent, String tag, String kind, String value) {
    var text = PlainText.oneLine(value);
    var element = parent.appendElement(tag).attr("dir", PlainText.direction(text)).text(text);
    return kind.isEmpty() ? element : element.addClass(kind);
  }

  static void fact(Element table, String name, String value) {
    var row = table.appendElement("tr");
    text(row, "td", "fact", name);
    text(row, "td", "", value);
  }

  static void fact(Element table, String name, Optional<String> value) {
    value.filter(known -> !known.isBlank()).ifPresent(known -> fact(table, name, known));
  }

  void lines(Element parent, List<String> lines) {
    var said = lines.stream().filter(line -> !line.isBlank()).toList();
    said.stream().limit(MAX_BLOCK_LINES).forEach(line -> text(parent, "div", "", line));
    if (said.size() > MAX_BLOCK_LINES) {
      text(parent, "div", "", say(Word.CONTINUES));
    }
  }

  /// Refuses to go on once the items together are more than a page may hold, before more work is
  /// done on them.
  void item(Element cell, PrintedItem item) {
    itemCharacters += item.characters();
    PageLimits.checkLength(itemCharacters);
    text(cell, "div", "title", item.title());
    // On one line, so that more items have room on a page.
    var variant = item.variant().filter(text -> !text.isBlank());
    var sku =
        item.sku().filter(text -> !text.isBlank()).map(text -> words.say(Word.SKU, "sku", text));
    if (variant.isPresent()) {
      var known = PlainText.isolated(variant.get());
      text(cell, "div", "", known + sku.map(text -> " · " + text).orElse(""));
    } else {
      sku.ifPresent(text -> text(cell, "div", "muted", text));
    }
    for (var detail : item.details()) {
      text(cell, "div", "muted", words.label(detail))
          .attr("dir", PlainText.isRightToLeft(detail.name()) ? "rtl" : "ltr");
    }
    if (item.continued()) {
      text(cell, "div", "muted", say(Word.CONTINUES));
    }
  }

  private void runningElements(Letterhead shop, String running) {
    parts("running", Stream.of(shop.name(), running));
    pageNumbers(body().appendElement("div").addClass("pages"));
    var contact = Stream.of(shop.email(), shop.phone(), shop.website()).flatMap(Optional::stream);
    parts("footer", Stream.concat(Stream.of(shop.name()), contact));
  }

  /// One line of several things, each of which goes its own way.
  private void parts(String kind, Stream<String> parts) {
    var shown = parts.map(part -> PlainText.shortened(part, MAX_RUNNING_CHARACTERS)).toList();
    if (shown.stream().allMatch(part -> PlainText.isolated(part).equals(part))) {
      text(body(), "div", kind, String.join(" · ", shown));
      return;
    }
    var line = body().appendElement("div").addClass(kind);
    for (var part : shown) {
      if (line.childrenSize() > 0) {
        line.appendText(" · ");
      }
      text(line, "span", "", part);
    }
  }

  /// "Page 2 of 3" in the order the language puts it; the renderer counts.
  private void pageNumbers(Element parent) {
    var sentence = words.say(Word.PAGE_OF, Map.of("page", "\u0001", "pages", "\u0002"));
    for (var part : sentence.splitWithDelimiters("[\u0001\u0002]", 0)) {
      switch (part) {
        case "\u0001" -> parent.appendElement("span").addClass("page");
        case "\u0002" -> parent.appendElement("span").addClass("page-count");
        default -> parent.appendText(part);
      }
    }
  }

  private static String readStyle() {
    try (var stream = Sheet.class.getResourceAsStream("styles/page.css")) {
      if (stream == null) {
        throw new IllegalStateException("The pages' style is not in this module");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Reading the pages' style", unreadable);
    }
  }
}
