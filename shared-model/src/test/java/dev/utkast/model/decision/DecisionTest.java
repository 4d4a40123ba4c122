package dev.utkast.model.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Grid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What follows from a decision, where the next one changes something, finds it done, or refuses.
class DecisionTest {
  private static final Refusal FIRST = new CustomerRefusal.HasOrdered();
  private static final Refusal SECOND = new CatalogRefusal.LastVariant();

  private static final String FOLLOWING =
      """
      first       | map         | Changed     | AlreadyDone | Refused      | carried out
      Changed     | changed ab  | changed ac  | done        | refused LastVariant | [a]
      AlreadyDone | done        | done        | done        | done         | []
      Refused     | refused HasOrdered | refused HasOrdered | refused HasOrdered | refused HasOrdered | []\
      """;

  private static Decision<String> decision(String name, String change, Refusal reason) {
    return switch (name) {
      case "Changed" -> Decision.changed(change);
      case "AlreadyDone" -> Decision.alreadyDone();
      case "Refused" -> Decision.refused(reason);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String told(Decision<String> decision) {
    return switch (decision) {
      case Decision.Changed<String>(var change) -> "changed " + change;
      case Decision.AlreadyDone<String> _ -> "done";
      case Decision.Refused<String>(var reason) -> "refused " + reason.getClass().getSimpleName();
    };
  }

  @Test
  void onlyWhatChangesHasAConsequence() {
    var grid = Grid.of(FOLLOWING);
    var answers = new HashSet<>(Grid.permitted(Decision.Verdict.class));
    answers.addAll(Grid.permitted(Decision.Effect.class));
    grid.coversStates(answers);
    grid.check((state, next) -> {
      var first = decision(state, "a", FIRST);
      return switch (next) {
        case "map" -> told(first.map(change -> change + "b"));
        case "carried out" -> {
          var done = new ArrayList<String>();
          first.ifChanged(done::add);
          yield done.toString();
        }
        default -> told(first.then(change -> decision(next, change + "c", SECOND)));
      };
    });
  }

  @Test
  void aVerdictIsFollowedByAVerdictAndAnEffectByAnEffect() {
    Decision.Verdict<String> yes = Decision.changed("a");
    Decision.Verdict<String> no = Decision.refused(FIRST);
    assertEquals("changed ab", told(yes.map(change -> change + "b")));
    assertEquals("changed ac", told(yes.and(change -> Decision.changed(change + "c"))));
    assertEquals("refused LastVariant", told(yes.and(_ -> Decision.refused(SECOND))));
    assertEquals("refused HasOrdered", told(no.map(change -> change + "b")));
    assertEquals("refused HasOrdered", told(no.and(_ -> Decision.refused(SECOND))));
    Decision.Effect<String> done = Decision.alreadyDone();
    assertEquals("done", told(done.map(change -> change + "b")));
    assertEquals(Optional.of(FIRST), no.refusal());
    assertEquals(Optional.empty(), yes.refusal());
    assertEquals(Optional.empty(), done.refusal());
  }

  @Test
  void aRefusalKeepsItsOptionsToItself() {
    var options = new HashSet<>(List.of(OrderRefusal.Option.EMAIL));
    var refusal = new OrderRefusal.CancelledOtherwise(options);
    options.clear();
    assertEquals(Set.of(OrderRefusal.Option.EMAIL), refusal.options());
  }
}
