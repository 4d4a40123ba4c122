package dev.utkast.documents;

import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/// A letter as HTML for mail clients: one column, the amount first, styles on the elements (several
/// clients drop style sheets), no pictures from elsewhere, no script. Values go in as text nodes,
/// so none can become markup.
///
/// Its style sheets hold what elements cannot say of themselves: colours where the reader likes
/// them dark, and narrow screens. Both are read in contrasts of at least 4.5 : 1 (WCAG 2.2, 1.4.3).
final class LetterHtml {

  private static final String FONT =
      "font-family: 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; ";
  private static final String TEXT =
      "margin: 0 0 16px 0; font-size: 16px; line-height: 1.5; color: #1d1d1f";
  private static final String SMALL =
      "margin: 0 0 8px 0; font-size: 13px; line-height: 1.5; color: #5f6368";

  /// A word of it is never broken, however long what stands beside it is.
  private static final String NAME =
      "color: #5f6368; font-weight: normal; text-align: left; padding-right: 12px;"
          + " hyphens: manual; overflow-wrap: break-word; word-break: normal";

  /// Shown in the list of mails beside the subject, and not in the mail.
  private static final String PREVIEW =
      "display: none; max-height: 0; overflow: hidden; mso-hide: all; font-size: 1px; color:"
          + " #f1f3f4";

  /// Apart from the other, because some clients drop a sheet of which they do not know all.
  private static final String SCHEMES =
      ":root { color-scheme: light dark; supported-color-schemes: light dark; }";

  private static final String STYLE =
      """
      @media (max-width: 480px) {
        .page { padding: 0 !important; }
        .card { padding: 24px 16px !important; border-radius: 0 !important; }
      }
      @media (prefers-color-scheme: dark) {
        .page { background-color: #131314 !important; }
        .card { background-color: #1e1f20 !important; }
        .text { color: #e8eaed !important; }
        .muted { color: #bdc1c6 !important; }
        .line { border-color: #444746 !important; }
        .link { color: #a8c7fa !important; }
        .logo { padding: 8px !important; }
        .button { background-color: #a8c7fa !important; color: #062e6f !important; }
      }
      """;

  /// On white even in the dark, where a logo of dark letters would be gone; so are the letters of
  /// the name that stands in for it where pictures are blocked.
  private static final String LOGO =
      "display: inline-block; max-width: 100%; height: auto; border: 0; border-radius: 4px;"
          + " background-color: #ffffff; color: #1d1d1f";

  private LetterHtml() {}

  static String of(Letter letter) {
    var document = Document.createShell("");
    document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
    document.prependChild(new DocumentType("html", "", ""));
    document.expectFirst("html").attr("lang", letter.words().language().code());
    document.head().appendElement("meta").attr("charset", "utf-8");
    meta(document, "viewport", "width=device-width, initial-scale=1");
    meta(document, "color-scheme", "light dark");
    meta(document, "supported-color-schemes", "light dark");
    document.title(letter.subject());
    document.head().appendElement("style").appendChild(new DataNode(SCHEMES));
    document.head().appendElement("style").appendChild(new DataNode(STYLE));
    var body = document.body().addClass("page");
    body.attr("style", "margin: 0; padding: 0; background-color: #f1f3f4");
    text(body, "div", PREVIEW, letter.preview());
    fill(card(body).attr("lang", letter.words().language().code()), letter);
    return document.outerHtml();
  }

  private static void meta(Document document, String name, String content) {
    document.head().appendElement("meta").attr("name", name).attr("content", content);
  }

  /// Tables, because they are the one layout all mail clients share.
  private static Element card(Element body) {
    var outer = layout(body, "width: 100%; background-color: #f1f3f4");
    outer.addClass("page");
    var centre =
        outer
            .appendElement("tr")
            .appendElement("td")
            .addClass("page")
            .attr("align", "center")
            .attr("style", "padding: 24px 12px");
    var inner =
        layout(
            centre, "width: 100%; max-width: 560px; background-color: #ffffff; border-radius: 8px");
    return inner
        .appendElement("tr")
        .appendElement("td")
        .addClass("card")
        .attr(
            "style",
            FONT
                + "padding: 32px; text-align: left; background-color: #ffffff; border-radius: 8px;"
                + " hyphens: auto; overflow-wrap: anywhere; word-break: break-word")
        .appendElement("main");
  }

  private static void fill(Element card, Letter letter) {
    shop(card, letter);
    letter.amount().ifPresent(amount -> amount(card, amount));
    paragraph(card, letter.greeting());
    letter.paragraphs().forEach(paragraph -> paragraph(card, paragraph));
    letter.message().ifPresent(message -> message(card, message));
    facts(card, letter);
    letter.contents().ifPresent(contents -> contents(card, contents));
    letter.button().ifPresent(button -> button(card, letter.words(), button));
    letter.closing().forEach(sentence -> paragraph(card, sentence));
    var regards = paragraph(card, letter.words().say(Word.MAIL_REGARDS));
    regards.appendElement("br");
    regards.appendElement("bdi").text(PlainText.oneLine(letter.shop().name()));
    if (!letter.contact().isEmpty()) {
      text(card, "p", SMALL, letter.contact()).addClass("muted");
    }
    letter.shop().imprint().forEach(line -> text(card, "p", SMALL, line).addClass("muted"));
  }

  /// The shop's logo, or its name: never both, for most logos have the name in them.
  private static void shop(Element card, Letter letter) {
    var style =
        "margin: 0 0 24px 0; font-size: 18px; line-height: 1.4; font-weight: bold; color: #1d1d1f";
    var name = letter.shop().name();
    var picture = letter.picture();
    var heading = text(card, "h1", style, picture.isPresent() ? "" : name).addClass("text");
    picture.ifPresent(logo ->
        heading
            .appendElement("img")
            .addClass("logo")
            .attr("src", "cid:" + logo.id())
            .attr("width", Integer.toString(logo.width()))
            .attr("height", Integer.toString(logo.height()))
            .attr("alt", PlainText.oneLine(name))
            .attr("style", LOGO));
  }

  private static Element paragraph(Element card, String text) {
    return text(card, "p", TEXT, text).addClass("text");
  }

  /// What the mail is about, to be seen before anything is read.
  private static void amount(Element card, Detail amount) {
    text(card, "p", SMALL + "; margin-bottom: 0", amount.name()).addClass("muted");
    text(
            card,
            "p",
            "margin: 0 0 24px 0; font-size: 30px; line-height: 1.25; font-weight: bold;"
                + " color: #1d1d1f",
            amount.value())
        .addClass("text");
  }

  private static void message(Element card, String message) {
    var quote = card.appendElement("div").addClass("text").addClass("line");
    quote.attr("style", TEXT + "; padding-left: 12px; border-left: 3px solid #dadce0");
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
    var facts =
        letter.facts().stream()
            .filter(fact -> letter.amount().filter(fact::equals).isEmpty())
            .toList();
    if (facts.isEmpty()) {
      return;
    }
    var table =
        table(card, "width: 100%; margin: 8px 0 24px 0; border-top: 1px solid #dadce0")
            .addClass("line")
            .appendElement("tbody");
    for (var fact : facts) {
      var cell =
          "padding: 8px 0; font-size: 15px; line-height: 1.4; vertical-align: top;"
              + " border-bottom: 1px solid #dadce0; ";
      var row = table.appendElement("tr");
      text(row, "th", cell + NAME, fact.name())
          .attr("scope", "row")
          .addClass("muted")
          .addClass("line");
      text(row, "td", cell + "color: #1d1d1f; font-weight: bold; text-align: right", fact.value())
          .addClass("text")
          .addClass("line");
    }
  }

  private static void contents(Element card, Letter.Contents contents) {
    text(
            card,
            "h2",
            "margin: 0 0 4px 0; font-size: 15px; line-height: 1.5; font-weight: bold;"
                + " color: #1d1d1f",
            contents.title())
        .addClass("text");
    var list = card.appendElement("ul").addClass("text");
    list.attr("style", TEXT + "; padding-left: 20px");
    contents.entries().forEach(entry -> text(list, "li", "", entry));
    contents
        .rest()
        .ifPresent(rest -> {
          list.attr("style", TEXT + "; padding-left: 20px; margin-bottom: 0");
          paragraph(card, rest);
        });
  }

  private static void button(Element card, Words words, Letter.Button button) {
    var link = button.link().toString();
    text(
            card.appendElement("p").attr("style", "margin: 8px 0 16px 0"),
            "a",
            buttonStyle(),
            button.label())
        .addClass("button")
        .attr("href", link);
    var hint = text(card, "p", SMALL + "; margin-bottom: 24px", words.say(Word.MAIL_LINK_HINT));
    hint.addClass("muted").appendElement("br");
    hint.appendElement("a")
        .addClass("link")
        .attr("href", link)
        .attr("style", "color: #0b57d0; hyphens: manual; word-break: break-all")
        .text(link);
  }

  private static String buttonStyle() {
    return "display: inline-block; padding: 12px 24px; background-color: #0b57d0; color: #ffffff;"
        + " font-size: 16px; font-weight: bold; text-decoration: none; border-radius: 6px";
  }

  private static Element table(Element parent, String style) {
    return parent
        .appendElement("table")
        .attr("cellpadding", "0")
        .attr("cellspacing", "0")
        .attr("style", style);
  }

  /// A table that only puts things in their place, and is read out as none.
  private static Element layout(Element parent, String style) {
    return table(parent, style).attr("role", "presentation").appendElement("tbody");
  }

  private static Element text(Element parent, String tag, String style, String value) {
    var line = PlainText.oneLine(value);
    var element = parent.appendElement(tag).attr("dir", PlainText.direction(line)).text(line);
    return style.isEmpty() ? element : element.attr("style", style);
  }
}
