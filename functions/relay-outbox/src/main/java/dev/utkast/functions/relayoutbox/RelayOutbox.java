package dev.utkast.functions.relayoutbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.StreamImage;
import dev.utkast.aws.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Stream of the outbox table → the queues. A row that was sent is removed; one that fails is
/// reported and comes again with all that follow it, or is left for the sweeper, as one is that can
/// never be sent: trying it again would only hold up the others.
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
            .filter(record -> !OutboxTable.isSetAside(row(record)))
            .toList();
    var rows = records.stream().map(RelayOutbox::row).toList();
    var left = Outbox.deliverEach(rows, wiring.queues(), wiring.database()).waiting();
    if (left.isEmpty()) {
      return List.of();
    }
    // All that follow it come again, and are sent again: that does no harm, skipping would.
    var first = records.get(rows.stream().map(Item::key).toList().indexOf(left.getFirst()));
    var number = first.at("dynamodb").textAt("SequenceNumber");
    return List.of(Json.object().put("itemIdentifier", number).build());
  }

  private static Item row(Json record) {
    return StreamImage.outboxRow(record.at("dynamodb").at("NewImage"));
  }
}
