package dev.utkast.aws.adminapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.http.Events;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists are walked by the links that they give, there and back, and nothing is shown twice or
/// passed over.
class PagingTest {
  private static final String PATH = "/admin/api/2026-07/draft_orders.json";
  private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"([a-z]+)\"");

  /// What one request got.
  private record Shown(List<Long> ids, Map<String, String> links, Paging paging) {}

  private static Shown ask(Map<String, String> query, int stored, boolean ascending) {
    var request = Events.get(PATH, query);
    var paging = Paging.of(request, ascending, List.of("status"));
    var all = LongStream.rangeClosed(1, stored).boxed().toList();
    var page = paging.page(paging.window(all, DraftId::new));
    var response = paging.linked(Response.noContent(), request, page, DraftId::new);
    var header = response.headers().getOrDefault("link", "");
    assertEquals(header.isEmpty() ? 0 : header.split(",").length, links(header).size());
    return new Shown(page.items(), links(header), paging);
  }

  private static Map<String, String> links(String header) {
    var found = new HashMap<String, String>();
    LINK.matcher(header).results().forEach(link -> found.put(link.group(2), link.group(1)));
    return found;
  }

  private static Map<String, String> queryOf(String url) {
    var query = new HashMap<String, String>();
    for (var pair : URI.create(url).getRawQuery().split("&")) {
      var parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  @ParameterizedTest
  @CsvSource({"true,0", "true,1", "true,3", "true,7", "true,9", "false,3", "false,7", "false,9"})
  void everyPageIsReachedThereAndBack(boolean ascending, int stored) {
    var order = LongStream.rangeClosed(1, stored).boxed().toList();
    var there = new ArrayList<List<Long>>();
    var shown = ask(Map.of("limit", "3"), stored, ascending);
    there.add(shown.ids());
    while (shown.links().containsKey("next")) {
      shown = ask(queryOf(shown.links().getOrDefault("next", "")), stored, ascending);
      there.add(shown.ids());
    }
    assertEquals(
        ascending ? order : order.reversed(), there.stream().flatMap(List::stream).toList());
    for (int i = there.size() - 2; i >= 0; i--) {
      shown = ask(queryOf(shown.links().getOrDefault("previous", "")), stored, ascending);
      assertEquals(there.get(i), shown.ids());
      assertTrue(shown.links().containsKey("next"));
    }
    assertFalse(shown.links().containsKey("previous"));
  }

  @Test
  void aListThatFitsHasNoLinks() {
    assertEquals(Map.of(), ask(Map.of("limit", "7"), 7, true).links());
    assertEquals(1, ask(Map.of("limit", "6"), 7, true).links().size());
  }

  @Test
  void sinceIdListsUpwardsFromThere() {
    var shown = ask(Map.of("since_id", "4", "limit", "2"), 7, false);
    assertEquals(List.of(5L, 6L), shown.ids());
    assertEquals(List.of(7L), ask(queryOf(shown.links().getOrDefault("next", "")), 7, false).ids());
  }

  @Test
  void aLinkCarriesTheFilterAndTheLimit() {
    var shown = ask(Map.of("status", "open,invoice_sent", "limit", "2"), 7, true);
    var next = ask(queryOf(shown.links().getOrDefault("next", "")), 7, true);
    assertEquals(Map.of("status", "open,invoice_sent"), next.paging().filter());
    assertEquals(2, next.paging().limit());
    assertFalse(shown.links().getOrDefault("next", ",").contains(","));
  }

  /// Headers say what the caller likes; API Gateway itself says by which domain it was called.
  @ParameterizedTest
  @CsvSource({
    "shop.example.com,https://shop.example.com/",
    "abc123.execute-api.eu-central-1.amazonaws.com,https://abc123.execute-api.eu-central-1.amazonaws.com/",
    "127.0.0.1:8080,http://127.0.0.1:8080/",
    "localhost:8080,http://localhost:8080/",
    "[::1]:8080,http://[::1]:8080/",
    "localhost.example.com,https://localhost.example.com/"
  })
  void aLinkLeadsToWhereTheGatewayWasCalled(String domain, String origin) {
    var target = next(domain, PATH);
    assertTrue(target.startsWith(origin + "admin/api/2026-07/draft_orders.json?"), target);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/admin/api/2026>,07/orders.json /admin/api/2026%3E%2C07/orders.json?",
        "/admin/api/2;rel/orders.json /admin/api/2%3Brel/orders.json?",
        "/admin/api/2|x:/orders.json /admin/api/2%0D%0Ax%3A/orders.json?",
        "/admin/api/ø/orders.json /admin/api/%C3%B8/orders.json?"
      })
  void nothingInAPathEndsTheLink(String path, String expected) {
    var target = next("shop.example.com", path.replace("|", "\r\n"));
    assertTrue(target.startsWith("https://shop.example.com" + expected), target);
  }

  private static String next(String domain, String path) {
    var request = Events.get(domain, path, Map.of("limit", "1"));
    var paging = Paging.of(request, true, List.of());
    var page = paging.page(List.of(1L, 2L));
    var header =
        paging.linked(Response.noContent(), request, page, DraftId::new).headers().get("link");
    return links(String.valueOf(header)).getOrDefault("next", "");
  }

  @ParameterizedTest
  @CsvSource({"'',50", "1,1", "250,250", "251,250", "999999,250"})
  void theLimitIsWhatItSaysUpTo250(String given, int limit) {
    assertEquals(
        limit, Paging.of(Events.get(PATH, Map.of("limit", given)), true, List.of()).limit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "x", "1e2", "99999999999999999999", "１"})
  void aLimitThatIsNoneIsRefused(String given) {
    refused(Map.of("limit", given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "12345678901234567", "1.0"})
  void aSinceIdThatIsNoneIsRefused(String given) {
    refused(Map.of("since_id", given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "e30", "!!!", "eyJpZCI6LTF9", "W10"})
  void aForgedCursorIsRefused(String given) {
    refused(Map.of("page_info", given));
  }

  @Test
  void aCursorStandsAlone() {
    var next = ask(Map.of("limit", "2"), 7, true).links().getOrDefault("next", "");
    var query = new HashMap<>(queryOf(next));
    query.put("status", "open");
    refused(query);
  }

  private static void refused(Map<String, String> query) {
    var problem =
        assertThrows(
            HttpProblem.class, () -> Paging.of(Events.get(PATH, query), true, List.of("status")));
    assertEquals(400, problem.status());
  }

  @Test
  void aListOfIdsIsReadOrRefused() {
    var paging = Paging.of(Events.get(PATH, Map.of("ids", "3, 1,2,1")), true, List.of("ids"));
    assertEquals(
        Optional.of(List.of(new OrderId(3), new OrderId(1), new OrderId(2))),
        paging.ids("ids", 3, OrderId::new));
    assertEquals(Optional.empty(), paging.ids("other", 3, OrderId::new));
    assertThrows(HttpProblem.class, () -> paging.ids("ids", 2, OrderId::new));
    var wrong = Paging.of(Events.get(PATH, Map.of("ids", "1,,2")), true, List.of("ids"));
    assertThrows(HttpProblem.class, () -> wrong.ids("ids", 9, OrderId::new));
  }

  /// A list of texts, whose ids are their places.
  private static Response texts(Map<String, String> query, boolean ascending, List<String> all) {
    var request = Events.get(PATH, query);
    var paging = Paging.of(request, ascending, List.of());
    var numbered = new ArrayList<Json.Obj>();
    for (var text : all) {
      numbered.add(Json.object().put("id", numbered.size() + 1L).put("text", text).build());
    }
    return paging.answerByPlace(request, "texts", numbered, one -> one);
  }

  private static List<Long> idsIn(Response response) {
    return Json.parse(response.body()).at("texts").items().stream()
        .map(text -> ((Json.Num) text.at("id")).value().longValueExact())
        .toList();
  }

  /// Quotes weigh most: each is escaped in the document, and once more in the event around it.
  @ParameterizedTest
  @CsvSource({"true,x", "true,\"", "false,\"", "true,\\", "true,é", "true,木", "true,😀", "false,木"})
  void aPageOfLargeDocumentsIsShorterAndLosesNone(boolean ascending, String sign) {
    var all = Collections.nCopies(40, sign.repeat(400_000 / sign.length() / 2));
    var order = LongStream.rangeClosed(1, 40).boxed().toList();
    var seen = new ArrayList<Long>();
    var pages = new ArrayList<Response>();
    var response = texts(Map.of(), ascending, all);
    while (true) {
      pages.add(response);
      seen.addAll(idsIn(response));
      int bytes = response.toEvent().write().getBytes(StandardCharsets.UTF_8).length;
      assertTrue(bytes <= Response.MAX_EVENT, bytes + " bytes");
      var links = links(response.headers().getOrDefault("link", ""));
      if (!links.containsKey("next")) {
        break;
      }
      response = texts(queryOf(links.getOrDefault("next", "")), ascending, all);
    }
    assertEquals(ascending ? order : order.reversed(), seen);
    assertTrue(pages.size() > 1);
    var back = links(response.headers().getOrDefault("link", "")).getOrDefault("previous", "");
    var before = idsIn(texts(queryOf(back), ascending, all));
    assertEquals(idsIn(pages.get(pages.size() - 2)).getLast(), before.getLast());
  }

  @Test
  void whatFitsIsOnePage() {
    var all = Collections.nCopies(10, "x".repeat(600_000));
    assertEquals(10, idsIn(texts(Map.of(), true, all)).size());
    assertFalse(texts(Map.of(), true, all).headers().containsKey("link"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "\\", "é", "木", "😀", "\n", "\u2028", "a\"é木😀\\\n"})
  void theWeightOfAnAnswerIsItsBytesInTheEvent(String text) {
    var body = Json.of(text.repeat(3)).write();
    int empty = Response.text(200, "").toEvent().write().getBytes(StandardCharsets.UTF_8).length;
    int whole = Response.text(200, body).toEvent().write().getBytes(StandardCharsets.UTF_8).length;
    assertEquals(whole - empty, Response.weight(body));
  }
}
