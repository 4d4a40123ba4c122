package dev.utkast.model.payment;

import java.time.LocalDate;
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

  /// @param soldOn the day of the sale in the shop, whose calendar counts
  public LocalDate dueDay(LocalDate soldOn) {
    var day = issuedOn.orElse(soldOn);
    return switch (type) {
      case RECEIPT -> day;
      case NET -> day.plusDays(days.orElse(0));
      case FIXED -> dueOn.orElse(day);
    };
  }

  /// @return the day that follows from the terms alone, whenever the sale is
  public Optional<LocalDate> namedDay() {
    return type == Type.FIXED ? dueOn : issuedOn.map(this::dueDay);
  }

  public String label() {
    return switch (type) {
      case RECEIPT -> "Due on receipt";
      case NET -> "NET_" + days.orElse(0);
      case FIXED -> "FIXED";
    };
  }
}
