package dev.utkast.local.services;

/// Does nothing. LocalStack starts DynamoDB Local with an agent that lifts one of its limits, which
/// nothing here comes near, and would download it if there were none.
public final class NoOpAgent {
  private NoOpAgent() {}

  /// What the virtual machine calls before the program.
  ///
  /// @param ignored none is given
  public static void premain(String ignored) {}
}
