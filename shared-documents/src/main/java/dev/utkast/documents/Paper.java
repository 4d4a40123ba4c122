package dev.utkast.documents;

import java.util.Set;

/// The sheet a page is printed on: letter where that is the custom, A4 in the rest of the world.
public enum Paper {
  A4("A4"),
  LETTER("letter");

  /// Countries whose offices print on letter paper, from the paper sizes in Unicode CLDR
  /// (supplemental measurement data).
  private static final Set<String> LETTER_COUNTRIES =
      Set.of("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE");

  private final String cssSize;

  Paper(String cssSize) {
    this.cssSize = cssSize;
  }

  /// @param country two letters of ISO 3166-1, in capitals
  public static Paper usedIn(String country) {
    return LETTER_COUNTRIES.contains(country) ? LETTER : A4;
  }

  String cssSize() {
    return cssSize;
  }
}
