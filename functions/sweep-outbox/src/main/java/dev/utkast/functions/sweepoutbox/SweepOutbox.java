package dev.utkast.functions.sweepoutbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.messaging.MessageRefusedException;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// Schedule → sends what lingers in the outbox: rows whose stream record was lost, failed too
/// often, or was sent without being removed; sets aside what can never be sent. At rest there is
/// nothing to read.
///
/// Called with `{"release": "<row>"}` it puts a row back on its way that was set aside.
public final class SweepOutbox implements RequestStreamHandler {
  /// Younger rows are still on their way through the stream.
  static final Duration LINGERING = Duration.ofMinutes(1);

  static final int PAGE = 100;

  /// How often a queue may fail in one run, so that time is left for rows of the other queues.
  static final int MAX_FAILURES = 5;

  private final Wiring wiring;

  public SweepOutbox() {
    this(Wiring.fromEnvironment());
  }

  public SweepOutbox(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    var released = event.isBlank() ? "" : Json.parse(event).textAt("release");
    var run = new Run(released, sparing(wiring.queues()));
    Optional<Key> after = Optional.empty();
    List<Item> page;
    do {
      page = wiring.database().scan(TableName.OUTBOX, after, PAGE);
      run.sweep(page);
      after = page.isEmpty() ? after : Optional.of(page.getLast().key());
    } while (page.size() == PAGE);
    run.report();
    out.write("{}".getBytes(StandardCharsets.UTF_8));
  }

  /// What one run finds and does.
  private final class Run {
    private final String released;
    private final Queues queues;
    private final Instant youngest = wiring.clock().instant().minus(LINGERING);
    private int swept;
    private int left;

    Run(String released, Queues queues) {
      this.released = released;
      this.queues = queues;
    }

    void sweep(List<Item> page) {
      var rows = new ArrayList<Item>();
      for (var item : page) {
        if (!OutboxTable.isSetAside(item)) {
          rows.add(item);
        } else if (item.key().pk().equals(released)) {
          Outbox.release(item, wiring.ids().next(), wiring.database());
        }
      }
      rows.removeIf(row -> !lingers(row, youngest));
      var result = Outbox.deliverEach(rows, queues, wiring.database());
      swept += rows.size();
      left += result.waiting().size();
      result.unsendable().forEach(this::setAside);
    }

    private void setAside(Item row) {
      try {
        Outbox.setAside(row, queues, wiring.database());
      } catch (RuntimeException e) {
        Log.failure("outbox.row-failed", e, "row", row.key().pk());
        left++;
      }
    }

    void report() {
      if (swept > 0) {
        Log.alarm("outbox.swept", "rows", swept, "left", left);
      }
      if (left > 0) {
        throw new IllegalStateException(left + " rows of the outbox wait for a queue");
      }
    }
  }

  /// A queue that has failed often is not asked again in the same run.
  private static Queues sparing(Queues queues) {
    var failures = new EnumMap<QueueName, Integer>(QueueName.class);
    return (queue, messages) -> {
      if (failures.getOrDefault(queue, 0) >= MAX_FAILURES) {
        throw new IllegalStateException(queue + " has failed too often in this run");
      }
      try {
        queues.send(queue, messages);
      } catch (MessageRefusedException e) {
        throw e;
      } catch (RuntimeException e) {
        failures.merge(queue, 1, Integer::sum);
        throw e;
      }
    };
  }

  /// What cannot be read is not on its way either.
  private static boolean lingers(Item row, Instant youngest) {
    try {
      return !Outbox.read(row).row().at().isAfter(youngest);
    } catch (MessageRefusedException _) {
      return true;
    }
  }
}
