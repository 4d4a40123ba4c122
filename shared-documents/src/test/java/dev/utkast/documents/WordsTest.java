package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
  /// A capital within a word, as names of classes have.
  private static final Pattern NAME_OF_CODE = Pattern.compile("\\p{Ll}\\p{Lu}");

  @ParameterizedTest
  @EnumSource
  void everyLanguageSaysEverythingAndNamesTheSameThings(Language language) {
    var english = Words.in(Language.ENGLISH).sentences();
    var sentences = Words.in(language).sentences();
    sentences.forEach((key, sentence) -> {
      assertFalse(sentence.isBlank(), key);
      assertEquals(sentence.strip(), sentence, key);
      var inEnglish = names(english.getOrDefault(key.replaceFirst("\\.(one|many)$", ".other"), ""));
      if (language == Language.FRENCH && sentence.endsWith("TTC")) {
        // "All taxes included" names none of them.
        assertEquals(Set.of(), names(sentence), key);
      } else if (!key.endsWith(".one")) {
        assertEquals(inEnglish, names(sentence), key);
      } else {
        assertTrue(inEnglish.containsAll(names(sentence)), key);
      }
    });
  }

  @ParameterizedTest
  @EnumSource
  void noSentenceHasANameOfTheCodeInIt(Language language) {
    Words.in(language)
        .sentences()
        .forEach((key, sentence) -> {
          var said = sentence.replaceAll("\\{\\w+}", "").replace("USt-IdNr.", "");
          assertFalse(NAME_OF_CODE.matcher(said).find(), () -> key + ": " + sentence);
        });
  }

  @Test
  void aLanguageThatLacksAWordOrHasOneTooManyDoesNotLoad() {
    var complete = Words.in(Language.ENGLISH).sentences().keySet();
    Words.refuseIncomplete(Language.ENGLISH, "en", complete);
    var oneLess = new HashSet<>(complete);
    oneLess.remove("SLIP_PIECES.other");
    var missing =
        assertThrows(
            IllegalStateException.class,
            () -> Words.refuseIncomplete(Language.ENGLISH, "xx", oneLess));
    assertEquals("xx: missing [SLIP_PIECES.other], unknown []", missing.getMessage());
    var oneMore = new HashSet<>(complete);
    oneMore.add("SLIP_TITEL");
    assertThrows(
        IllegalStateException.class, () -> Words.refuseIncomplete(Language.ENGLISH, "xx", oneMore));
  }

  @ParameterizedTest
  @CsvSource({
    "ENGLISH,1,1 piece in this parcel",
    "ENGLISH,2,2 pieces in this parcel",
    "ENGLISH,0,0 pieces in this parcel",
    "DUTCH,1,1 stuk in dit pakket",
    "DUTCH,2,2 stuks in dit pakket",
    "NORWEGIAN,1,1 vare i denne pakken",
    "NORWEGIAN,21,21 varer i denne pakken",
    "GERMAN,1,1 Stück in diesem Paket",
    "GERMAN,3,3 Stück in diesem Paket",
    "FRENCH,0,0 pièce dans ce colis",
    "FRENCH,1,1 pièce dans ce colis",
    "FRENCH,2,2 pièces dans ce colis",
    "FRENCH,1000000,1000000 de pièces dans ce colis",
    "FRENCH,1000001,1000001 pièces dans ce colis",
    "GERMAN,1000000,1000000 Stück in diesem Paket"
  })
  void countsTakeTheRightForm(Language language, long count, String sentence) {
    assertEquals(sentence, Words.in(language).sayCounted(Word.SLIP_PIECES, count, Map.of()));
  }

  @Test
  void aSentenceWithoutItsValueIsRefusedAndAValueIsFilledInOnce() {
    assertThrows(IllegalArgumentException.class, () -> Words.in(Language.ENGLISH).say(Word.SKU));
    assertEquals("SKU {sku} $1 \\", Words.in(Language.ENGLISH).say(Word.SKU, "sku", "{sku} $1 \\"));
  }

  private static Set<String> names(String sentence) {
    return Sentence.NAME
        .matcher(sentence)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
