package dev.utkast.model.decision;

import dev.utkast.model.id.LineId;
import dev.utkast.model.id.TransactionId;
import org.joda.money.Money;

/// Why something may not be given back.
public sealed interface RefundRefusal extends Refusal {

  /// Neither units nor shipping nor money is given back.
  record Nothing() implements RefundRefusal {}

  /// All of a cancelled order is taken back already; only its money is left to be given back.
  record OfCancelled() implements RefundRefusal {}

  /// @param at place of it in what was asked for, from 0
  record UnknownLine(int at, LineId lineId) implements RefundRefusal {}

  /// More units of a line than are still sold.
  record TooManyUnits(int at, int left, int asked) implements RefundRefusal {}

  /// More units are called off than are still to be sent.
  record LeftAlready(int at, int left, int asked) implements RefundRefusal {}

  /// More units are said to come back than have left.
  record NeverLeft(int at, int left, int asked) implements RefundRefusal {}

  /// More for shipping than was charged, less what was given back of it.
  record BeyondShipping(Money left) implements RefundRefusal {}

  /// More money than the shop has of the order.
  record BeyondPaid(Money left) implements RefundRefusal {}

  /// @param at place of it in what was asked for, from 0
  record UnknownPayment(int at, TransactionId parent) implements RefundRefusal {}

  /// More of a payment than was not paid back yet.
  record BeyondPayment(int at, Money left) implements RefundRefusal {}
}
