package dev.utkast.house;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.message.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Every route that some function answers, asked of the handlers themselves.
final class HttpRoutes {
  private HttpRoutes() {}

  /// A route and whose it is.
  ///
  /// @param function by its folder
  record Served(String function, Route route) {

    String path() {
      return String.join("/", route.path());
    }

    /// @return such as `PUT products/{id}`
    String key() {
      return route.method() + " " + path();
    }

    /// Whoever comes here has no access token: customers have a link, a provider signs.
    boolean open() {
      return forCustomers() || path().startsWith("webhooks/");
    }

    /// Customers come with a link and not with an access token.
    boolean forCustomers() {
      return path().contains("{token}");
    }

    @Override
    public String toString() {
      return key();
    }
  }

  static List<Served> all(Wiring wiring) {
    var served = new ArrayList<Served>();
    for (var folder : folders()) {
      routes(handler(folder, wiring)).forEach(route -> served.add(new Served(folder, route)));
    }
    return served;
  }

  static RequestStreamHandler handler(String folder, Wiring wiring) {
    try {
      var type = Class.forName(TemplateTest.handlerOf(folder));
      return (RequestStreamHandler) type.getConstructor(Wiring.class).newInstance(wiring);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(folder, e);
    }
  }

  /// @return the folder of the function that the queue of a message is emptied into
  static String consumer(Message message) {
    return Messages.queueOf(message).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> folders() {
    try {
      return TemplateTest.functionFolders();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Handlers keep their routes to themselves, and no function should need more for a test's sake.
  private static List<Route> routes(RequestStreamHandler handler) {
    return Arrays.stream(handler.getClass().getDeclaredFields())
        .filter(field -> field.getType() == HttpFunction.class)
        .map(field -> {
          try {
            field.setAccessible(true);
            return ((HttpFunction) field.get(handler)).routes();
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        })
        .flatMap(List::stream)
        .toList();
  }
}
