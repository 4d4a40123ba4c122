package dev.utkast.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.local.handlers.Recorded;
import dev.utkast.local.services.Credentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class RestartTest {

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
    try (BufferedReader lines = process.inputReader()) {
      var urls = new StringBuilder();
      for (String line = lines.readLine();
          line != null && !line.contains("curl");
          line = lines.readLine()) {
        urls.append(line).append('\n');
      }
      token = find("token +(\\w+)", urls);
      URI sqs = URI.create(find("SQS (\\S+)", urls));
      send(sqs, "work-dlq", "kept");
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

  private static Process child(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.utkast.local.Main",
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

  private static void send(URI sqs, String queue, String body) {
    try (var http = UrlConnectionHttpClient.create();
        var client =
            SqsClient.builder()
                .httpClient(http)
                .endpointOverride(sqs)
                .region(Region.EU_NORTH_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(Credentials.ACCESS_KEY, Credentials.SECRET_KEY)))
                .build()) {
      client.sendMessage(
          request -> request.queueUrl(sqs + "/000000000000/" + queue).messageBody(body));
    }
  }

  private static String find(String pattern, CharSequence text) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), text.toString());
    return matcher.group(1);
  }
}
