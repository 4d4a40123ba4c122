package dev.utkast.local.services;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.utkast.local.template.Locality;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/// ElasticMQ with queues and messages in a database file, so that they outlive a kill. It keeps
/// most of SQS's limits; `ServiceLimits` has the others. Made by [EmbeddedQueues] in a class loader
/// of its own.
public record ElasticMq(Path folder, Function0<Terminated> shutdown) implements AutoCloseable {
  private static final String DRIVER = "org.h2.Driver";

  /// Of a request that waits a second, and some.
  private static final int PATIENCE_SECONDS = 3;

  /// What a file of the database begins with, twice, each in a block of its own.
  private static final String HEADER = "H:";

  private static final int BLOCK = 4096;

  /// Of a database that was killed before it had a table: 20 KiB in this version.
  private static final int LARGEST_EMPTY = 8 * BLOCK;

  /// @throws IOException if the database file cannot be read
  public static AutoCloseable start(Path folder, int port) throws IOException {
    Files.createDirectories(folder);
    requireWhole(folder);
    // Its actor system reads only system properties. At its own level of DEBUG it would format
    // every message, and a clock that ticks every ten milliseconds is most of what it does at rest.
    System.setProperty("pekko.loglevel", "ERROR");
    System.setProperty("pekko.stdout-loglevel", "ERROR");
    System.setProperty("pekko.scheduler.tick-duration", "200ms");
    Config config =
        ConfigFactory.parseMap(
                Map.ofEntries(
                    Map.entry("node-address.host", "127.0.0.1"),
                    Map.entry("node-address.port", port),
                    Map.entry("rest-sqs.bind-hostname", "127.0.0.1"),
                    Map.entry("rest-sqs.bind-port", port),
                    Map.entry("rest-sqs.sqs-limits", "strict"),
                    Map.entry("aws.region", Locality.REGION),
                    Map.entry("aws.accountId", Locality.ACCOUNT),
                    Map.entry("messages-storage.enabled", true),
                    Map.entry("messages-storage.uri", databaseIn(folder))))
            .withFallback(ConfigFactory.load());
    return new ElasticMq(folder, new ElasticMQServer(new ElasticMQServerConfig(config)).start());
  }

  /// Reads all of the database: ElasticMQ would go on without what it cannot read, and the database
  /// would start over where its file does not begin as one.
  private static void requireWhole(Path folder) throws IOException {
    var file = folder.resolve("messages.mv.db");
    if (!Files.exists(file) || Files.size(file) == 0) {
      return;
    }
    if (!isDatabase(file)) {
      throw new IOException(file + " is no database");
    }
    boolean holdsTables = false;
    try (var connection = connect(folder, ";ACCESS_MODE_DATA=r");
        var all = connection.createStatement().executeQuery("SCRIPT")) {
      while (all.next()) {
        holdsTables |= all.getString(1).startsWith("CREATE CACHED TABLE");
      }
    } catch (ReflectiveOperationException | SQLException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage());
    }
    if (!holdsTables && Files.size(file) > LARGEST_EMPTY) {
      throw new IOException(file + " cannot be read: its tables are gone");
    }
  }

  private static boolean isDatabase(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var first = new String(in.readNBytes(BLOCK), StandardCharsets.ISO_8859_1);
      var second = new String(in.readNBytes(BLOCK), StandardCharsets.ISO_8859_1);
      return second.length() == BLOCK && (first.startsWith(HEADER) || second.startsWith(HEADER));
    }
  }

  private static Connection connect(Path folder, String how)
      throws ReflectiveOperationException, SQLException {
    Class.forName(DRIVER);
    return DriverManager.getConnection(databaseIn(folder) + how, "", "");
  }

  /// Without a write delay a message that was accepted is in the file; by default it would be there
  /// half a second later. The database is closed with the queues: at the end of the process its
  /// classes are gone.
  private static String databaseIn(Path folder) {
    return "jdbc:h2:"
        + folder.toAbsolutePath().resolve("messages")
        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
  }

  /// Its requests that wait for a message are not waited for: what outlives a kill outlives this.
  @Override
  public void close() throws ReflectiveOperationException, SQLException {
    var ended = CompletableFuture.runAsync(shutdown::apply).exceptionally(_ -> null);
    ended.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    try (var connection = connect(folder, "");
        var statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }
}
