package dev.utkast.local.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.wiring.JavaHttpClient;
import dev.utkast.local.events.Bell;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.services.Provisioner;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;

/// The services of `roles.yaml` behind a gatekeeper, and clients of its functions.
final class GateSystem implements AutoCloseable {

  static final Path TEMPLATE = Path.of("src/test/resources/roles.yaml");
  private static final ServicePorts PORTS = ServicePorts.from(0);
  static final SystemModel MODEL = model(TEMPLATE);

  private final List<String> logs = new CopyOnWriteArrayList<>();
  final Bell written = new Bell();
  private final Permissions permissions = new Permissions(MODEL);
  final LocalServices services;
  final Gatekeeper gate;

  GateSystem(Path folder) throws IOException {
    var keys = new FunctionKeys(MODEL);
    services = LocalServices.embedded(folder, PORTS, InstantSource.system(), _ -> {}, keys::secret);
    new Provisioner(services, MODEL).provision();
    gate =
        new Gatekeeper(
            MODEL,
            services,
            keys,
            permissions,
            (function, line) -> logs.add(function + " " + line),
            written);
  }

  static SystemModel model(Path template) {
    return SystemModel.of(template, PORTS.locality());
  }

  static FunctionSpec function(String id) {
    return MODEL.functions().stream()
        .filter(function -> function.logicalId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static String bucket() {
    return MODEL.buckets().getFirst();
  }

  static String queue(String name) {
    return MODEL.locality().queueUrl(name);
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(
      String function, B builder) {
    return with(keys(function), builder);
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C with(
      AwsBasicCredentials keys, B builder) {
    return builder
        .region(Region.of(Locality.REGION))
        .endpointOverride(URI.create(gate.address().toString()))
        .httpClient(new JavaHttpClient(Duration.ofSeconds(2), Duration.ofSeconds(30), false))
        .credentialsProvider(StaticCredentialsProvider.create(keys))
        .build();
  }

  AwsBasicCredentials keys(String function) {
    var environment = gate.environment(function(function));
    return AwsBasicCredentials.create(
        Objects.requireNonNull(environment.get("AWS_ACCESS_KEY_ID")),
        Objects.requireNonNull(environment.get("AWS_SECRET_ACCESS_KEY")));
  }

  void refused(String action, Runnable call) {
    long before = permissions.refused();
    var error = assertThrows(AwsServiceException.class, call::run);
    assertEquals(before + 1, permissions.refused());
    assertTrue(
        error.awsErrorDetails().errorCode().startsWith("AccessDenied"),
        error.awsErrorDetails().errorCode());
    var told = String.valueOf(error.getMessage());
    assertTrue(told.contains("is not authorized to perform: " + action), told);
    var log = logs.getLast();
    assertTrue(log.contains("REFUSED") && log.contains(action), log);
    assertTrue(permissions.refusals().getLast().contains(action));
  }

  /// Refused for what is asked, whoever asks.
  static void refusedAs(String type, Runnable call) {
    var error = assertThrows(AwsServiceException.class, call::run);
    assertEquals(type, error.awsErrorDetails().errorCode());
  }

  @Override
  public void close() {
    gate.close();
    services.close();
  }
}
