package dev.utkast.local.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.local.roles.Call;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TemplateReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a request asks for, in IAM's terms. Source: the Service Authorization Reference.
class ServiceCallsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final SystemModel MODEL =
      SystemModel.of(
          TemplateReader.read(Path.of("src/test/resources/template.yaml")),
          Locality.of(NOWHERE, NOWHERE),
          Map.of("Greeting", "Hej"),
          Map.of());
  private static final String NOTES = "arn:aws:dynamodb:eu-north-1:000000000000:table/utkast-notes";

  private static List<String> dynamoDb(String operation, String body) throws Exception {
    return new DynamoDbCalls(MODEL)
        .of(operation, JSON.readTree(body.replace('\'', '"')))
        .map(ServiceCallsTest::told)
        .toList();
  }

  private static String told(Call call) {
    return call.action()
        + " "
        + call.resource().replace(NOTES, "notes").replaceFirst("^arn:aws:dynamodb:.*:table/", "")
        + call.context().values().stream().findFirst().map(values -> " " + values).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          GetItem | {'TableName':'utkast-notes','Key':{'pk':{'S':'a'},'sk':{'S':'b'}}} | dynamodb:GetItem notes [a]
          GetItem | {'TableName':'arn:aws:dynamodb:eu-north-1:000000000000:table/utkast-notes','Key':{'pk':{'S':'a'}}} | dynamodb:GetItem notes [a]
          PutItem | {'TableName':'utkast-notes','Item':{'pk':{'S':'a'},'sk':{'S':'b'},'x':{'N':'1'}}} | dynamodb:PutItem notes [a]
          UpdateItem | {'TableName':'Outbox','Key':{'pk':{'S':'a'}}} | dynamodb:UpdateItem Outbox [a]
          DeleteItem | {'TableName':'utkast-notes','Key':{'pk':{'S':'a'}}} | dynamodb:DeleteItem notes [a]
          Query | {'TableName':'utkast-notes','KeyConditionExpression':'#h = :h AND #r > :r','ExpressionAttributeNames':{'#h':'pk','#r':'sk'},'ExpressionAttributeValues':{':h':{'S':'a'},':r':{'S':'b'}}} | dynamodb:Query notes [a]
          Query | {'TableName':'utkast-notes','KeyConditionExpression':'pk=:h','ExpressionAttributeValues':{':h':{'S':'a'}}} | dynamodb:Query notes [a]
          Query | {'TableName':'utkast-notes','IndexName':'by-kind','KeyConditionExpression':'kind = :h','ExpressionAttributeValues':{':h':{'S':'open'}}} | dynamodb:Query notes/index/by-kind [open]
          Query | {'TableName':'utkast-notes','KeyConditionExpression':':h = pk','ExpressionAttributeValues':{':h':{'S':'a'}}} | dynamodb:Query notes []
          Scan | {'TableName':'utkast-notes'} | dynamodb:Scan notes
          Scan | {'TableName':'utkast-notes','IndexName':'by-kind'} | dynamodb:Scan notes/index/by-kind
          DescribeTable | {'TableName':'utkast-notes'} | dynamodb:DescribeTable notes
          ListTables | {} | dynamodb:ListTables *
          ExecuteStatement | {'Statement':'DELETE FROM x'} | dynamodb:ExecuteStatement *
          """)
  void oneRequestToDynamoDbIsOneCall(String operation, String body, String expected)
      throws Exception {
    assertEquals(List.of(expected), dynamoDb(operation, body));
  }

  @Test
  void aBatchAsksForEachOfItsTables() throws Exception {
    assertEquals(
        List.of("dynamodb:BatchGetItem notes [a, b]", "dynamodb:BatchGetItem Outbox [c]"),
        dynamoDb(
            "BatchGetItem",
            "{'RequestItems':{'utkast-notes':{'Keys':[{'pk':{'S':'a'}},{'pk':{'S':'b'}}]},"
                + "'Outbox':{'Keys':[{'pk':{'S':'c'}}]}}}"));
    assertEquals(
        List.of("dynamodb:BatchWriteItem notes [a, b]"),
        dynamoDb(
            "BatchWriteItem",
            "{'RequestItems':{'utkast-notes':[{'PutRequest':{'Item':{'pk':{'S':'a'}}}},"
                + "{'DeleteRequest':{'Key':{'pk':{'S':'b'}}}}]}}"));
  }

  @Test
  void aTransactionAsksForWhatItsPartsWouldAskAlone() throws Exception {
    assertEquals(
        List.of(
            "dynamodb:PutItem notes [a]",
            "dynamodb:UpdateItem Outbox [b]",
            "dynamodb:DeleteItem notes [c]",
            "dynamodb:ConditionCheckItem notes [d]"),
        dynamoDb(
            "TransactWriteItems",
            "{'TransactItems':[{'Put':{'TableName':'utkast-notes','Item':{'pk':{'S':'a'}}}},"
                + "{'Update':{'TableName':'Outbox','Key':{'pk':{'S':'b'}}}},"
                + "{'Delete':{'TableName':'utkast-notes','Key':{'pk':{'S':'c'}}}},"
                + "{'ConditionCheck':{'TableName':'utkast-notes','Key':{'pk':{'S':'d'}}}}]}"));
    assertEquals(
        List.of("dynamodb:GetItem notes [a]"),
        dynamoDb(
            "TransactGetItems",
            "{'TransactItems':[{'Get':{'TableName':'utkast-notes','Key':{'pk':{'S':'a'}}}}]}"));
  }

  @ParameterizedTest
  @CsvSource({
    "SendMessage, sqs:SendMessage",
    "SendMessageBatch, sqs:SendMessage",
    "DeleteMessageBatch, sqs:DeleteMessage",
    "ReceiveMessage, sqs:ReceiveMessage"
  })
  void aBatchOfMessagesAsksForWhatOneWould(String operation, String action) throws Exception {
    var body = JSON.readTree("{\"QueueUrl\": \"http://127.0.0.1:8082/000000000000/work.fifo\"}");
    assertEquals(
        List.of(new Call(action, "arn:aws:sqs:eu-north-1:000000000000:work.fifo")),
        new SqsCalls(MODEL.locality()).of(operation, body).toList());
  }

  private static List<String> s3(String method, String uri, String... headers) {
    var named = new java.util.TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < headers.length; i += 2) {
      named.put(headers[i], List.of(headers[i + 1]));
    }
    return S3Calls.of(new ServiceRequest(method, URI.create(uri), named, new byte[0]))
        .map(call ->
            call.action() + " " + call.resource().replace("arn:aws:s3:::", "") + call.context())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT | /b/slips/1.pdf | s3:PutObject b/slips/1.pdf{}
          PUT | /b/a%20b%2Fc?x-id=PutObject | s3:PutObject b/a b/c{}
          GET | /b/slips/1.pdf?X-Amz-Expires=60 | s3:GetObject b/slips/1.pdf{}
          HEAD | /b/k | s3:GetObject b/k{}
          DELETE | /b/k | s3:DeleteObject b/k{}
          GET | /b?list-type=2&prefix=slips%2F | s3:ListBucket b{s3:prefix=[slips/]}
          HEAD | /b/ | s3:ListBucket b{}
          PUT | /b | s3:CreateBucket b{}
          DELETE | /b | s3:DeleteBucket b{}
          GET | / | s3:ListAllMyBuckets *{}
          """)
  void aRequestToS3IsWhatItsMethodAndPathSay(String method, String uri, String expected) {
    assertEquals(List.of(expected), s3(method, uri));
  }

  @Test
  void whatComesWithAnObjectIsAskedForToo() {
    assertEquals(
        List.of("s3:PutObject b/k{s3:if-none-match=[*]}"), s3("PUT", "/b/k", "If-None-Match", "*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-amz-copy-source",
        "X-Amz-Acl",
        "x-amz-grant-read",
        "x-amz-tagging",
        "x-amz-object-lock-mode"
      })
  void whatAsksForOtherRightsThanThoseOfAnObjectIsNotDone(String header) {
    var request =
        new ServiceRequest("PUT", URI.create("/b/k"), Map.of(header, List.of("x")), new byte[0]);
    assertEquals(501, S3Calls.notDoneHere(request).orElseThrow().status());
  }

  private static List<List<String>> mail(String body) throws JsonProcessingException {
    return new MailCalls(MODEL.locality())
        .of(JSON.readTree(body))
        .map(need ->
            need.anyOf().stream()
                .map(call ->
                    call.action()
                        + call.resource().replaceFirst("^.*:identity", "")
                        + " "
                        + new java.util.TreeMap<>(call.context()))
                .toList())
        .toList();
  }

  @Test
  void aMailGoesOutUnderItsAddressOrUnderItsDomain() throws Exception {
    var context = " {ses:FromAddress=[a@x.org], ses:Recipients=[b@y.org, c@z.org]}";
    var to =
        "\"Destination\": {\"ToAddresses\": [\"b@y.org\"], \"CcAddresses\": [\"C <c@z.org>\"]}";
    assertEquals(
        List.of(
            List.of("ses:SendEmail/a@x.org" + context, "ses:SendEmail/x.org" + context),
            List.of("ses:SendRawEmail/a@x.org" + context, "ses:SendRawEmail/x.org" + context)),
        mail(
            "{\"FromEmailAddress\": \"A <a@x.org>\", "
                + to
                + ", \"Content\": {\"Raw\": {\"Data\": \"eA==\"}}}"));
    var raw =
        Base64.getEncoder()
            .encodeToString("From: A <a@x.org>\r\n\r\nx".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of(
            "ses:SendEmail/a@x.org {ses:FromAddress=[a@x.org]}",
            "ses:SendEmail/x.org {ses:FromAddress=[a@x.org]}"),
        mail("{\"Content\": {\"Raw\": {\"Data\": \"" + raw + "\"}}}").getFirst());
    assertEquals(
        1, mail("{\"FromEmailAddress\": \"a@x.org\", \"Content\": {\"Simple\": {}}}").size());
  }

  private static String encodedWord(String name) {
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }

  /// What a name says is no part of the mailbox's structure.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Müller, Söhne",
        "Müller <m@evil.org>",
        "Müller \"& Söhne",
        "Müller; Söhne: (seit 1890)",
        "Müller @ Söhne"
      })
  void aNameMayHaveAnySign(String name) throws Exception {
    var quoted = '"' + name.replace("\"", "\\\"").replace("ö", "oe").replace("ü", "ue") + '"';
    for (var shown : List.of(encodedWord(name), encodedWord(name) + "\r\n ", quoted)) {
      assertEquals(List.of("a@x.org", "x.org"), sendersOf(shown + " <a@x.org>"));
    }
  }

  @Test
  void nobodyIsSeveralOrNone() throws Exception {
    for (var from : List.of("a@x.org, b@y.org", "A <a@x.org>, B <b@y.org>", "A", "g: a@x.org;")) {
      assertEquals(from, sendersOf(from).getFirst());
    }
    var hidden = encodedWord("a@x.org, Müller") + " <b@y.org>";
    assertEquals("b@y.org", sendersOf(hidden).getFirst());
  }

  /// @return the identities that the mail may go out under
  private static List<String> sendersOf(String from) throws JsonProcessingException {
    var raw =
        Base64.getEncoder()
            .encodeToString(("From: " + from + "\r\n\r\nx").getBytes(StandardCharsets.UTF_8));
    return mail("{\"Content\": {\"Raw\": {\"Data\": \"" + raw + "\"}}}").getFirst().stream()
        .map(call -> call.replaceFirst("^ses:SendEmail/", "").replaceFirst(" \\{.*$", ""))
        .toList();
  }

  @Test
  void aRequestIsSignedInAHeaderOrInItsAddress() {
    var signed =
        new ServiceRequest(
            "POST",
            URI.create("/"),
            Map.of(
                "Authorization",
                List.of(
                    "AWS4-HMAC-SHA256 Credential=Orders/20261129/eu-north-1/dynamodb/aws4_request,"
                        + " SignedHeaders=host, Signature=0")),
            new byte[0]);
    assertEquals(new ServiceRequest.Signer("Orders", "dynamodb"), signed.signer().orElseThrow());
    var presigned =
        URI.create("/b/k?X-Amz-Credential=Orders%2F20261129%2Feu-north-1%2Fs3%2Faws4_request");
    assertEquals(
        new ServiceRequest.Signer("Orders", "s3"),
        new ServiceRequest("GET", presigned, Map.of(), new byte[0]).signer().orElseThrow());
    assertEquals(
        List.of(),
        Stream.of(new ServiceRequest("GET", URI.create("/b/k?x=1"), Map.of(), new byte[0]))
            .flatMap(request -> request.signer().stream())
            .toList());
  }
}
