package dev.utkast.local.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;

/// Movements of the account's money, each with what it costs, in the currency that the account is
/// kept in.
final class Balance {
  private final PeerState state;
  private final InstantSource clock;

  Balance(PeerState state, InstantSource clock) {
    this.state = state;
    this.clock = clock;
  }

  String charged(ObjectNode charge) {
    long settled = settled(charge);
    return move("charge", charge, settled, PeerAmounts.fee(settled)).path("id").asText();
  }

  String refunded(ObjectNode refund) {
    return move("refund", refund, -settled(refund), 0).path("id").asText();
  }

  String refundFailed(ObjectNode refund) {
    return move("refund_failure", refund, settled(refund), 0).path("id").asText();
  }

  ObjectNode withdrawn(ObjectNode dispute) {
    return move("adjustment", dispute, -settled(dispute), PeerAmounts.DISPUTE_FEE);
  }

  ObjectNode reinstated(ObjectNode dispute) {
    return move("adjustment", dispute, settled(dispute), 0);
  }

  private static long settled(ObjectNode moved) {
    return PeerAmounts.settled(moved.path("currency").asText(), moved.path("amount").asLong());
  }

  private ObjectNode move(String type, ObjectNode source, long amount, long fee) {
    long now = clock.instant().getEpochSecond();
    var movement =
        PeerState.object()
            .put("id", state.newId("txn"))
            .put("object", "balance_transaction")
            .put("amount", amount)
            .put("available_on", now)
            .put("created", now)
            .put("currency", PeerAmounts.SETTLEMENT)
            .put("exchange_rate", PeerAmounts.rate(source.path("currency").asText()))
            .put("fee", fee)
            .put("net", amount - fee)
            .put("source", source.path("id").asText())
            .put("status", "pending")
            .put("type", type);
    state.put(movement.path("id").asText(), movement);
    return movement;
  }
}
