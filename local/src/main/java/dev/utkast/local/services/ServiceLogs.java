package dev.utkast.local.services;

/// Where a service prints to instead of the terminal.
public interface ServiceLogs {

  /// From now on this thread, and threads it starts, print to the log of that name.
  void adoptThread(String name);
}
