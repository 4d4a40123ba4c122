package dev.utkast.aws.canary;

import dev.utkast.model.money.Fraction;
import dev.utkast.model.money.MoneySet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/// Trips with every method: amounts and days are compared and computed in the model.
public final class Reckons {
  Money computed(Money one, Money other) {
    return one.plus(other);
  }

  boolean compared(Money one, Money other) {
    return one.isLessThan(other);
  }

  boolean isNothing(Money amount) {
    return amount.isZero();
  }

  BigMoney large(BigMoney amount) {
    return amount.multipliedBy(2);
  }

  boolean number(BigDecimal one, BigDecimal other) {
    return one.compareTo(other) == 0;
  }

  int sign(BigDecimal number) {
    return number.signum();
  }

  MoneySet bothCurrencies(MoneySet one, MoneySet other) {
    return one.minus(other);
  }

  Fraction exact(BigDecimal number) {
    return Fraction.of(number);
  }

  Optional<Money> summedUp(List<Money> amounts) {
    return amounts.stream().reduce(Money::plus);
  }

  LocalDate dayOf(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  LocalDate dayInGreenwich(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  LocalDate dueDay(LocalDate soldOn) {
    return soldOn.plusDays(14);
  }

  boolean isLate(LocalDate due, LocalDate today) {
    return due.isBefore(today);
  }

  long daysLate(LocalDate due, LocalDate today) {
    return ChronoUnit.DAYS.between(due, today);
  }

  boolean withinLambda(List<Money> amounts) {
    return amounts.stream().anyMatch(amount -> amount.isPositive());
  }
}
