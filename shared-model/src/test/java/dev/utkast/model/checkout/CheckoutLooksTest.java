package dev.utkast.model.checkout;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How long after its last news a checkout is asked for, after so many looks.
class CheckoutLooksTest {
  private static final String LADDER =
      """
      status     | 0    | 1     | 2      | 3      | 4       | 5       | 6      | 7      | 100
      BEGUN      | PT5M | PT1H  | PT24H  | PT48H  | PT72H   | PT96H   | PT120H | PT144H | PT2376H
      OPEN       | PT5M | PT1H  | PT24H  | PT48H  | PT72H   | PT96H   | PT120H | PT144H | PT2376H
      PROCESSING | PT5M | PT1H  | PT24H  | PT48H  | PT72H   | PT96H   | PT120H | PT144H | PT2376H
      PAID       | PT24H | PT168H | PT720H | PT1440H | PT2160H | PT3000H | never  | never  | never
      ENDED      | never | never | never  | never  | never   | never   | never  | never  | never\
      """;

  @Test
  void aCheckoutIsAskedForSoonAndThenDailyAndOncePaidWhileItMayBeDisputed() {
    var grid = Grid.of(LADDER);
    grid.coversStates(Grid.constants(CheckoutStatus.class));
    grid.check((status, looks) ->
        CheckoutLooks.next(CheckoutStatus.valueOf(status), Sales.NOON, Integer.parseInt(looks))
            .map(at -> Duration.between(Sales.NOON, at).toString())
            .orElse("never"));
  }
}
