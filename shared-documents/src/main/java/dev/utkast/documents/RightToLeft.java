package dev.utkast.documents;

import com.openhtmltopdf.bidi.BidiReorderer;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/// Turns a run of right-to-left text into the order in which it is drawn, its brackets mirrored,
/// and Arabic letters into the forms that they take beside each other.
///
/// PDF fonts are drawn glyph by glyph, so joined letters are written with the presentation forms of
/// Unicode (U+FB50 and U+FE70 on). Which form belongs to which letter is read from the JDK's own
/// decompositions: forms of a letter follow each other, alone, final, initial, medial. A glyph that
/// a font lacks is drawn as the plain letter.
final class RightToLeft implements BidiReorderer {
  /// What is drawn the other way round, of what people write; mathematics is not among it.
  private static final String MIRRORED = "()[]{}<>«»‹›≤≥≪≫⟨⟩⟦⟧⟪⟫「」『』【】〔〕《》〈〉（）［］｛｝＜＞";

  private static final char LAM = 'ل';
  private static final char TATWEEL = 'ـ';
  private static final char ZERO_WIDTH_JOINER = '\u200d';
  private static final char FIRST_MARK = '\u064b';
  private static final char LAST_MARK = '\u0652';
  private static final char FIRST_FORM_OF_MARK = '\ufe70';
  private static final char FIRST_FORM_OF_LETTER = '\ufe80';
  private static final char FIRST_LIGATURE = '\ufef5';
  private static final char LAST_FORM = '\ufefc';

  private static final Map<Integer, Integer> MIRROR = new HashMap<>();
  private static final Map<Character, Forms> FORMS = new HashMap<>();
  private static final Map<Character, Character> LAM_WITH_ALEF = new HashMap<>();

  /// How a letter is written: alone, after one that reaches out to it, and if there are four,
  /// between two and before one.
  private record Forms(char alone, int count) {
    boolean joinsAfter() {
      return count == 4;
    }

    char form(boolean before, boolean after) {
      boolean joinedAfter = after && joinsAfter();
      return (char) (alone + (before ? 1 : 0) + (joinedAfter ? 2 : 0));
    }
  }

  static {
    var pairs = MIRRORED.codePoints().toArray();
    for (int i = 0; i < pairs.length; i += 2) {
      MIRROR.put(pairs[i], pairs[i + 1]);
      MIRROR.put(pairs[i + 1], pairs[i]);
    }
    readForms('\ufb50', '\ufbb1');
    readForms('\ufbd3', '\ufbff');
    readForms(FIRST_FORM_OF_LETTER, '\ufef4');
    for (int form = FIRST_LIGATURE; form < LAST_FORM; form += 2) {
      char ligature = (char) form;
      LAM_WITH_ALEF.put(letters(ligature).charAt(1), ligature);
    }
  }

  private static void readForms(char first, char last) {
    for (char form = first; form <= last; ) {
      var letter = letters(form);
      char next = form;
      while (next <= last && letters(next).equals(letter)) {
        next++;
      }
      // A letter that never joins is drawn as it is.
      if (letter.length() == 1 && next - form > 1) {
        FORMS.put(letter.charAt(0), new Forms(form, next - form));
      }
      form = next;
    }
  }

  /// @return what a presentation form stands for
  private static String letters(char form) {
    return Normalizer.normalize(String.valueOf(form), Normalizer.Form.NFKC);
  }

  @Override
  public String reorderRTLTextToLTR(String text) {
    var reversed = new StringBuilder(text.length());
    var codePoints = text.codePoints().toArray();
    for (int i = codePoints.length - 1; i >= 0; i--) {
      reversed.appendCodePoint(MIRROR.getOrDefault(codePoints[i], codePoints[i]));
    }
    return reversed.toString();
  }

  @Override
  public String shapeText(String text) {
    var shaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean before = joins(text, i, -1);
      int next = next(text, i, 1);
      if (letter == LAM && next < text.length() && LAM_WITH_ALEF.containsKey(text.charAt(next))) {
        shaped.append(
            (char) (LAM_WITH_ALEF.getOrDefault(text.charAt(next), letter) + (before ? 1 : 0)));
        text.substring(i + 1, next)
            .chars()
            .forEach(mark -> shaped.append(mark((char) mark, false)));
        i = next;
      } else if (hasForms(letter)) {
        shaped.append(mark(letter, before && joins(text, i, 1)));
      } else {
        var forms = FORMS.get(letter);
        shaped.append(forms == null ? letter : forms.form(before, joins(text, i, 1)));
      }
    }
    return shaped.toString();
  }

  /// Vowel signs have a form for standing between joined letters, except two that end words.
  private static char mark(char mark, boolean joined) {
    if (!hasForms(mark)) {
      return mark;
    }
    int form = FIRST_FORM_OF_MARK + 2 * (mark - FIRST_MARK);
    boolean endsWords = mark == '\u064c' || mark == '\u064d';
    return (char) (form + (joined && !endsWords ? 1 : 0));
  }

  /// @return whether this sign has forms of its own
  private static boolean hasForms(char mark) {
    return mark >= FIRST_MARK && mark <= LAST_MARK;
  }

  /// @param step to the letter before (-1) or after (1)
  /// @return whether that letter reaches out to this place
  private static boolean joins(String text, int place, int step) {
    int i = next(text, place, step);
    if (i < 0 || i >= text.length()) {
      return false;
    }
    char neighbour = text.charAt(i);
    if (neighbour == TATWEEL || neighbour == ZERO_WIDTH_JOINER) {
      return true;
    }
    var forms = FORMS.get(neighbour);
    return forms != null && (step > 0 || forms.joinsAfter());
  }

  /// @return where the next letter is; signs above and below do not part letters
  private static int next(String text, int place, int step) {
    int i = place + step;
    while (i >= 0
        && i < text.length()
        && Character.getType(text.charAt(i)) == Character.NON_SPACING_MARK) {
      i += step;
    }
    return i;
  }

  @Override
  public String deshapeText(String text) {
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= FIRST_FORM_OF_MARK && letter < FIRST_FORM_OF_LETTER) {
        plain.append((char) (FIRST_MARK + (letter - FIRST_FORM_OF_MARK) / 2));
      } else {
        boolean form = letter >= '\ufb50' && letter <= LAST_FORM;
        plain.append(form ? letters(letter) : String.valueOf(letter));
      }
    }
    return plain.toString();
  }

  @Override
  public boolean isLiveImplementation() {
    return true;
  }
}
