package dev.utkast.simulator;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Item;
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

  private final Chaos chaos;
  private final Chance chance;
  private final List<Item> rows = new ArrayList<>();
  private final Map<String, Integer> failures = new HashMap<>();

  OutboxStream(Chaos chaos, Chance chance) {
    this.chaos = chaos;
    this.chance = chance;
  }

  void appeared(Item row) {
    if (!chaos.strikes(Chaos.Fault.STREAM_LOST, 1)) {
      rows.add(row);
    }
  }

  boolean empty() {
    return rows.isEmpty();
  }

  /// @return some rows that wait, in any order
  List<Item> take() {
    var batch = new ArrayList<Item>();
    int size = chance.any(1, 2, 5, MAX_BATCH);
    while (!rows.isEmpty() && batch.size() < size) {
      batch.add(rows.remove(chance.below(rows.size())));
    }
    return batch;
  }

  /// Was worked on; a stream may give it again all the same.
  void done(List<Item> batch) {
    if (chaos.happens(Chaos.Fault.STREAM_TWICE, 1)) {
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

  static Json event(List<Item> batch) {
    var records = new ArrayList<Json>();
    for (var row : batch) {
      var image =
          Json.object()
              .put("pk", Json.object().put("S", row.key().pk()).build())
              .put("sk", Json.object().put("S", row.key().sk()).build())
              .put("v", Json.object().put("N", Long.toString(row.version())).build())
              .put("doc", Json.object().put("S", row.doc()).build())
              .build();
      var change =
          Json.object()
              .put("SequenceNumber", Integer.toString(records.size() + 1))
              .put("NewImage", image)
              .build();
      records.add(Json.object().put("eventName", "INSERT").put("dynamodb", change).build());
    }
    return Json.object().put("Records", records).build();
  }
}
