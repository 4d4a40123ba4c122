package dev.utkast.model.shop;

import dev.utkast.model.pricing.FieldProblem;
import dev.utkast.model.shop.SalesSettings.OwnRate;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Which registrations and rates stand side by side. A shop is registered with an authority once at
/// a time, and a tax of a place and category has one rate at a time; ids that exist are replaced.
/// What was there already is no change.
public final class SalesSettingsDecider {
  private SalesSettingsDecider() {}

  public sealed interface Outcome {
    record Changed(SalesSettings next) implements Outcome {}

    record Unchanged(SalesSettings current) implements Outcome {}

    record Rejected(FieldProblem problem) implements Outcome {}
  }

  public static Outcome put(SalesSettings current, TaxRegistration wanted) {
    var others = current.registrations().stream().filter(r -> r.id() != wanted.id()).toList();
    var other =
        others.stream().filter(r -> r.registration().overlaps(wanted.registration())).findFirst();
    if (other.isPresent()) {
      return rejected("from", "overlaps registration " + other.get().id());
    }
    if (others.size() >= SalesSettings.MAX_REGISTRATIONS) {
      return tooMany("registrations", SalesSettings.MAX_REGISTRATIONS);
    }
    return current.registrations().contains(wanted)
        ? new Outcome.Unchanged(current)
        : new Outcome.Changed(current.withRegistrations(plus(others, wanted, TaxRegistration::id)));
  }

  public static Outcome put(SalesSettings current, OwnRate wanted) {
    var others = current.rates().stream().filter(r -> r.id() != wanted.id()).toList();
    var other = others.stream().filter(r -> r.rate().overlaps(wanted.rate())).findFirst();
    if (other.isPresent()) {
      return rejected("from", "overlaps rate " + other.get().id());
    }
    if (others.size() >= SalesSettings.MAX_RATES) {
      return tooMany("rates", SalesSettings.MAX_RATES);
    }
    return current.rates().contains(wanted)
        ? new Outcome.Unchanged(current)
        : new Outcome.Changed(current.withRates(plus(others, wanted, OwnRate::id)));
  }

  /// @return nothing where there is no such registration
  public static Optional<SalesSettings> withoutRegistration(SalesSettings current, long id) {
    var kept = current.registrations().stream().filter(r -> r.id() != id).toList();
    return kept.size() == current.registrations().size()
        ? Optional.empty()
        : Optional.of(current.withRegistrations(kept));
  }

  /// @return nothing where there is no such rate
  public static Optional<SalesSettings> withoutRate(SalesSettings current, long id) {
    var kept = current.rates().stream().filter(r -> r.id() != id).toList();
    return kept.size() == current.rates().size()
        ? Optional.empty()
        : Optional.of(current.withRates(kept));
  }

  private static Outcome rejected(String field, String reason) {
    return new Outcome.Rejected(new FieldProblem(field, reason));
  }

  private static Outcome tooMany(String what, int max) {
    return rejected("base", "there are " + max + " " + what + " already");
  }

  private static <T> List<T> plus(List<T> others, T one, ToLongFunction<T> id) {
    return Stream.concat(others.stream(), Stream.of(one))
        .sorted(Comparator.comparingLong(id))
        .toList();
  }
}
