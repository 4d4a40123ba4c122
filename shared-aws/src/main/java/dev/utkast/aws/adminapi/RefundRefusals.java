package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.model.decision.RefundRefusal;

/// The field and the words of why something may not be given back.
final class RefundRefusals {
  private RefundRefusals() {}

  static HttpProblem problem(RefundRefusal refusal) {
    return switch (refusal) {
      case RefundRefusal.Nothing _ ->
          HttpProblem.invalid("base", "gives nothing back: no units, no shipping, no money");
      case RefundRefusal.OfCancelled _ ->
          HttpProblem.invalid(
              "base", "all of a cancelled order is taken back already: only money can be refunded");
      case RefundRefusal.UnknownLine(var at, var id) ->
          line(at, "line_item_id", "is no line of the order: " + id);
      case RefundRefusal.TooManyUnits(var at, var left, var asked) ->
          line(at, "quantity", "must be at most " + left + ", what is left, not " + asked);
      case RefundRefusal.LeftAlready(var at, var left, var asked) ->
          line(at, "quantity", left + " are still to be sent and can be cancelled, not " + asked);
      case RefundRefusal.NeverLeft(var at, var left, var asked) ->
          line(at, "quantity", left + " were sent and can come back, not " + asked);
      case RefundRefusal.BeyondShipping(var left) ->
          HttpProblem.invalid("shipping.amount", "must be at most " + left + ", what is left");
      case RefundRefusal.BeyondPaid(var left) ->
          HttpProblem.invalid(
              "transactions", "must come to at most " + left + ", what was paid and is left");
      case RefundRefusal.UnknownPayment(var at, var id) ->
          payment(at, "parent_id", "is no payment of the order in its currency: " + id);
      case RefundRefusal.BeyondPayment(var at, var left) ->
          payment(at, "amount", "must be at most " + left + ", what is left of the payment");
    };
  }

  private static HttpProblem line(int at, String field, String what) {
    return HttpProblem.invalid("refund_line_items[" + at + "]." + field, what);
  }

  private static HttpProblem payment(int at, String field, String what) {
    return HttpProblem.invalid("transactions[" + at + "]." + field, what);
  }
}
