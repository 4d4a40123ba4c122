package dev.utkast.model.fulfillment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.message.Message;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which packing slip is printed.
class SlipDeciderTest {
  private static final String PRINTED =
      """
      newest slip | 0       | 1       | 2
      none        | to do   | to do   | to do
      0           | printed | to do   | to do
      1           | printed | printed | to do\
      """;

  @Test
  void eachRevisionIsPrintedOnceAndNoneAfterANewerOne() {
    Grid.of(PRINTED)
        .check((newest, asked) -> {
          var printed =
              newest.equals("none")
                  ? Optional.<Integer>empty()
                  : Optional.of(Integer.valueOf(newest));
          return SlipDecider.isPrinted(printed, Integer.parseInt(asked)) ? "printed" : "to do";
        });
  }

  @Test
  void aSlipShowsTheOrderAsItWasAskedForAndOnlyItsOwnRevision() {
    var order = Sales.readyToPick(Sales.anOrder());
    var text = new Message.SlipText(Optional.of("as it was"), order.content().email());
    var shown = SlipDecider.shown(order, 0, Optional.of(text)).orElseThrow();
    assertEquals(Optional.of("as it was"), shown.content().note());
    assertEquals(Optional.of(order), SlipDecider.shown(order, 0, Optional.empty()));
    assertEquals(Optional.empty(), SlipDecider.shown(order, 1, Optional.of(text)));
  }
}
