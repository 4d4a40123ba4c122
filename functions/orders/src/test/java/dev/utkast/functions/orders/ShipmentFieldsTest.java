package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.testkit.HttpCalls.Answer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of a parcel is kept of it, or refused by name.
class ShipmentFieldsTest {
  private final Desk desk = new Desk();

  private static void refused(Answer answer, String field) {
    assertEquals(422, answer.status(), answer.text());
    assertTrue(answer.at("errors").fieldMap().containsKey(field), answer.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "tracking_number": "T-1"                              | "tracking_company": "Post" | "tracking_url": "URL"
          "tracking_numbers": ["T-1"]                           | "tracking_company": "Post" | "tracking_urls": ["URL"]
          "tracking_info": {"numbers": ["T-1"]                  | "company": "Post"          | "urls": ["URL"]}
          "tracking_info": {"number": "T-1", "numbers": ["T-1"] | "company": "Post"          | "url": "URL"}, "tracking_urls": []
          "tracking_number": "T-1"                              | "tracking_company": "Post" | "tracking_info": {"url": "URL"}
          """)
  void trackingIsReadWhereverClientsSayIt(String number, String company, String url) {
    var said =
        ", " + String.join(", ", number, company, url.replace("URL", "https://post.example/T-1"));
    var made = desk.shop.fulfillmentOrder(desk.order());
    var shipped = desk.calls.post("fulfillments.json", Desk.shipment(made, said));
    assertEquals(201, shipped.status(), shipped.text());
    assertEquals("T-1", shipped.textAt("fulfillment.tracking_number"));
    assertEquals("Post", shipped.textAt("fulfillment.tracking_company"));
    assertEquals("https://post.example/T-1", shipped.textAt("fulfillment.tracking_url"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "tracking_numbers": ["T-1", "T-2"]                                  | tracking_numbers
          "tracking_numbers": "T-1"                                           | tracking_numbers
          "tracking_numbers": [7]                                             | tracking_numbers
          "tracking_info": {"numbers": ["T-1", "T-2"]}                        | tracking_info.numbers
          "tracking_info": {"number": "T-1"}, "tracking_number": "T-2"        | tracking_number
          "tracking_info": {"number": "T-1", "numbers": ["T-2"]}              | tracking_info.numbers
          "tracking_info": {"tracking_number": "T-1"}                         | tracking_info.tracking_number
          "tracking_url": "post.example"                                      | tracking_url
          "tracking_urls": ["ftp://post.example"]                             | tracking_urls
          "line_items": [{"id": 11, "quantity": 1}]                           | line_items
          "location_id": 1                                                    | location_id
          "notify": true                                                      | notify
          """)
  void whatIsNotUnderstoodOfAParcelIsRefusedByName(String said, String field) {
    var made = desk.shop.fulfillmentOrder(desk.order());
    var before = desk.shop.database().contents();
    var refused = desk.calls.post("fulfillments.json", Desk.shipment(made, ", " + said));
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of(field), refused.at("errors").fieldMap().keySet());
    assertEquals(before, desk.shop.database().contents());
  }

  @Test
  void aMisnamedPartShipsNothing() {
    var made = desk.shop.fulfillmentOrder(desk.order());
    var shipment = Desk.shipment(made, "", Desk.units(made, 0, 1));
    for (var renamed : List.of("line_items", "fulfillment_order_line_item")) {
      refused(
          desk.calls.post(
              "fulfillments.json", shipment.replace("fulfillment_order_line_items", renamed)),
          "line_items_by_fulfillment_order[0]." + renamed);
    }
    assertEquals(List.of(), desk.messages());
  }

  @Test
  void aHoldThatSaysMoreIsRefused() {
    var made = desk.shop.fulfillmentOrder(desk.order());
    var at = "fulfillment_orders/" + made.id();
    var hold = "{\"fulfillment_hold\": {\"reason\": \"other\", \"notify_merchant\": true}}";
    refused(desk.calls.post(at + "/hold.json", hold), "notify_merchant");
    assertEquals(200, desk.calls.post(at + "/hold.json", hold.replace("true", "false")).status());
    refused(desk.calls.post(at + "/release_hold.json", "{\"quantity\": 1}"), "quantity");
  }
}
