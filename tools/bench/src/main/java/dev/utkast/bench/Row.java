package dev.utkast.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// One row of the table: measures, and says what is and what is not in its numbers.
abstract class Row {
  private final int number;
  private final String title;
  private final List<String> notes;

  /// @param title what the row is about, for the table and for a row that could not be measured
  /// @param notes what the numbers contain
  Row(int number, String title, String... notes) {
    this.number = number;
    this.title = title;
    this.notes = new ArrayList<>(List.of(notes));
  }

  int number() {
    return number;
  }

  String title() {
    return title;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  void note(String line) {
    notes.add(line);
  }

  Result result(String what, String measured) {
    return Result.of(number, what, measured);
  }

  /// @param benches opens the bench that rows share, where none is open yet
  abstract List<Result> measure(Supplier<Workbench> benches, Effort effort);
}
