package dev.utkast.model.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// When a sale on account is to be paid.
///
/// @param days after the day of the sale, for [Type#NET]
/// @param dueOn for [Type#FIXED]
/// @param issuedOn the day that the days are counted from, where it is not that of the sale
public record PaymentTerms(
    Type type, Optional<Integer> days, Optional<LocalDate> dueOn, Optional<LocalDate> issuedOn) {
  public static final int MAX_DAYS = 365;

  /// The kinds of terms.
  public enum Type {
    RECEIPT,
    NET,
    FIXED
  }

  public PaymentTerms(Type type, Optional<Integer> days, Optional<LocalDate> dueOn) {
    this(type, days, dueOn, Optional.empty());
  }

  /// @param zone of the shop, whose calendar counts
  public LocalDate dueDay(Instant soldAt, ZoneId zone) {
    var day = issuedOn.orElseGet(() -> soldAt.atZone(zone).toLocalDate());
    return switch (type) {
      case RECEIPT -> day;
      case NET -> day.plusDays(days.orElse(0));
      case FIXED -> dueOn.orElse(day);
    };
  }

  public String label() {
    return switch (type) {
      case RECEIPT -> "Due on receipt";
      case NET -> "NET_" + days.orElse(0);
      case FIXED -> "FIXED";
    };
  }
}
