package dev.utkast.functions.orders;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.Request;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.OrderRefusal.Option;
import dev.utkast.model.order.Cancellation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How an order is to be called off, in the body or in the query: `reason`, `restock` and `email`,
/// both of them true where nothing is said.
///
/// Refuses `refund`, `amount` and `currency`: money is returned by hand until there are refunds,
/// and who asks for one must not believe that it was made.
///
/// @param said the options that were given
record CancelRequest(Cancellation.Reason reason, boolean restock, boolean email, Set<Option> said) {
  private static final List<String> OF_REFUNDS = List.of("refund", "amount", "currency");

  static CancelRequest read(Request request) {
    var fields = request.optionalInstruction("order");
    OF_REFUNDS.stream()
        .filter(name -> !fields.raw(name).isNull() || request.parameter(name).isPresent())
        .forEach(name -> fields.wrong(name, "can't be given: cancelling refunds nothing"));
    var said = EnumSet.allOf(Option.class);
    said.removeIf(option -> {
      var name = option.name().toLowerCase(Locale.ROOT);
      return fields.raw(name).isNull() && request.parameter(name).isEmpty();
    });
    var reason = reason(request, fields);
    boolean restock = request.flag(fields, "restock", true);
    boolean email = request.flag(fields, "email", true);
    fields.refuseIfWrong();
    return new CancelRequest(reason, restock, email, said);
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
    fields.wrong("reason", "must be customer, fraud, inventory, declined or other");
    return Cancellation.Reason.OTHER;
  }

  Cancellation by(Actor actor, Instant now) {
    return new Cancellation(reason, now, !restock, !email, Optional.of(actor));
  }
}
