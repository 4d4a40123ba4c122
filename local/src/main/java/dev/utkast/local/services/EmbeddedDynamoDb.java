package dev.utkast.local.services;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// DynamoDB Local with its data in a folder, reached by reflection only: it is a tool to run beside
/// Utkast, under its own licence, never a part of it. It would listen on every interface; its
/// server is told to listen on loopback alone.
final class EmbeddedDynamoDb implements AutoCloseable {

  private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";

  private final Object server;

  private EmbeddedDynamoDb(Object server) {
    this.server = server;
  }

  static EmbeddedDynamoDb start(Path folder, int port)
      throws IOException, ReflectiveOperationException {
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
    Object server =
        Class.forName(RUNNER)
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) arguments);
    listenOnLoopback(server);
    // Not start(), which prints and swallows a port that is taken.
    server.getClass().getMethod("safeStart").invoke(server);
    return new EmbeddedDynamoDb(server);
  }

  private static void listenOnLoopback(Object server) throws ReflectiveOperationException {
    var field = server.getClass().getDeclaredField("server");
    field.setAccessible(true);
    Object jetty = field.get(server);
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
