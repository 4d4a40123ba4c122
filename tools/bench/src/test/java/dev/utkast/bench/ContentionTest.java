package dev.utkast.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.functions.catalog.Catalog;
import dev.utkast.functions.confirmpayment.ConfirmPayment;
import dev.utkast.functions.customers.Customers;
import dev.utkast.functions.draftorders.DraftOrders;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.services.Provisioner;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.SystemModel;
import dev.utkast.testkit.ConcurrentCallers;
import dev.utkast.testkit.HttpCalls;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many at the same moment, over DynamoDB as it runs on a laptop and with the pauses of a deployed
/// function: nobody is turned away, and everything counts.
class ContentionTest {
  private static final String[] ALL_SCOPES = TokensTable.Access.EVERY_SCOPE.toArray(String[]::new);

  @TempDir static Path folder;

  @AutoClose private static LocalServices services;
  private static Wiring wiring;

  @BeforeAll
  static void start() {
    var ports = ServicePorts.from(0);
    services = LocalServices.embedded(folder, ports);
    var model = SystemModel.of(Path.of("../../template.yaml"), ports.locality());
    new Provisioner(services, model).provision();
    var environment = new HashMap<>(services.environment());
    environment.putAll(model.environment());
    wiring = Wiring.of(environment);
  }

  private static HttpCalls calls(RequestStreamHandler function) {
    return new HttpCalls(function).withScopes(ALL_SCOPES);
  }

  /// @param work of each, with a key of its own
  private static List<Integer> atOnce(int size, String name, HttpCalls calls, Call work) {
    return new ConcurrentCallers()
        .all(
            IntStream.range(0, size)
                .<Callable<Integer>>mapToObj(
                    i -> () -> work.of(calls.withIdempotencyKey(name + "-" + i), i).status())
                .toList());
  }

  private interface Call {
    HttpCalls.Answer of(HttpCalls calls, int number);
  }

  private static long draft(String further) {
    return calls(new DraftOrders(wiring))
        .post(
            "draft_orders.json",
            """
            {"draft_order": {"email": "ada@example.com"%s,
              "line_items": [{"title": "Cup", "price": "20.00", "quantity": 2}]}}
            """
                .formatted(further))
        .longAt("draft_order.id");
  }

  @Test
  void twentyPaymentsOfOneDraft() {
    long id = draft("");
    var path = "draft_orders/" + id + "/payments.json";
    var statuses =
        atOnce(
            20,
            "payment",
            calls(new ConfirmPayment(wiring)),
            (calls, i) ->
                calls.post(
                    path,
                    "{\"payment\": {\"amount\": \"1.00\", \"currency\": \"USD\", \"reference\": \"%d\"}}"
                        .formatted(i)));
    assertEquals(Collections.nCopies(20, 201), statuses);
    var payments = calls(new ConfirmPayment(wiring)).get(path);
    assertEquals(20, payments.at("transactions").items().size());
  }

  @Test
  void sixtyFourAdjustmentsOfOneLevel() {
    var catalog = calls(new Catalog(wiring));
    long item =
        catalog
            .post(
                "products.json",
                """
                {"product": {"title": "Lamp", "variants": [
                  {"option1": "Red", "price": "9.00", "inventory_management": "shopify"}]}}
                """)
            .longAt("product.variants.0.inventory_item_id");
    var body =
        Json.object()
            .put("inventory_item_id", item)
            .put("location_id", 1)
            .put("available_adjustment", 1)
            .build();
    var statuses =
        atOnce(
            64,
            "adjustment",
            catalog,
            (calls, _) -> calls.post("inventory_levels/adjust.json", body));
    assertEquals(Collections.nCopies(64, 200), statuses);
    assertEquals(
        64,
        catalog
            .get("inventory_levels.json?location_ids=1&inventory_item_ids=" + item)
            .longAt("inventory_levels.0.available"));
  }

  @Test
  void twentyFourOrdersOfOneCustomer() {
    var customers = calls(new Customers(wiring));
    long customer =
        customers
            .post("customers.json", "{\"customer\": {\"first_name\": \"Ada\"}}")
            .longAt("customer.id");
    var drafts =
        IntStream.range(0, 24)
            .mapToObj(_ -> draft(", \"customer\": {\"id\": " + customer + "}"))
            .toList();
    var statuses =
        atOnce(
            24,
            "sale",
            calls(new DraftOrders(wiring)),
            (calls, i) ->
                calls.put(
                    "draft_orders/" + drafts.get(i) + "/complete.json?payment_pending=true", ""));
    assertEquals(Collections.nCopies(24, 200), statuses);
    var after = customers.get("customers/" + customer + ".json");
    assertEquals(24, after.longAt("customer.orders_count"));
    assertEquals("960.00", after.textAt("customer.total_spent"));
  }
}
