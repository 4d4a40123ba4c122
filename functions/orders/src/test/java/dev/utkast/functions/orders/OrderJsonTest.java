package dev.utkast.functions.orders;

import static dev.utkast.testkit.DocumentedKeys.known;
import static dev.utkast.testkit.DocumentedKeys.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.utkast.aws.json.Json;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The shapes that clients of the Admin API know: no documented key is missing, what is empty is
/// there as null or as an empty list, and every amount is a string.
class OrderJsonTest {
  private static final String ORDER =
      """
      id admin_graphql_api_id app_id browser_ip buyer_accepts_marketing cancel_reason cancelled_at
      cart_token checkout_id checkout_token client_details closed_at confirmation_number confirmed
      contact_email created_at currency current_subtotal_price current_subtotal_price_set
      current_total_additional_fees_set current_total_discounts current_total_discounts_set
      current_total_duties_set current_total_price current_total_price_set current_total_tax
      current_total_tax_set customer_locale device_id discount_codes duties_included email
      estimated_taxes financial_status fulfillment_status landing_site landing_site_ref location_id
      merchant_business_entity_id merchant_of_record_app_id name note note_attributes number
      order_number order_status_url original_total_additional_fees_set original_total_duties_set
      payment_gateway_names phone po_number presentment_currency processed_at reference
      referring_site source_identifier source_name source_url subtotal_price subtotal_price_set tags
      tax_exempt tax_lines taxes_included test token total_cash_rounding_payment_adjustment_set
      total_cash_rounding_refund_adjustment_set total_discounts total_discounts_set
      total_line_items_price total_line_items_price_set total_outstanding total_price
      total_price_set total_shipping_price_set total_tax total_tax_set total_tip_received
      total_weight updated_at user_id billing_address customer discount_applications fulfillments
      line_items payment_terms refunds shipping_address shipping_lines
      """;
  private static final String LINE =
      """
      id admin_graphql_api_id attributed_staffs current_quantity fulfillable_quantity
      fulfillment_service fulfillment_status gift_card grams name price price_set product_exists
      product_id properties quantity requires_shipping sku taxable title total_discount
      total_discount_set variant_id variant_inventory_management variant_title vendor tax_lines
      duties discount_allocations
      """;
  private static final String FULFILLMENT_ORDER =
      """
      id created_at updated_at shop_id order_id assigned_location_id request_status status
      fulfill_at fulfill_by supported_actions destination line_items international_duties
      fulfillment_holds delivery_method assigned_location merchant_requests
      """;
  private static final String FULFILLMENT =
      """
      id order_id status created_at service updated_at tracking_company shipment_status location_id
      origin_address line_items tracking_number tracking_numbers tracking_url tracking_urls receipt
      name admin_graphql_api_id
      """;

  private final Desk desk = new Desk();

  @Test
  void anOrderHasEveryDocumentedKey() {
    var sale = SampleSale.ofCupsAndPot().to(SampleShop.address("GB"), "en");
    for (var order : List.of(desk.order(), desk.shop.order(sale))) {
      var told = desk.read(order).at("order");
      assertEquals(new TreeSet<>(words(ORDER)), new TreeSet<>(known(told, ORDER)));
    }
  }

  @Test
  void aLineHasTheDocumentedKeysInTheirOrder() {
    var told = desk.read(desk.order());
    assertEquals(words(LINE), known(told.at("order.line_items.0"), LINE));
  }

  @Test
  void aFulfillmentOrderHasTheDocumentedKeysInTheirOrder() {
    var made = desk.shop.fulfillmentOrder(desk.order());
    var told = desk.calls.get("fulfillment_orders/" + made.id() + ".json").at("fulfillment_order");
    assertEquals(words(FULFILLMENT_ORDER), known(told, FULFILLMENT_ORDER));
  }

  @Test
  void aParcelHasTheDocumentedKeysInTheirOrder() {
    var made = desk.shop.fulfillmentOrder(desk.order());
    var told = desk.ship(made).at("fulfillment");
    assertEquals(words(FULFILLMENT), known(told, FULFILLMENT));
    assertEquals(words(LINE), known(told.at("line_items").items().getFirst(), LINE));
  }

  /// Of numbers, clients' languages make floating point; no amount is one.
  @Test
  void everyAmountIsAString() {
    var told = desk.read(desk.order());
    told.at("order")
        .fieldMap()
        .forEach((name, value) -> {
          boolean isAmount =
              name.matches(".*_(price|tax|discounts|outstanding|paid|credit|received)");
          assertFalse(isAmount && value instanceof Json.Num, name);
          if (name.endsWith("_set") && !value.isNull()) {
            assertEquals(
                List.of("shop_money", "presentment_money"), List.copyOf(value.fieldMap().keySet()));
            assertFalse(value.at("shop_money").textAt("amount").isEmpty(), name);
          }
        });
  }
}
