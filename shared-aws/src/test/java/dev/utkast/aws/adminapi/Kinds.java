package dev.utkast.aws.adminapi;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds that sealed types and enums have, so that a table can be counted against them.
final class Kinds {
  private Kinds() {}

  /// @return the records of sealed types, and the constants of enums
  static Set<Object> of(Class<?>... types) {
    return Arrays.stream(types).flatMap(Kinds::leaves).collect(Collectors.toSet());
  }

  private static Stream<Object> leaves(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants());
    }
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Kinds::leaves)
        : Stream.of(type);
  }

  /// @return the kinds that are in a value: its own, and those of all that it holds
  static Stream<Object> in(Object value) {
    return switch (value) {
      case Collection<?> items -> items.stream().flatMap(Kinds::in);
      case Record whole ->
          Stream.concat(
              Stream.of(whole.getClass()),
              Arrays.stream(whole.getClass().getRecordComponents())
                  .flatMap(part -> in(read(whole, part))));
      default -> Stream.of(value);
    };
  }

  private static Object read(Record whole, java.lang.reflect.RecordComponent part) {
    try {
      return part.getAccessor().invoke(whole);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
