package dev.utkast.laws;

import java.util.Set;
import java.util.function.Consumer;

/// What breaks a law, and which others it cannot but break too.
record Breach(Law law, String what, Consumer<SpoiltShop> spoil, Set<Law> also) {

  static Breach breach(Law law, String what, Consumer<SpoiltShop> spoil, Law... also) {
    return new Breach(law, what, spoil, Set.of(also));
  }

  @Override
  public String toString() {
    return law + ": " + what;
  }
}
