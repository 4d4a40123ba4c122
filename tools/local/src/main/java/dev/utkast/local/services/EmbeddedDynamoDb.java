package dev.utkast.local.services;

import com.almworks.sqlite4java.SQLiteQueue;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// DynamoDB Local with its data in a folder, reached by reflection only: it is a tool to run beside
/// Utkast, under its own licence, never a part of it. It would listen on every interface; its
/// server is told to listen on loopback alone.
record EmbeddedDynamoDb(Object server) implements AutoCloseable {
  private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";
  private static final String ACCESS =
      "software.amazon.dynamodb.services.local.shared.access.sqlite.";

  static EmbeddedDynamoDb start(Path folder, int port)
      throws IOException, ReflectiveOperationException, InterruptedException {
    Files.createDirectories(folder);
    String[] arguments =
        List.of(
                "-dbPath",
                folder.toAbsolutePath().toString(),
                "-sharedDb",
                "-disableTelemetry",
                "-port",
                String.valueOf(port))
            .toArray(String[]::new);
    rememberSchemas();
    Object server =
        Class.forName(RUNNER)
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) arguments);
    listenOnLoopback(server);
    answerOnlyWhatIsCommitted(server);
    // Not start(), which prints and swallows a port that is taken.
    server.getClass().getMethod("safeStart").invoke(server);
    return new EmbeddedDynamoDb(server);
  }

  private static void rememberSchemas() throws ReflectiveOperationException {
    for (var reader : List.of("SQLiteDBAccess", "SQLiteDBAccessJob")) {
      Field field = Class.forName(ACCESS + reader).getDeclaredField("MAPPER");
      field.setAccessible(true);
      var mapper = (ObjectMapper) Objects.requireNonNull(field.get(null));
      var another = mapper.getClass().getConstructor().newInstance();
      TableSchemas.remember(mapper, another, Class.forName(ACCESS + "TableSchemaInfo"));
    }
  }

  private static void answerOnlyWhatIsCommitted(Object server)
      throws ReflectiveOperationException, InterruptedException {
    Object handler = value(value(server, "serverHandler"), "primaryHandler");
    Method open = handler.getClass().getDeclaredMethod("getHandler", String.class);
    open.setAccessible(true);
    Object database = value(open.invoke(handler, "any, for all share one"), "dbAccess");
    Field queue = field(database, "queue");
    queue.set(
        database, CommittingQueue.instead((SQLiteQueue) value(database, "queue"), transaction()));
  }

  /// Whether this thread is in a transaction, for DynamoDB Local.
  @SuppressWarnings("unchecked") // It is of that type.
  private static ThreadLocal<Boolean> transaction() throws ReflectiveOperationException {
    Field field =
        Class.forName(ACCESS + "AmazonDynamoDBOfflineSQLiteJob")
            .getDeclaredField("manualTransactionsEnabled");
    field.setAccessible(true);
    return (ThreadLocal<Boolean>) Objects.requireNonNull(field.get(null));
  }

  private static Object value(Object owner, String name) throws ReflectiveOperationException {
    return Objects.requireNonNull(field(owner, name).get(owner), name);
  }

  private static Field field(Object owner, String name) throws NoSuchFieldException {
    for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field;
        }
      }
    }
    throw new NoSuchFieldException(owner.getClass() + " has no " + name);
  }

  private static void listenOnLoopback(Object server) throws ReflectiveOperationException {
    Object jetty = value(server, "server");
    Object connectors = jetty.getClass().getMethod("getConnectors").invoke(jetty);
    for (int i = 0; i < Array.getLength(connectors); i++) {
      Object connector = Array.get(connectors, i);
      connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    }
  }

  @Override
  public void close() throws ReflectiveOperationException {
    server.getClass().getMethod("stop").invoke(server);
  }
}
