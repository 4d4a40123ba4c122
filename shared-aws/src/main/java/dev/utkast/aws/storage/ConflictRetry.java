package dev.utkast.aws.storage;

import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Reload and decide again when somebody else was first, when a commit's answer was lost, or when
/// the store is busy: the next look at the stored state finds either the work done or the world
/// changed. Between two looks a function waits a little ([RetryBudget]); once that is spent, the
/// last failure stands, and the caller or the platform tries again.
public final class ConflictRetry {
  private ConflictRetry() {}

  /// Runs an invocation of a function, all of whose attempts have to fit into its time.
  ///
  /// @param remainingMillis of the invocation, as its context says it
  public static <T, X extends Throwable> T within(
      Pauses pauses, IntSupplier remainingMillis, ScopedValue.CallableOp<T, X> work) throws X {
    return RetryBudget.within(pauses, remainingMillis, work);
  }

  /// For what is tried again by other rules than a decision.
  public static RetryBudget budget() {
    return new RetryBudget();
  }

  public static <T> T deciding(Supplier<T> loadDecideCommit) {
    var budget = new RetryBudget();
    while (true) {
      try {
        return loadDecideCommit.get();
      } catch (ConflictException | UnknownOutcomeException | StoreUnavailableException e) {
        if (!budget.tryAgain()) {
          throw e;
        }
      }
    }
  }

  public static void running(Runnable loadDecideCommit) {
    ConflictRetry.<Boolean>deciding(() -> {
      loadDecideCommit.run();
      return true;
    });
  }
}
