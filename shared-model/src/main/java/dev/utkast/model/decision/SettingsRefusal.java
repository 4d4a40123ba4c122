package dev.utkast.model.decision;

import dev.utkast.model.id.Id;
import org.joda.money.CurrencyUnit;

/// Why the shop's settings can't be so.
public sealed interface SettingsRefusal extends Refusal {

  /// One of the same kind holds in the same days.
  record Overlaps(Kind kind, Id otherId) implements SettingsRefusal {}

  record TooMany(Kind kind, int most) implements SettingsRefusal {}

  /// The books are kept in another currency than the shop is deployed with.
  record OtherBooks(CurrencyUnit kept, CurrencyUnit deployed) implements SettingsRefusal {}

  /// What there are several of.
  enum Kind {
    REGISTRATION,
    RATE
  }
}
