package dev.utkast.model.decision;

import dev.utkast.model.id.FulfillmentOrderLineId;

/// Why something may not be done with a fulfillment order.
public sealed interface FulfillmentRefusal extends Refusal {

  /// Its state does not let it.
  record Standing(State state) implements FulfillmentRefusal {}

  /// What is in the way.
  enum State {
    ON_HOLD,
    ON_HOLD_FOR_OTHER_REASONS,
    CLOSED,
    CANCELLED
  }

  /// A hold is on all that remains; lines can't be held alone.
  record LinesHeldAlone() implements FulfillmentRefusal {}

  record UnknownLine(FulfillmentOrderLineId lineId) implements FulfillmentRefusal {}

  record TooFewUnits(FulfillmentOrderLineId lineId, int asked) implements FulfillmentRefusal {}

  record TooManyUnits(FulfillmentOrderLineId lineId, int remaining, long asked)
      implements FulfillmentRefusal {}
}
