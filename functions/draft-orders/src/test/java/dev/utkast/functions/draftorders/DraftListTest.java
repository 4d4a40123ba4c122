package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.testkit.HttpCalls.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists of drafts: in the order of their ids, page by page, narrowed by status or ids.
class DraftListTest {
  private final Clerk clerk = new Clerk();

  private List<Long> drafts(int count) {
    var ids = new ArrayList<Long>();
    for (int i = 0; i < count; i++) {
      clerk.shop.clock().advance(Duration.ofSeconds(1));
      ids.add(clerk.draft());
    }
    return ids;
  }

  private Answer list(String query) {
    return clerk.calls.get("draft_orders.json?" + query);
  }

  @Test
  void aShopWithoutDraftsHasAnEmptyList() {
    assertEquals("{\"draft_orders\":[]}", clerk.calls.get("draft_orders.json").text());
    assertEquals("{\"count\":0}", clerk.calls.get("draft_orders/count.json").text());
  }

  @Test
  void everyPageIsReachedForwardsAndBackwards() {
    var ids = drafts(5);
    var seen = new ArrayList<Long>();
    Optional<String> next = Optional.of("draft_orders.json?limit=2");
    var last = next;
    while (next.isPresent()) {
      var page = clerk.calls.get(next.get());
      seen.addAll(Clerk.ids(page));
      last = next;
      next = page.link("next");
    }
    assertEquals(ids, seen);
    var previous = clerk.calls.get(last.orElseThrow()).link("previous").orElseThrow();
    assertEquals(ids.subList(2, 4), Clerk.ids(clerk.calls.get(previous)));
  }

  @Test
  void aPageThatHoldsAllHasNoLinks() {
    drafts(2);
    assertTrue(list("limit=2").headers().get("link") == null);
  }

  @Test
  void aListGoesOnAfterAnId() {
    var ids = drafts(3);
    assertEquals(ids.subList(1, 3), Clerk.ids(list("since_id=" + ids.get(0))));
    var count = clerk.calls.get("draft_orders/count.json?since_id=" + ids.get(0));
    assertEquals(2, count.longAt("count"));
  }

  @Test
  void namedDraftsComeInTheOrderOfTheirIdsAndPageByPage() {
    var ids = drafts(3);
    var asked = "ids=" + ids.get(2) + "," + ids.get(0) + ",7," + ids.get(1);
    assertEquals(ids, Clerk.ids(list(asked)));
    var first = list(asked + "&limit=2");
    assertEquals(ids.subList(0, 2), Clerk.ids(first));
    var second = clerk.calls.get(first.link("next").orElseThrow());
    assertEquals(ids.subList(2, 3), Clerk.ids(second));
  }

  @ParameterizedTest
  @CsvSource({"open,0", "invoice_sent,1", "completed,2"})
  void aStatusNarrowsListsAndCounts(String status, int which) {
    var ids = drafts(3);
    clerk.sendInvoice(ids.get(1));
    clerk.complete(ids.get(2));
    assertEquals(List.of(ids.get(which)), Clerk.ids(list("status=" + status)));
    var all = ids.stream().map(String::valueOf).reduce((a, b) -> a + "," + b).orElseThrow();
    assertEquals(List.of(ids.get(which)), Clerk.ids(list("status=" + status + "&ids=" + all)));
    var count = clerk.calls.get("draft_orders/count.json?status=" + status);
    assertEquals(1, count.longAt("count"));
  }

  @Test
  void aStatusStaysWithItsPages() {
    var ids = drafts(4);
    clerk.complete(ids.get(1));
    var first = list("status=open&limit=2");
    assertEquals(List.of(ids.get(0), ids.get(2)), Clerk.ids(first));
    var next = clerk.calls.get(first.link("next").orElseThrow());
    assertEquals(List.of(ids.get(3)), Clerk.ids(next));
  }

  @Test
  void onlyTheFieldsThatAreAskedForAreTold() {
    long id = drafts(1).getFirst();
    var one = clerk.calls.get("draft_orders/" + id + ".json?fields=id,total-price");
    assertEquals("{\"draft_order\":{\"id\":" + id + ",\"total_price\":\"40.00\"}}", one.text());
    var names = list("fields=name").at("draft_orders").items().getFirst().fieldMap().keySet();
    assertEquals(Set.of("name"), names);
  }

  /// Twenty drafts of as many lines as there may be are more than Lambda answers with.
  @Test
  void aPageOfTheLargestDraftsIsShorterByListAndByIds() {
    var line =
        "{\"title\": \"Table %d\", \"price\": \"1.00\", \"quantity\": 1, \"properties\":"
            + " [{\"name\": \"engraving\", \"value\": \"%s\"}]}";
    var lines =
        IntStream.range(0, 499)
            .mapToObj(i -> line.formatted(i, "\\\"木".repeat(100)))
            .collect(Collectors.joining(","));
    var ids = new ArrayList<Long>();
    for (int i = 0; i < 20; i++) {
      ids.add(clerk.create("\"line_items\": [" + lines + "]").longAt("draft_order.id"));
    }
    var all = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    for (var path : List.of("draft_orders.json", "draft_orders.json?ids=" + all)) {
      var seen = new ArrayList<Long>();
      var next = Optional.of(path);
      int pages = 0;
      while (next.isPresent()) {
        var page = clerk.calls.get(next.get());
        assertEquals(200, page.status());
        seen.addAll(Clerk.ids(page));
        next = page.link("next");
        pages++;
      }
      assertEquals(ids, seen);
      assertTrue(pages > 1, path);
    }
    assertEquals(ids, Clerk.ids(list("limit=20&fields=id")));
  }
}
