package dev.utkast.local.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.local.template.Locality;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
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

/// The services as functions meet them: each function, over the unmodified SDK, may do what its
/// role says and nothing else.
class GatekeeperTest {

  @TempDir static Path folder;

  @AutoClose private static GateSystem system;

  @BeforeAll
  static void start() throws IOException {
    system = new GateSystem(folder);
  }

  private static Map<String, AttributeValue> item(String pk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("-"));
  }

  @Test
  void aTableIsReadAndWrittenByWhomItsRoleLets() {
    var writer = system.of("Writer", DynamoDbClient.builder());
    var reader = system.of("Reader", DynamoDbClient.builder());
    writer.putItem(r -> r.tableName("Sales").item(item("SALE#1")));
    assertEquals(
        item("SALE#1"), reader.getItem(r -> r.tableName("Sales").key(item("SALE#1"))).item());
    system.refused(
        "dynamodb:PutItem", () -> reader.putItem(r -> r.tableName("Sales").item(item("SALE#2"))));
    system.refused(
        "dynamodb:GetItem", () -> writer.getItem(r -> r.tableName("Sales").key(item("SALE#1"))));
    system.refused(
        "dynamodb:PutItem", () -> writer.putItem(r -> r.tableName("Others").item(item("SALE#2"))));
    system.refused("dynamodb:ListTables", writer::listTables);
    assertFalse(
        system
            .services
            .dynamoDb()
            .getItem(r -> r.tableName("Sales").key(item("SALE#2")))
            .hasItem());
  }

  /// Functions are fed from the stream of Sales.
  @Test
  void whatFeedsAFunctionRingsAndNothingElse() {
    var writer = system.of("Writer", DynamoDbClient.builder());
    var reader = system.of("Reader", DynamoDbClient.builder());
    long before = system.written.rings();
    writer.putItem(r -> r.tableName("Sales").item(item("SALE#77")));
    assertEquals(before + 1, system.written.rings());
    var put = Put.builder().tableName("Sales").item(item("SALE#78")).build();
    writer.transactWriteItems(r -> r.transactItems(TransactWriteItem.builder().put(put).build()));
    assertEquals(before + 2, system.written.rings());
    reader.getItem(r -> r.tableName("Sales").key(item("SALE#77")));
    system.refused(
        "dynamodb:PutItem", () -> reader.putItem(r -> r.tableName("Sales").item(item("SALE#79"))));
    assertEquals(before + 2, system.written.rings());
  }

  @Test
  void leadingKeysAreHeldToTheirCondition() {
    var writer = system.of("Writer", DynamoDbClient.builder());
    var counted =
        writer.updateItem(r ->
            r.tableName("Sales")
                .key(item("COUNTER"))
                .updateExpression("ADD v :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
    assertTrue(counted.sdkHttpResponse().isSuccessful());
    system.refused(
        "dynamodb:UpdateItem",
        () -> writer.updateItem(r -> r.tableName("Sales").key(item("SALE#1"))));
  }

  @Test
  void aTransactionIsRefusedForOneOfItsPartsAndChangesNothing() {
    var writer = system.of("Writer", DynamoDbClient.builder());
    var parts =
        Stream.of("Sales", "Others")
            .map(table ->
                TransactWriteItem.builder()
                    .put(Put.builder().tableName(table).item(item("SALE#3")).build())
                    .build())
            .toList();
    system.refused(
        "dynamodb:PutItem", () -> writer.transactWriteItems(r -> r.transactItems(parts)));
    assertFalse(
        system
            .services
            .dynamoDb()
            .getItem(r -> r.tableName("Sales").key(item("SALE#3")))
            .hasItem());
  }

  @Test
  void aQueueIsWrittenByWhomItsRoleLets() {
    var url = GateSystem.queue("Steps");
    system.of("Writer", SqsClient.builder()).sendMessage(r -> r.queueUrl(url).messageBody("one"));
    var reader = system.of("Reader", SqsClient.builder());
    system.refused(
        "sqs:SendMessage", () -> reader.sendMessage(r -> r.queueUrl(url).messageBody("two")));
    system.refused("sqs:PurgeQueue", () -> reader.purgeQueue(r -> r.queueUrl(url)));
    assertEquals(
        List.of("one"),
        system
            .services
            .sqs()
            .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10))
            .messages()
            .stream()
            .map(message -> message.body())
            .toList());
  }

  @Test
  void objectsArePutUnderTheirPrefixAndOnlyOnce() {
    var bucket = GateSystem.bucket();
    var writer = system.of("Writer", S3Client.builder().forcePathStyle(true));
    var bytes = RequestBody.fromString("%PDF å");
    writer.putObject(r -> r.bucket(bucket).key("slips/1 å.pdf").ifNoneMatch("*"), bytes);
    assertEquals(
        "%PDF å",
        system
            .services
            .s3()
            .getObjectAsBytes(r -> r.bucket(bucket).key("slips/1 å.pdf"))
            .asUtf8String());
    system.refused(
        "s3:PutObject",
        () -> writer.putObject(r -> r.bucket(bucket).key("other/1.pdf").ifNoneMatch("*"), bytes));
    system.refused(
        "s3:PutObject", () -> writer.putObject(r -> r.bucket(bucket).key("slips/1 å.pdf"), bytes));
    system.refused(
        "s3:GetObject", () -> writer.getObjectAsBytes(r -> r.bucket(bucket).key("slips/1 å.pdf")));
    system.refused("s3:ListBucket", () -> writer.listObjectsV2(r -> r.bucket(bucket)));
  }

  /// Whoever has the address needs no key, but it lets in no further than who signed it.
  @Test
  void aPresignedAddressAllowsWhatItsSignerMay() throws Exception {
    var bucket = GateSystem.bucket();
    system
        .services
        .s3()
        .putObject(r -> r.bucket(bucket).key("slips/2.pdf"), RequestBody.fromString("2"));
    try (var presigner =
            S3Presigner.builder()
                .region(Region.of(Locality.REGION))
                .endpointOverride(system.gate.address())
                .credentialsProvider(StaticCredentialsProvider.create(system.keys("Reader")))
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
    var writer = system.of("Writer", SesV2Client.builder());
    assertFalse(send(writer, "Shop <shop@example.com>").isEmpty());
    system.refused("ses:SendEmail", () -> send(writer, "boss@example.com"));
    system.refused("ses:SendEmail", () -> send(writer, "shop@example.com.evil.org"));
    system.refused(
        "ses:SendEmail",
        () -> send(system.of("Reader", SesV2Client.builder()), "shop@example.com"));
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
}
