package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.testkit.ConcurrentCallers;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.InterceptedDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Clients repeat, answers get lost, two people work on one draft: nothing happens twice, and
/// nothing is lost.
class DraftRetriesTest {
  private final Clerk clerk = new Clerk();

  private long drafts() {
    return clerk.shop.database().everything(TableName.DRAFTS).stream()
        .filter(item -> Character.isDigit(item.key().pk().charAt(0)))
        .count();
  }

  private InterceptedDatabase meddled() {
    return new InterceptedDatabase(clerk.shop.database());
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswer() {
    var keyed = clerk.calls.withIdempotencyKey("k-1");
    var first = keyed.post("draft_orders.json", Clerk.envelope(Clerk.cups()));
    var again = keyed.post("draft_orders.json", Clerk.envelope(Clerk.cups()));
    assertEquals(201, again.status());
    assertEquals(first.body(), again.body());
    assertEquals("true", again.headers().get("idempotency-replayed"));
    assertEquals(1, drafts());
  }

  @Test
  void aKeyIsForOneRequestOnly() {
    var keyed = clerk.calls.withIdempotencyKey("k-1");
    keyed.post("draft_orders.json", Clerk.envelope(Clerk.cups()));
    var other = keyed.post("draft_orders.json", Clerk.envelope(Clerk.cups("\"note\": \"N\"")));
    assertEquals(422, other.status(), other.text());
    assertTrue(other.at("errors").fieldMap().containsKey("Idempotency-Key"), other.text());
    assertEquals(1, drafts());
  }

  @Test
  void aKeyIsForgottenAfterADay() {
    var keyed = clerk.calls.withIdempotencyKey("k-1");
    keyed.post("draft_orders.json", Clerk.envelope(Clerk.cups()));
    clerk.shop.clock().advance(Duration.ofHours(25));
    keyed.post("draft_orders.json", Clerk.envelope(Clerk.cups()));
    assertEquals(2, drafts());
  }

  @Test
  void theSecondOfTwoAtOnceIsToldToWait() {
    var answers = new ArrayList<Answer>();
    var body = Clerk.envelope(Clerk.cups());
    var second = clerk.calls.withIdempotencyKey("k-1");
    // The first commit takes the key; the next is the effect, and in between comes the other call.
    var database =
        meddled()
            .beforeNextCommit(() -> {})
            .beforeNextCommit(() -> answers.add(second.post("draft_orders.json", body)));
    var first = clerk.over(database).withIdempotencyKey("k-1").post("draft_orders.json", body);
    assertEquals(409, answers.getFirst().status(), answers.getFirst().text());
    assertEquals(201, first.status(), first.text());
    assertEquals(1, drafts());
  }

  @Test
  void anEditMeetsAnotherEditAndBothStay() {
    long id = clerk.draft();
    var database = meddled().beforeNextCommit(() -> clerk.edit(id, "\"note\": \"N\""));
    var edited = edit(clerk.over(database), id, "\"po_number\": \"P\"");
    assertEquals(200, edited.status(), edited.text());
    assertEquals("N", edited.textAt("draft_order.note"));
    assertEquals("P", edited.textAt("draft_order.po_number"));
    assertEquals(3, edited.longAt("draft_order.revision"));
  }

  private static Answer edit(HttpCalls calls, long id, String fields) {
    return calls.put("draft_orders/" + id + ".json", Clerk.envelope(fields));
  }

  @Test
  void anEditThatKeepsLosingGivesUpWithAConflict() {
    long id = clerk.draft();
    var database = meddled();
    for (int i = 0; i < 100; i++) {
      var tag = "\"tags\": \"t" + i + "\"";
      database.beforeNextCommit(() -> clerk.edit(id, tag));
    }
    assertEquals(409, edit(clerk.over(database), id, "\"note\": \"N\"").status());
    assertTrue(clerk.read(id).at("draft_order.note").isNull());
  }

  @Test
  void anEditWhoseAnswerWasLostIsDoneOnce() {
    long id = clerk.draft();
    var edited = edit(clerk.over(meddled().loseNextAnswer()), id, "\"note\": \"N\"");
    assertEquals(200, edited.status(), edited.text());
    assertEquals(2, edited.longAt("draft_order.revision"));
  }

  @Test
  void aDraftThatWasEditedMeanwhileIsCompletedAsItIsNow() {
    long id = clerk.draft();
    var database =
        meddled()
            .beforeNextCommit(() ->
                clerk.edit(
                    id, "\"line_items\": [{\"title\": \"Pot\", \"price\": 9, \"quantity\": 1}]"));
    var completed = clerk.over(database).put("draft_orders/" + id + "/complete.json", "");
    assertEquals("9.00", completed.textAt("draft_order.total_price"));
    assertEquals("9.00", completed.textAt("draft_order.amount_paid"));
    var order =
        new OrdersTable(clerk.shop.database())
            .find(new OrderId(completed.longAt("draft_order.order_id")));
    assertEquals(1, order.orElseThrow().content().lines().size());
  }

  @Test
  void aCompletionWhoseAnswerWasLostMakesOneOrder() {
    long id = clerk.draft();
    var completed =
        clerk.over(meddled().loseNextAnswer()).put("draft_orders/" + id + "/complete.json", "");
    assertEquals(200, completed.status(), completed.text());
    assertEquals("completed", completed.textAt("draft_order.status"));
    assertEquals(1, clerk.shop.database().everything(TableName.ORDERS).size());
    assertEquals(2, clerk.messages().size());
  }

  @Test
  void twoWhoCompleteAtOnceMakeOneOrder() throws Exception {
    for (int round = 0; round < 20; round++) {
      long id = clerk.draft();
      try (var two = Executors.newFixedThreadPool(2)) {
        Callable<Answer> completing = () -> clerk.complete(id);
        var answers = two.invokeAll(List.of(completing, completing));
        assertEquals(
            answers.get(0).get().longAt("draft_order.order_id"),
            answers.get(1).get().longAt("draft_order.order_id"));
      }
      assertEquals(round + 1, clerk.shop.database().everything(TableName.ORDERS).size());
    }
  }

  @Test
  void anInvoiceWhoseAnswerWasLostIsSentOnce() {
    long id = clerk.draft();
    var sent =
        clerk
            .over(meddled().loseNextAnswer())
            .post("draft_orders/" + id + "/send_invoice.json", "");
    assertEquals(200, sent.status(), sent.text());
    assertEquals(1, clerk.messages().size());
    assertEquals(
        1, new DraftsTable(clerk.shop.database()).find(new DraftId(id)).orElseThrow().revision());
  }

  @Test
  void aDraftDeletedMeanwhileIsNotFound() {
    long id = clerk.draft();
    var database =
        meddled().beforeNextCommit(() -> clerk.calls.delete("draft_orders/" + id + ".json"));
    assertEquals(404, edit(clerk.over(database), id, "\"note\": \"N\"").status());
  }

  /// Twenty-four at the same moment: all are made, and all count.
  @Test
  void manySalesOfOneCustomerAllCount() {
    var customer = clerk.shop.customer("ada@example.com");
    var drafts =
        IntStream.range(0, 24)
            .mapToObj(_ -> clerk.draft("\"customer\": {\"id\": " + customer.id() + "}"))
            .toList();
    var crowd = new ConcurrentCallers();
    var desk = clerk.over(crowd.over(clerk.wiring.database()));
    var statuses =
        crowd.all(
            drafts.stream()
                .<Callable<Integer>>map(id ->
                    () ->
                        desk.put("draft_orders/" + id + "/complete.json?payment_pending=true", "")
                            .status())
                .toList());
    assertEquals(Collections.nCopies(24, 200), statuses);
    var known = new CustomersTable(clerk.shop.database()).findWithOrders(customer.id());
    assertEquals(24, known.orElseThrow().history(clerk.wiring.shop().currency()).count());
    assertEquals(
        IntStream.rangeClosed(1, 24).boxed().collect(Collectors.toSet()),
        known.orElseThrow().placed().stream()
            .map(entry -> known.orElseThrow().ordinal(entry.orderId()))
            .collect(Collectors.toSet()));
  }
}
