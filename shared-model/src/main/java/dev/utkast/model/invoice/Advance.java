package dev.utkast.model.invoice;

import dev.utkast.model.payment.PaymentEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.Money;

/// What was received of a sale on one day before that of its invoice, which has to name that day
/// (Directive 2006/112/EC, article 226 (7)).
public record Advance(LocalDate day, Money amount) {

  /// The days in their order. What of a payment had gone back when the sale was agreed is no part
  /// of it.
  ///
  /// @param ledger all entries of the sale
  /// @param agreed when the invoice is issued for
  /// @param dayOf the day of an instant where the shop is
  /// @param like in the currency of the sale
  public static List<Advance> of(
      Collection<PaymentEntry> ledger,
      Instant agreed,
      Function<Instant, LocalDate> dayOf,
      Money like) {
    var until = ledger.stream().filter(entry -> !entry.at().isAfter(agreed)).toList();
    var gone =
        until.stream()
            .filter(entry -> entry.payment().isPresent())
            .collect(
                Collectors.groupingBy(
                    entry -> List.of(entry.provider(), entry.payment().get()),
                    Collectors.reducing(
                        Money.zero(like.getCurrencyUnit()),
                        entry -> PaymentEntry.sum(List.of(entry), like),
                        Money::plus)));
    Map<LocalDate, Money> days = new TreeMap<>();
    for (var entry : until) {
      if (entry.isReceived() && entry.amount().isSameCurrency(like)) {
        var kept =
            Optional.ofNullable(gone.get(List.of(entry.provider(), entry.reference())))
                .map(entry.amount()::plus)
                .orElse(entry.amount());
        days.merge(dayOf.apply(entry.at()), kept, Money::plus);
      }
    }
    var issued = dayOf.apply(agreed);
    return days.entrySet().stream()
        .filter(day -> day.getKey().isBefore(issued) && day.getValue().isPositive())
        .map(day -> new Advance(day.getKey(), day.getValue()))
        .toList();
  }

  /// How what was paid of a document is told.
  ///
  /// @param rest what came on no day before; nothing where there is none
  public record Told(List<Advance> inAdvance, Optional<Money> rest) {}

  /// Where part of what came in advance has gone back since, no day is named.
  ///
  /// @param paid what is paid of the document by now
  public static Told told(Money paid, List<Advance> advances) {
    var rest = advances.stream().map(Advance::amount).reduce(paid, Money::minus);
    return rest.isNegative()
        ? new Told(List.of(), Optional.of(paid))
        : new Told(advances, Optional.of(rest).filter(Money::isPositive));
  }
}
