package dev.utkast.aws.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/// What one run of a schedule did with all that an index lists as due: each is decided about once,
/// and one that fails holds up no other.
///
/// @param done those that something was written for
/// @param failed those that could not be decided about; they stay listed
public record DueWork(int done, int failed) {
  public static final int PAGE = 100;

  /// One run takes so many at most; the next goes on with those that are left.
  static final int MAX = 5_000;

  /// @param due the first of those that are listed, as many as are asked for
  /// @param decided whether something was written, and the index will no longer list it
  /// @param failed is told of each failure
  public static <T> DueWork of(
      IntFunction<List<T>> due, Predicate<T> decided, BiConsumer<T, RuntimeException> failed) {
    int done = 0;
    int failures = 0;
    // Still listed once they were looked at: because they failed, or because the index lags behind.
    var listed = new HashSet<T>();
    while (done + listed.size() < MAX) {
      var next = new ArrayList<>(due.apply(PAGE + listed.size()));
      next.removeAll(listed);
      if (next.isEmpty()) {
        break;
      }
      for (var one : next) {
        try {
          if (ConflictRetry.deciding(() -> decided.test(one))) {
            done++;
          } else {
            listed.add(one);
          }
        } catch (RuntimeException e) {
          failed.accept(one, e);
          listed.add(one);
          failures++;
        }
      }
    }
    return new DueWork(done, failures);
  }
}
