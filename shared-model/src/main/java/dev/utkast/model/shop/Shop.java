package dev.utkast.model.shop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;

/// The merchant's shop, one per deployment.
///
/// @param currency of the books
/// @param timeZone whose midnight ends a due day
/// @param country ISO 3166-1 alpha-2
/// @param publicUrl base of the links that customers get, without a trailing slash; empty where no
///   links are made
/// @param reminderDays the reminder ladder, in days relative to the due day, ascending
public record Shop(
    String name,
    String email,
    CurrencyUnit currency,
    ZoneId timeZone,
    String country,
    String publicUrl,
    List<Integer> reminderDays) {

  /// Three days before, on the day, and 7, 14 and 30 days after.
  public static final List<Integer> DEFAULT_REMINDER_DAYS = List.of(-3, 0, 7, 14, 30);

  /// The same shop under another name, in another country, at another mail address.
  public Shop as(String otherName, String otherCountry, String otherEmail) {
    return new Shop(
        otherName, otherEmail, currency, timeZone, otherCountry, publicUrl, reminderDays);
  }

  /// The day that a moment is on where the shop is.
  public LocalDate dayOf(Instant at) {
    return at.atZone(timeZone).toLocalDate();
  }
}
