package dev.utkast.simulator;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Item;
import dev.utkast.testkit.Deliveries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The stream of the outbox table: each new row comes at least once, rows of different shards in
/// any order, and one that failed too long is lost to it.
final class OutboxStream {
  private static final int MAX_BATCH = 100;

  /// As `MaximumRetryAttempts` of the relay's event in template.yaml.
  private static final int MAX_RETRIES = 5;

  private final Run run;
  private final List<Item> rows = new ArrayList<>();
  private final Map<String, Integer> failures = new HashMap<>();

  OutboxStream(Run run) {
    this.run = run;
  }

  void appeared(Item row) {
    if (!run.chaos().strikes(Chaos.Fault.STREAM_LOST, 1)) {
      rows.add(row);
    }
  }

  boolean empty() {
    return rows.isEmpty();
  }

  /// @return some rows that wait, in any order
  List<Item> take() {
    var batch = new ArrayList<Item>();
    int size = run.chance().any(1, 2, 5, MAX_BATCH);
    while (!rows.isEmpty() && batch.size() < size) {
      batch.add(rows.remove(run.chance().below(rows.size())));
    }
    return batch;
  }

  /// Was worked on; a stream may give it again all the same.
  void done(List<Item> batch) {
    if (run.chaos().happens(Chaos.Fault.STREAM_TWICE, 1)) {
      rows.addAll(batch);
    }
  }

  /// Comes again, unless the stream has given up on it.
  void failed(List<Item> batch) {
    for (var row : batch) {
      if (failures.merge(row.key().pk(), 1, Integer::sum) <= MAX_RETRIES) {
        appeared(row);
      }
    }
  }

  static List<Json> records(List<Item> batch) {
    var records = new ArrayList<Json>();
    batch.forEach(row -> records.add(Deliveries.inserted(row, records.size() + 1)));
    return records;
  }
}
