package dev.utkast.model.order;

import dev.utkast.model.id.LineId;
import dev.utkast.model.sale.SaleLine;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How many units of each line of an order have left.
///
/// @param inOrderOfLines one for each line of the order
public record ShippedUnits(List<Integer> inOrderOfLines) {
  public ShippedUnits {
    inOrderOfLines = List.copyOf(inOrderOfLines);
  }

  static ShippedUnits none(List<SaleLine> lines) {
    return new ShippedUnits(lines.stream().map(_ -> 0).toList());
  }

  /// @param line its place in the order, from 0
  public int of(int line) {
    return inOrderOfLines.get(line);
  }

  boolean any() {
    return inOrderOfLines.stream().anyMatch(units -> units > 0);
  }

  /// @param lines of the order
  /// @param units that leave now, by line
  ShippedUnits plus(List<SaleLine> lines, Map<LineId, Integer> units) {
    return new ShippedUnits(
        IntStream.range(0, lines.size())
            .mapToObj(line -> of(line) + units.getOrDefault(lines.get(line).id(), 0))
            .toList());
  }

  /// @return whether no line had more units shipped earlier
  public boolean coversAll(ShippedUnits earlier) {
    return IntStream.range(0, inOrderOfLines.size()).allMatch(line -> of(line) >= earlier.of(line));
  }
}
