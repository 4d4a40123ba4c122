package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.storage.Database;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Commits that happened, and whose answer never came.
class LostAnswersTest {
  private static final String EDIT =
      """
      {"draft_order":{"line_items":[{"title":"Chair","price":"40.00","quantity":2}]}}\
      """;

  private final InterceptedDatabase database = new InterceptedDatabase(new MemoryDatabase());
  private HttpCalls calls = new HttpCalls((_, _, _) -> {});
  private String draft = "";

  @BeforeEach
  void aDraft() {
    var function = new DraftOrders(MemoryWiring.standard().with((Database) database));
    calls =
        new HttpCalls(function)
            .withScopes("write_draft_orders", "read_customers", "read_products", "write_payments");
    var made =
        calls.post(
            "draft_orders.json",
            """
            {"draft_order":{"line_items":[{"title":"Table","price":"90.00","quantity":1}]}}\
            """);
    draft = "draft_orders/" + made.longAt("draft_order.id");
  }

  @Test
  void anEditIsMadeOnceThoughItsFirstAnswerWasLost() {
    database.loseNextAnswer();
    assertEquals(200, calls.put(draft + ".json", EDIT).status());
    assertEquals(2, calls.get(draft + ".json").longAt("draft_order.revision"));
  }

  /// The customer was asked, and paid: nobody is told that it was refused.
  @Test
  void aRequestWhoseAnswerWasLostIsAnsweredThoughTheSaleIsAgreedSince() {
    // That of the completion within, and that of the request.
    database.loseNextAnswer().loseNextAnswer();
    database.afterNextCommit(() -> calls.put(draft + "/complete.json", ""));
    var sent =
        calls.post(
            draft + "/send_invoice.json", "{\"draft_order_invoice\":{\"to\":\"a@example.com\"}}");
    assertEquals(200, sent.status(), sent.text());
    assertEquals("a@example.com", sent.textAt("draft_order_invoice.to"));
    assertEquals(422, calls.post(draft + "/send_invoice.json", "").status());
  }
}
