package dev.utkast.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.contract.Clause;
import dev.utkast.testkit.contract.ConsumerContract;
import dev.utkast.testkit.contract.Consumption;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The contract of consumers lets a good one pass, and finds each way to be a bad one.
class ConsumerContractTest {
  enum Flaw {
    NONE,
    COUNTS_AGAIN,
    COUNTS_APART,
    MARKS_FIRST,
    GIVES_UP,
    REMEMBERS_WHO_WAS_FIRST,
    FAILS_WITH_ITS_BATCH,
    SKIPS_POISON,
    LETS_OTHERS_PASS
  }

  /// Counts the orders that it is told of, each once.
  private record Counter(Wiring wiring, Flaw flaw) implements RequestStreamHandler {
    private static final Key TOTAL = Key.alone(TableName.SETTINGS, "TOTAL");

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      switch (flaw) {
        case FAILS_WITH_ITS_BATCH -> {
          records(in).forEach(record -> count(Messages.read(record.textAt("body"), Message.class)));
          out.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        case SKIPS_POISON -> {
          records(in).stream()
              .map(record -> record.textAt("body"))
              .filter(body -> !body.contains("Nonsense"))
              .forEach(body -> count(Messages.read(body, Message.class)));
          out.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        case LETS_OTHERS_PASS -> {
          var ungrouped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          var event = ungrouped.replace("MessageGroupId", "Nothing");
          var bytes = event.getBytes(StandardCharsets.UTF_8);
          var ungroupedIn = new java.io.ByteArrayInputStream(bytes);
          QueueBatch.consume(
              ungroupedIn, out, context, wiring.pauses(), Message.class, this::count);
        }
        default ->
            QueueBatch.consume(in, out, context, wiring.pauses(), Message.class, this::count);
      }
    }

    private static List<Json> records(InputStream in) throws IOException {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Json.parse(text).at("Records").items();
    }

    private void count(Message message) {
      if (flaw == Flaw.GIVES_UP) {
        try {
          countOnce(message);
        } catch (IllegalStateException _) {
          return;
        }
      }
      ConflictRetry.running(() -> countOnce(message));
    }

    private void countOnce(Message message) {
      var database = wiring.database();
      var marker = Key.alone(TableName.SETTINGS, "SEEN#" + message);
      if (flaw != Flaw.COUNTS_AGAIN && database.get(marker).isPresent()) {
        return;
      }
      long before = database.get(TOTAL).map(Item::version).orElse(0L);
      var next = Item.of(TOTAL, before + 1, Long.toString(before + 1));
      var total = before == 0 ? new Write.PutNew(next) : new Write.Replace(next, before);
      var place = flaw == Flaw.REMEMBERS_WHO_WAS_FIRST ? Long.toString(before) : "{}";
      var seen = Item.of(marker, 1, place);
      switch (flaw) {
        case COUNTS_AGAIN -> database.commit(total, new Write.Overwrite(seen));
        case COUNTS_APART -> {
          database.commit(total);
          database.commit(new Write.PutNew(seen));
        }
        case MARKS_FIRST -> {
          database.commit(new Write.PutNew(seen));
          database.commit(total);
        }
        default -> database.commit(total, new Write.PutNew(seen));
      }
    }
  }

  private static Consumption counting(Flaw flaw) {
    return Consumption.ofQueue(
        wiring -> new Counter(wiring, flaw),
        _ ->
            List.of(
                new Message.ClaimStock(new OrderId(1)),
                new Message.ReleaseStock(new OrderId(1)),
                new Message.ClaimStock(new OrderId(2))));
  }

  private static Stream<Clause<Consumption>> broken(Flaw flaw) {
    return ConsumerContract.clausesOfQueues().filter(clause -> breaks(clause, flaw));
  }

  private static boolean breaks(Clause<Consumption> clause, Flaw flaw) {
    try {
      clause.holdsFor(counting(flaw));
      return false;
    } catch (AssertionError | RuntimeException _) {
      return true;
    }
  }

  @Test
  void aGoodConsumerKeepsEveryClause() {
    ConsumerContract.clausesOfQueues().forEach(clause -> clause.holdsFor(counting(Flaw.NONE)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aFlawIsFound(Flaw flaw) {
    assertTrue(broken(flaw).findAny().isPresent(), flaw + " passes the contract");
  }

  @Test
  void everyClauseFindsAFlaw() {
    for (var clause : ConsumerContract.clausesOfQueues().toList()) {
      assertTrue(
          Stream.of(Flaw.values()).anyMatch(flaw -> breaks(clause, flaw)),
          "finds nothing: " + clause);
    }
  }
}
