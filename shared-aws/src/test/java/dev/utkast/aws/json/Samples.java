package dev.utkast.aws.json;

import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.money.PriceEnding;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// One value of any stored type, with something in every component, the same in every run. So that
/// a new component is in its golden file without anyone thinking of it.
final class Samples {
  private final boolean full;
  private int count;

  private Samples(boolean full) {
    this.full = full;
  }

  /// @return a value in which nothing is empty
  static Object full(Type type) {
    return new Samples(true).of(type);
  }

  /// @return a value in which everything is empty that can be
  static Object bare(Type type) {
    return new Samples(false).of(type);
  }

  private Object of(Type type) {
    if (type instanceof ParameterizedType generic) {
      var argument = generic.getActualTypeArguments()[0];
      return generic.getRawType() == Optional.class
          ? (full ? Optional.of(of(argument)) : Optional.empty())
          : (full ? List.of(of(argument), of(argument)) : List.of());
    }
    var raw = (Class<?>) type;
    var scalar = scalar(raw);
    if (scalar != null) {
      return scalar;
    } else if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    } else if (raw.isSealed()) {
      return of(raw.getPermittedSubclasses()[0]);
    }
    return record(raw);
  }

  private @Nullable Object scalar(Class<?> raw) {
    count++;
    if (raw == String.class) {
      return "text " + count;
    } else if (raw == long.class || raw == Long.class) {
      return 9007199254740000L + count;
    } else if (raw == int.class || raw == Integer.class) {
      return count;
    } else if (raw == boolean.class || raw == Boolean.class) {
      return full;
    } else if (raw == BigDecimal.class) {
      return new BigDecimal("0." + count + "0");
    } else if (raw == Instant.class) {
      return Instant.ofEpochSecond(1_700_000_000L + count, count);
    } else if (raw == LocalDate.class) {
      return LocalDate.of(2024, 2, 29).plusDays(count);
    } else if (raw == CurrencyUnit.class) {
      return CurrencyUnit.JPY;
    } else if (raw == Money.class) {
      return Money.ofMinor(CurrencyUnit.of("KWD"), count);
    }
    return null;
  }

  private Object record(Class<?> raw) {
    if (raw == ExchangeRate.class) {
      return new ExchangeRate(
          CurrencyUnit.USD,
          CurrencyUnit.JPY,
          new BigDecimal("151.120"),
          LocalDate.of(2024, 3, 1),
          "ECB");
    } else if (raw == PriceEnding.class) {
      return new PriceEnding(CurrencyUnit.EUR, 100, 99);
    }
    var components = raw.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException("no sample of " + raw);
    }
    var types = new Class<?>[components.length];
    var values = new ArrayList<Object>();
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values.add(of(components[i].getGenericType()));
    }
    try {
      var constructor = raw.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no sample of " + raw, e);
    }
  }

  /// @return enums and sealed interfaces that are met in values of the types
  static List<Class<?>> choices(List<Class<?>> types) {
    var met = new TreeSet<Class<?>>((a, b) -> a.getName().compareTo(b.getName()));
    types.forEach(type -> walk(type, met));
    return met.stream().filter(type -> type.isEnum() || type.isSealed()).toList();
  }

  private static void walk(Type type, Set<Class<?>> met) {
    if (type instanceof ParameterizedType generic) {
      walk(generic.getActualTypeArguments()[0], met);
    } else if (type instanceof Class<?> raw && met.add(raw)) {
      if (raw.isRecord()) {
        for (var component : raw.getRecordComponents()) {
          walk(component.getGenericType(), met);
        }
      } else if (raw.isSealed()) {
        for (var permitted : raw.getPermittedSubclasses()) {
          walk(permitted, met);
        }
      }
    }
  }
}
