package dev.utkast.aws.wiring;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The adapters over the real clients, as a function is wired, with the [Peer] at the other end.
/// Only patience is shorter than usual.
final class Edge implements AutoCloseable {
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);

  final Peer peer = new Peer();
  final Wiring wiring = new EnvironmentWiring(environment(), Edge::shorter);

  /// One sentence about an adapter, with the check of it.
  record Clause(String sentence, Consumer<Edge> check) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  /// Whose clauses they are.
  enum Adapter {
    COMMITS,
    READS,
    QUEUES,
    OBJECTS,
    MAIL;

    List<Clause> clauses() {
      return switch (this) {
        case COMMITS -> CommitClauses.all();
        case READS -> ReadClauses.all();
        case QUEUES -> QueueClauses.all();
        case OBJECTS -> ObjectClauses.all();
        case MAIL -> MailClauses.all();
      };
    }
  }

  static Stream<Clause> everything() {
    return Stream.of(Adapter.values()).flatMap(adapter -> adapter.clauses().stream());
  }

  /// @return the sentence of the first clause that does not hold; nothing if all do
  static String broken(String adapter) {
    try (var edge = new Edge()) {
      for (var clause : Adapter.valueOf(adapter).clauses()) {
        try {
          clause.check().accept(edge);
        } catch (AssertionError | RuntimeException e) {
          return clause + ": " + e;
        }
      }
    }
    return "";
  }

  private static Timeouts shorter(Timeouts usual) {
    return new Timeouts(usual.connect(), READ_TIMEOUT, usual.attempts());
  }

  private Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("AWS_REGION", "eu-north-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("BUCKET_DOCUMENTS", "documents");
    for (var service : List.of("DYNAMODB", "SQS", "S3", "SESV2")) {
      environment.put("AWS_ENDPOINT_URL_" + service, peer.url());
    }
    for (var table : TableName.values()) {
      environment.put(table.variable(), "table-" + table);
    }
    for (var queue : QueueName.values()) {
      environment.put(queue.variable(), peer.url() + "/queue-" + queue);
    }
    return Map.copyOf(environment);
  }

  static Key key(String pk) {
    return Key.alone(TableName.DRAFTS, pk);
  }

  void answers(Peer.Answer... answers) {
    peer.answers(answers);
  }

  /// The same answer to each of three attempts of the client library.
  void answersThrice(Peer.Answer answer) {
    peer.answers(answer, answer, answer);
  }

  List<String> operations() {
    var operations = new ArrayList<String>();
    peer.asked().forEach(request -> operations.add(request.operation()));
    return operations;
  }

  @Override
  public void close() {
    peer.close();
  }
}
