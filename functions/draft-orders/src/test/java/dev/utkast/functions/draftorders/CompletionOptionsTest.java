package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.model.id.DraftId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether a draft was paid is said in the query or in the body, and never overheard.
class CompletionOptionsTest {
  private final Clerk clerk = new Clerk();

  private int entries(long id) {
    return new PaymentsTable(clerk.shop.database()).entriesOf(new DraftId(id)).size();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?payment_pending=true  |                                              | 0
          ?payment_pending=true  | {"payment_pending": true}                    | 0
                                 | {"payment_pending": true}                    | 0
                                 | {"draft_order": {"payment_pending": true}}   | 0
                                 | {"payment_pending": false}                   | 1
                                 | {"draft_order": {"payment_pending": null}}   | 1
                                 | {"draft_order": {}}                          | 1
                                 | {"draft_order": []}                          | 1
                                 | {}                                           | 1
                                 | []                                           | 1
          ?payment_pending=false |                                              | 1
          """)
  void thePaymentIsBookedUnlessItIsPending(
      @Nullable String query, @Nullable String body, int entries) {
    long id = clerk.draft();
    var path = "draft_orders/" + id + "/complete.json" + (query == null ? "" : query);
    var completed = clerk.calls.put(path, body == null ? "" : body);
    assertEquals(200, completed.status(), completed.text());
    assertEquals("completed", completed.textAt("draft_order.status"));
    assertEquals(entries, entries(id));
  }

  @Test
  void whatWasCompletedToBePaidLaterIsNotPaidByCompletingItAgain() {
    long id = clerk.draft();
    var path = "draft_orders/" + id + "/complete.json";
    var completed = clerk.calls.put(path + "?payment_pending=true", "");
    assertEquals(completed.body(), clerk.calls.put(path, "{\"payment_pending\": true}").body());
    for (var paid : new String[] {"", "{}", "{\"payment_pending\": false}"}) {
      var refused = clerk.calls.put(path, paid);
      assertEquals(422, refused.status(), refused.text());
      assertEquals(Set.of("payment_pending"), refused.at("errors").fieldMap().keySet());
    }
    assertEquals(0, entries(id));
  }

  @Test
  void whatWasCompletedAsPaidIsNotPending() {
    long id = clerk.draft();
    var path = "draft_orders/" + id + "/complete.json";
    var completed = clerk.calls.put(path, "");
    assertEquals(completed.body(), clerk.calls.put(path, "{\"payment_pending\": false}").body());
    var refused = clerk.calls.put(path, "{\"payment_pending\": true}");
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of("payment_pending"), refused.at("errors").fieldMap().keySet());
    assertEquals(completed.body(), clerk.calls.put(path, "").body());
    assertEquals(1, entries(id));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?payment_pending=true  | {"payment_pending": false}                    | payment_pending
          ?payment_pending=false | {"draft_order": {"payment_pending": true}}    | payment_pending
                                 | {"payment_pending": "true"}                   | payment_pending
                                 | {"payment_gateway_id": 7}                     | payment_gateway_id
                                 | {"draft_order": {"note": "N"}}                | note
                                 | {"draft_order": {}, "payment_pending": true}  | payment_pending
          """)
  void whatCannotBeFollowedIsRefusedByName(@Nullable String query, String body, String field) {
    long id = clerk.draft();
    var before = clerk.shop.database().contents();
    var path = "draft_orders/" + id + "/complete.json" + (query == null ? "" : query);
    var refused = clerk.calls.put(path, body);
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of(field), refused.at("errors").fieldMap().keySet());
    assertEquals(before, clerk.shop.database().contents());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "7", "{\"draft_order\": [1]}", "{\"draft_order\": true}"})
  void whatIsNoObjectIsRefused(String body) {
    long id = clerk.draft();
    assertEquals(400, clerk.calls.put("draft_orders/" + id + "/complete.json", body).status());
    assertEquals(0, entries(id));
  }

  @Test
  void whoMayNotBookPaymentsMayCompleteWhatIsPending() {
    long id = clerk.draft();
    var caller = clerk.calls.withScopes("write_draft_orders");
    var path = "draft_orders/" + id + "/complete.json";
    assertEquals(403, caller.put(path, "{}").status());
    assertEquals(200, caller.put(path, "{\"payment_pending\": true}").status());
  }
}
