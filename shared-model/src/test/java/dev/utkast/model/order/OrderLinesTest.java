package dev.utkast.model.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Sales;
import dev.utkast.model.id.LineId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an order knows of its lines.
class OrderLinesTest {

  @Test
  void aLineIsFoundById() {
    assertEquals("Pot", Sales.anOrder().line(Sales.POTS).orElseThrow().title());
    assertEquals(Optional.empty(), Sales.anOrder().line(new LineId(99)));
  }
}
