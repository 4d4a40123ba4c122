package dev.utkast.aws.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/// A function that makes products, and a caller of it with a key.
abstract class KeyedProducts {
  static final String BODY = "{\"product\":{\"title\":\"Tea\"}}";
  final MemoryWiring wiring = MemoryWiring.standard();
  final MemoryDatabase database = new MemoryDatabase();
  final InterceptedDatabase meddled = new InterceptedDatabase(database);
  final List<Key> effects = new ArrayList<>();
  boolean inTheWay = true;

  /// What happens in the handler before and after its commit.
  Runnable before = KeyedProducts::nothing;

  Runnable after = KeyedProducts::nothing;
  Supplier<Response> answer = () -> Response.created(Json.of("made"));
  HttpCalls calls = new HttpCalls((_, _, _) -> {});

  /// A function that makes one product a request.
  final class Products implements RequestStreamHandler {
    final HttpFunction http =
        new HttpFunction(
            wiring.with((Database) meddled),
            List.of(
                Route.of("POST", "products", "write_products", this::make)
                    .taking("notify", "a", "b", "c", "d", "e", "f"),
                Route.of("PUT", "products/{id}", "write_products", this::make),
                Route.of("GET", "products", "read_products", this::make)));

    Response make(Request request) {
      before.run();
      var key = Key.alone(TableName.PRODUCTS, Long.toString(wiring.ids().next()));
      var response = answer.get();
      if (response.status() >= 400) {
        return response;
      }
      var kept = request.commit(meddled, response, new Write.PutNew(Item.of(key, 1, "{}")));
      effects.add(key);
      after.run();
      return kept;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      http.handle(in, out, context);
    }
  }

  static void nothing() {}

  @BeforeEach
  void open() {
    calls = new HttpCalls(new Products()).withScopes("write_products").withIdempotencyKey("key-1");
  }

  void advance(Duration duration) {
    if (wiring.clock() instanceof SettableClock clock) {
      clock.advance(duration);
    }
  }

  static Runnable conflicting() {
    return () -> {
      throw new ConflictException(Set.of());
    };
  }
}
