package dev.utkast.documents;

import java.util.Locale;

/// The forms that a sentence about a number of things has: Unicode CLDR's plural categories, as
/// many of them as our languages have.
enum PluralCategory {
  ONE,
  /// French has "1 000 000 de pièces" (CLDR, since version 38).
  MANY,
  OTHER;

  /// How the form's key ends in the words' files.
  String suffix() {
    return "." + name().toLowerCase(Locale.ROOT);
  }
}
