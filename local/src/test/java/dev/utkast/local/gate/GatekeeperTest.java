package dev.utkast.local.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.local.services.LocalServices;
import dev.utkast.local.services.Provisioner;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TemplateException;
import dev.utkast.local.template.TemplateReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// The services as functions meet them: each function, over the unmodified SDK, may do what its
/// role says and nothing else.
class GatekeeperTest {

  @TempDir static Path folder;

  private static final Path TEMPLATE = Path.of("src/test/resources/roles.yaml");

  private static final List<String> LOGS = new CopyOnWriteArrayList<>();
  private static SystemModel model;
  private static Permissions permissions;
  private static LocalServices services;
  private static Gatekeeper gate;

  @BeforeAll
  static void start() throws Exception {
    var ports = ServicePorts.from(0);
    model = model(TEMPLATE, ports);
    var keys = new FunctionKeys(model);
    permissions = new Permissions(model);
    services = LocalServices.embedded(folder, ports, InstantSource.system(), _ -> {}, keys);
    new Provisioner(services, model).provision();
    var places =
        Map.of(
            "dynamodb", new Gatekeeper.Service(services.dynamoDbAddress(), false),
            "sqs", new Gatekeeper.Service(services.sqsAddress(), false),
            "s3", new Gatekeeper.Service(services.s3Address(), true),
            "ses", new Gatekeeper.Service(services.mailAddress(), false));
    gate =
        new Gatekeeper(
            model,
            name -> Optional.ofNullable(places.get(name)),
            keys,
            permissions,
            (function, line) -> LOGS.add(function + " " + line));
  }

  private static SystemModel model(Path template, ServicePorts ports) {
    return SystemModel.of(
        TemplateReader.read(template),
        Locality.of(ServicePorts.address(ports.api()), ServicePorts.address(ports.sqs())),
        Map.of(),
        Map.of());
  }

  @AfterAll
  static void stop() {
    gate.close();
    services.close();
  }

  private static FunctionSpec function(String id) {
    return model.functions().stream()
        .filter(function -> function.logicalId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(
      String function, B builder) {
    var environment = gate.environment(function(function));
    return builder
        .region(Region.of(environment.get("AWS_REGION")))
        .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL_S3")))
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(keys(environment))
        .build();
  }

  private static StaticCredentialsProvider keys(Map<String, String> environment) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(
            environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY")));
  }

  private static void refused(String action, Runnable call) {
    long before = permissions.refused();
    var error = assertThrows(AwsServiceException.class, call::run);
    assertEquals(before + 1, permissions.refused());
    assertTrue(
        error.awsErrorDetails().errorCode().startsWith("AccessDenied"),
        error.awsErrorDetails().errorCode());
    var told = String.valueOf(error.getMessage());
    assertTrue(told.contains("is not authorized to perform: " + action), told);
    assertTrue(
        LOGS.getLast().contains("REFUSED") && LOGS.getLast().contains(action), LOGS.toString());
    assertTrue(permissions.refusals().getLast().contains(action));
  }

  private static Map<String, AttributeValue> item(String pk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("-"));
  }

  @Test
  void aTableIsReadAndWrittenByWhomItsRoleLets() {
    var writer = of("Writer", DynamoDbClient.builder());
    var reader = of("Reader", DynamoDbClient.builder());
    writer.putItem(r -> r.tableName("Sales").item(item("SALE#1")));
    assertEquals(
        item("SALE#1"), reader.getItem(r -> r.tableName("Sales").key(item("SALE#1"))).item());
    refused(
        "dynamodb:PutItem", () -> reader.putItem(r -> r.tableName("Sales").item(item("SALE#2"))));
    refused(
        "dynamodb:GetItem", () -> writer.getItem(r -> r.tableName("Sales").key(item("SALE#1"))));
    refused(
        "dynamodb:PutItem", () -> writer.putItem(r -> r.tableName("Others").item(item("SALE#2"))));
    refused("dynamodb:ListTables", writer::listTables);
    assertFalse(
        services.dynamoDb().getItem(r -> r.tableName("Sales").key(item("SALE#2"))).hasItem());
  }

  @Test
  void leadingKeysAreHeldToTheirCondition() {
    var writer = of("Writer", DynamoDbClient.builder());
    var counted =
        writer.updateItem(r ->
            r.tableName("Sales")
                .key(item("COUNTER"))
                .updateExpression("ADD v :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
    assertTrue(counted.sdkHttpResponse().isSuccessful());
    refused(
        "dynamodb:UpdateItem",
        () -> writer.updateItem(r -> r.tableName("Sales").key(item("SALE#1"))));
  }

  @Test
  void aTransactionIsRefusedForOneOfItsPartsAndChangesNothing() {
    var writer = of("Writer", DynamoDbClient.builder());
    var parts =
        Stream.of("Sales", "Others")
            .map(table ->
                TransactWriteItem.builder()
                    .put(Put.builder().tableName(table).item(item("SALE#3")).build())
                    .build())
            .toList();
    refused("dynamodb:PutItem", () -> writer.transactWriteItems(r -> r.transactItems(parts)));
    assertFalse(
        services.dynamoDb().getItem(r -> r.tableName("Sales").key(item("SALE#3"))).hasItem());
  }

  @Test
  void aQueueIsWrittenByWhomItsRoleLets() {
    var url = model.locality().queueUrl("Steps");
    of("Writer", SqsClient.builder()).sendMessage(r -> r.queueUrl(url).messageBody("one"));
    var reader = of("Reader", SqsClient.builder());
    refused("sqs:SendMessage", () -> reader.sendMessage(r -> r.queueUrl(url).messageBody("two")));
    refused("sqs:PurgeQueue", () -> reader.purgeQueue(r -> r.queueUrl(url)));
    assertEquals(
        List.of("one"),
        services
            .sqs()
            .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10))
            .messages()
            .stream()
            .map(message -> message.body())
            .toList());
  }

  @Test
  void objectsArePutUnderTheirPrefixAndOnlyOnce() {
    var bucket = model.buckets().getFirst().name();
    var writer = of("Writer", S3Client.builder().forcePathStyle(true));
    var bytes = RequestBody.fromString("%PDF å");
    writer.putObject(r -> r.bucket(bucket).key("slips/1 å.pdf").ifNoneMatch("*"), bytes);
    assertEquals(
        "%PDF å",
        services.s3().getObjectAsBytes(r -> r.bucket(bucket).key("slips/1 å.pdf")).asUtf8String());
    refused(
        "s3:PutObject",
        () -> writer.putObject(r -> r.bucket(bucket).key("other/1.pdf").ifNoneMatch("*"), bytes));
    refused(
        "s3:PutObject", () -> writer.putObject(r -> r.bucket(bucket).key("slips/1 å.pdf"), bytes));
    refused(
        "s3:GetObject", () -> writer.getObjectAsBytes(r -> r.bucket(bucket).key("slips/1 å.pdf")));
    refused("s3:ListBucket", () -> writer.listObjectsV2(r -> r.bucket(bucket)));
  }

  @Test
  void whatAwsFindsTooLargeIsRefusedThoughTheServicesHereWouldTakeIt() {
    var writer = of("Writer", SqsClient.builder());
    var url = model.locality().queueUrl("Failures");
    var entry = SendMessageBatchRequestEntry.builder().id("x".repeat(81)).messageBody("one");
    beyond(
        "InvalidBatchEntryId",
        () ->
            writer.sendMessageBatch(r ->
                r.queueUrl(model.locality().queueUrl("Steps")).entries(List.of(entry.build()))));
    refused("sqs:SendMessage", () -> writer.sendMessage(r -> r.queueUrl(url).messageBody("one")));
    var objects = of("Writer", S3Client.builder().forcePathStyle(true));
    var bucket = model.buckets().getFirst().name();
    var bytes = RequestBody.fromString("x");
    var longest = "slips/" + "x".repeat(1018);
    beyond(
        "KeyTooLongError",
        () -> objects.putObject(r -> r.bucket(bucket).key(longest + "x").ifNoneMatch("*"), bytes));
    beyond(
        "MetadataTooLarge",
        () ->
            objects.putObject(
                r ->
                    r.bucket(bucket)
                        .key("slips/4")
                        .ifNoneMatch("*")
                        .metadata(Map.of("note", "x".repeat(2045))),
                bytes));
    objects.putObject(
        r ->
            r.bucket(bucket)
                .key("slips/4")
                .ifNoneMatch("*")
                .metadata(Map.of("note", "x".repeat(2044))),
        bytes);
  }

  private static void beyond(String type, Runnable call) {
    var error = assertThrows(AwsServiceException.class, call::run);
    assertEquals(400, error.statusCode());
    assertEquals(type, error.awsErrorDetails().errorCode());
  }

  /// Whoever has the address needs no key, but it lets in no further than who signed it.
  @Test
  void aPresignedAddressAllowsWhatItsSignerMay() throws Exception {
    var bucket = model.buckets().getFirst().name();
    var environment = gate.environment(function("Reader"));
    services.s3().putObject(r -> r.bucket(bucket).key("slips/2.pdf"), RequestBody.fromString("2"));
    try (var presigner =
            S3Presigner.builder()
                .region(Region.of(environment.get("AWS_REGION")))
                .endpointOverride(gate.address())
                .credentialsProvider(keys(environment))
                .serviceConfiguration(
                    S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
        var browser = java.net.http.HttpClient.newHttpClient()) {
      for (var expected : Map.of("slips/2.pdf", 200, "other/2.pdf", 403).entrySet()) {
        var url =
            presigner
                .presignGetObject(p ->
                    p.signatureDuration(Duration.ofMinutes(1))
                        .getObjectRequest(r -> r.bucket(bucket).key(expected.getKey())))
                .url();
        var answer =
            browser.send(
                java.net.http.HttpRequest.newBuilder(url.toURI()).build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());
        assertEquals(expected.getValue(), answer.statusCode(), answer.body());
      }
    }
  }

  @Test
  void mailGoesOutUnderTheShopsAddressOnly() {
    var writer = of("Writer", SesV2Client.builder());
    assertFalse(send(writer, "Shop <shop@example.com>").isEmpty());
    refused("ses:SendEmail", () -> send(writer, "boss@example.com"));
    refused("ses:SendEmail", () -> send(writer, "shop@example.com.evil.org"));
    refused("ses:SendEmail", () -> send(of("Reader", SesV2Client.builder()), "shop@example.com"));
  }

  private static String send(SesV2Client client, String from) {
    var raw = SdkBytes.fromUtf8String("Subject: Hej\r\n\r\nHej");
    return client
        .sendEmail(r ->
            r.fromEmailAddress(from)
                .destination(d -> d.toAddresses("ada@example.com"))
                .content(c -> c.raw(m -> m.data(raw))))
        .messageId();
  }

  @Test
  void whoHasNoKeyIsNobody() {
    var stranger =
        DynamoDbClient.builder()
            .region(Region.of(Locality.REGION))
            .endpointOverride(gate.address())
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "x")))
            .build();
    var error = assertThrows(AwsServiceException.class, stranger::listTables);
    assertEquals("UnrecognizedClientException", error.awsErrorDetails().errorCode());
  }

  /// The service of objects knows a key by its secret: nobody else's key will do.
  @Test
  void aKeyIsOfNoUseWithoutItsSecret() {
    var thief =
        S3Client.builder()
            .region(Region.of(Locality.REGION))
            .endpointOverride(gate.address())
            .forcePathStyle(true)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("Writer", "guessed")))
            .build();
    var error =
        assertThrows(
            AwsServiceException.class,
            () ->
                thief.putObject(
                    r ->
                        r.bucket(model.buckets().getFirst().name()).key("slips/3").ifNoneMatch("*"),
                    RequestBody.fromString("3")));
    assertEquals("SignatureDoesNotMatch", error.awsErrorDetails().errorCode());
  }

  @Test
  void whatIsAllowedAndWasNeverUsedIsTold() {
    var fresh = new Permissions(model);
    var unasked = Objects.requireNonNull(fresh.use().get("ReaderRole"));
    assertEquals(unasked.allowed(), unasked.unused().size());
    PlatformRights.require(model, fresh);
    var reader = function("Reader");
    var call =
        new dev.utkast.local.roles.Call(
            "dynamodb:GetItem", model.locality().arn("dynamodb", "table/Sales"));
    assertEquals(Optional.empty(), fresh.refusal(reader, List.of(Need.of(call))));
    assertEquals(
        List.of("s3:GetObject"),
        Objects.requireNonNull(fresh.use().get("ReaderRole")).unused().stream()
            .map(right -> right.action())
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "dynamodb:DescribeStream",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
        "dynamodb:ListStreams",
        "sqs:SendMessage # failures",
        "lambda:InvokeFunction",
        "sqs:SendMessage # schedules",
        "lambda.amazonaws.com",
        "scheduler.amazonaws.com"
      })
  void nothingStartsWithoutWhatThePlatformDoesWithARole(String right) throws Exception {
    var text = Files.readString(TEMPLATE);
    var less = text.replace(right, "sts:GetCallerIdentity");
    assertFalse(less.equals(text));
    var file = Files.writeString(Files.createTempFile(folder, "less", ".yaml"), less);
    var without = model(file, ServicePorts.from(0));
    var error =
        assertThrows(
            TemplateException.class,
            () -> PlatformRights.require(without, new Permissions(without)));
    var told = String.valueOf(error.getMessage());
    assertTrue(told.contains(right.replaceFirst(" #.*", "")), told);
  }
}
