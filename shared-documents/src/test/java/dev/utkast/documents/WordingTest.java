package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Words that a bookkeeper would send back, and forms that an editor would.
class WordingTest {
  /// What must not come back, as patterns of whole words, with why.
  private static final Map<Language, List<String>> BANNED =
      Map.of(
          // A tax number in Europe is one of VAT; "mail" is what the post brings.
          Language.ENGLISH,
          List.of("Tax ID", "mails?"),
          // A dunning; no German word; no way to say "untaxed"; credit note by the customer.
          Language.GERMAN,
          List.of(
              "Zahlungsaufforderung",
              "Nullsatz",
              "ohne Steuer",
              "Gutschrift",
              "[Dd]u",
              "[Dd]ein\\w*"),
          // The tax is the TVA; one word for electronic mail; the customer is "vous"; nothing
          // "remains" where nothing has been paid.
          Language.FRENCH,
          List.of(
              "N°.?TVA",
              "taxes?",
              "taux zéro",
              "courriels?",
              "[Tt]u",
              "[Tt]es",
              "Petit rappel",
              "Reste à payer"),
          // To be late; to be overdue in two words that a pregnancy has; the customer is "u".
          Language.DUTCH,
          List.of(
              "Te laat",
              "over tijd",
              "Handelsregister",
              "vrijgestelde categorie",
              "mails?",
              "[Jj]e",
              "[Jj]ij",
              "[Jj]ouw?",
              "Hallo",
              "vervalt",
              "verviel"),
          // An "avgift" is any duty; the tax is "merverdiavgift". "Your order #1004" is no
          // Norwegian.
          Language.NORWEGIAN,
          List.of("avgift", "avgiften", "nullsats", "Din referanse", "estillingen din \\{order}"));

  @ParameterizedTest
  @EnumSource
  void noSentenceHasAWordThatItsReaderWouldSendBack(Language language) {
    for (var banned : BANNED.getOrDefault(language, List.of())) {
      var pattern =
          Pattern.compile(
              "(?<![\\p{L}-])" + banned + "(?!\\p{L})", Pattern.UNICODE_CHARACTER_CLASS);
      Words.in(language)
          .sentences()
          .forEach((key, sentence) -> {
            boolean general =
                Set.of(Word.INVOICE_TAX.name(), Word.INVOICE_TAXES_WITHIN.name()).contains(key);
            assertFalse(!general && pattern.matcher(sentence).find(), () -> key + ": " + sentence);
          });
    }
  }

  @Test
  void everyWordIsSaidSomewhere() throws IOException {
    var main = Path.of("src/main/java");
    var code = new StringBuilder();
    try (var files = Files.walk(main)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        code.append(Files.readString(file));
      }
    }
    var unsaid =
        Arrays.stream(Word.values())
            .filter(word -> !Pattern.compile("Word\\." + word + "\\b").matcher(code).find())
            .toList();
    assertEquals(List.of(), unsaid);
  }

  @ParameterizedTest
  @EnumSource
  void noLineEndsBeforeAPercentSignOrAfterAnAbbreviatedNumber(Language language) {
    Words.in(language)
        .sentences()
        .forEach((key, sentence) -> {
          assertFalse(sentence.contains(" %"), () -> key + ": " + sentence);
          assertFalse(
              Pattern.compile("(?:[Nn]r\\.|N°|Réf\\.) ").matcher(sentence).find(),
              () -> key + ": " + sentence);
        });
  }

  @Test
  void frenchHasNoBreakSpacesBeforeItsPunctuation() {
    Words.in(Language.FRENCH)
        .sentences()
        .forEach((key, sentence) -> {
          assertFalse(Pattern.compile(" [:;?!]").matcher(sentence).find(), () -> key + sentence);
          assertFalse(
              Pattern.compile("\\p{L}[;?!](?:\\s|$)").matcher(sentence).find(),
              () -> key + ": " + sentence);
          assertFalse(sentence.contains("'"), () -> key + ": " + sentence);
        });
  }

  @ParameterizedTest
  @EnumSource
  void everyStateAgreesWithEachDocument(Language language) {
    var words = Words.in(language);
    var states =
        EnumSet.of(
            Word.STATE_PAID, Word.STATE_PARTIALLY_PAID, Word.STATE_OVERDUE, Word.STATE_REFUNDED);
    for (var state : states) {
      for (var kind : InvoiceDocument.Kind.values()) {
        var said = words.sayOf(state, kind);
        // Three of the French nouns are feminine; the other languages have one form for all.
        boolean feminine = kind != InvoiceDocument.Kind.CREDIT_NOTE;
        assertEquals(
            language == Language.FRENCH && feminine,
            said.matches(".*(é|É)[\\p{L}]*e$"),
            () -> state + " of " + kind + ": " + said);
      }
    }
    assertEquals(
        "Payée", Words.in(Language.FRENCH).sayOf(Word.STATE_PAID, InvoiceDocument.Kind.INVOICE));
    assertEquals(
        "Remboursé",
        Words.in(Language.FRENCH).sayOf(Word.STATE_REFUNDED, InvoiceDocument.Kind.CREDIT_NOTE));
  }

  @ParameterizedTest
  @CsvSource({
    "de-DE,Mit freundlichen Grüßen", "de-AT,Mit freundlichen Grüßen",
    "de-CH,Mit freundlichen Grüssen", "de-LI,Mit freundlichen Grüssen"
  })
  void switzerlandHasNoEszett(String tag, String regards) {
    var words = Words.in(Locale.forLanguageTag(tag));
    assertEquals(regards, words.say(Word.MAIL_REGARDS));
    assertTrue(
        tag.equals("de-DE")
            || tag.equals("de-AT")
            || words.sentences().values().stream().noneMatch(said -> said.contains("ß")));
  }
}
