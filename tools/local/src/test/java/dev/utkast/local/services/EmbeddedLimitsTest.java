package dev.utkast.local.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.local.runtime.FunctionLogs;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// What the embedded services take over the real clients and what they refuse, at AWS's limits.
/// Where one takes more than AWS does, the test says so, and `ServiceLimits` refuses it.
class EmbeddedLimitsTest {

  private static final String TABLE = "Things";

  @TempDir static Path folder;

  private static FunctionLogs logs;
  private static LocalServices services;
  private static DynamoDbClient tables;
  private static SqsClient sqs;
  private static String queue;
  private static String fifo;

  @BeforeAll
  static void start() {
    logs = new FunctionLogs(folder.resolve("logs"));
    services =
        LocalServices.embedded(
            folder,
            ServicePorts.from(0),
            InstantSource.system(),
            logs::adoptThread,
            _ -> Optional.empty());
    tables = services.dynamoDb();
    tables.createTable(request ->
        request
            .tableName(TABLE)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attribute("pk"), attribute("sk"))
            .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    sqs = services.sqs();
    queue = sqs.createQueue(request -> request.queueName("work")).queueUrl();
    fifo =
        sqs.createQueue(request ->
                request.queueName("steps.fifo").attributesWithStrings(Map.of("FifoQueue", "true")))
            .queueUrl();
    services.s3().createBucket(request -> request.bucket("papers"));
  }

  @AfterAll
  static void stop() throws Exception {
    services.close();
    logs.close();
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder().attributeName(name).attributeType("S").build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /// One more than the most is refused as the caller's mistake.
  private static void most(int most, IntConsumer call) {
    call.accept(most);
    var refusal = assertThrows(AwsServiceException.class, () -> call.accept(most + 1));
    assertEquals(400, refusal.statusCode(), refusal.getMessage());
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  /// @param bytes names and values of all attributes together
  private static Map<String, AttributeValue> item(String pk, String sk, int bytes) {
    int others = "pk".length() + "sk".length() + "x".length() + pk.length() + sk.length();
    return Map.of(
        "pk",
        AttributeValue.fromS(pk),
        "sk",
        AttributeValue.fromS(sk),
        "x",
        AttributeValue.fromS("x".repeat(bytes - others)));
  }

  private static void put(String pk, String sk, int bytes) {
    tables.putItem(request -> request.tableName(TABLE).item(item(pk, sk, bytes)));
  }

  private static TransactWriteItem written(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(TABLE).item(item)).build();
  }

  private static <T> List<T> many(int count, java.util.function.IntFunction<T> one) {
    return IntStream.range(0, count).mapToObj(one).toList();
  }

  @Test
  void anItemMayHave400Kilobytes() {
    most(409_600, bytes -> put("item", "1", bytes));
  }

  @Test
  void aPartitionKeyMayHaveTwoKilobytesAndASortKeyOne() {
    most(2_048, length -> put("p".repeat(length), "1", 3_000));
    most(1_024, length -> put("key", "s".repeat(length), 3_000));
  }

  @Test
  void aTransactionMayHaveAHundredItems() {
    most(
        100,
        count ->
            tables.transactWriteItems(request ->
                request.transactItems(many(count, i -> written(item("many", "" + i, 20))))));
    most(
        100,
        count ->
            tables.transactGetItems(request ->
                request.transactItems(
                    many(
                        count,
                        i ->
                            TransactGetItem.builder()
                                .get(get -> get.tableName(TABLE).key(key("many", "" + i)))
                                .build()))));
  }

  @Test
  void aTransactionMayHaveFourMegabytes() {
    most(
        4_194_304,
        bytes -> {
          var items = new ArrayList<>(many(10, i -> written(item("large", "" + i, 400_000))));
          items.add(written(item("large", "x", bytes - 4_000_000)));
          tables.transactWriteItems(request -> request.transactItems(items));
        });
  }

  @Test
  void aBatchMayReadAHundredKeysAndWriteTwentyFiveItems() {
    most(
        100,
        count ->
            tables.batchGetItem(request ->
                request.requestItems(
                    Map.of(
                        TABLE,
                        KeysAndAttributes.builder()
                            .keys(many(count, i -> key("many", "" + i)))
                            .build()))));
    most(
        25,
        count ->
            tables.batchWriteItem(request ->
                request.requestItems(
                    Map.of(
                        TABLE,
                        many(
                            count,
                            i ->
                                WriteRequest.builder()
                                    .putRequest(put -> put.item(item("batch", "" + i, 20)))
                                    .build())))));
  }

  /// A page ends with the item that makes it a megabyte.
  @Test
  void aPageOfAQueryHasAMegabyte() {
    many(5, i -> i).forEach(i -> put("page", "" + i, 262_144));
    assertEquals(4, page(262_144));
    many(5, i -> i).forEach(i -> put("page", "" + i, 262_143));
    assertEquals(5, page(262_143));
  }

  private static int page(int each) {
    var page =
        tables.query(request ->
            request
                .tableName(TABLE)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("page"))));
    assertEquals(page.items().size() * each < 5 * each, page.hasLastEvaluatedKey());
    return page.items().size();
  }

  private static void send(String body) {
    sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body));
  }

  private static void sendTen(int count, int bytes) {
    sqs.sendMessageBatch(request ->
        request
            .queueUrl(queue)
            .entries(
                many(
                    count,
                    i ->
                        SendMessageBatchRequestEntry.builder()
                            .id("m" + i)
                            .messageBody("x".repeat(bytes))
                            .build())));
  }

  @Test
  void aMessageMayHaveAMegabyteAndSoMayABatch() {
    most(1_048_576, bytes -> send("x".repeat(bytes)));
    most(131_072, bytes -> sendTen(8, bytes));
  }

  @Test
  void aBatchMayHaveTenEntries() {
    most(10, count -> sendTen(count, 1));
    most(
        10,
        count ->
            sqs.deleteMessageBatch(request ->
                request
                    .queueUrl(queue)
                    .entries(
                        many(
                            count,
                            i ->
                                DeleteMessageBatchRequestEntry.builder()
                                    .id("m" + i)
                                    .receiptHandle("x")
                                    .build()))));
    most(10, count -> sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(count)));
  }

  /// SQS may also replace what XML has no character for; ElasticMQ refuses it always.
  @Test
  void aMessageHasTheCharactersOfXml() {
    for (var taken : List.of("\t", "\n", " ", "\u20ac", "\ufffd", "\ud83d\ude00")) {
      send(taken);
    }
    for (var refused : List.of("\u0001", "\u000b", "\u001f", "")) {
      assertThrows(AwsServiceException.class, () -> send(refused));
    }
  }

  @Test
  void aMessageMayBeDelayedByAQuarterOfAnHour() {
    most(
        900,
        seconds -> sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x").delaySeconds(seconds)));
  }

  @Test
  void aMessageMayHaveTenAttributesAndAGroupOf128Characters() {
    var value = MessageAttributeValue.builder().dataType("String").stringValue("v").build();
    most(
        10,
        count ->
            sqs.sendMessage(request ->
                request
                    .queueUrl(queue)
                    .messageBody("x")
                    .messageAttributes(
                        IntStream.range(0, count)
                            .boxed()
                            .collect(
                                java.util.stream.Collectors.toMap(i -> "a" + i, _ -> value)))));
    most(128, length -> grouped("g".repeat(length), "one"));
    most(128, length -> grouped("g", "d".repeat(length)));
  }

  private static void grouped(String group, String id) {
    sqs.sendMessage(request ->
        request.queueUrl(fifo).messageBody("x").messageGroupId(group).messageDeduplicationId(id));
  }

  /// What ElasticMQ and s3proxy take and AWS does not.
  @Test
  void whatIsTakenHereAndNotByAws() {
    var value = MessageAttributeValue.builder().dataType("String").stringValue("v").build();
    var large = "x".repeat(1_048_576);
    var longId = SendMessageBatchRequestEntry.builder().id("e".repeat(81)).messageBody("x").build();
    assertTaken(() ->
        sqs.sendMessage(
            r -> r.queueUrl(queue).messageBody(large).messageAttributes(Map.of("a", value))));
    assertTaken(() -> sqs.receiveMessage(r -> r.queueUrl(queue).visibilityTimeout(43_201)));
    assertTaken(() -> sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(longId)));
    var name = "k".repeat(120) + "/";
    assertTaken(() -> store(name.repeat(8) + "k".repeat(57), "v"));
    assertTaken(() -> store("key", "v".repeat(2_048)));
  }

  private static void assertTaken(Runnable call) {
    org.junit.jupiter.api.Assertions.assertDoesNotThrow(call::run);
  }

  @Test
  void aKeyMayHave1024BytesAndMetadataTwoKilobytes() {
    var key = ("k".repeat(127) + "/").repeat(7) + "k".repeat(128);
    assertEquals(1_024, key.length());
    store(key, "v");
    store("other", "v".repeat(2_047));
    assertTrue(
        services.s3().headObject(r -> r.bucket("papers").key(key)).metadata().containsKey("m"));
    assertFalse(
        services.s3().headObject(r -> r.bucket("papers").key("other")).metadata().isEmpty());
  }

  private static void store(String key, String metadata) {
    services
        .s3()
        .putObject(
            request -> request.bucket("papers").key(key).metadata(Map.of("m", metadata)),
            RequestBody.fromString("x"));
  }
}
