package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.testkit.HttpCalls.Answer;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Drafts at the edge of what can be stored: refused at the door with what to do, or good for all
/// that they become.
class LargeDraftTest {
  private final Clerk clerk = new Clerk();

  /// As little as it deflates, there is none that deflates less.
  private static String random(int length) {
    return new Random(length)
        .ints(length, 0x4e00, 0x9fff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String attributes(int count, int length) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"name\": \"n" + i + "\", \"value\": \"" + random(length + i) + "\"}")
        .collect(Collectors.joining(",", "\"note_attributes\": [", "]"));
  }

  private static void refused(Answer answer) {
    assertEquals(413, answer.status(), answer.text());
    assertTrue(answer.text().contains("shorten notes, attributes"), answer.text());
  }

  /// 491,952 bytes, which the API takes for a body and the database not for an item.
  @Test
  void aDraftOfRandomAttributesIsRefusedOrderlyWhereverItIsWritten() {
    var large = Clerk.cups(attributes(100, 1_600));
    var before = clerk.shop.database().contents();
    refused(clerk.create(large));
    refused(clerk.calls.post("draft_orders/calculate.json", Clerk.envelope(large)));
    refused(clerk.calls.withIdempotencyKey("k").post("draft_orders.json", Clerk.envelope(large)));
    assertEquals(before.size(), clerk.shop.database().contents().size());
    long id = clerk.draft();
    refused(clerk.edit(id, attributes(100, 1_600)));
    assertEquals("[]", clerk.read(id).at("draft_order.note_attributes").write());
  }

  /// The largest that passes goes the whole way, with an answer under its key at each step.
  @Test
  void theLargestDraftBecomesAnOrder() {
    int length = 1_600;
    var answer = clerk.create(Clerk.cups(attributes(100, length)));
    while (answer.status() == 413) {
      length -= 25;
      answer = clerk.create(Clerk.cups(attributes(100, length)));
    }
    assertEquals(201, answer.status());
    assertTrue(length > 600, "only " + length);
    long id = answer.longAt("draft_order.id");
    assertEquals(200, clerk.sendInvoice(id).status());
    var tagged =
        clerk.calls.withIdempotencyKey("tag").post("draft_orders/" + id + "/send_invoice.json", "");
    assertEquals(200, tagged.status(), tagged.text());
    var done =
        clerk.calls.withIdempotencyKey("pay").put("draft_orders/" + id + "/complete.json", "");
    assertEquals(200, done.status());
  }

  @Test
  void aDraftMayHave499Lines() {
    assertEquals(201, clerk.create("\"line_items\": " + lines(499)).status());
    var answer = clerk.create("\"line_items\": " + lines(500));
    assertEquals(422, answer.status(), answer.text());
    assertTrue(answer.at("errors").fieldMap().containsKey("line_items"), answer.text());
  }

  private static String lines(int count) {
    var line = "{\"title\": \"Cup\", \"price\": \"100.00\", \"quantity\": 1}";
    return IntStream.range(0, count).mapToObj(_ -> line).collect(Collectors.joining(",", "[", "]"));
  }

  /// Ten taxes of long names on every line: little to store, and more than Lambda answers with.
  @ParameterizedTest
  @ValueSource(strings = {"x", "木", "\\\""})
  void aDraftWhoseAnswerWouldBeTooLongIsRefused(String sign) {
    var rates =
        IntStream.range(0, 10)
            .mapToObj(i -> "{\"title\": \"" + i + sign.repeat(250) + "\", \"rate\": 0.01}")
            .collect(Collectors.joining(",", "\"manual_tax_lines\": [", "]"));
    var answer = clerk.create("\"line_items\": " + lines(499) + ", " + rates);
    if (sign.equals("x")) {
      assertEquals(201, answer.status(), answer.text().substring(0, 200));
    } else {
      refused(answer);
    }
  }
}
