package dev.utkast.aws.canary;

/// Trips with every method: only the log writes to the console.
public final class WritesToConsole {
  void out() {
    System.out.println("out");
  }

  void err() {
    System.err.println("err");
  }
}
