package dev.utkast.local.runtime;

/// A place where one function runs, one invocation at a time, as an execution environment of
/// Lambda.
interface ExecutionEnvironment extends AutoCloseable {
  /// Runs to the end or to the deadline.
  Answer invoke(Invocation invocation);

  /// Whether it can take another invocation; after a time-out or a crash it cannot.
  boolean healthy();

  @Override
  void close();
}
