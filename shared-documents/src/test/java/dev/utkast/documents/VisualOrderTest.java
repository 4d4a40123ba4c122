package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a reader sees from left to right, against the JDK's own reordering character by character
/// (UAX #9).
class VisualOrderTest {
  private static final DocumentStamp STAMP = DocumentStamp.on("Test", Samples.DAY);

  private static final List<String> TEXTS =
      List.of(
          "Table שולחן 2 units",
          "Hebrew שלום (2)",
          "שולחן 2 יחידות",
          "שולחן (אלון) 120 ס\"מ",
          "כיסא IKEA LACK שחור",
          "Chair כיסא LACK שחור 45x45",
          "מחיר: 1,299.90 ₪",
          "Price 1,299.90 ₪ כולל מע\"מ",
          "הנחה 15% על הכל",
          "15% הנחה",
          "Discount 15% הנחה",
          "טלפון +972-50-123-4567",
          "Call טלפון +972 (50) 123-4567 now",
          "דוא\"ל info@shop.example.co.il לפניות",
          "info@shop.example דואר",
          "מק\"ט AB-12/3 (כחול)",
          "SKU AB-12/3 כחול [XL]",
          "רחוב הרצל 12/4, תל אביב 6713205",
          "Herzl 12, תל אביב 6713205, Israel",
          "«ציטוט» ו\"עוד\" 'אחד'",
          "a «שלום» b",
          "טווח 10-20 <ס\"מ>",
          "https://shop.example/שולחן?q=2&r=3",
          "طاولة خشب 2 قطعة",
          "Table طاولة (خشب) 12 cm",
          "السعر ١٢٣٫٥٠ ر.س",
          "السعر 123.50 ر.س (شامل 15%)",
          "هاتف ٠٥٠-١٢٣-٤٥٦٧",
          "Order الطلب #1012 تم",
          "فيش کابل ۱۲ متری",
          "الأولى والآخر: إلا لا",
          "١٢ ٣ ٤",
          "12 ש' ₪5 $6 €7",
          "Größe גודל M/L – 38½ №5",
          "שלום, world! מה שלומך?",
          "(שלום) [world] {2}",
          "ש a 1 ת b 2",
          "שעה 12:30 ביום 1.12.2026",
          "A-1 ב-2 C-3 ד-4");

  @Test
  void everyTextIsReadAsTheAlgorithmSays() {
    for (var direction : List.of("auto", "ltr", "rtl")) {
      assertSame(TEXTS, direction);
    }
  }

  private static void assertSame(List<String> texts, String direction) {
    var expected = expected(texts, direction);
    var drawn = drawn(texts, direction);
    for (int i = 0; i < texts.size(); i++) {
      assertEquals(glyphs(expected.get(i)), glyphs(drawn.get(i)), direction + ": " + texts.get(i));
    }
    assertEquals(texts.size(), drawn.size());
  }

  @Test
  void aNumberBesideHebrewStandsOnItsOtherSideAndSpacesAreKept() {
    assertEquals(
        List.of("Table 2 ןחלוש units", "Hebrew (2) םולש"),
        drawn(List.of("Table שולחן 2 units", "Hebrew שלום (2)"), "auto"));
  }

  @Test
  void anyMixtureOfClassesIsReadAsTheAlgorithmSays() {
    var random = new Random(11);
    for (var direction : List.of("auto", "ltr", "rtl")) {
      var texts = new ArrayList<String>();
      while (texts.size() < 300) {
        var text = mixture(random);
        if (!text.isEmpty()) {
          texts.add(text);
        }
      }
      assertSame(texts, direction);
    }
  }

  /// Some Persian letters and digits share their glyphs with Arabic ones.
  private static String glyphs(String text) {
    return text.replace('۱', '١').replace('۲', '٢').replace('ی', 'ي').replace('ى', 'ي');
  }

  private static String mixture(Random random) {
    var alphabet = "אבגש" + "بتكم" + "abXY" + "0129" + "٠١٢" + "۱۲" + "()[]\"'%$€₪+-/.,:;@#     ";
    var text = new StringBuilder();
    int length = 1 + random.nextInt(24);
    while (text.length() < length) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString().strip().replaceAll(" +", " ");
  }

  @Test
  void aLongTextIsReorderedLineByLine() {
    var random = new Random(12);
    for (var direction : List.of("auto", "ltr", "rtl")) {
      for (int i = 0; i < 12; i++) {
        var text = longText(random);
        var lines = lines(List.of(text), "width: 60mm; text-align: left", direction);
        assertTrue(lines.size() > 4, text);
        assertEquals(linesExpected(text, direction, lines), lines, text);
      }
    }
  }

  private static String longText(Random random) {
    var words =
        List.of(
            "שולחן", "עץ", "טבעי", "כיסא", "table", "oak", "120", "45.5", "(אלון)", "[XL]", "15%",
            "AB-12", "₪99", "שלום,", "world.", "«טוב»", "خشب", "طاولة");
    return random.ints(70, 0, words.size()).mapToObj(words::get).collect(Collectors.joining(" "));
  }

  /// The lines of a text, broken where the page broke it: as many visible characters a line.
  private static List<String> linesExpected(String text, String direction, List<String> drawn) {
    var shaped = shaped(text);
    var out = new ArrayList<String>();
    int start = 0;
    for (var line : drawn) {
      long visible = line.chars().filter(c -> c != ' ').count();
      int end = start;
      while (visible > 0) {
        visible -= shaped.charAt(end) == ' ' ? 0 : 1;
        end++;
      }
      out.add(visual(shaped, direction, start, end));
      start = end < shaped.length() && shaped.charAt(end) == ' ' ? end + 1 : end;
    }
    return out;
  }

  private static List<String> expected(List<String> texts, String direction) {
    return texts.stream()
        .map(VisualOrderTest::shaped)
        .map(text -> visual(text, direction, 0, text.length()))
        .toList();
  }

  private static String visual(String text, String direction, int start, int end) {
    int base =
        switch (direction) {
          case "ltr" -> Bidi.DIRECTION_LEFT_TO_RIGHT;
          case "rtl" -> Bidi.DIRECTION_RIGHT_TO_LEFT;
          default -> Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT;
        };
    var line = new Bidi(text, base).createLineBidi(start, end);
    var levels = new byte[end - start];
    var signs = new String[levels.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) line.getLevelAt(i);
      var sign = text.substring(start + i, start + i + 1);
      signs[i] = levels[i] % 2 == 0 ? sign : MIRROR.getOrDefault(sign, sign);
    }
    Bidi.reorderVisually(levels, 0, signs, 0, signs.length);
    return String.join("", signs);
  }

  private static final Map<String, String> MIRROR =
      Map.ofEntries(
          Map.entry("(", ")"),
          Map.entry(")", "("),
          Map.entry("[", "]"),
          Map.entry("]", "["),
          Map.entry("{", "}"),
          Map.entry("}", "{"),
          Map.entry("<", ">"),
          Map.entry(">", "<"),
          Map.entry("«", "»"),
          Map.entry("»", "«"));

  /// Lam and alef are one sign.
  private static String shaped(String text) {
    return text.replace("لا", "\ufefb")
        .replace("لأ", "\ufef7")
        .replace("لآ", "\ufef5")
        .replace("لإ", "\ufef9");
  }

  private static List<String> drawn(List<String> texts, String direction) {
    return lines(texts, "", direction);
  }

  private static List<String> lines(List<String> texts, String style, String direction) {
    var page =
        texts.stream()
            .map(text -> "<p dir=" + direction + " style='" + style + "'>" + escaped(text) + "</p>")
            .collect(Collectors.joining());
    return new Pdf(HtmlToPdf.render(page, STAMP))
        .linesAsDrawn().stream().map(VisualOrderTest::plain).toList();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /// A letter whichever form it was drawn in; a ligature of lam and alef stays one sign.
  private static String plain(String drawn) {
    return drawn
        .codePoints()
        .mapToObj(point -> {
          var sign = Character.toString(point);
          boolean ligature = point >= 0xfef5 && point <= 0xfefc;
          return ligature
              ? Character.toString(point - (point - 0xfef5) % 2)
              : point >= 0xfb50 && point <= 0xfeff
                  ? Normalizer.normalize(sign, Normalizer.Form.NFKC)
                  : sign;
        })
        .collect(Collectors.joining());
  }
}
