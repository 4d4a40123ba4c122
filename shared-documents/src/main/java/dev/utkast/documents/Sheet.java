package dev.utkast.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
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
  private final Element header;
  private final Element main;
  private final Words words;
  private final Formats formats;
  private final StringBuilder style = new StringBuilder(STYLE);
  private long itemCharacters;

  private Sheet(Document document, Words words, Formats formats) {
    this.document = document;
    this.header = new Element("header");
    this.main = new Element("main");
    this.words = words;
    this.formats = formats;
  }

  /// @param running what the top of every page but the first says
  static Sheet begin(Locale locale, Letterhead shop, String running) {
    var sheet = begin(locale, running);
    sheet.style("@page { size: " + shop.paper().cssSize() + " }");
    sheet.runningElements(shop, running);
    sheet.document.body().appendChild(sheet.header).appendChild(sheet.main);
    return sheet;
  }

  /// A page for a screen that does not say whose it is.
  static Sheet beginOfNobody(Locale locale, String title) {
    var sheet = begin(locale, title);
    sheet.document.body().appendChild(sheet.main);
    return sheet;
  }

  private static Sheet begin(Locale locale, String title) {
    var words = Words.in(locale);
    var document = Document.createShell("");
    document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
    document.expectFirst("html").attr("lang", words.language().code());
    document.prependChild(new DocumentType("html", "", ""));
    document.title(title);
    document.head().prependElement("meta").attr("charset", "utf-8");
    document
        .head()
        .appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    document
        .head()
        .appendElement("meta")
        .attr("name", "color-scheme")
        .attr("content", "light dark");
    return new Sheet(document, words, Formats.of(locale));
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

  /// What the page is about: everything between its header and its footer.
  Element body() {
    return main;
  }

  /// Adds a rule of this page's own, made of our words and numbers only.
  void style(String rule) {
    style.append(rule).append('\n');
  }

  /// The finished page. It has one style sheet, inside, and no style on elements, so a browser can
  /// be told to trust exactly that one.
  WebPage finish() {
    nameRoles();
    document.head().appendElement("style").appendChild(new DataNode(style.toString()));
    return new WebPage(document.outerHtml(), style.toString());
  }

  /// On a phone a table's rows are laid out by themselves, and some browsers would then read them
  /// out as no table at all.
  private void nameRoles() {
    for (var table : main.select("table.lines")) {
      table.attr("role", "table");
      table.children().attr("role", "rowgroup");
      for (var row : table.children().select("> tr")) {
        row.attr("role", "row");
        for (var cell : row.children()) {
          cell.attr(
              "role",
              cell.normalName().equals("td")
                  ? "cell"
                  : (cell.attr("scope").equals("col") ? "columnheader" : "rowheader"));
        }
      }
    }
  }

  /// The top of the first page: the shop on the left, the document's kind and name on the right;
  /// both sides take more.
  record Head(Element shop, Element document) {}

  Head head(Letterhead shop, String kind, String name) {
    var row = layout(header, "head").appendElement("tr");
    var left = row.appendElement("td");
    sender(left, shop);
    lines(left, shop.address());
    var right = row.appendElement("td").addClass("document");
    text(right, "h1", "", kind);
    text(right, "div", "name", name);
    return new Head(left, right);
  }

  /// The top of a page that is no document: whose it is.
  void sender(Letterhead shop) {
    sender(header.addClass("sender"), shop);
  }

  private static void sender(Element parent, Letterhead shop) {
    shop.logo()
        .filter(logo -> InlineImages.isAllowed(logo.address()))
        .ifPresent(logo ->
            parent
                .appendElement("img")
                .addClass("logo")
                .attr("src", logo.address())
                .attr("width", String.valueOf(logo.width()))
                .attr("height", String.valueOf(logo.height()))
                .attr("alt", shop.name()));
    text(parent, "div", "shop", shop.name());
  }

  /// A part of the page that stands outside of what it is about.
  void beside(Element part) {
    document.body().appendChild(part);
  }

  /// Makes it a page of few words.
  void slim() {
    document.body().addClass("slim");
  }

  /// What the shop says at the end of its documents, never on a page of its own. A word of it that
  /// is written from right to left turns itself, and not the line.
  void footer(Element after, Letterhead shop) {
    shop.footer()
        .ifPresent(said ->
            lines(
                after.appendElement("div").addClass("muted").addClass("said"),
                Stream.of(PlainText.lines(said)).map(PlainText::isolated).toList()));
  }

  static Element table(Element parent, String kind) {
    return parent.appendElement("table").addClass(kind).appendElement("tbody");
  }

  /// A table that only puts things side by side, and is read out as none.
  static Element layout(Element parent, String kind) {
    var table = parent.appendElement("table").addClass(kind).attr("role", "presentation");
    return table.appendElement("tbody");
  }

  /// The heading of a table's column.
  Element column(Element row, Word title, String kind) {
    return column(row, say(title), kind);
  }

  static Element column(Element row, String title, String kind) {
    return text(row, "th", kind, title).attr("scope", "col");
  }

  /// The rows of a table, the last one in a part of its own that the page's style never tears
  /// apart.
  ///
  /// @param fill makes the row of a number, from 0
  /// @return that part; what is added to it stands on the page of the last row
  static Element keepingLast(Element table, int rows, ObjIntConsumer<Element> fill) {
    var body = table.appendElement("tbody");
    for (int i = 0; i < rows - 1; i++) {
      fill.accept(body.appendElement("tr"), i);
    }
    var last = table.appendElement("tbody").addClass("together");
    fill.accept(last.appendElement("tr"), rows - 1);
    if (rows == 1) {
      body.remove();
    }
    return last;
  }

  static Element text(Element parent, String tag, String kind, String value) {
    var text = PlainText.oneLine(value);
    var element = parent.appendElement(tag).attr("dir", PlainText.direction(text)).text(text);
    return kind.isEmpty() ? element : element.addClass(kind);
  }

  static void fact(Element table, String name, String value) {
    var row = table.appendElement("tr");
    text(row, "th", "fact", name).attr("scope", "row");
    text(row, "td", "", value);
  }

  /// The same of a number.
  static void factToCopy(Element table, String name, String value) {
    var row = table.appendElement("tr");
    text(row, "th", "fact", name).attr("scope", "row");
    NumbersToCopy.text(row, "td", "", value);
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
    pageNumbers(document.body().appendElement("div").addClass("pages"));
    var contact = Stream.of(shop.email(), shop.phone(), shop.website()).flatMap(Optional::stream);
    parts("footer", Stream.concat(Stream.of(shop.name()), contact));
  }

  /// One line of several things, each of which goes its own way.
  private void parts(String kind, Stream<String> parts) {
    var tag = kind.equals("footer") ? "footer" : "div";
    var shown = parts.map(part -> PlainText.shortened(part, MAX_RUNNING_CHARACTERS)).toList();
    if (shown.stream().allMatch(part -> PlainText.isolated(part).equals(part))) {
      text(document.body(), tag, kind, String.join(" · ", shown));
      return;
    }
    var line = document.body().appendElement(tag).addClass(kind);
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
