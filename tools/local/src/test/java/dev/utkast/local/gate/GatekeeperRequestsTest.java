package dev.utkast.local.gate;

import static dev.utkast.local.gate.GateSystem.refusedAs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Requests that mean one thing to a gatekeeper and another to the service behind it, or that no
/// client of AWS would send: none gets further than its sender may.
class GatekeeperRequestsTest {

  @TempDir static Path folder;

  @AutoClose private static GateSystem system;

  @BeforeAll
  static void start() throws IOException {
    system = new GateSystem(folder);
  }

  @Test
  void whoHasNoKeyIsNobody() {
    var keys = AwsBasicCredentials.create("Writer", "x");
    refusedAs(
        "UnrecognizedClientException",
        () -> system.with(keys, DynamoDbClient.builder()).listTables());
  }

  /// The service of objects knows a key by its secret: nobody else's key will do.
  @Test
  void aKeyIsOfNoUseWithoutItsSecret() {
    var guessed = AwsBasicCredentials.create(system.keys("Writer").accessKeyId(), "guessed");
    var thief = system.with(guessed, S3Client.builder().forcePathStyle(true));
    refusedAs("SignatureDoesNotMatch", () -> put(thief, "slips/3"));
  }

  private static void put(S3Client client, String key) {
    client.putObject(
        r -> r.bucket(GateSystem.bucket()).key(key).ifNoneMatch("*"), RequestBody.fromString("x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slips/../other/evil",
        "slips/./x",
        "slips//x",
        "slips/x/",
        "slips/%2e%2e/x/..",
        "slips/.."
      })
  void aKeyThatTheStoreWouldTakeForAnotherIsRefused(String key) {
    refusedAs(
        "NotImplemented",
        () -> put(system.of("Writer", S3Client.builder().forcePathStyle(true)), key));
  }

  @Test
  void whatIsNotAPlainPutOrGetIsRefused() {
    var writer = system.of("Writer", S3Client.builder().forcePathStyle(true));
    put(writer, "slips/plain");
    var plain = ObjectIdentifier.builder().key("slips/plain").build();
    var bucket = GateSystem.bucket();
    var bytes = RequestBody.fromString("EVIL");
    refusedAs(
        "NotImplemented",
        () -> writer.putObject(r -> r.bucket(bucket).key("slips/plain").ifNoneMatch("abc"), bytes));
    refusedAs(
        "NotImplemented",
        () -> writer.createMultipartUpload(r -> r.bucket(bucket).key("slips/plain")));
    refusedAs(
        "NotImplemented", () -> writer.getObjectAcl(r -> r.bucket(bucket).key("slips/plain")));
    refusedAs(
        "NotImplemented",
        () -> writer.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(List.of(plain)))));
    assertEquals(
        "x",
        system
            .services
            .s3()
            .getObjectAsBytes(r -> r.bucket(bucket).key("slips/plain"))
            .asUtf8String());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/000000000000/Failures/Steps",
        "http://127.0.0.1/Steps",
        "http://127.0.0.1/000000000000/Steps/",
        "Steps"
      })
  void anAddressThatIsNotOneOfAQueueIsRefused(String url) {
    var writer = system.of("Writer", SqsClient.builder());
    refusedAs(
        "SerializationException",
        () -> writer.sendMessage(r -> r.queueUrl(url).messageBody("one")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sqs.us-east-1.amazonaws.com/000000000000/Steps",
        "https://sqs.eu-north-1.amazonaws.com/999999999999/Steps"
      })
  void aQueueElsewhereIsAnotherQueue(String url) {
    var writer = system.of("Writer", SqsClient.builder());
    system.refused(
        "sqs:SendMessage", () -> writer.sendMessage(r -> r.queueUrl(url).messageBody("one")));
  }

  private static final String NONE = "The operation is not one of this endpoint.";

  private static void notUnderstood(String function, String line, List<String> headers, String body)
      throws IOException {
    var answer = answer(function, line, headers, body);
    assertTrue(answer.contains(" 400 ") && answer.contains(NONE), answer);
  }

  private static int asked(String function, String line, List<String> headers, String body)
      throws IOException {
    return Integer.parseInt(answer(function, line, headers, body).split(" ", 3)[1]);
  }

  /// @return the whole answer to a request as it is written here
  private static String answer(String function, String line, List<String> headers, String body)
      throws IOException {
    var key = system.keys(function).accessKeyId();
    var scope = headers.getFirst();
    var head =
        new StringBuilder(line)
            .append(" HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ")
            .append(body.length())
            .append("\r\nAuthorization: AWS4-HMAC-SHA256 Credential=")
            .append("%s/20261129/eu-north-1/%s/aws4_request, Signature=0".formatted(key, scope));
    headers.stream().skip(1).forEach(header -> head.append("\r\n").append(header));
    var address = system.gate.address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write((head + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anOperationIsReadWhereTheServiceReadsIt() throws IOException {
    var item = Map.of("pk", AttributeValue.fromS("SALE#9"), "sk", AttributeValue.fromS("-"));
    system.services.dynamoDb().putItem(r -> r.tableName("Sales").item(item));
    var json = "Content-Type: application/x-amz-json-1.0";
    var key = "{\"TableName\":\"Sales\",\"Key\":{\"pk\":{\"S\":\"SALE#9\"},\"sk\":{\"S\":\"-\"}}}";
    for (var target :
        List.of("DynamoDB_20120810.DeleteItem.PutItem", "X.PutItem", "AmazonSQS.SendMessage")) {
      notUnderstood("Writer", "POST /", List.of("dynamodb", json, "X-Amz-Target: " + target), key);
    }
    assertTrue(system.services.dynamoDb().getItem(r -> r.tableName("Sales").key(item)).hasItem());
  }

  @Test
  void aQueueServiceIsAskedInJsonAlone() throws IOException {
    var body = "{\"QueueUrl\":\"http://127.0.0.1/000000000000/Steps\",\"MessageBody\":\"one\"}";
    var target = "X-Amz-Target: AmazonSQS.SendMessage";
    var json = "Content-Type: application/x-amz-json-1.0";
    var form = "Content-Type: application/x-www-form-urlencoded";
    assertEquals(200, asked("Writer", "POST /", List.of("sqs", json, target), body));
    notUnderstood("Writer", "POST /", List.of("sqs", form, target), body);
    var purge = "POST /000000000000/Failures?Action=DeleteQueue&Version=2012-11-05";
    notUnderstood("Writer", purge, List.of("sqs", json, target), body);
    assertFalse(system.services.sqs().listQueues().queueUrls().isEmpty());
    assertTrue(
        system.services.sqs().listQueues().queueUrls().stream()
            .anyMatch(url -> url.endsWith("/Failures")));
  }

  @Test
  void nothingIsSentToAnotherHost() throws IOException {
    var body = "{\"QueueUrl\":\"http://127.0.0.1/000000000000/Steps\",\"MessageBody\":\"one\"}";
    var headers =
        List.of(
            "sqs",
            "Content-Type: application/x-amz-json-1.0",
            "X-Amz-Target: AmazonSQS.SendMessage");
    int nobody = 1;
    for (var line : List.of("POST //127.0.0.1:" + nobody + "/", "POST http://127.0.0.1:1/")) {
      assertTrue(asked("Writer", line, headers, body) != 503, line);
    }
  }

  @Test
  void whatCannotBeReadIsAnsweredAndNotDropped() throws IOException {
    var target = "X-Amz-Target: DynamoDB_20120810.PutItem";
    var json = "Content-Type: application/x-amz-json-1.0";
    for (var body : List.of("", "{", "[]", "{\"TableName\":", "\u0000")) {
      int status = asked("Writer", "POST /", List.of("dynamodb", json, target), body);
      assertEquals(400, status, body);
    }
    var mail = "{\"Content\":{\"Raw\":{\"Data\":\"A\"}}}";
    assertEquals(400, asked("Writer", "POST /v2/email/outbound-emails", List.of("ses"), mail));
    var copy = List.of("s3", "x-amz-copy-source: /%zz");
    assertEquals(501, asked("Writer", "PUT /" + GateSystem.bucket() + "/slips/5", copy, ""));
  }

  private static String mailed(SesV2Client client, String from, String raw) {
    return client
        .sendEmail(r ->
            r.fromEmailAddress(from)
                .destination(d -> d.toAddresses("ada@example.com"))
                .content(c -> c.raw(m -> m.data(SdkBytes.fromUtf8String(raw)))))
        .messageId();
  }

  @Test
  void aMailIsFromWhomItSaysAndFromWhomItsHeadersSay() {
    var writer = system.of("Writer", SesV2Client.builder());
    var shop = "shop@example.com";
    var own = "From: \"Oak, Ash <and> Co\" <shop@example.com>\r\nSubject: Hej\r\n\r\nHej";
    assertFalse(mailed(writer, "Shop <shop@example.com>", own).isEmpty());
    var others =
        List.of(
            "From: boss@evil.example\r\n\r\nHej",
            "From: shop@example.com\r\nFrom: boss@evil.example\r\n\r\nHej",
            "From: boss@evil.example,<shop@example.com>\r\n\r\nHej");
    for (var raw : others) {
      system.refused("ses:SendEmail", () -> mailed(writer, shop, raw));
    }
    system.refused("ses:SendEmail", () -> mailed(writer, "x@evil.example, <" + shop + ">", own));
    system.refused("ses:GET", () -> writer.listEmailIdentities(r -> {}));
  }

  @Test
  void aMailMayBeLargerThanWhatIsUsuallyReadAsText() {
    var writer = system.of("Writer", SesV2Client.builder());
    var raw = "From: shop@example.com\r\n\r\n" + "x".repeat(16_000_000);
    assertFalse(mailed(writer, "shop@example.com", raw).isEmpty());
  }

  @Test
  void whatAwsFindsTooLargeIsRefusedThoughTheServicesHereWouldTakeIt() {
    var writer = system.of("Writer", SqsClient.builder());
    var entry = SendMessageBatchRequestEntry.builder().id("x".repeat(81)).messageBody("one");
    refusedAs(
        "InvalidBatchEntryId",
        () ->
            writer.sendMessageBatch(
                r -> r.queueUrl(GateSystem.queue("Steps")).entries(List.of(entry.build()))));
    var objects = system.of("Writer", S3Client.builder().forcePathStyle(true));
    refusedAs("KeyTooLongError", () -> put(objects, "slips/" + "x".repeat(1019)));
    refusedAs("MetadataTooLarge", () -> putWith(objects, "x".repeat(2045)));
    putWith(objects, "x".repeat(2044));
  }

  private static void putWith(S3Client client, String note) {
    client.putObject(
        r ->
            r.bucket(GateSystem.bucket())
                .key("slips/4")
                .ifNoneMatch("*")
                .metadata(Map.of("note", note)),
        RequestBody.fromString("x"));
  }
}
