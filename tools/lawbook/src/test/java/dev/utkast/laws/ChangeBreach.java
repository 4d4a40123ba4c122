package dev.utkast.laws;

import java.util.Set;
import java.util.function.Consumer;

/// A commit that breaks a law of changes, and which others it cannot but break too.
record ChangeBreach(
    TransitionLaw law, String what, Consumer<SpoiltShop> commit, Set<TransitionLaw> also) {

  static ChangeBreach breach(
      TransitionLaw law, String what, Consumer<SpoiltShop> commit, TransitionLaw... also) {
    return new ChangeBreach(law, what, commit, Set.of(also));
  }

  @Override
  public String toString() {
    return law + ": " + what;
  }
}
