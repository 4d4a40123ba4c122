package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.order.Order;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.SampleShop;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a draft on account is to be paid.
class DraftTermsTest {
  private final Clerk clerk = new Clerk();

  private Order orderOf(Answer completed) {
    return new OrdersTable(clerk.shop.database())
        .find(new OrderId(completed.longAt("draft_order.order_id")))
        .orElseThrow();
  }

  @Test
  void completingOnTermsLeavesTheAmountOpen() {
    long id =
        clerk.draft("\"payment_terms\": {\"payment_terms_type\": \"NET\", \"due_in_days\": 30}");
    var order = orderOf(clerk.completePending(id));
    assertEquals(SampleShop.usd("40.00"), order.outstanding());
    assertEquals(Optional.of(LocalDate.of(2026, 4, 1)), order.dueOn());
    assertEquals(List.of(), new PaymentsTable(clerk.shop.database()).entriesOf(new DraftId(id)));
  }

  @ParameterizedTest
  @CsvSource({
    "tomorrow",
    "2026-02-30",
    "2026-3-1",
    "20260301",
    "0000-01-01",
    "2026-03-01T24:00:00Z",
    "+10000-01-01T00:00:00Z",
    "+999999999-12-31T00:00:00Z",
    "-0001-12-31T00:00:00Z"
  })
  void aDueDayIsADayOfACalendarInUse(String day) {
    var refused = clerk.create(Clerk.cups(dueOn(day)));
    assertEquals(422, refused.status(), refused.text());
    var field = "payment_terms.payment_schedules[0].due_at";
    assertTrue(refused.at("errors").fieldMap().containsKey(field), refused.text());
  }

  @ParameterizedTest
  @CsvSource({"2026-03-31", "2026-03-31T00:00:00Z", "2026-03-31T23:59:59+02:00"})
  void aDueDayIsADayOrAMomentOfIt(String day) {
    var order = orderOf(clerk.completePending(clerk.draft(dueOn(day))));
    assertEquals(Optional.of(LocalDate.of(2026, 3, 31)), order.dueOn());
  }

  private static String dueOn(String day) {
    return "\"payment_terms\": {\"payment_terms_type\": \"FIXED\", \"payment_schedules\":"
        + " [{\"due_at\": \""
        + day
        + "\"}]}";
  }
}
