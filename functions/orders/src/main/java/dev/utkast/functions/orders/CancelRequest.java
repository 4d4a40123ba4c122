package dev.utkast.functions.orders;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.model.order.Cancellation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How an order is to be called off, in the body or in the query: `reason`, `restock` and `email`,
/// both of them true where nothing is said.
///
/// Refuses `refund`, `amount` and `currency`: money is returned by hand until there are refunds,
/// and who asks for one must not believe that it was made.
///
/// @param told the options that were said
record CancelRequest(Cancellation.Reason reason, boolean restock, boolean email, Set<String> told) {
  private static final List<String> OPTIONS = List.of("reason", "restock", "email");
  private static final List<String> OF_REFUNDS = List.of("refund", "amount", "currency");

  static CancelRequest read(Request request) {
    var fields = request.optionalInstruction("order");
    OF_REFUNDS.stream()
        .filter(name -> !fields.raw(name).isNull() || request.parameter(name).isPresent())
        .forEach(name -> fields.error(name, "can't be given: cancelling refunds nothing"));
    var told = new TreeSet<>(OPTIONS);
    told.removeIf(name -> fields.raw(name).isNull() && request.parameter(name).isEmpty());
    var reason = reason(request, fields);
    boolean restock = request.flag(fields, "restock", true);
    boolean email = request.flag(fields, "email", true);
    fields.refuseIfWrong();
    return new CancelRequest(reason, restock, email, told);
  }

  private static Cancellation.Reason reason(Request request, Fields fields) {
    var inBody = fields.text("reason").map(text -> known(fields, text));
    var inQuery = request.parameter("reason").map(text -> known(fields, text));
    if (inBody.isPresent() && inQuery.isPresent() && !inBody.equals(inQuery)) {
      fields.wrong("reason", Request.CONTRADICTION);
    }
    return inBody.or(() -> inQuery).orElse(Cancellation.Reason.OTHER);
  }

  private static Cancellation.Reason known(Fields fields, String text) {
    for (var reason : Cancellation.Reason.values()) {
      if (reason.label().equalsIgnoreCase(text)) {
        return reason;
      }
    }
    fields.error("reason", "must be customer, fraud, inventory, declined or other");
    return Cancellation.Reason.OTHER;
  }

  /// An order is cancelled once; who asks again may say the same, or nothing.
  ///
  /// @throws HttpProblem 422 under each option that is told otherwise
  void refuseOtherwise(Cancellation done) {
    var wrong = new TreeMap<String, List<String>>();
    for (var option : told) {
      boolean same =
          switch (option) {
            case "reason" -> reason == done.reason();
            case "restock" -> restock != done.withoutRestock();
            default -> email != done.withoutMail();
          };
      if (!same) {
        wrong.put(option, List.of("was another when the order was cancelled"));
      }
    }
    if (!wrong.isEmpty()) {
      throw HttpProblem.wrong(wrong);
    }
  }

  Cancellation at(Instant now) {
    return new Cancellation(reason, now, !restock, !email);
  }
}
