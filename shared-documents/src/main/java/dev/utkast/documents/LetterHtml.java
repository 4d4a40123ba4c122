package dev.utkast.documents;

import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/// A letter as HTML for mail clients: one column, styles on the elements (several clients drop
/// style sheets), no pictures from elsewhere, no script. Values go in as text nodes, so none can
/// become markup.
final class LetterHtml {

  private static final String FONT =
      "font-family: 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; ";
  private static final String TEXT =
      "margin: 0 0 16px 0; font-size: 16px; line-height: 1.5; color: #1d1d1f";
  private static final String SMALL =
      "margin: 0 0 8px 0; font-size: 13px; line-height: 1.5; color: #5f6368";

  private LetterHtml() {}

  static String of(Letter letter) {
    var document = Document.createShell("");
    document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
    document.prependChild(new DocumentType("html", "", ""));
    document.expectFirst("html").attr("lang", letter.words().language().code());
    document.head().appendElement("meta").attr("charset", "utf-8");
    document
        .head()
        .appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    document.title(letter.subject());
    document.body().attr("style", "margin: 0; padding: 0; background-color: #f1f3f4");
    fill(card(document.body()), letter);
    return document.outerHtml();
  }

  /// Tables, because they are the one layout all mail clients share.
  private static Element card(Element body) {
    var outer = table(body, "width: 100%; background-color: #f1f3f4");
    var centre =
        outer
            .appendElement("tr")
            .appendElement("td")
            .attr("align", "center")
            .attr("style", "padding: 24px 12px");
    var inner =
        table(
            centre, "width: 100%; max-width: 560px; background-color: #ffffff; border-radius: 8px");
    return inner
        .appendElement("tr")
        .appendElement("td")
        .attr("style", FONT + "padding: 32px; text-align: left; word-break: break-word");
  }

  private static void fill(Element card, Letter letter) {
    text(
        card,
        "p",
        "margin: 0 0 24px 0; font-size: 18px; font-weight: bold; color: #1d1d1f",
        letter.shop().name());
    text(card, "p", TEXT, letter.greeting());
    letter.paragraphs().forEach(paragraph -> text(card, "p", TEXT, paragraph));
    letter.message().ifPresent(message -> message(card, message));
    facts(card, letter);
    letter.contents().ifPresent(contents -> contents(card, contents));
    letter.button().ifPresent(button -> button(card, letter.words(), button));
    letter.closing().forEach(sentence -> text(card, "p", TEXT, sentence));
    var regards = text(card, "p", TEXT, letter.words().say(Word.MAIL_REGARDS));
    regards.appendElement("br");
    regards.appendElement("bdi").text(PlainText.oneLine(letter.shop().name()));
    if (!letter.contact().isEmpty()) {
      text(card, "p", SMALL, letter.contact());
    }
  }

  private static void message(Element card, String message) {
    var quote =
        card.appendElement("div")
            .attr("style", TEXT + "; padding-left: 12px; border-left: 3px solid #dadce0");
    for (var line : PlainText.lines(message)) {
      var own = quote.appendElement("div").attr("dir", "auto");
      if (line.isEmpty()) {
        own.appendElement("br");
      } else {
        own.text(line);
      }
    }
  }

  private static void facts(Element card, Letter letter) {
    if (letter.facts().isEmpty()) {
      return;
    }
    var table = table(card, "width: 100%; margin: 8px 0 24px 0; border-top: 1px solid #dadce0");
    for (var fact : letter.facts()) {
      var cell = "padding: 8px 0; font-size: 15px; border-bottom: 1px solid #dadce0; ";
      var row = table.appendElement("tr");
      text(row, "td", cell + "color: #5f6368; padding-right: 12px", fact.name());
      text(row, "td", cell + "color: #1d1d1f; font-weight: bold; text-align: right", fact.value());
    }
  }

  private static void contents(Element card, Letter.Contents contents) {
    text(
        card,
        "p",
        "margin: 0 0 4px 0; font-size: 15px; font-weight: bold; color: #1d1d1f",
        contents.title());
    var list = card.appendElement("ul").attr("style", TEXT + "; padding-left: 20px");
    contents.entries().forEach(entry -> text(list, "li", "", entry));
  }

  private static void button(Element card, Words words, Letter.Button button) {
    var link = button.link().toString();
    text(
            card.appendElement("p").attr("style", "margin: 8px 0 16px 0"),
            "a",
            buttonStyle(),
            button.label())
        .attr("href", link);
    var hint = text(card, "p", SMALL + "; margin-bottom: 24px", words.say(Word.MAIL_LINK_HINT));
    hint.appendElement("br");
    hint.appendElement("a")
        .attr("href", link)
        .attr("style", "color: #0b57d0; word-break: break-all")
        .text(link);
  }

  private static String buttonStyle() {
    return "display: inline-block; padding: 12px 24px; background-color: #0b57d0; color: #ffffff;"
        + " font-size: 16px; font-weight: bold; text-decoration: none; border-radius: 6px";
  }

  private static Element table(Element parent, String style) {
    return parent
        .appendElement("table")
        .attr("role", "presentation")
        .attr("cellpadding", "0")
        .attr("cellspacing", "0")
        .attr("style", style)
        .appendElement("tbody");
  }

  private static Element text(Element parent, String tag, String style, String value) {
    var line = PlainText.oneLine(value);
    var element = parent.appendElement(tag).attr("dir", PlainText.direction(line)).text(line);
    return style.isEmpty() ? element : element.attr("style", style);
  }
}
