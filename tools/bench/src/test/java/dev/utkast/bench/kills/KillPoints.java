package dev.utkast.bench.kills;

import dev.utkast.aws.mail.Mailer;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.payments.ProviderAccess;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Wiring;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every call of a port, as two points: before it, and after it. Each is noted as it is reached, in
/// a file that outlives the process; at one of them the process may be killed.
final class KillPoints {
  private final Path reached;
  private final int deadly;
  private int count;

  /// @param reached the file of the points, a line each
  /// @param deadly the number of the point to be killed at, from 1; 0 for none
  KillPoints(Path reached, int deadly) {
    this.reached = reached;
    this.deadly = deadly;
  }

  /// @return the same wiring, whose ports pass these points
  Wiring around(Wiring whole) {
    return proxy(
        Wiring.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "database" -> port(Database.class, whole.database());
              case "queues" -> port(Queues.class, whole.queues());
              case "objects" -> port(ObjectStore.class, whole.objects());
              case "mailer" -> port(Mailer.class, whole.mailer());
              case "provider" -> provider(whole, arguments[0]);
              // Over these ports, and not those behind them.
              case "store" -> InvocationHandler.invokeDefault(self, method);
              default -> called(method, whole, arguments);
            });
  }

  @SuppressWarnings("unchecked") // So it is declared.
  private PaymentProvider provider(Wiring whole, Object usual) {
    var made = (Function<ProviderAccess, PaymentProvider>) usual;
    return whole.provider(access -> port(PaymentProvider.class, made.apply(access)));
  }

  private <T> T port(Class<T> type, T real) {
    return proxy(
        type,
        (_, method, arguments) -> {
          if (method.getName().equals("name")) {
            return called(method, real, arguments);
          }
          var call = label(type, method, arguments);
          reach("before " + call);
          var answer = called(method, real, arguments);
          reach("after " + call);
          return answer;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler calls) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
  }

  private static @Nullable Object called(Method method, Object on, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNullElse(e.getCause(), e);
    }
  }

  /// Such as `database commit CHECKOUTS OUTBOX`.
  private static String label(Class<?> port, Method method, Object @Nullable [] arguments) {
    var about =
        Arrays.stream(arguments == null ? new Object[0] : arguments)
            .flatMap(KillPoints::named)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    var name = port.getSimpleName().toLowerCase(java.util.Locale.ROOT) + " " + method.getName();
    return about.isEmpty() ? name : name + " " + about;
  }

  private static Stream<String> named(Object argument) {
    return switch (argument) {
      case Key key -> Stream.of(key.table().name());
      case Write write -> Stream.of(write.key().table().name());
      case TableName table -> Stream.of(table.name());
      case QueueName queue -> Stream.of(queue.name());
      case Object[] several -> Arrays.stream(several).flatMap(KillPoints::named);
      case Collection<?> several -> several.stream().flatMap(KillPoints::named);
      default -> Stream.empty();
    };
  }

  private synchronized void reach(String point) {
    try {
      Files.writeString(
          reached,
          point + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      if (++count == deadly) {
        die();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// By the system's own hand: nothing of this process runs any more, no hook and no `finally`.
  private static void die() throws IOException {
    var self = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("/bin/sh", "-c", "kill -9 " + self).start();
    while (true) {
      LockSupport.park();
    }
  }
}
