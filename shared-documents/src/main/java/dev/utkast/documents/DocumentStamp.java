package dev.utkast.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What a PDF says about itself. The same content with the same stamp is the same file, byte for
/// byte.
///
/// @param title shown by a reader instead of the file's name
/// @param made the moment of making, given and never read from a clock
public record DocumentStamp(String title, Instant made) {

  /// A document made on a day, no matter at what hour.
  public static DocumentStamp on(String title, LocalDate day) {
    return new DocumentStamp(title, day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
