package dev.utkast.model.decision;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a rule answers: everything that changes, that it is so already, or why it may not be.
///
/// A decision is whole. Whoever carries it out writes all that is in it, at once, and nothing else.
/// A rule that never gives one of the three answers says so by its type, [Verdict] or [Effect], and
/// nobody has to handle what does not happen.
///
/// @param <T> what changes
public sealed interface Decision<T> {

  /// Yes or no: what is asked for cannot be so already.
  sealed interface Verdict<T> extends Decision<T> {
    @Override
    default <R> Verdict<R> map(Function<? super T, ? extends R> more) {
      return and(change -> changed(more.apply(change)));
    }

    /// The verdict that follows from this one, if it is yes.
    default <R> Verdict<R> and(Function<? super T, Verdict<R>> next) {
      return switch (this) {
        case Changed<T>(var change) -> next.apply(change);
        case Refused<T>(var reason) -> refused(reason);
      };
    }
  }

  /// What no rule forbids: it is done now, or it is so already.
  sealed interface Effect<T> extends Decision<T> {
    @Override
    default <R> Effect<R> map(Function<? super T, ? extends R> more) {
      return switch (this) {
        case Changed<T>(var change) -> changed(more.apply(change));
        case AlreadyDone<T> _ -> alreadyDone();
      };
    }
  }

  /// @param change all of it
  record Changed<T>(T change) implements Verdict<T>, Effect<T> {
    @Override
    public <R> Changed<R> map(Function<? super T, ? extends R> more) {
      return changed(more.apply(change));
    }
  }

  /// What is asked for is so: the same answer as the first time, and nothing is written.
  record AlreadyDone<T>() implements Effect<T> {}

  /// A rule says no. Asking again is no help while things are as they are.
  record Refused<T>(Refusal reason) implements Verdict<T> {}

  static <T> Changed<T> changed(T change) {
    return new Changed<>(change);
  }

  static <T> AlreadyDone<T> alreadyDone() {
    return new AlreadyDone<>();
  }

  static <T> Refused<T> refused(Refusal reason) {
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

  /// @return why a rule says no, if it does
  default Optional<Refusal> refusal() {
    return this instanceof Refused<T>(var reason) ? Optional.of(reason) : Optional.empty();
  }
}
