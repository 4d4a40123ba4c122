package dev.utkast.functions.sweepoutbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// Schedule → sends what lingers in the outbox: rows whose stream record was lost, failed too
/// often, or was sent without being removed. At rest there is nothing to read.
public final class SweepOutbox implements RequestStreamHandler {
  /// Younger rows are still on their way through the stream.
  static final Duration LINGERING = Duration.ofMinutes(1);

  static final int MAX_ROWS = 200;

  private final Wiring wiring;

  public SweepOutbox() {
    this(Wiring.fromEnvironment());
  }

  public SweepOutbox(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var youngest = wiring.clock().instant().minus(LINGERING);
    var rows =
        wiring.database().scan(TableName.OUTBOX, MAX_ROWS).stream()
            .filter(row -> lingers(row, youngest))
            .toList();
    var left = Outbox.deliverEach(rows, wiring.queues(), wiring.database());
    if (!rows.isEmpty()) {
      Log.alarm("outbox.swept", "rows", rows.size(), "left", left.size());
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException(left.size() + " rows of the outbox cannot be sent");
    }
    out.write("{}".getBytes(StandardCharsets.UTF_8));
  }

  /// What cannot be read is not on its way either.
  private static boolean lingers(Item row, Instant youngest) {
    try {
      return !Outbox.read(row).row().at().isAfter(youngest);
    } catch (RuntimeException _) {
      return true;
    }
  }
}
