package dev.utkast.model.shop;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.SettingsRefusal;
import dev.utkast.model.decision.SettingsRefusal.Kind;
import dev.utkast.model.id.Id;
import dev.utkast.model.id.TaxRateId;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.shop.SalesSettings.OwnRate;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which registrations and rates stand side by side. A shop is registered with an authority once at
/// a time, and a tax of a place and category has one rate at a time; ids that exist are replaced.
/// What was there already is no change.
public final class SalesSettingsDecider {
  private SalesSettingsDecider() {}

  public static Decision<SalesSettings> put(SalesSettings current, TaxRegistration wanted) {
    var others = current.registrations().stream().filter(r -> !r.id().equals(wanted.id())).toList();
    var other =
        others.stream().filter(r -> r.registration().overlaps(wanted.registration())).findFirst();
    if (other.isPresent()) {
      return Decision.refused(new SettingsRefusal.Overlaps(Kind.REGISTRATION, other.get().id()));
    }
    if (others.size() >= SalesSettings.MAX_REGISTRATIONS) {
      return Decision.refused(
          new SettingsRefusal.TooMany(Kind.REGISTRATION, SalesSettings.MAX_REGISTRATIONS));
    }
    return current.registrations().contains(wanted)
        ? Decision.alreadyDone()
        : Decision.changed(current.withRegistrations(plus(others, wanted, TaxRegistration::id)));
  }

  public static Decision<SalesSettings> put(SalesSettings current, OwnRate wanted) {
    var others = current.rates().stream().filter(r -> !r.id().equals(wanted.id())).toList();
    var other = others.stream().filter(r -> r.rate().overlaps(wanted.rate())).findFirst();
    if (other.isPresent()) {
      return Decision.refused(new SettingsRefusal.Overlaps(Kind.RATE, other.get().id()));
    }
    if (others.size() >= SalesSettings.MAX_RATES) {
      return Decision.refused(new SettingsRefusal.TooMany(Kind.RATE, SalesSettings.MAX_RATES));
    }
    return current.rates().contains(wanted)
        ? Decision.alreadyDone()
        : Decision.changed(current.withRates(plus(others, wanted, OwnRate::id)));
  }

  /// @return nothing where there is no such registration
  public static Optional<SalesSettings> withoutRegistration(
      SalesSettings current, TaxRegistrationId id) {
    var kept = current.registrations().stream().filter(r -> !r.id().equals(id)).toList();
    return kept.size() == current.registrations().size()
        ? Optional.empty()
        : Optional.of(current.withRegistrations(kept));
  }

  /// @return nothing where there is no such rate
  public static Optional<SalesSettings> withoutRate(SalesSettings current, TaxRateId id) {
    var kept = current.rates().stream().filter(r -> !r.id().equals(id)).toList();
    return kept.size() == current.rates().size()
        ? Optional.empty()
        : Optional.of(current.withRates(kept));
  }

  private static <T> List<T> plus(List<T> others, T one, Function<T, ? extends Id> id) {
    return Stream.concat(others.stream(), Stream.of(one))
        .sorted(Comparator.comparingLong(each -> id.apply(each).value()))
        .toList();
  }
}
