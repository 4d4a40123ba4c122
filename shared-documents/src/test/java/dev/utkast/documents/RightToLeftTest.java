package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ours against ICU's, which knows all of Unicode and is twelve megabytes.
class RightToLeftTest {
  private static final int TEXTS = 20_000;

  private final RightToLeft ours = new RightToLeft();
  private final ICUBidiReorderer icus = new ICUBidiReorderer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "سلام",
        "مُحَمَّدٌ",
        "الأولى، لآخر (لا) إلا",
        "شـاي ١٢٣ 456",
        "שולחן עץ (אלון) \"מיוחד\"",
        "שָׁלוֹם",
        "Oak table طاولة خشب 12 cm"
      })
  void aNameIsShapedAndTurnedAsIcuDoes(String name) {
    assertEquals(icus.shapeText(name), ours.shapeText(name));
    assertEquals(icus.reorderRTLTextToLTR(name), ours.reorderRTLTextToLTR(name));
    var shaped = icus.shapeText(name);
    assertEquals(icus.deshapeText(shaped), ours.deshapeText(shaped));
    assertEquals(runs(new ICUBidiSplitter(), name), runs(new WritingDirections(), name));
  }

  /// ICU leaves the letters that Arabic lacks as they stand alone.
  @Test
  void lettersOfPersianAndUrduAreJoinedToo() {
    var name = "پیچ گوشتی";
    assertEquals("ﭘﯿﭻ ﮔﻮﺷﺘﯽ", ours.shapeText(name));
    assertEquals(name, ours.deshapeText(ours.shapeText(name)));
    assertEquals("ﭨﯿﻠﯽ", ours.shapeText("ٹیلی"));
  }

  @Test
  void anyTextOfTheseScriptsIsShapedAsIcuDoes() {
    var random = new Random(7);
    for (int i = 0; i < TEXTS; i++) {
      var text =
          text(random, "ابتثجحخدذرزسشصضطظعغفقكلمنهويىءآأؤإئة\u064b\u064e\u0651\u0652ـ .12aאב");
      assertEquals(icus.shapeText(text), ours.shapeText(text), () -> codes(text));
    }
  }

  @Test
  void anyTextIsTurnedAndSplitAsIcuDoes() {
    var random = new Random(8);
    for (int i = 0; i < TEXTS; i++) {
      var text = text(random, "אבגשלاบسabcXYZ019()[]{}<>«»-+.,:;/%€$ \t\u05b0\u064e");
      assertEquals(icus.reorderRTLTextToLTR(text), ours.reorderRTLTextToLTR(text));
      assertEquals(
          runs(new ICUBidiSplitter(), text),
          runs(new WritingDirections(), text),
          () -> codes(text));
    }
  }

  private static String text(Random random, String alphabet) {
    var text = new StringBuilder();
    int length = 1 + random.nextInt(12);
    while (text.length() < length) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static List<String> runs(BidiSplitter splitter, String text) {
    var runs = new ArrayList<>(List.of("base " + splitter.getBaseDirection(text)));
    for (byte direction : new byte[] {BidiSplitter.LTR, BidiSplitter.RTL}) {
      splitter.setParagraph(text, direction);
      for (int i = 0; i < splitter.countTextRuns(); i++) {
        var run = splitter.getVisualRun(i);
        runs.add(run.getStart() + "+" + run.getLength() + " " + run.getDirection());
      }
    }
    return runs;
  }

  private static String codes(String text) {
    var codes = new StringBuilder();
    text.chars().forEach(c -> codes.append(Integer.toHexString(c)).append(' '));
    return codes.toString();
  }
}
