package dev.utkast.functions.relayoutbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.StreamImage;
import dev.utkast.aws.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Stream of the outbox table → the queues. A row that was sent is removed; one that fails is
/// reported and comes again with all that follow it, or is left for the sweeper.
public final class RelayOutbox implements RequestStreamHandler {
  private final Wiring wiring;

  public RelayOutbox() {
    this(Wiring.fromEnvironment());
  }

  public RelayOutbox(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    var answer = Json.object().put("batchItemFailures", relay(event)).build();
    out.write(answer.write().getBytes(StandardCharsets.UTF_8));
  }

  private List<Json> relay(Json event) {
    var records =
        event.at("Records").items().stream()
            .filter(record -> record.textAt("eventName").equals("INSERT"))
            .toList();
    try {
      var rows =
          records.stream()
              .map(record -> record.at("dynamodb").at("NewImage"))
              .map(StreamImage::outboxRow)
              .map(Outbox::read)
              .toList();
      Outbox.deliver(rows, wiring.queues(), wiring.database());
      return List.of();
    } catch (RuntimeException e) {
      // The first record stands for all: sending again what was sent does no harm, skipping would.
      Log.failure("outbox.relay-failed", e, "records", records.size());
      var first = records.getFirst().at("dynamodb").textAt("SequenceNumber");
      return List.of(Json.object().put("itemIdentifier", first).build());
    }
  }
}
