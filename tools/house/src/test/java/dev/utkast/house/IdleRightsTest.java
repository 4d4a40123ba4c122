package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.local.gate.PlatformRights;
import dev.utkast.local.roles.Call;
import dev.utkast.local.roles.Policy;
import dev.utkast.local.roles.Right;
import dev.utkast.local.roles.Role;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.id.AdjustmentId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.link.LinkTokens;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.Invocations;
import dev.utkast.testkit.MemoryWiring;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// No role allows more than it needs: whichever of its rights is taken away, something is refused
/// that the platform does with it, or its function for a good call of a route, a sample event, a
/// message, or one of the rarer things that are done here.
class IdleRightsTest {
  private final TreeMap<String, Set<Call>> used = new TreeMap<>();

  private interface Done {
    void by(MemoryWiring wiring) throws Exception;
  }

  private void does(String folder, MemoryWiring stored, Done done) throws Exception {
    var recorded = new RecordedCalls();
    done.by(recorded.over(stored));
    note(folder, recorded);
  }

  private void note(String folder, RecordedCalls recorded) {
    used.computeIfAbsent(folder, _ -> new HashSet<>()).addAll(recorded.calls());
  }

  private static HttpCalls calls(String folder, MemoryWiring wiring) {
    return new HttpCalls(HttpRoutes.handler(folder, wiring))
        .withScopes(TokensTable.Access.EVERY_SCOPE.toArray(String[]::new));
  }

  private void delivered(MemoryWiring stored, Message message) throws Exception {
    var folder = HttpRoutes.consumer(message);
    does(
        folder,
        stored,
        wiring ->
            assertEquals(
                List.of(),
                Deliveries.deliver(HttpRoutes.handler(folder, wiring), message),
                message.toString()));
  }

  private void usual() throws Exception {
    for (var route : HttpRoutes.all(StoredSales.inMemory())) {
      note(route.function(), RolesTest.recorded(route));
    }
    try (var samples = EventsTest.samples()) {
      for (var file : samples.toList()) {
        does(
            EventsTest.function(file),
            StoredSales.inMemory(),
            wiring -> EventsTest.handle(file, wiring));
      }
    }
    for (var type : EventsTest.messageTypes().toList()) {
      delivered(StoredSales.inMemory(), Messages.read(EventsTest.wireForm(type), Message.class));
    }
  }

  /// What is refused for a cause that may end lets its key go.
  private void refusals() throws Exception {
    for (var request :
        Map.of(
                "draft-orders", "draft_orders/999/send_invoice.json",
                "orders", "orders/999/cancel.json",
                "confirm-payment", "draft_orders/999/payments.json")
            .entrySet()) {
      var body =
          request.getKey().equals("confirm-payment")
              ? "{\"payment\": {\"amount\": 1, \"currency\": \"USD\", \"reference\": \"r\"}}"
              : "{}";
      does(
          request.getKey(),
          StoredSales.inMemory(),
          wiring -> {
            var keyed = calls(request.getKey(), wiring).withIdempotencyKey("once");
            assertEquals(404, keyed.post(request.getValue(), body).status());
          });
    }
  }

  private void rarerRequests() throws Exception {
    does(
        "catalog",
        StoredSales.inMemory(),
        wiring -> assertEquals(404, calls("catalog", wiring).get("locations/2.json").status()));
    does(
        "draft-orders",
        StoredSales.inMemory(),
        wiring ->
            assertEquals(
                201,
                calls("draft-orders", wiring)
                    .post(
                        "draft_orders.json",
                        "{\"draft_order\": {\"line_items\": [{\"title\": \"Cup\", \"price\": 1,"
                            + " \"quantity\": 1}]}}")
                    .status()));
    does(
        "orders",
        StoredSales.inMemory(),
        wiring ->
            assertEquals(
                200, calls("orders", wiring).get("orders.json?customer_id=3001").status()));
    does(
        "draft-orders",
        StoredSales.inMemory(),
        wiring -> {
          var path = "draft_orders/1001/complete.json";
          assertEquals(200, calls("draft-orders", wiring).put(path, "").status());
          var otherwise = calls("draft-orders", wiring).put(path + "?payment_pending=true", "");
          assertEquals(422, otherwise.status());
        });
    var completed = StoredSales.inMemory();
    long order =
        calls("draft-orders", completed)
            .put("draft_orders/1001/complete.json?payment_pending=true", "")
            .longAt("draft_order.order_id");
    askedOnceMore(completed);
    // Its place among those of its customer is not known yet.
    delivered(completed, new Message.ClaimStock(new OrderId(order)));
    does(
        "invoice-page",
        completed,
        wiring ->
            new HttpCalls(HttpRoutes.handler("invoice-page", wiring))
                .call("GET", "/invoices/" + StoredSales.LINK_SECRET, Optional.empty()));
    linksOfOlderVersions();
  }

  private void linksOfOlderVersions() throws Exception {
    var path = "/invoices/" + StoredSales.OLD_LINK_SECRET;
    does(
        "invoice-page",
        StoredSales.inMemory(),
        wiring ->
            new HttpCalls(HttpRoutes.handler("invoice-page", wiring))
                .call("GET", path, Optional.empty()));
    does(
        "customer-documents",
        StoredSales.inMemory(),
        wiring ->
            new HttpCalls(HttpRoutes.handler("customer-documents", wiring))
                .call("GET", path + "/document.pdf", Optional.empty()));
    does(
        "confirm-payment",
        StoredSales.inMemory(),
        wiring ->
            new HttpCalls(HttpRoutes.handler("confirm-payment", wiring))
                .call("POST", path + "/confirm", Optional.empty()));
    does(
        "card-payments",
        StoredSales.inMemory(),
        wiring ->
            new HttpCalls(HttpRoutes.handler("card-payments", wiring))
                .call("POST", path + "/pay", Optional.empty()));
  }

  /// Who has no record, is reminded, and whose order is called off.
  private void guests() throws Exception {
    var shop = StoredSales.inMemory();
    var drafts = calls("draft-orders", shop);
    long draft =
        drafts
            .post(
                "draft_orders.json",
                "{\"draft_order\": {\"email\": \"guest@example.com\", \"line_items\": [{\"title\":"
                    + " \"Cup\", \"price\": 1, \"quantity\": 1}]}}")
            .longAt("draft_order.id");
    long order =
        drafts
            .put("draft_orders/" + draft + "/complete.json?payment_pending=true", "")
            .longAt("draft_order.order_id");
    delivered(shop, new Message.IssueInvoice(new OrderId(order), Optional.empty()));
    var made = new OrdersTable(shop.database()).find(new OrderId(order)).orElseThrow();
    var reminder = LinkTokens.token(made.link(StoredSales.NOW), shop.linkKeys().current());
    does(
        "invoice-page",
        shop,
        wiring ->
            assertEquals(
                200,
                new HttpCalls(HttpRoutes.handler("invoice-page", wiring))
                    .call("GET", "/invoices/" + reminder, Optional.empty())
                    .status()));
    does(
        "orders",
        shop,
        wiring ->
            assertEquals(
                200,
                calls("orders", wiring).post("orders/" + order + "/cancel.json", "{}").status()));
  }

  /// Whether the customer was asked by an earlier try is looked up before it is refused.
  private void askedOnceMore(MemoryWiring completed) throws Exception {
    does(
        "draft-orders",
        completed,
        wiring ->
            assertEquals(
                422,
                calls("draft-orders", wiring)
                    .post("draft_orders/1001/send_invoice.json", "")
                    .status()));
  }

  private void rarerMessages() throws Exception {
    var now = StoredSales.NOW;
    delivered(StoredSales.inMemory(), new Message.ClaimStock(new OrderId(4001)));
    delivered(StoredSales.inMemory(), new Message.SendMail(MailKind.INVOICE, 4002, 1, now));
    var some = Optional.of(Money.parse("USD 1.00"));
    delivered(StoredSales.inMemory(), new Message.IssueInvoice(new OrderId(4001), some));
    delivered(
        StoredSales.inMemory(), new Message.SendMail(MailKind.SHIPPING_CONFIRMATION, 6001, 1, now));
    var shelf = StoredSales.inMemory();
    var stock = new StockTable(shelf.database());
    var level = stock.level(new VariantId(2001), Location.PRIMARY_ID).orElseThrow();
    var empty = Decided.changed(StockDecider.setAvailable(level, 0, new AdjustmentId(7777), now));
    shelf.database().commit(stock.put(empty.next()), stock.putNew(empty.movement()));
    delivered(shelf, new Message.ClaimStock(new OrderId(4003)));
  }

  private void outbox() throws Exception {
    var all = new ArrayList<Message>();
    for (var type : EventsTest.messageTypes().toList()) {
      all.add(Messages.read(EventsTest.wireForm(type), Message.class));
    }
    var row =
        OutboxTable.put(StoredSales.WAITING + 1, StoredSales.NOW.minus(Duration.ofHours(1)), all);
    var doc = ((Write.PutNew) row).item().doc();
    var sample = Sources.root().resolve("events/relay-outbox.json");
    var event =
        Files.readString(sample)
            .replaceFirst(
                "\"S\": \"\\{.*\"", Matcher.quoteReplacement("\"S\": " + Json.of(doc).write()));
    assertTrue(event.contains("ShipStock"), event);
    does(
        "relay-outbox",
        StoredSales.inMemory(),
        wiring ->
            Invocations.invoke(
                HttpRoutes.handler("relay-outbox", wiring),
                event.getBytes(StandardCharsets.UTF_8)));
    var lingering = StoredSales.inMemory();
    lingering.database().commit(row);
    var key = Key.alone(TableName.OUTBOX, Long.toString(StoredSales.WAITING + 2));
    var unreadable = new Write.PutNew(Item.of(key, 1, "{\"messages\":[{}]}"));
    lingering.database().commit(unreadable);
    does(
        "sweep-outbox",
        lingering,
        wiring -> EventsTest.handle(Sources.root().resolve("events/sweep-outbox.json"), wiring));
  }

  @TestFactory
  Stream<DynamicTest> aRoleWithoutOneOfItsRightsIsMissedAtOnce() throws Exception {
    usual();
    refusals();
    rarerRequests();
    guests();
    rarerMessages();
    outbox();
    assertEquals(new TreeSet<>(TemplateTest.functionFolders()), used.navigableKeySet());
    var needed = new TreeMap<String, Set<Call>>();
    used.forEach((folder, calls) ->
        needed.put(TemplateRoles.function(folder).role().logicalId(), new HashSet<>(calls)));
    PlatformRights.of(TemplateRoles.MODEL)
        .forEach(wanted ->
            needed
                .computeIfAbsent(wanted.role().logicalId(), _ -> new HashSet<>())
                .add(wanted.call()));
    return TemplateRoles.MODEL.roles().stream()
        .flatMap(role ->
            role.policy().rights().stream()
                .map(right ->
                    DynamicTest.dynamicTest(
                        role.logicalId() + " without " + right,
                        () ->
                            assertMissed(
                                role, right, needed.getOrDefault(role.logicalId(), Set.of())))));
  }

  private static void assertMissed(Role role, Right right, Set<Call> needed) {
    var all = role.policy().and(TemplateRoles.MODEL.resourcePolicies());
    assertEquals(List.of(), needed.stream().filter(call -> !all.allows(call)).toList());
    assertTrue(
        needed.stream()
            .map(all::judge)
            .anyMatch(verdict ->
                verdict instanceof Policy.Verdict.Allowed(var used)
                    && used.stream().allMatch(right::equals)),
        "nothing needs it");
  }
}
