package dev.utkast.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.local.handlers.Recorded;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SmokeTest {
  @Test
  void smoke(@TempDir Path folder) throws Exception {
    long t = System.nanoTime();
    try (var system = LocalSystem.start(
        LocalOptions.of(Path.of("src/test/resources/template.yaml"), folder).withParameter("Greeting", "Hej"))) {
      System.out.println("started " + (System.nanoTime() - t) / 1_000_000);
      try (var http = HttpClient.newHttpClient()) {
        for (String path : new String[] {"/things/1?a=1&a=2&b=%C3%A5", "/_local/status", "/odd/throw", "/odd/plain", "/_local/"}) {
          var answer = http.send(HttpRequest.newBuilder(system.urls().api().resolve(path)).header("X-Key", "open").build(),
              HttpResponse.BodyHandlers.ofString());
          System.out.println(path + " " + answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body());
        }
      }
      system.services().sqs().sendMessage(r -> r.queueUrl(system.model().locality().queueUrl("work")).messageBody("s hello"));
      system.services().dynamoDb().putItem(r -> r.tableName("Outbox").item(Map.of("pk", AttributeValue.fromS("o"), "sk", AttributeValue.fromS("row"))));
      t = System.nanoTime();
      while (Recorded.of("s").isEmpty() || Recorded.of("o").isEmpty()) { Thread.onSpinWait(); if (System.nanoTime() - t > 5_000_000_000L) break; }
      System.out.println("events " + (System.nanoTime() - t) / 1_000_000 + Recorded.of("s") + Recorded.of("o"));
      system.services().dynamoDb().deleteItem(r -> r.tableName("Outbox").key(Map.of("pk", AttributeValue.fromS("o"), "sk", AttributeValue.fromS("row"))));
      t = System.nanoTime();
      var s = system.awaitIdle(Duration.ofSeconds(5));
      System.out.println("idle " + (System.nanoTime() - t) / 1_000_000 + s);
      t = System.nanoTime();
    }
    System.out.println("closed " + (System.nanoTime() - t) / 1_000_000);
    assertTrue(true);
  }
}
