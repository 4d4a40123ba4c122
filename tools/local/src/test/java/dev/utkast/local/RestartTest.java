package dev.utkast.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.wiring.JavaHttpClient;
import dev.utkast.local.handlers.Recorded;
import dev.utkast.local.services.Credentials;
import dev.utkast.local.template.TemplateException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sqs.SqsClient;

class RestartTest {

  private static final int KILLS = 3;
  private static final List<String> PARTS = List.of("first", "second");

  @Test
  void aStreamIsReadOnFromWhereItStopped(@TempDir Path folder) {
    String name = UUID.randomUUID().toString();
    try (var local = new TestSystem(TestSystem.options(folder))) {
      local.row(name, "before");
      Eventually.holds(() -> Recorded.of(name).size() == 1, () -> Recorded.of(name));
      assertThrows(
          IllegalStateException.class, () -> LocalSystem.start(TestSystem.options(folder)));
    }
    try (var local = new TestSystem(TestSystem.options(folder))) {
      local.row(name, "after");
      Eventually.holds(() -> Recorded.of(name).size() >= 2, () -> Recorded.of(name));
      assertEquals(List.of("INSERT before", "INSERT after"), Recorded.of(name));
    }
  }

  @Test
  void aKillLosesNothing(@TempDir Path folder) throws IOException, InterruptedException {
    Process process = child(folder);
    String token;
    try {
      String urls = urlsOf(process);
      token = find("token +(\\w+)", urls);
      URI sqs = URI.create(find("SQS (\\S+)", urls));
      try (var http = new JavaHttpClient(Duration.ofSeconds(2), Duration.ofSeconds(30), false);
          var client = at(SqsClient.builder(), sqs, http).build()) {
        send(client, sqs, "work-dlq", "kept");
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (var local = new TestSystem(TestSystem.options(folder))) {
      assertEquals(token, local.system().token());
      assertEquals(List.of("kept"), local.system().deadLetters().get("work-dlq"));
    }
    try (var local = new TestSystem(TestSystem.options(folder).withFresh(true))) {
      assertTrue(local.system().deadLetters().isEmpty());
      assertFalse(token.equals(local.system().token()));
      assertTrue(local.system().awaitIdle(Duration.ofSeconds(10)).atRest());
    }
  }

  @Test
  void whatWaitsInAQueueThatTheTemplateHasNoMoreIsNotForgotten(@TempDir Path folder) {
    try (var local = new TestSystem(TestSystem.options(folder))) {
      var sqs = local.system().services().sqs();
      for (var name : List.of("former-empty", "former")) {
        sqs.createQueue(request -> request.queueName(name));
      }
      var url = sqs.getQueueUrl(request -> request.queueName("former")).queueUrl();
      sqs.sendMessage(request -> request.queueUrl(url).messageBody("kept"));
    }
    var refused =
        assertThrows(TemplateException.class, () -> LocalSystem.start(TestSystem.options(folder)));
    assertTrue(refused.toString().contains("messages wait in the queue former, "));
    new TestSystem(TestSystem.options(folder).withFresh(true)).close();
  }

  /// DynamoDB Local itself answers a transaction before it is committed.
  @Test
  void aTransactionThatWasAnsweredOutlivesAKill(@TempDir Path folder)
      throws IOException, InterruptedException {
    Set<String> answered =
        writtenAndKilled(
            folder,
            "DynamoDB (\\S+)",
            (dynamoDb, http) -> {
              var client = at(DynamoDbClient.builder(), dynamoDb, http).build();
              return name -> client.transactWriteItems(rows(name));
            });
    try (var local = new TestSystem(TestSystem.options(folder))) {
      var client = local.system().services().dynamoDb();
      for (String name : answered) {
        for (String part : PARTS) {
          var row = client.getItem(request -> request.tableName("Outbox").key(key(name, part)));
          assertTrue(row.hasItem(), () -> part + " of " + name);
        }
      }
    }
  }

  @Test
  void aMessageThatWasAnsweredOutlivesAKill(@TempDir Path folder)
      throws IOException, InterruptedException {
    Set<String> answered =
        writtenAndKilled(
            folder,
            "SQS (\\S+)",
            (sqs, http) -> {
              var client = at(SqsClient.builder(), sqs, http).build();
              return name -> send(client, sqs, "work-dlq", name);
            });
    try (var local = new TestSystem(TestSystem.options(folder))) {
      var lost = new HashSet<>(answered);
      lost.removeAll(local.system().deadLetters().getOrDefault("work-dlq", List.of()));
      assertEquals(Set.of(), lost);
    }
  }

  /// Writes to a system and kills it, a few times over.
  ///
  /// @param address where the system prints that of the service
  /// @return what was answered
  private static Set<String> writtenAndKilled(
      Path folder, String address, BiFunction<URI, SdkHttpClient, Consumer<String>> writer)
      throws IOException, InterruptedException {
    Set<String> answered = ConcurrentHashMap.newKeySet();
    for (int kills = 0; kills < KILLS; kills++) {
      Process process = child(folder);
      URI service = URI.create(find(address, urlsOf(process)));
      try (var http = new JavaHttpClient(Duration.ofSeconds(2), Duration.ofSeconds(30), false)) {
        writeUntilKilled(process, answered, writer.apply(service, http));
      }
    }
    return answered;
  }

  /// Several writers at a time; the first answer after the twentieth kills the process at once, so
  /// that nothing has time to follow it.
  private static void writeUntilKilled(
      Process process, Set<String> answered, Consumer<String> write) throws InterruptedException {
    int enough = answered.size() + 20;
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < 4; writer++) {
        writers.execute(() -> {
          try {
            while (answered.size() < enough) {
              String name = UUID.randomUUID().toString();
              write.accept(name);
              answered.add(name);
            }
          } catch (SdkException e) {
            // The end that was waited for.
          }
          process.destroyForcibly();
        });
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static TransactWriteItemsRequest rows(String name) {
    var writes =
        PARTS.stream()
            .map(part ->
                TransactWriteItem.builder()
                    .put(put -> put.tableName("Outbox").item(key(name, part)))
                    .build())
            .toList();
    return TransactWriteItemsRequest.builder().transactItems(writes).build();
  }

  private static Map<String, AttributeValue> key(String name, String part) {
    return Map.of("pk", AttributeValue.fromS(name), "sk", AttributeValue.fromS(part));
  }

  private static String urlsOf(Process process) throws IOException {
    var urls = new StringBuilder();
    // Not closed: the process goes on writing.
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine();
        line != null && !line.contains("curl");
        line = lines.readLine()) {
      urls.append(line).append('\n');
    }
    return urls.toString();
  }

  private static Process child(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.utkast.local.LocalCommand",
            "--template",
            TestSystem.TEMPLATE.toString(),
            "--state",
            folder.toString(),
            "--port",
            "0",
            "--set",
            "Greeting=Hej",
            "--env",
            "EXTRA=1",
            "--no-schedules")
        .redirectErrorStream(true)
        .start();
  }

  private static void send(SqsClient client, URI sqs, String queue, String body) {
    client.sendMessage(
        request -> request.queueUrl(sqs + "/000000000000/" + queue).messageBody(body));
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B at(
      B builder, URI address, SdkHttpClient http) {
    return builder
        .httpClient(http)
        .endpointOverride(address)
        .region(Region.EU_NORTH_1)
        .overrideConfiguration(setting -> setting.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(Credentials.ACCESS_KEY, Credentials.SECRET_KEY)));
  }

  private static String find(String pattern, CharSequence text) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), text.toString());
    return matcher.group(1);
  }
}
