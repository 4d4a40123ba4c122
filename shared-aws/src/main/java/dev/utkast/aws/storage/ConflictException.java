package dev.utkast.aws.storage;

import java.util.Set;

/// A condition of the commit did not hold, so nothing was written: someone else was first. Reload
/// and decide again.
public final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Set<Key> failed;

  /// @param failed the keys whose condition failed, as far as the store says
  public ConflictException(Set<Key> failed) {
    super("conditions failed: " + failed);
    this.failed = Set.copyOf(failed);
  }

  public Set<Key> failed() {
    return failed;
  }
}
