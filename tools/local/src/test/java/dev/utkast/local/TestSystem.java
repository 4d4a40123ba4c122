package dev.utkast.local;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The test template's system, and short ways to use it. No page may show how Java prints an
/// `Optional`, whoever reads it.
final class TestSystem implements AutoCloseable {

  static final Path TEMPLATE = Path.of("src/test/resources/template.yaml");

  private final LocalSystem system;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  TestSystem(LocalOptions options) {
    system = LocalSystem.start(options);
  }

  static LocalOptions options(Path state) {
    return LocalOptions.of(TEMPLATE, state)
        .withParameter("Greeting", "Hej")
        .withVisibility(java.util.Optional.of(java.time.Duration.ofSeconds(1)))
        .withSchedules(false);
  }

  LocalSystem system() {
    return system;
  }

  HttpResponse<String> get(String path, String... headers) {
    return call(
        path,
        request -> {
          request.GET();
          if (headers.length > 0) {
            request.headers(headers);
          }
        });
  }

  /// Asks under a name that a client of Java would not say.
  ///
  /// @return the body
  String getUnder(String host, String path, String header) throws IOException {
    var api = system.urls().api();
    var lines = List.of("GET " + path + " HTTP/1.1", "Host: " + host, header, "Connection: close");
    try (var socket = new Socket(api.getHost(), api.getPort())) {
      var request = String.join("\r\n", lines) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.substring(answer.indexOf("\r\n\r\n"));
    }
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return call(
        path,
        request -> {
          request.POST(HttpRequest.BodyPublishers.ofString(body));
          if (headers.length > 0) {
            request.headers(headers);
          }
        });
  }

  HttpResponse<String> call(String path, Consumer<HttpRequest.Builder> with) {
    return call(system.urls().api().resolve(path), with);
  }

  HttpResponse<String> call(URI uri, Consumer<HttpRequest.Builder> with) {
    var request = HttpRequest.newBuilder(uri);
    with.accept(request);
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertFalse(answer.body().contains("Optional["), answer.body());
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void send(String queue, String body, String... group) {
    system
        .services()
        .sqs()
        .sendMessage(request -> {
          request.queueUrl(system.model().locality().queueUrl(queue)).messageBody(body);
          if (group.length > 0) {
            request.messageGroupId(group[0]);
          }
        });
  }

  void row(String name, String what) {
    system
        .services()
        .dynamoDb()
        .putItem(request ->
            request
                .tableName("Outbox")
                .item(Map.of("pk", AttributeValue.fromS(name), "sk", AttributeValue.fromS(what))));
  }

  void deleteRow(String name, String what) {
    system
        .services()
        .dynamoDb()
        .deleteItem(request ->
            request
                .tableName("Outbox")
                .key(Map.of("pk", AttributeValue.fromS(name), "sk", AttributeValue.fromS(what))));
  }

  @Override
  public void close() {
    http.close();
    system.close();
  }
}
