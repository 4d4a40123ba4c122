package dev.utkast.model;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.DraftRefusal;
import dev.utkast.model.decision.FulfillmentRefusal;
import dev.utkast.model.decision.OrderRefusal;
import dev.utkast.model.decision.Refusal;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Decisions as tables write them: what changes in the words of the test, `-` where it is so
/// already, and a refusal by its type, with what tells several of one type apart: `no: Covered`,
/// `no: Standing SHIPPED`.
public final class Decisions {
  private Decisions() {}

  /// @return what changes
  public static <T> T changed(Decision<T> decision) {
    return switch (decision) {
      case Decision.Changed<T>(var change) -> change;
      case Decision.AlreadyDone<T> _ -> throw new AssertionError("nothing changes");
      case Decision.Refused<T>(var reason) -> throw new AssertionError("refused: " + reason);
    };
  }

  public static <T> String told(Decision<T> decision, Function<? super T, String> words) {
    return switch (decision) {
      case Decision.Changed<T>(var change) -> words.apply(change);
      case Decision.AlreadyDone<T> _ -> "-";
      case Decision.Refused<T>(var reason) -> "no: " + told(reason);
    };
  }

  public static String told(Refusal reason) {
    var name = reason.getClass().getSimpleName();
    if (reason instanceof DraftRefusal.Completed(var action)) {
      return name + " " + action;
    } else if (reason instanceof FulfillmentRefusal.Standing(var state)) {
      return name + " " + state;
    } else if (reason instanceof OrderRefusal.AddressFixed(var because)) {
      return name + " " + because;
    } else if (reason instanceof OrderRefusal.CancelledOtherwise(var options)) {
      return name
          + options.stream().sorted().map(option -> " " + option).collect(Collectors.joining());
    }
    return name;
  }
}
