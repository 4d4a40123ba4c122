package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.local.roles.Call;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.HttpCalls;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What a function does, its role in `template.yaml` allows: a good call of every route, once more
/// under its `Idempotency-Key`, every sample event, and every message. On a laptop nothing is
/// forbidden, so that a right that is missing would first be missed in somebody's account.
class RolesTest {

  @TestFactory
  Stream<DynamicTest> whatARouteDoesIsAllowed() {
    return HttpRoutes.all(StoredSales.inMemory()).stream()
        .map(route -> DynamicTest.dynamicTest(route.key(), () -> called(route)));
  }

  private static void called(HttpRoutes.Served route) {
    assertAllowed(route.function(), recorded(route));
  }

  static RecordedCalls recorded(HttpRoutes.Served route) {
    var good = RouteTable.row(route.key());
    var recorded = new RecordedCalls();
    var wiring = recorded.over(StoredSales.inMemory());
    var caller =
        new HttpCalls(HttpRoutes.handler(route.function(), wiring))
            .withScopes(TokensTable.Access.EVERY_SCOPE.toArray(String[]::new));
    var at = WrongCalls.withSuffix(good.at());
    var body = good.body().map(Json::write);
    var answer = caller.call(good.method(), at, body);
    assertTrue(answer.status() < 500, answer.text());
    if (body.isPresent()) {
      var keyed = caller.withIdempotencyKey("once");
      keyed.call(good.method(), at, body);
      keyed.call(good.method(), at, body);
    }
    return recorded;
  }

  @TestFactory
  Stream<DynamicTest> whatASampleDoesIsAllowed() throws IOException {
    return EventsTest.samples()
        .map(file ->
            DynamicTest.dynamicTest(
                EventsTest.name(file),
                () -> {
                  var recorded = new RecordedCalls();
                  EventsTest.handle(file, recorded.over(StoredSales.inMemory()));
                  assertAllowed(EventsTest.function(file), recorded);
                }));
  }

  @TestFactory
  Stream<DynamicTest> whatAMessageAsksForIsDoneAndAllowed() {
    return EventsTest.messageTypes()
        .map(type ->
            DynamicTest.dynamicTest(
                type,
                () -> {
                  var message = Messages.read(EventsTest.wireForm(type), Message.class);
                  var function = HttpRoutes.consumer(message);
                  var recorded = new RecordedCalls();
                  var handler = HttpRoutes.handler(function, recorded.over(StoredSales.inMemory()));
                  assertEquals(List.of(), Deliveries.deliver(handler, message));
                  assertAllowed(function, recorded);
                }));
  }

  private static void assertAllowed(String folder, RecordedCalls recorded) {
    var policy = TemplateRoles.of(folder);
    var missing = recorded.calls().stream().filter(call -> !policy.allows(call)).toList();
    assertEquals(List.of(), missing, folder + " may not, but does");
    for (var table : recorded.forgetting()) {
      var id = RecordedCalls.logicalId(table);
      assertEquals(
          Map.of("AttributeName", "ttl", "Enabled", true),
          TemplateYaml.map(
              TemplateTest.TEMPLATE.resource(id), "Properties", "TimeToLiveSpecification"),
          id + " is given rows that expire");
    }
  }

  static Set<String> allowed(String folder) {
    var role = TemplateTest.functionOf(folder) + "Role";
    return TemplateTest.TEMPLATE.statements(role).stream()
        .flatMap(RolesTest::rights)
        .collect(Collectors.toSet());
  }

  private static Stream<String> rights(Map<String, Object> statement) {
    return TemplateYaml.listed(statement.get("Action")).stream()
        .flatMap(action ->
            TemplateYaml.listed(statement.get("Resource")).stream()
                .map(resource -> action + " " + plain(resource)));
  }

  /// A right without the name of what it is for is of no use: the function fails at its first call.
  @Test
  void aFunctionIsToldTheNamesOfAllThatItMayUse() {
    var variables = new TreeMap<>(Map.of("Documents", "BUCKET_DOCUMENTS"));
    for (var table : TableName.values()) {
      variables.put(RecordedCalls.logicalId(table), table.variable());
    }
    for (var queue : QueueName.values()) {
      variables.put(RecordedCalls.logicalId(queue), queue.variable());
    }
    TemplateTest.functions()
        .forEach((id, function) -> {
          var used =
              TemplateTest.TEMPLATE.statements(id + "Role").stream()
                  .flatMap(RolesTest::rights)
                  // Lambda itself empties a queue into its function.
                  .filter(
                      right -> !right.startsWith("sqs:") || right.startsWith("sqs:SendMessage "))
                  .map(right -> right.replaceFirst("^\\S+ ", "").replaceFirst("/.*", ""))
                  .collect(Collectors.toSet());
          var wanted = new TreeMap<String, Object>();
          variables.forEach((resource, variable) -> {
            if (used.contains(resource)) {
              wanted.put(variable, resource);
            }
          });
          var told =
              new TreeMap<>(TemplateYaml.map(function, "Properties", "Environment", "Variables"));
          told.keySet().retainAll(variables.values());
          assertEquals(wanted, told, id);
        });
  }

  /// `${DraftsTable.Arn}/index/by-status` to `DraftsTable/index/by-status`.
  private static String plain(String resource) {
    return resource.contains("Identity")
        ? "Identity"
        : resource
            .replaceAll("[${}]", "")
            .replaceFirst("\\.Arn", "")
            .replaceFirst("^Documents/.*", "Documents");
  }

  /// Whoever could write there could make an access token, and who reads there knows who has one.
  @Test
  void onlyTheAuthorizerReadsAccessTokensAndNobodyWritesThem() {
    assertEquals(
        Map.of("Authorizer", Set.of("dynamodb:GetItem TokensTable")), rightsTo("TokensTable"));
  }

  /// A customer's page reads one link by its secret, one draft, its order and its invoice by their
  /// ids; it lists nothing, and changes nothing.
  @Test
  void aLinkOfOldIsReadByWhatIsBehindItAndWrittenByNobody() {
    assertEquals(
        Map.of(
            "CardPayments", Set.of("dynamodb:GetItem LinksTable"),
            "ConfirmPayment", Set.of("dynamodb:GetItem LinksTable"),
            "CustomerDocuments", Set.of("dynamodb:GetItem LinksTable"),
            "InvoicePage", Set.of("dynamodb:GetItem LinksTable")),
        rightsTo("LinksTable"));
    var logs = Set.of("logs:CreateLogStream InvoicePageLogs", "logs:PutLogEvents InvoicePageLogs");
    var rights = new TreeSet<>(allowed("invoice-page"));
    rights.removeAll(logs);
    assertEquals(
        Set.of(
            "dynamodb:GetItem LinksTable",
            "ssm:GetParameter " + LINK_KEY,
            "dynamodb:BatchGetItem DraftsTable",
            "dynamodb:GetItem OrdersTable",
            "dynamodb:BatchGetItem SettingsTable",
            "dynamodb:GetItem SettingsTable",
            "dynamodb:GetItem InvoicesTable",
            "dynamodb:Query CheckoutsTable"),
        rights);
  }

  private static final String PARAMETER =
      "arn:AWS::Partition:ssm:AWS::Region:AWS::AccountId:parameter/utkast/AWS::StackName/";

  private static final String LINK_KEY = PARAMETER + "link-key";

  /// By its variable, who reads which secret. Whoever reads the key of links can make the link of
  /// any sale: only what shows links, mails them or follows them. Only what asks the provider has
  /// his key, and only what hears him knows what he signs with. Nobody changes any of them.
  private static final Map<String, Set<String>> SECRETS =
      Map.of(
          "LINK_KEY link-key",
          Set.of(
              "CardPayments",
              "ConfirmPayment",
              "CustomerDocuments",
              "DraftOrders",
              "InvoicePage",
              "Orders",
              "SendMail"),
          "STRIPE_KEY stripe-key",
          Set.of("CardPayments"),
          "STRIPE_WEBHOOK_SECRET stripe-webhook-secret",
          Set.of("PaymentWebhook"));

  @Test
  void aSecretIsReadByWhatNeedsIt() {
    TemplateTest.functions()
        .forEach((id, function) -> {
          var told = TemplateYaml.map(function, "Properties", "Environment", "Variables");
          var wanted = new TreeSet<String>();
          SECRETS.forEach((secret, readers) -> {
            var parts = secret.split(" ");
            boolean reads = readers.contains(id);
            assertEquals(
                reads ? "/utkast/${AWS::StackName}/" + parts[1] : null, told.get(parts[0]), id);
            if (reads) {
              wanted.add("ssm:GetParameter " + PARAMETER + parts[1]);
            }
          });
          var rights =
              TemplateTest.TEMPLATE.statements(id + "Role").stream()
                  .flatMap(RolesTest::rights)
                  .filter(right -> right.startsWith("ssm:"))
                  .collect(Collectors.toSet());
          assertEquals(wanted, rights, id);
        });
  }

  /// Entries of the ledger, legal documents and movements of stock are there for good. That a new
  /// one takes no other's place, no role can say: the store sees to it (`AppendOnly`).
  @Test
  void noFunctionChangesOrDeletesWhatIsThereForGood() {
    var harmless = Set.of("GetItem", "BatchGetItem", "Query", "PutItem");
    for (var table : List.of("PaymentsTable", "InvoicesTable", "StockTable")) {
      rightsTo(table)
          .forEach((function, rights) -> {
            var others = new TreeSet<>(rights);
            others.removeIf(
                right -> harmless.contains(right.replaceAll("^dynamodb:| " + table + "$", "")));
            assertEquals(Set.of(), others, function);
          });
    }
  }

  /// Its number is counted up, and that is all that is ever changed in place.
  @Test
  void nothingButACounterIsChangedInPlace() {
    for (var role : TemplateRoles.MODEL.roles()) {
      for (var table : TableName.values()) {
        var arn = TemplateRoles.arn("dynamodb", "table/" + RecordedCalls.logicalId(table));
        for (var key : List.of("DRAFT#1001", "ORDER#4001", "COUNTER#2", "")) {
          var keys = Map.of("dynamodb:LeadingKeys", List.of(key));
          assertFalse(
              role.policy().allows(new Call("dynamodb:UpdateItem", arn, keys)),
              role.logicalId() + " " + table + " " + key);
        }
      }
    }
  }

  /// @return by function, what its role may do there; statements are read as they are, for one that
  ///   this test does not understand may allow anything
  private static Map<String, Set<String>> rightsTo(String resource) {
    var found = new TreeMap<String, Set<String>>();
    for (var function : TemplateTest.functions().keySet()) {
      for (var statement : TemplateTest.TEMPLATE.statements(function + "Role")) {
        if (statement.toString().contains(resource)) {
          assertEquals(Set.of("Effect", "Action", "Resource"), statement.keySet(), function);
          found.computeIfAbsent(function, _ -> new TreeSet<>()).addAll(rights(statement).toList());
        }
      }
    }
    return found;
  }

  @Test
  void aRightThatIsMissingIsSeen() {
    var recorded = new RecordedCalls();
    var wiring = recorded.over(StoredSales.inMemory());
    new HttpCalls(HttpRoutes.handler("customers", wiring))
        .withScopes("read_customers")
        .call("GET", "customers/3001.json", Optional.empty());
    // What was ordered on record, and by the mail address alone.
    assertEquals(2, recorded.calls().size());
    for (var query : recorded.calls()) {
      assertEquals("dynamodb:Query", query.action());
      assertEquals(TemplateRoles.arn("dynamodb", "table/CustomersTable"), query.resource());
      assertTrue(TemplateRoles.of("customers").allows(query));
      assertFalse(TemplateRoles.of("authorizer").allows(query));
    }
  }
}
