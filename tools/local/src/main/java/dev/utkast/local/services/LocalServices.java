package dev.utkast.local.services;

import dev.utkast.aws.wiring.JavaHttpClient;
import dev.utkast.local.inbox.MailStore;
import dev.utkast.local.template.Deployment;
import dev.utkast.local.template.Locality;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The four services of AWS that Utkast uses, and clients for them: in this process, with their
/// state under one folder; or but for mail where a [Deployment] has them.
///
/// @param embedded whether they are our own, of which that of objects checks signatures
/// @param running what ends with them, the last first
public record LocalServices(
    Urls urls,
    boolean embedded,
    DynamoDbClient dynamoDb,
    DynamoDbStreamsClient streams,
    SqsClient sqs,
    S3Client s3,
    MailStore mails,
    List<AutoCloseable> running)
    implements AutoCloseable {
  static {
    // All functions in this process share the idle connections that Java keeps; five to a service
    // are too few.
    System.setProperty("http.maxConnections", "64");
  }

  private static LocalServices of(Urls urls, boolean embedded, Path state, InstantSource clock)
      throws IOException {
    var http = new JavaHttpClient(Duration.ofSeconds(2), Duration.ofSeconds(30), false);
    var mails = MailStore.of(state);
    var mail = new MailService(mails, urls.mail().getPort(), clock);
    return new LocalServices(
        urls,
        embedded,
        at(DynamoDbClient.builder(), urls.dynamoDb(), http).build(),
        at(DynamoDbStreamsClient.builder(), urls.dynamoDb(), http).build(),
        at(SqsClient.builder(), urls.sqs(), http).build(),
        at(S3Client.builder().forcePathStyle(true), urls.s3(), http).build(),
        mails,
        new ArrayList<>(List.of(http, mail)));
  }

  /// Where a local system answers.
  ///
  /// @param api the HTTP API; the system's own pages lie under `/_local/` of it
  public record Urls(URI api, URI dynamoDb, URI sqs, URI s3, URI mail) {
    /// The environment that points an unmodified SDK there.
    public Map<String, String> environment(String key, String secret) {
      var result = new LinkedHashMap<String, String>();
      result.put("AWS_REGION", Locality.REGION);
      result.put("AWS_DEFAULT_REGION", Locality.REGION);
      result.put("AWS_ACCESS_KEY_ID", key);
      result.put("AWS_SECRET_ACCESS_KEY", secret);
      result.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
      result.put("AWS_ENDPOINT_URL_DYNAMODB_STREAMS", dynamoDb.toString());
      result.put("AWS_ENDPOINT_URL_SQS", sqs.toString());
      result.put("AWS_ENDPOINT_URL_S3", s3.toString());
      result.put("AWS_ENDPOINT_URL_SESV2", mail.toString());
      return result;
    }
  }

  /// As they are by themselves, at the time that it is.
  public static LocalServices embedded(Path state, ServicePorts ports) {
    return embedded(state, ports, InstantSource.system(), _ -> {}, _ -> Optional.empty());
  }

  /// @param logs is told to print what this thread says to the log of a name
  /// @param secrets of the keys of those who may ask for objects besides us
  public static LocalServices embedded(
      Path state,
      ServicePorts ports,
      InstantSource clock,
      Consumer<String> logs,
      Function<String, Optional<String>> secrets) {
    var urls =
        new Urls(
            ServicePorts.address(ports.api()),
            ServicePorts.address(ports.dynamodb()),
            ServicePorts.address(ports.sqs()),
            ServicePorts.address(ports.s3()),
            ServicePorts.address(ports.mail()));
    List<Callable<AutoCloseable>> services =
        List.of(
            () -> EmbeddedQueues.start(state.resolve("queues"), ports.sqs()),
            () -> {
              logs.accept("dynamodb");
              return EmbeddedDynamoDb.start(state.resolve("dynamodb"), ports.dynamodb());
            },
            () -> EmbeddedObjects.start(state.resolve("objects"), ports.s3(), secrets));
    try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
      var result = of(urls, true, state, clock);
      var started = starters.invokeAll(services);
      var whole = started.stream().allMatch(it -> it.state() == Future.State.SUCCESS);
      started.stream()
          .filter(it -> it.state() == Future.State.SUCCESS)
          .forEach(it -> result.running.add(it.resultNow()));
      if (!whole) {
        result.close();
      }
      for (var service : started) {
        service.get();
      }
      return result;
    } catch (Exception e) {
      throw new IllegalStateException(
          "the embedded services did not start on %s: %s; --fresh forgets a state that is damaged"
              .formatted(state, rootMessage(e).lines().findFirst().orElse("")),
          e);
    }
  }

  /// @param state of the mails, which nobody else keeps
  public static LocalServices deployed(
      Deployment deployment, Path state, ServicePorts ports, InstantSource clock) {
    var there = deployment.endpoint();
    var api = ServicePorts.address(ports.api());
    try {
      var urls = new Urls(api, there, there, there, ServicePorts.address(ports.mail()));
      return of(urls, false, state, clock);
    } catch (Exception e) {
      throw new IllegalStateException("the mail service did not start: " + rootMessage(e), e);
    }
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B at(
      B builder, URI address, SdkHttpClient http) {
    var keys = AwsBasicCredentials.create(Credentials.ACCESS_KEY, Credentials.SECRET_KEY);
    return builder
        .httpClient(http)
        .endpointOverride(address)
        .region(Region.of(Locality.REGION))
        .credentialsProvider(StaticCredentialsProvider.create(keys));
  }

  /// The environment that points an unmodified SDK to these services.
  public Map<String, String> environment() {
    return urls.environment(Credentials.ACCESS_KEY, Credentials.SECRET_KEY);
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    for (AutoCloseable service : running.reversed()) {
      try {
        service.close();
      } catch (Exception e) {
        failure = new IllegalStateException("a service did not stop: " + rootMessage(e), e);
      }
    }
    running.clear();
    if (failure != null) {
      throw failure;
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
