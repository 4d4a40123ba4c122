package dev.utkast.demo.replay;

import dev.utkast.demo.api.Refused;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.demo.show.Progress;

/// What a replay works with: the shop's API, the journal, the tally, the progress bar and the
/// calendar.
public record ReplayContext(
    ShopClient client, Journal journal, Tally tally, Progress progress, Calendar calendar) {
  private static final int TOO_MANY = 25;

  /// Runs one piece of a sale; a refusal is noted with the sale's name and the rest of the replay
  /// goes on, until there are too many to be anything but a broken system.
  void attempt(String what, Runnable work) {
    try {
      work.run();
    } catch (Refused e) {
      tally.refused(what, String.valueOf(e.getMessage()));
      if (e.status() == 0 || tally.refusals().size() >= TOO_MANY) {
        throw new IllegalStateException(
            "stopped after " + tally.refusals().size() + " refusals, the last: " + e.getMessage(),
            e);
      }
    }
  }
}
