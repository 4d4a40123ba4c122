package dev.utkast.model.invoice;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One thing that a law wants on a document.
///
/// @param when all of which must hold; none is always
/// @param source law and article
public record InvoiceRule(InvoiceElement element, Set<InvoiceCircumstance> when, String source) {

  public InvoiceRule {
    when = Set.copyOf(when);
  }

  public boolean applies(Set<InvoiceCircumstance> circumstances) {
    return circumstances.containsAll(when);
  }

  /// @param rows `element | when, when | source`, a line each
  static List<InvoiceRule> table(String rows) {
    return rows.lines().map(InvoiceRule::row).toList();
  }

  private static InvoiceRule row(String row) {
    var cells = row.split("\\|", 3);
    var when =
        Stream.of(cells[1].split(","))
            .map(String::strip)
            .filter(cell -> !cell.isEmpty())
            .map(InvoiceCircumstance::valueOf)
            .collect(Collectors.toUnmodifiableSet());
    return new InvoiceRule(InvoiceElement.valueOf(cells[0].strip()), when, cells[2].strip());
  }
}
