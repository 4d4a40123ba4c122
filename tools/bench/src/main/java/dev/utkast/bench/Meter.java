package dev.utkast.bench;

import com.sun.net.httpserver.HttpExchange;
import dev.utkast.aws.json.Json;
import dev.utkast.bench.Usage.Kind;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.web.LoopbackServer;
import dev.utkast.local.web.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Stands between the functions and the embedded DynamoDB and SQS, passes everything on, and counts
/// what AWS would bill: every request to SQS is one request; the units of a request to DynamoDB are
/// worked out from the items it touches, and what DynamoDB Local answers to
/// `ReturnConsumedCapacity` is kept beside them.
final class Meter implements AutoCloseable {
  private static final String DYNAMO = "DynamoDB_20120810.";
  private static final String SQS = "AmazonSQS.";
  private static final List<String> WRITES =
      List.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

  private final LoopbackServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI dynamoDb;
  private final URI sqs;
  private final CapacityUnits capacity;
  private volatile Usage current = new Usage();

  Meter(Workbench bench) throws IOException {
    this.dynamoDb = bench.services.urls().dynamoDb();
    this.sqs = bench.services.urls().sqs();
    this.capacity = new CapacityUnits(bench.services.dynamoDb(), bench.model);
    server = new LoopbackServer(ServicePorts.loopback(0), this::answer);
    server.start();
  }

  /// The variables that lead functions through this meter.
  Map<String, String> environment() {
    var address = ServicePorts.address(server.port()).toString();
    return Map.of("AWS_ENDPOINT_URL_DYNAMODB", address, "AWS_ENDPOINT_URL_SQS", address);
  }

  /// From now on everything counts there.
  void countIn(Usage usage) {
    current = usage;
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    var body = exchange.getRequestBody().readAllBytes();
    try {
      if (target.startsWith(DYNAMO)) {
        var operation = target.substring(DYNAMO.length());
        var before = capacity.look(operation, parse(body));
        var answer = pass(exchange, asking(body), dynamoDb);
        count(operation, parse(body), before, answer.body());
        return answer;
      }
      if (!target.startsWith(SQS)) {
        throw new IOException("neither DynamoDB nor SQS: " + target);
      }
      current.count(queueRequests(parse(body).textAt("QueueUrl")), 1);
      return pass(exchange, body, sqs);
    } catch (IOException | RuntimeException e) {
      System.err.println("bench: the meter failed: " + e);
      throw e;
    }
  }

  private Reply pass(HttpExchange exchange, byte[] body, URI service) throws IOException {
    var request =
        HttpRequest.newBuilder(service).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (name.toLowerCase(Locale.ROOT)
              .matches("authorization|content-type|x-amz-.*|amz-sdk-.*")) {
            values.forEach(value -> request.header(name, value));
          }
        });
    try {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static byte[] asking(byte[] body) {
    var fields = new LinkedHashMap<>(parse(body).fieldMap());
    fields.put("ReturnConsumedCapacity", Json.of("INDEXES"));
    return new Json.Obj(fields).write().getBytes(StandardCharsets.UTF_8);
  }

  private static Json parse(byte[] body) {
    return Json.parse(new String(body, StandardCharsets.UTF_8));
  }

  private void count(
      String operation, Json request, List<CapacityUnits.Image> before, byte[] answer) {
    var consumed = parse(answer).at("ConsumedCapacity");
    var answered =
        (consumed instanceof Json.Arr(var several) ? several : List.of(consumed))
            .stream()
                .map(each -> number(each.at("CapacityUnits")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    var tables =
        before.isEmpty()
            ? Map.of(shortName(request.textAt("TableName")), 1L)
            : before.stream()
                .collect(
                    Collectors.groupingBy(
                        image -> shortName(image.table()),
                        LinkedHashMap::new,
                        Collectors.counting()));
    var units = capacity.of(operation, request, before, answered);
    current.operation(
        new Usage.Operation(operation, tables, units, answered),
        WRITES.contains(operation) ? Kind.WRITE_UNITS : Kind.READ_UNITS);
  }

  /// The table without the stack's name.
  private static String shortName(String table) {
    return table.replaceFirst("^utkast-", "").replaceFirst("Table.*$", "");
  }

  private static BigDecimal number(Json value) {
    return value instanceof Json.Num(var number) ? number : BigDecimal.ZERO;
  }

  /// @param queue its name or its URL
  static Kind queueRequests(String queue) {
    return queue.endsWith(".fifo") ? Kind.FIFO_QUEUE_REQUESTS : Kind.STANDARD_QUEUE_REQUESTS;
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
