package dev.utkast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Rules as a table in a text block: a line for each state, a column for each action, the outcome
/// where they meet.
///
/// The first column names the state; a note behind a comma tells apart several of one state (`open,
/// partly paid`).
public record Grid(List<String> actions, List<List<String>> rows) {

  public static Grid of(String table) {
    var lines = table.lines().map(Grid::cells).toList();
    var header = lines.getFirst();
    return new Grid(header.subList(1, header.size()), lines.subList(1, lines.size()));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  /// Compares every cell with what comes out, and shows all that differ at once.
  public void check(BiFunction<String, String, String> outcomeOfStateAndAction) {
    var expected = new StringBuilder();
    var actual = new StringBuilder();
    for (var row : rows) {
      assertEquals(actions.size() + 1, row.size(), "cells of " + row);
      for (int i = 0; i < actions.size(); i++) {
        var where = row.getFirst() + " | " + actions.get(i) + ": ";
        expected.append(where).append(row.get(i + 1)).append('\n');
        actual
            .append(where)
            .append(outcomeOfStateAndAction.apply(row.getFirst(), actions.get(i)))
            .append('\n');
      }
    }
    assertEquals(expected.toString(), actual.toString());
  }

  /// Red when a state was forgotten, or one is gone.
  public void coversStates(Collection<String> names) {
    assertEquals(
        new TreeSet<>(names),
        rows.stream()
            .map(row -> row.getFirst().split(",")[0].strip())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /// Red when an action was forgotten, or one is gone.
  public void coversActions(Collection<String> names) {
    assertEquals(new LinkedHashSet<>(names), new LinkedHashSet<>(actions));
  }

  /// @return names of the types that a sealed interface permits
  public static Set<String> permitted(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toSet());
  }

  /// @return names of the constants of an enum
  public static Set<String> constants(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
  }
}
