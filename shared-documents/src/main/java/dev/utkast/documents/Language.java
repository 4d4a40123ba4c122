package dev.utkast.documents;

import java.util.Arrays;
import java.util.Locale;

/// The languages pages and mails are written in. Any other language is served in English, with
/// dates and amounts as the customer's country writes them.
public enum Language {
  ENGLISH("en"),
  DUTCH("nl"),
  NORWEGIAN("nb"),
  GERMAN("de"),
  FRENCH("fr");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /// Two letters of ISO 639-1; Norwegian is Bokmål.
  public String code() {
    return code;
  }

  public static Language of(Locale locale) {
    var asked =
        switch (locale.getLanguage()) {
          case "no", "nn" -> NORWEGIAN.code;
          case String other -> other;
        };
    return Arrays.stream(values())
        .filter(language -> language.code.equals(asked))
        .findFirst()
        .orElse(ENGLISH);
  }

  /// The locale to write numbers and dates in: this language as used in the given locale's country.
  Locale in(Locale customer) {
    var country = customer.getCountry();
    return country.isEmpty() ? Locale.of(code, homeCountry()) : Locale.of(code, country);
  }

  private String homeCountry() {
    return switch (this) {
      case ENGLISH -> "GB";
      case DUTCH -> "NL";
      case NORWEGIAN -> "NO";
      case GERMAN -> "DE";
      case FRENCH -> "FR";
    };
  }

  /// "7th", "7e", "7.": a whole number as a place in a row, in the gender the language's word for
  /// "order" asks for.
  public String nth(int number) {
    return switch (this) {
      case ENGLISH -> number + englishEnding(number);
      case DUTCH -> number + "e";
      case NORWEGIAN, GERMAN -> number + ".";
      case FRENCH -> number + (number == 1 ? "re" : "e");
    };
  }

  private static String englishEnding(int number) {
    var lastTwo = number % 100;
    if (lastTwo >= 11 && lastTwo <= 13) {
      return "th";
    }
    return switch (number % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }

  /// Whether a count takes the singular. In French zero does too (CLDR plural rules).
  boolean isSingular(long count) {
    return this == FRENCH ? count == 0 || count == 1 : count == 1;
  }
}
