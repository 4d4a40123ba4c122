package dev.utkast.testkit.contract;

import java.util.function.Consumer;

/// One sentence that every implementation of a port keeps, with the check of it. A check throws
/// `AssertionError`; it needs no empty store, for it writes under keys of its own.
public record Clause<P>(String sentence, Consumer<P> check) {

  public void holdsFor(P port) {
    check.accept(port);
  }

  @Override
  public String toString() {
    return sentence;
  }
}
