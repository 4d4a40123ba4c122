package dev.utkast.model.shop;

/// Which of the documents' languages is spoken where.
public final class SpokenLanguages {
  private SpokenLanguages() {}

  /// @param country ISO 3166-1 alpha-2; empty where none is known
  /// @return ISO 639-1; English where none of the others is
  public static String of(String country) {
    return switch (country) {
      case "NL", "BE" -> "nl";
      case "NO" -> "nb";
      case "DE", "AT", "CH" -> "de";
      case "FR" -> "fr";
      default -> "en";
    };
  }
}
