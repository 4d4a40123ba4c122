package dev.utkast.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// The customers' pages of a [FakeShop], and the provider of cards behind them. A page is paid once
/// however often its button is pressed, and a link has one page at a time.
final class FakeCards {
  private static final String PROOF = "it comes from here";

  /// What a browser gets.
  record Page(int status, Optional<String> location, String text) {
    static Page of(String text) {
      return new Page(200, Optional.empty(), text);
    }

    static Page to(String location) {
      return new Page(303, Optional.of(location), "");
    }
  }

  private record Session(String link, BigDecimal amount) {}

  private final Map<Long, ObjectNode> drafts;
  private final Map<Long, ObjectNode> orders;
  private final BiConsumer<ObjectNode, BigDecimal> pay;
  private final Map<String, Session> open = new LinkedHashMap<>();
  private final Map<String, Session> paid = new HashMap<>();

  /// @param pay what a payment does to a draft or an order
  FakeCards(
      Map<Long, ObjectNode> drafts,
      Map<Long, ObjectNode> orders,
      BiConsumer<ObjectNode, BigDecimal> pay) {
    this.drafts = drafts;
    this.orders = orders;
    this.pay = pay;
  }

  static boolean serves(String path) {
    return path.startsWith("/invoices/") || path.startsWith("/pay/");
  }

  static String link(URI base, JsonNode sale) {
    return base.resolve("/invoices/" + sale.path("id").asText()).toString();
  }

  int sessions() {
    return open.size() + paid.size();
  }

  Page answer(String method, String path, String body) {
    var parts = path.substring(1).split("/", -1);
    boolean post = method.equals("POST");
    if (parts[0].equals("pay")) {
      return post ? approved(parts[1]) : Page.of("done");
    }
    return parts.length == 3 && post ? begun(parts[1], body) : Page.of(page(parts[1]));
  }

  private static String page(String link) {
    return """
    <form class="card" method="post" action="%s/pay"><input type="hidden" name="form" value="%s">\
    <input id="amount" name="amount" type="number" value="1"></form>\
    """
        .formatted(link, PROOF);
  }

  private Page begun(String link, String body) {
    var fields =
        Arrays.stream(body.split("&", -1))
            .map(field -> field.split("=", 2))
            .collect(
                Collectors.toMap(
                    field -> field[0],
                    field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    if (!PROOF.equals(fields.get("form"))) {
      return Page.to("../" + link + "?back=again");
    }
    var session = new Session(link, new BigDecimal(fields.get("amount")));
    var known = open.entrySet().stream().filter(it -> it.getValue().equals(session)).findFirst();
    var id = known.map(Map.Entry::getKey).orElseGet(() -> "cs_" + sessions());
    open.put(id, session);
    return Page.to("/pay/" + id);
  }

  private Page approved(String id) {
    var session = open.remove(id);
    if (session == null) {
      return Page.to("/pay/" + id);
    }
    paid.put(id, session);
    long link = Long.parseLong(session.link());
    var sale = orders.getOrDefault(link, drafts.get(link));
    pay.accept(Objects.requireNonNull(sale), session.amount());
    return Page.to("/invoices/" + session.link() + "/paid/1");
  }
}
