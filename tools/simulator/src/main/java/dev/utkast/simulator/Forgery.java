package dev.utkast.simulator;

import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.link.LinkTokens;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;

/// Somebody who has a link of their own, and changes it into one that they were not sent.
record Forgery(Chance chance) {
  private static final int KEY = 1;
  private static final int ID = 5;
  private static final int REVISION = 13;
  private static final int SERIAL = 17;
  private static final int END = 23;

  /// @param other whose payment request is looked for
  String of(String token, DraftOrder other, Instant now) {
    var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
    switch (chance.below(12)) {
      case 0 -> change(bytes, KEY, chance.between(0, 4));
      case 1 -> change(bytes, REVISION, other.revision());
      case 2 -> change(bytes, SERIAL, other.linkSerial());
      case 3 -> change(bytes, END, Integer.MAX_VALUE);
      case 4 -> {
        bytes.putLong(ID, other.id().value());
        change(bytes, REVISION, other.revision());
      }
      default -> {
        return other
            .link(now)
            .map(link -> LinkTokens.token(link, SimulatedKeys.leaked()))
            .orElse("");
      }
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static void change(ByteBuffer bytes, int at, int to) {
    bytes.putInt(at, bytes.getInt(at) == to ? to + 1 : to);
  }
}
