package dev.utkast.documents;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Does by hand what the PDF renderer's text engine does not: it places every character by its
/// width alone and knows no marks that move.
///
/// - Letters followed by combining accents become the single character where Unicode has one.
/// - Arabic vowel signs go; ordinary Arabic is written without them, and spread out they would tear
///   words apart.
/// - Skin tones and other selectors of an emoji's form go.
/// - Thai tone marks above an upper vowel are raised, and marks on a tall consonant move left of
///   its stem.
final class Typesetting {

  /// They choose between forms of the sign before them; the bundled faces have one form each.
  private static final Pattern VARIATION_SELECTORS =
      Pattern.compile("[\\uFE00-\\uFE0F\\x{1F3FB}-\\x{1F3FF}]");

  private static final Pattern ARABIC_VOWEL_SIGNS = Pattern.compile("[\\u064B-\\u0652\\u0670]");

  /// Consonant, vowel above and tone mark of a Thai syllable: any run with a mark above.
  private static final Pattern THAI_MARKS =
      Pattern.compile(
          "(?<tall>[\\u0E1B\\u0E1D\\u0E1F][\\u0E38-\\u0E3A]?)?"
              + "(?:(?<vowel>[\\u0E31\\u0E34-\\u0E37\\u0E47\\u0E4D])(?<high>[\\u0E48-\\u0E4C])?"
              + "|(?<tone>[\\u0E48-\\u0E4C])(?<am>\\u0E33)?)");

  private Typesetting() {}

  static void prepare(Document page) {
    var texts = new ArrayList<TextNode>();
    page.body()
        .traverse((node, _) -> {
          if (node instanceof TextNode text) {
            texts.add(text);
          }
        });
    for (var text : texts) {
      var composed = Normalizer.normalize(text.getWholeText(), Normalizer.Form.NFC);
      var withoutVowelSigns = ARABIC_VOWEL_SIGNS.matcher(composed).replaceAll("");
      text.text(VARIATION_SELECTORS.matcher(withoutVowelSigns).replaceAll(""));
      placeThaiMarks(text);
    }
  }

  /// Splits a text into runs and marks; the node itself keeps what follows the last mark.
  private static void placeThaiMarks(TextNode text) {
    var whole = text.getWholeText();
    var marks = THAI_MARKS.matcher(whole);
    var written = 0;
    while (marks.find()) {
      var tall = marks.group("tall") != null;
      var high = marks.group("high");
      var am = marks.group("am") != null;
      if (!tall && high == null && !am) {
        continue;
      }
      text.before(
          new TextNode(
              whole.substring(written, marks.start()) + (tall ? marks.group("tall") : "")));
      var vowel = marks.group("vowel");
      if (vowel != null) {
        text.before(tall ? moved(vowel, tall, false) : new TextNode(vowel));
        if (high != null) {
          text.before(moved(high, tall, true));
        }
      } else {
        text.before(moved(marks.group("tone"), tall, am));
        if (am) {
          text.before(new TextNode("\u0E33"));
        }
      }
      written = marks.end();
    }
    if (written > 0) {
      text.text(whole.substring(written));
    }
  }

  private static Element moved(String mark, boolean left, boolean up) {
    var style =
        "line-height: 0; margin: 0 "
            + (left ? "0.16em 0 -0.16em" : "0")
            + (up ? "; vertical-align: 0.2em" : "");
    return new Element("span").attr("style", style).appendText(mark);
  }
}
