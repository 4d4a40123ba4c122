package dev.utkast.local.services;

import dev.utkast.local.inbox.MailStore;
import dev.utkast.local.template.Deployment;
import dev.utkast.local.template.Locality;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The four services of AWS that Utkast uses, and clients for them: in this process, with their
/// state under one folder; or but for mail where a [Deployment] has them.
public final class LocalServices implements AutoCloseable {

  static {
    // All functions in this process share the idle connections that Java keeps; five to a service
    // are too few.
    System.setProperty("http.maxConnections", "64");
  }

  private final Addresses addresses;
  private final List<AutoCloseable> running = new ArrayList<>();
  private final MailService mail;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().socketTimeout(java.time.Duration.ofSeconds(30)).build();
  private final DynamoDbClient dynamoDb;
  private final DynamoDbStreamsClient streams;
  private final SqsClient sqs;
  private final S3Client s3;

  private LocalServices(Addresses addresses, MailService mail) {
    this.addresses = addresses;
    this.mail = mail;
    running.add(mail);
    dynamoDb = at(DynamoDbClient.builder(), addresses.dynamoDb).build();
    streams = at(DynamoDbStreamsClient.builder(), addresses.dynamoDb).build();
    sqs = at(SqsClient.builder(), addresses.sqs).build();
    s3 = at(S3Client.builder().forcePathStyle(true), addresses.s3).build();
  }

  private record Addresses(URI dynamoDb, URI sqs, URI s3, URI mail) {}

  /// @param keys of those who may ask for objects besides us
  public static LocalServices embedded(
      Path state, ServicePorts ports, InstantSource clock, ServiceLogs logs, ServiceKeys keys) {
    try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<AutoCloseable>> services =
          List.of(
              () -> EmbeddedQueues.start(state.resolve("queues"), ports.sqs()),
              () -> {
                logs.adoptThread("dynamodb");
                return EmbeddedDynamoDb.start(state.resolve("dynamodb"), ports.dynamodb());
              },
              () -> EmbeddedObjects.start(state.resolve("objects"), ports.s3(), keys::secret));
      List<Future<AutoCloseable>> started = new ArrayList<>();
      services.forEach(service -> started.add(starters.submit(service)));
      var addresses =
          new Addresses(
              ServicePorts.address(ports.dynamodb()),
              ServicePorts.address(ports.sqs()),
              ServicePorts.address(ports.s3()),
              ServicePorts.address(ports.mail()));
      var result = new LocalServices(addresses, mail(state, ports, clock));
      result.await(started);
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
    try {
      return new LocalServices(
          new Addresses(there, there, there, ServicePorts.address(ports.mail())),
          mail(state, ports, clock));
    } catch (Exception e) {
      throw new IllegalStateException("the mail service did not start: " + rootMessage(e), e);
    }
  }

  private static MailService mail(Path state, ServicePorts ports, InstantSource clock)
      throws Exception {
    return MailService.start(MailStore.of(state), ports.mail(), clock);
  }

  private void await(List<Future<AutoCloseable>> started) throws Exception {
    ExecutionException failure = null;
    for (var future : started) {
      try {
        running.add(future.get());
      } catch (ExecutionException e) {
        failure = e;
      }
    }
    if (failure != null) {
      close();
      throw failure;
    }
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B at(
      B builder, URI address) {
    AwsCredentialsProvider keys =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(Credentials.ACCESS_KEY, Credentials.SECRET_KEY));
    return builder
        .httpClient(http)
        .endpointOverride(address)
        .region(Region.of(Locality.REGION))
        .credentialsProvider(keys);
  }

  /// The environment that points an unmodified SDK to these services.
  public Map<String, String> environment() {
    var result = new LinkedHashMap<String, String>();
    result.put("AWS_REGION", Locality.REGION);
    result.put("AWS_DEFAULT_REGION", Locality.REGION);
    result.put("AWS_ACCESS_KEY_ID", Credentials.ACCESS_KEY);
    result.put("AWS_SECRET_ACCESS_KEY", Credentials.SECRET_KEY);
    result.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDbAddress().toString());
    result.put("AWS_ENDPOINT_URL_DYNAMODB_STREAMS", dynamoDbAddress().toString());
    result.put("AWS_ENDPOINT_URL_SQS", sqsAddress().toString());
    result.put("AWS_ENDPOINT_URL_S3", s3Address().toString());
    result.put("AWS_ENDPOINT_URL_SESV2", mailAddress().toString());
    return result;
  }

  public URI dynamoDbAddress() {
    return addresses.dynamoDb;
  }

  public URI sqsAddress() {
    return addresses.sqs;
  }

  public URI s3Address() {
    return addresses.s3;
  }

  public URI mailAddress() {
    return addresses.mail;
  }

  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  public DynamoDbStreamsClient streams() {
    return streams;
  }

  public SqsClient sqs() {
    return sqs;
  }

  public S3Client s3() {
    return s3;
  }

  public MailStore mails() {
    return mail.store();
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
    http.close();
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
