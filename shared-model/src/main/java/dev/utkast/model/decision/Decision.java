package dev.utkast.model.decision;

import java.util.function.Consumer;
import java.util.function.Function;

/// What a rule answers: everything that changes, that it is so already, or why it may not be.
///
/// A decision is whole. Whoever carries it out writes all that is in it, at once, and nothing else.
///
/// @param <T> what changes
public sealed interface Decision<T> {

  /// @param change all of it
  record Changed<T>(T change) implements Decision<T> {}

  /// What is asked for is so: the same answer as the first time, and nothing is written.
  record AlreadyDone<T>() implements Decision<T> {}

  /// A rule says no. Asking again is no help while things are as they are.
  record Refused<T>(Refusal reason) implements Decision<T> {}

  static <T> Decision<T> changed(T change) {
    return new Changed<>(change);
  }

  static <T> Decision<T> alreadyDone() {
    return new AlreadyDone<>();
  }

  static <T> Decision<T> refused(Refusal reason) {
    return new Refused<>(reason);
  }

  /// The same decision about more: what changes with it.
  default <R> Decision<R> map(Function<? super T, ? extends R> more) {
    return then(change -> changed(more.apply(change)));
  }

  /// The decision that follows from this one, if something changes by it.
  default <R> Decision<R> then(Function<? super T, Decision<R>> next) {
    return switch (this) {
      case Changed<T>(var change) -> next.apply(change);
      case AlreadyDone<T> _ -> alreadyDone();
      case Refused<T>(var reason) -> refused(reason);
    };
  }

  default void ifChanged(Consumer<? super T> carryOut) {
    if (this instanceof Changed<T>(var change)) {
      carryOut.accept(change);
    }
  }
}
