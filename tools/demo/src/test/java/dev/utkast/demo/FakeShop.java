package dev.utkast.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.utkast.demo.source.EcbTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executors;

/// As much of the Admin API as a replay uses, in memory: ids, totals in two currencies, remembered
/// answers, stock. Two sales of one Idempotency-Key are one; any other second sale is a second
/// document, so a replay that repeats itself is seen. It can fall silent after a number of
/// requests, as a killed process does.
final class FakeShop implements AutoCloseable {
  private static final String ADMIN = "/admin/api/2026-07/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final EcbTable rates = EcbTable.bundled();
  private final String currency;
  private final Map<String, ObjectNode> remembered = new HashMap<>();
  final Map<Long, ObjectNode> drafts = new LinkedHashMap<>();
  final Map<Long, ObjectNode> orders = new LinkedHashMap<>();
  final Map<Long, ObjectNode> fulfillments = new LinkedHashMap<>();
  final Map<Long, Long> stock = new LinkedHashMap<>();
  final Map<String, JsonNode> transactions = new LinkedHashMap<>();
  private final Map<Long, JsonNode> variants = new HashMap<>();
  final FakeCards cards = new FakeCards(drafts, orders, this::payByCard);
  private Instant now = Instant.parse("2000-01-01T00:00:00Z");
  private long lastId = 1000;

  /// Whether it was started with a table of exchange rates.
  boolean hasRates = true;

  private int answersLeft = Integer.MAX_VALUE;

  FakeShop(String currency) throws IOException {
    this.currency = currency;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  URI api() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  String token() {
    return "token";
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /// From now on answers so many requests; the last one is done, and not answered with what was
  /// done.
  synchronized void answering(int requests) {
    answersLeft = requests;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      var path = exchange.getRequestURI().getPath();
      String text;
      int status = 200;
      synchronized (this) {
        if (answersLeft < 0) {
          return;
        }
        if (FakeCards.serves(path)) {
          show(exchange, cards.answer(exchange.getRequestMethod(), path, body));
          return;
        }
        var given = exchange.getRequestHeaders().getFirst("X-Shopify-Access-Token");
        boolean known = path.startsWith("/_local") || token().equals(given);
        status = known ? status : 401;
        try {
          text =
              known
                  ? answer(exchange.getRequestMethod(), path, body, key).toString()
                  : "{\"errors\":\"unrecognized\"}";
        } catch (NoSuchElementException _) {
          status = 404;
          text = "{}";
        }
        if (!path.startsWith("/_local") && --answersLeft < 0) {
          text = "{\"errors\":\"killed\"}";
          status = 400;
        }
      }
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /// The page that a killed process had asked for does not reach it.
  private void show(HttpExchange exchange, FakeCards.Page page) throws IOException {
    if (--answersLeft < 0) {
      return;
    }
    page.location().ifPresent(to -> exchange.getResponseHeaders().set("Location", to));
    var bytes = page.text().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(page.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void payByCard(ObjectNode sale, BigDecimal amount) {
    var transaction =
        JSON.createObjectNode()
            .put("kind", "sale")
            .put("gateway", "Visa ending in 4242")
            .put("authorization", "pi_" + transactions.size())
            .put("currency", sale.at("/total_price_set/presentment_money/currency_code").asText())
            .put("amount", amount.toPlainString());
    if (orders.containsValue(sale)) {
      pay(sale, transaction);
    } else {
      payDraft(sale, transaction);
    }
  }

  private ObjectNode answer(String method, String path, String body, Optional<String> key)
      throws IOException {
    var known = key.map(remembered::get);
    if (known.isPresent()) {
      return known.get();
    }
    var json = body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    var answer =
        path.startsWith("/_local/")
            ? local(path.substring("/_local/".length()), json)
            : admin(
                method, path.substring(ADMIN.length()).replace(".json", "").split("/", -1), json);
    key.ifPresent(value -> remembered.put(value, answer));
    return answer;
  }

  private ObjectNode local(String path, JsonNode json) {
    if (path.equals("clock")) {
      now = Instant.parse(json.path("now").asText());
    }
    if (path.startsWith("ecb/") && !hasRates) {
      throw new NoSuchElementException(path);
    }
    return JSON.createObjectNode().put("outbox", 0);
  }

  private ObjectNode admin(String method, String[] path, JsonNode json) {
    boolean write = !method.equals("GET");
    return switch (path[0]) {
      case "shop" -> envelope("shop", JSON.createObjectNode().put("currency", currency));
      case "locations" ->
          write ? envelope("location", withId()) : envelope("locations", JSON.createArrayNode());
      case "products" -> product(json);
      case "customers" -> envelope("customer", withId());
      case "inventory_levels" -> write ? setLevel(json) : levels();
      case "draft_orders" -> draftOrders(path, json);
      case "orders" -> orders(method, path, json);
      case "fulfillments" -> fulfill(json);
      case "fulfillment_orders" -> JSON.createObjectNode();
      default -> throw new IllegalArgumentException(path[0]);
    };
  }

  private static ObjectNode envelope(String name, JsonNode content) {
    return JSON.createObjectNode().set(name, content);
  }

  private static BigDecimal amount(JsonNode node) {
    return new BigDecimal(node.asText());
  }

  private ObjectNode withId() {
    return JSON.createObjectNode().put("id", ++lastId);
  }

  private ObjectNode product(JsonNode json) {
    var variant = withId();
    variant.put("inventory_item_id", ++lastId);
    variant.set("price", json.at("/product/variants/0/price"));
    variants.put(variant.path("id").asLong(), variant);
    return envelope("product", envelope("variants", JSON.createArrayNode().add(variant)));
  }

  private ObjectNode setLevel(JsonNode json) {
    stock.put(json.path("inventory_item_id").asLong(), json.path("available").asLong());
    return JSON.createObjectNode();
  }

  private ObjectNode levels() {
    var levels = JSON.createArrayNode();
    stock.forEach((item, available) ->
        levels.add(
            JSON.createObjectNode().put("inventory_item_id", item).put("available", available)));
    return envelope("inventory_levels", levels);
  }

  private ObjectNode draftOrders(String[] path, JsonNode json) {
    if (path.length == 1) {
      return envelope("draft_order", newDraft((ObjectNode) json.path("draft_order")));
    }
    var draft = java.util.Objects.requireNonNull(drafts.get(Long.valueOf(path[1])));
    if (path.length == 3 && path[2].equals("complete")) {
      order(draft, "pending");
    } else if (path.length == 3 && path[2].equals("payments")) {
      payDraft(draft, json.path("payment"));
    }
    return envelope("draft_order", draft);
  }

  private void payDraft(ObjectNode draft, JsonNode payment) {
    var due = draft.at("/total_price_set/presentment_money/amount").asText();
    if (!payment.path("amount").asText().equals(due) || draft.has("order_id")) {
      throw new IllegalArgumentException("paid " + payment + " of " + due);
    }
    order(draft, "paid");
  }

  private ObjectNode newDraft(ObjectNode draft) {
    draft.put("id", ++lastId).put("name", "#D" + drafts.size());
    var presentment = draft.path("presentment_currency").asText();
    var total = JSON.createObjectNode();
    total.set("shop_money", money(draft, currency));
    total.set("presentment_money", money(draft, presentment));
    draft.set("total_price_set", total);
    draft.put("invoice_url", FakeCards.link(api(), draft));
    drafts.put(lastId, draft);
    return draft;
  }

  private ObjectNode money(JsonNode draft, String target) {
    var sum = BigDecimal.ZERO;
    for (var line : draft.path("line_items")) {
      var price = converted(amount(line.path("price")), target);
      sum = sum.add(price.multiply(BigDecimal.valueOf(line.path("quantity").asLong())));
    }
    if (draft.has("shipping_line")) {
      sum = sum.add(converted(amount(draft.at("/shipping_line/price")), target));
    }
    if (draft.has("applied_discount")) {
      sum = sum.subtract(converted(amount(draft.at("/applied_discount/value")), target));
    }
    return JSON.createObjectNode().put("amount", sum.toPlainString()).put("currency_code", target);
  }

  private BigDecimal converted(BigDecimal amount, String target) {
    int digits = Currency.getInstance(target).getDefaultFractionDigits();
    if (target.equals(currency)) {
      return amount.setScale(digits, RoundingMode.HALF_EVEN);
    }
    var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var rate = rates.rate(currency, target, day).orElseThrow();
    return amount.multiply(rate).setScale(digits, RoundingMode.HALF_EVEN);
  }

  private void order(ObjectNode draft, String status) {
    var order = draft.deepCopy();
    order.put("id", ++lastId).put("financial_status", status).putNull("cancelled_at");
    order.put("paid", "0").put("order_status_url", FakeCards.link(api(), order));
    order.putArray("transactions");
    orders.put(lastId, order);
    draft.put("order_id", lastId);
    move(order, -1);
  }

  private void move(JsonNode order, int direction) {
    for (var line : order.path("line_items")) {
      var variant = variants.get(line.path("variant_id").asLong());
      if (variant != null) {
        stock.merge(
            variant.path("inventory_item_id").asLong(),
            direction * line.path("quantity").asLong(),
            Long::sum);
      }
    }
  }

  private ObjectNode orders(String method, String[] path, JsonNode json) {
    if (path.length == 1) {
      ArrayNode all = JSON.createArrayNode();
      orders.values().forEach(all::add);
      return envelope("orders", all);
    }
    var order = java.util.Objects.requireNonNull(orders.get(Long.valueOf(path[1])));
    if (path.length == 3) {
      switch (path[2]) {
        case "fulfillment_orders" -> {
          var parcel = JSON.createObjectNode().put("id", order.path("id").asLong() + 1_000_000);
          return envelope("fulfillment_orders", JSON.createArrayNode().add(parcel));
        }
        case "cancel" -> {
          order.put("cancelled_at", now.toString());
          move(order, 1);
        }
        case "transactions" -> {
          if (method.equals("GET")) {
            return envelope("transactions", order.path("transactions"));
          }
          pay(order, json.path("transaction"));
        }
        default -> throw new IllegalArgumentException(method + " " + path[2]);
      }
    }
    return envelope("order", order);
  }

  private void pay(ObjectNode order, JsonNode transaction) {
    var reference = transaction.path("authorization").asText();
    if (transactions.putIfAbsent(reference, transaction) != null) {
      throw new IllegalArgumentException("paid twice: " + reference);
    }
    order.withArray("transactions").add(transaction);
    var paid = amount(order.path("paid")).add(amount(transaction.path("amount")));
    order.put("paid", paid.toPlainString());
    var due = amount(order.at("/total_price_set/presentment_money/amount"));
    int order0 = paid.compareTo(due);
    order.put("financial_status", order0 == 0 ? "paid" : order0 < 0 ? "partially_paid" : "over");
  }

  private ObjectNode fulfill(JsonNode json) {
    long parcel =
        json.at("/fulfillment/line_items_by_fulfillment_order/0/fulfillment_order_id").asLong();
    var order = java.util.Objects.requireNonNull(orders.get(parcel - 1_000_000));
    order.put("fulfillment_status", "fulfilled");
    var made = withId();
    fulfillments.put(made.path("id").asLong(), made);
    return envelope("fulfillment", made);
  }
}
