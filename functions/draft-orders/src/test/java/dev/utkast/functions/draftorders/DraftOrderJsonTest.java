package dev.utkast.functions.draftorders;

import static dev.utkast.testkit.DocumentedKeys.known;
import static dev.utkast.testkit.DocumentedKeys.words;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.testkit.HttpCalls.Answer;
import org.junit.jupiter.api.Test;

/// The shape that clients of the Admin API know, key by key in its order; what we add comes after
/// what they know, and nothing that is empty is left out.
class DraftOrderJsonTest {
  private static final String DRAFT =
      """
      id note email taxes_included currency invoice_sent_at created_at updated_at tax_exempt
      completed_at name allow_discount_codes_in_checkout? b2b? status line_items api_client_id
      shipping_address billing_address invoice_url created_on_api_version applied_discount order_id
      shipping_line tax_lines tags note_attributes total_price subtotal_price total_tax
      payment_terms presentment_currency total_line_items_price_set total_price_set
      subtotal_price_set total_tax_set total_discounts_set total_shipping_price_set
      total_additional_fees_set total_duties_set amount_due_now_set amount_due_later_set
      admin_graphql_api_id customer
      """;
  private static final String LINE =
      """
      id variant_id product_id title variant_title sku vendor quantity requires_shipping taxable
      gift_card fulfillment_service grams tax_lines applied_discount name properties custom price
      admin_graphql_api_id
      """;
  private static final String ADDRESS =
      """
      first_name last_name company address1 address2 city province country zip phone name
      province_code country_code country_name latitude longitude
      """;

  private final Clerk clerk = new Clerk();

  private Answer whole() {
    var lamp = clerk.shop.variant("Lamp", "199.00");
    var customer = clerk.shop.customer("ada@example.com");
    return clerk.create(
        """
        "line_items": [{"variant_id": %d, "quantity": 1,
            "applied_discount": {"title": "Old", "description": "scratched",
              "value": "10", "value_type": "percentage"}},
          {"title": "Wrap", "price": "5.00", "quantity": 1}],
        "customer": {"id": %d}, "use_customer_default_address": true,
        "applied_discount": {"value": "5", "value_type": "fixed_amount"},
        "shipping_line": {"title": "Post", "price": "12.25"},
        "payment_terms": {"payment_terms_type": "NET", "due_in_days": 14},
        "manual_tax_lines": [{"title": "State Tax", "rate": 0.06}]
        """
            .formatted(lamp.id().value(), customer.id().value()));
  }

  @Test
  void aDraftHasTheDocumentedKeysInTheirOrder() {
    assertEquals(words(DRAFT), known(whole().at("draft_order"), DRAFT));
    assertEquals(words(DRAFT), known(clerk.create(Clerk.cups()).at("draft_order"), DRAFT));
  }

  @Test
  void aLineHasTheDocumentedKeysInTheirOrder() {
    var made = whole();
    assertEquals(words(LINE), known(made.at("draft_order.line_items.0"), LINE));
    assertEquals(words(LINE), known(made.at("draft_order.line_items.1"), LINE));
  }

  @Test
  void anAddressHasTheDocumentedKeys() {
    assertEquals(words(ADDRESS), known(whole().at("draft_order.shipping_address"), ADDRESS));
  }

  @Test
  void thePartsOfADraftAreAsDocumented() {
    var made = whole();
    assertEquals(
        """
        {"title":"Old","description":"scratched","value":"10","value_type":"percentage","amount":"19.90"}\
        """,
        made.at("draft_order.line_items.0.applied_discount").write());
    assertEquals(
        """
        {"title":null,"description":null,"value":"5.00","value_type":"fixed_amount","amount":"5.00"}\
        """,
        made.at("draft_order.applied_discount").write());
    assertEquals(
        "{\"rate\":0.06,\"title\":\"State Tax\",\"price\":\"10.74\"}",
        made.at("draft_order.tax_lines.0").write());
    assertEquals(
        """
        {"shop_money":{"amount":"12.25","currency_code":"USD"},\
        "presentment_money":{"amount":"12.25","currency_code":"USD"}}\
        """,
        made.at("draft_order.total_shipping_price_set").write());
    assertEquals(
        """
        {"amount":"202.09","currency":"USD","payment_terms_name":"NET_14","payment_terms_type":"NET",\
        "due_in_days":14,"payment_schedules":[{"amount":"202.09","currency":"USD","issued_at":null,\
        "due_at":null,"completed_at":null,"expected_payment_method":"manual"}]}\
        """,
        made.at("draft_order.payment_terms").write());
    assertEquals(
        "gid://shopify/DraftOrder/" + made.longAt("draft_order.id"),
        made.textAt("draft_order.admin_graphql_api_id"));
  }

  @Test
  void onTermsNothingIsDueNow() {
    var due = "draft_order.amount_due_%s_set.shop_money.amount";
    var onTerms = whole();
    assertEquals("0.00", onTerms.textAt(due.formatted("now")));
    assertEquals("202.09", onTerms.textAt(due.formatted("later")));
    var atOnce = clerk.create(Clerk.cups());
    assertEquals("40.00", atOnce.textAt(due.formatted("now")));
    assertEquals("0.00", atOnce.textAt(due.formatted("later")));
  }
}
