package dev.utkast.testkit.contract;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.Deliveries.Source;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A function that nobody waits for, and a world in which it has work to do.
///
/// @param function makes the function; each delivery gets a new one
/// @param wiring makes an empty world
/// @param prepare fills it, and says what is then delivered
/// @param indifferent takes from a line of the end state what may depend on the order of delivery
public record Consumption(
    Source source,
    Function<Wiring, RequestStreamHandler> function,
    Supplier<MemoryWiring> wiring,
    Function<MemoryWiring, List<Json>> prepare,
    UnaryOperator<String> indifferent) {

  /// @param prepare says which messages wait in the function's queue
  public static Consumption ofQueue(
      Function<Wiring, RequestStreamHandler> function,
      Function<MemoryWiring, List<Message>> prepare) {
    return of(
        Source.QUEUE,
        function,
        wiring -> {
          var records = new ArrayList<Json>();
          for (var message : prepare.apply(wiring)) {
            records.add(Deliveries.queued(message, records.size()));
          }
          return records;
        });
  }

  /// Delivered are all rows that lie in the outbox.
  public static Consumption ofOutboxStream(
      Function<Wiring, RequestStreamHandler> function, Consumer<MemoryWiring> prepare) {
    return of(
        Source.STREAM,
        function,
        wiring -> {
          prepare.accept(wiring);
          var records = new ArrayList<Json>();
          for (var row : ((MemoryDatabase) wiring.database()).everything(TableName.OUTBOX)) {
            records.add(Deliveries.inserted(row, records.size() + 1));
          }
          return records;
        });
  }

  /// @param prepare says with what event the schedule fires
  public static Consumption ofSchedule(
      Function<Wiring, RequestStreamHandler> function, Function<MemoryWiring, Json> prepare) {
    return of(Source.SCHEDULE, function, wiring -> List.of(prepare.apply(wiring)));
  }

  private static Consumption of(
      Source source,
      Function<Wiring, RequestStreamHandler> function,
      Function<MemoryWiring, List<Json>> prepare) {
    return new Consumption(
        source, function, MemoryWiring::standard, prepare, UnaryOperator.identity());
  }

  public Consumption in(Supplier<MemoryWiring> emptyWorld) {
    return new Consumption(source, function, emptyWorld, prepare, indifferent);
  }

  public Consumption indifferentTo(UnaryOperator<String> orderOfDelivery) {
    return new Consumption(source, function, wiring, prepare, orderOfDelivery);
  }
}
