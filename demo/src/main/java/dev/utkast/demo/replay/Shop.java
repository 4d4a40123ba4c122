package dev.utkast.demo.replay;

import dev.utkast.demo.api.LocalAdmin;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.demo.show.Progress;

/// What a replay works with: the shop's API, its local doors, the journal, the tally and the
/// progress bar.
public record Shop(
    ShopClient client,
    LocalAdmin admin,
    Journal journal,
    Tally tally,
    Progress progress,
    Calendar calendar) {

  /// Runs one piece of a sale; a refusal is noted with the sale's name and the rest of the replay
  /// goes on, until there are too many to be anything but a broken system.
  boolean attempt(String what, Runnable work) {
    try {
      work.run();
      return true;
    } catch (dev.utkast.demo.api.Refused e) {
      tally.refused(what, String.valueOf(e.getMessage()));
      if (e.status() == 0 || tally.refusals().size() >= TOO_MANY) {
        throw new IllegalStateException(
            "stopped after " + tally.refusals().size() + " refusals, the last: " + e.getMessage(),
            e);
      }
      return false;
    }
  }

  private static final int TOO_MANY = 25;
}
