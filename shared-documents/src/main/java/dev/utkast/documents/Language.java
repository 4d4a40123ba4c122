package dev.utkast.documents;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

  /// @return the language of a code, if it is one of ours
  public static Optional<Language> ofCode(String code) {
    return Arrays.stream(values()).filter(language -> language.code.equals(code)).findFirst();
  }

  /// What its speakers call it.
  String ownName() {
    return switch (this) {
      case ENGLISH -> "English";
      case DUTCH -> "Nederlands";
      case NORWEGIAN -> "Norsk";
      case GERMAN -> "Deutsch";
      case FRENCH -> "Français";
    };
  }

  /// The language of a request without a customer: the first of ours that its reader wants.
  ///
  /// @param ranges as of RFC 9110, section 12.5.4; English where they cannot be read
  static Language accepted(String ranges) {
    try {
      return Locale.LanguageRange.parse(ranges).stream()
          .filter(range -> range.getWeight() > 0)
          .map(range -> Locale.forLanguageTag(range.getRange()))
          .filter(wanted -> of(wanted) != ENGLISH || wanted.getLanguage().equals(ENGLISH.code))
          .findFirst()
          .map(Language::of)
          .orElse(ENGLISH);
    } catch (IllegalArgumentException _) {
      return ENGLISH;
    }
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

  /// The form that a sentence about so many whole things has, by the plural rules of Unicode CLDR:
  /// in French zero is singular, and millions are something else again.
  PluralCategory plural(long count) {
    return switch (this) {
      case FRENCH ->
          count == 0 || count == 1
              ? PluralCategory.ONE
              : count % 1_000_000 == 0 ? PluralCategory.MANY : PluralCategory.OTHER;
      case ENGLISH, DUTCH, NORWEGIAN, GERMAN ->
          count == 1 ? PluralCategory.ONE : PluralCategory.OTHER;
    };
  }

  /// The forms that such a sentence has at all.
  Set<PluralCategory> plurals() {
    return this == FRENCH
        ? EnumSet.allOf(PluralCategory.class)
        : EnumSet.of(PluralCategory.ONE, PluralCategory.OTHER);
  }
}
