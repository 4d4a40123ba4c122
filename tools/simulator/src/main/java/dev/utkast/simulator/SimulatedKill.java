package dev.utkast.simulator;

/// The process is gone. An error and no exception, so that no handler can catch it: as with
/// SIGKILL, nothing runs after it.
final class SimulatedKill extends Error {
  private static final long serialVersionUID = 1;

  SimulatedKill(String where) {
    super(where, null, false, false);
  }
}
