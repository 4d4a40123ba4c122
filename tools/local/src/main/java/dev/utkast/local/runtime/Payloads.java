package dev.utkast.local.runtime;

import java.nio.charset.StandardCharsets;

/// What Lambda lets in and out of a function that somebody waits for.
public final class Payloads {
  /// Largest event. Source: Lambda's guide, "Lambda quotas".
  public static final int LARGEST_EVENT = 6 * 1024 * 1024;

  /// Largest answer: what Lambda's own message about it says, a hundred bytes more than 6 MB.
  public static final int LARGEST_ANSWER = LARGEST_EVENT + 100;

  private Payloads() {}

  public static int bytes(String payload) {
    return payload.getBytes(StandardCharsets.UTF_8).length;
  }

  /// @return whether a text has more bytes than it may, looked at closely only if it might
  public static boolean exceeds(String payload, int most) {
    return 3L * payload.length() > most && bytes(payload) > most;
  }
}
