package dev.utkast.local.services;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.utkast.local.template.Locality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/// ElasticMQ with queues and messages in a database file, so that they outlive a kill. It keeps
/// SQS's limits. Made by [EmbeddedQueues] in a class loader of its own.
public final class ElasticMq implements AutoCloseable {

  private final Function0<Terminated> shutdown;

  private ElasticMq(Function0<Terminated> shutdown) {
    this.shutdown = shutdown;
  }

  public static AutoCloseable start(Path folder, int port) throws IOException {
    Files.createDirectories(folder);
    // Its actor system reads only system properties; at its own level of DEBUG it would format
    // every message.
    System.setProperty("pekko.loglevel", "ERROR");
    System.setProperty("pekko.stdout-loglevel", "ERROR");
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
    return new ElasticMq(new ElasticMQServer(new ElasticMQServerConfig(config)).start());
  }

  /// Without a write delay a message that was accepted is in the file; by default it would be there
  /// half a second later.
  private static String databaseIn(Path folder) {
    return "jdbc:h2:" + folder.toAbsolutePath().resolve("messages") + ";WRITE_DELAY=0";
  }

  @Override
  public void close() {
    shutdown.apply();
  }
}
