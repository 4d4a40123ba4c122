package dev.utkast.bench;

import java.util.List;

/// One row of the table: measures, and says what is and what is not in its numbers.
interface Row {

  int number();

  /// What the row is about, for the table and for a row that could not be measured.
  String title();

  List<Result> measure(Effort effort);

  /// What the numbers contain, one sentence a line.
  List<String> notes();
}
