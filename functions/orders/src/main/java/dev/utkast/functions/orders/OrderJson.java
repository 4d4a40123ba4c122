package dev.utkast.functions.orders;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.SaleJson;
import dev.utkast.aws.adminapi.TagsJson;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.order.Order;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// An order as clients of the Admin API know it, with `draft_order_id`, `total_paid`,
/// `total_credit`, `due_on` and `overdue` added. Top-level amounts are in the shop's currency,
/// except what is paid and open, which is in the customer's.
final class OrderJson {
  private static final List<String> WITHOUT_VALUE =
      List.of(
          "app_id",
          "browser_ip",
          "cart_token",
          "checkout_id",
          "checkout_token",
          "client_details",
          "closed_at",
          "confirmation_number",
          "device_id",
          "landing_site",
          "landing_site_ref",
          "location_id",
          "merchant_business_entity_id",
          "merchant_of_record_app_id",
          "reference",
          "referring_site",
          "source_identifier",
          "source_url",
          "token",
          "user_id",
          "current_total_additional_fees_set",
          "current_total_duties_set",
          "original_total_additional_fees_set",
          "original_total_duties_set");

  private OrderJson() {}

  /// @param statusUrl the customer's link to it
  static Json.Obj write(
      Order order,
      List<Fulfillment> parcels,
      List<Json.Obj> refunds,
      Shop shop,
      Optional<String> statusUrl,
      Instant now) {
    var content = order.content();
    var out =
        Json.object()
            .put("id", order.id())
            .put("admin_graphql_api_id", "gid://shopify/Order/" + order.id())
            .put("name", order.name())
            .put("number", order.number())
            .put("order_number", order.number() + Order.NUMBER_OFFSET)
            .put("draft_order_id", order.draftId())
            .put("created_at", SaleJson.at(order.createdAt(), shop))
            .put("processed_at", SaleJson.at(order.createdAt(), shop))
            .put("updated_at", SaleJson.at(order.updatedAt(), shop))
            .put("email", content.email())
            .put("contact_email", content.email())
            .put("phone", order.phone())
            .put("buyer_accepts_marketing", false)
            .put("confirmed", true)
            .put("test", false)
            .put("customer_locale", content.language())
            .put("source_name", "shopify_draft_order")
            .put("note", content.note())
            .put("note_attributes", SaleJson.nameValues(content.noteAttributes()))
            .put("tags", TagsJson.write(content.tags()))
            .put("po_number", content.poNumber())
            .put("tax_exempt", content.taxExempt())
            .put("taxes_included", order.priced().taxesIncluded())
            .put("duties_included", false)
            .put("estimated_taxes", false)
            .put("discount_codes", List.of())
            .put("payment_gateway_names", List.of(Json.of("manual")));
    WITHOUT_VALUE.forEach(out::putNull);
    out.put("order_status_url", statusUrl);
    states(order, shop, now, out);
    amounts(order, out);
    return parts(order, parcels, refunds, shop, out).build();
  }

  private static void states(Order order, Shop shop, Instant now, ObjBuilder out) {
    out.put("financial_status", order.financialStatus().label())
        .put("fulfillment_status", order.fulfillmentStatus().map(Order.FulfillmentStatus::label))
        .put("cancelled_at", order.cancellation().map(c -> SaleJson.at(c.at(), shop)))
        .put("cancel_reason", order.cancellation().map(c -> c.reason().label()))
        .put("due_on", order.dueOn().map(LocalDate::toString))
        .put("overdue", order.overdue(now, shop));
  }

  private static void amounts(Order order, ObjBuilder out) {
    var priced = order.priced();
    out.put("currency", priced.total().shop().getCurrencyUnit().getCode())
        .put("presentment_currency", order.total().getCurrencyUnit().getCode());
    both(out, "subtotal_price", priced.subtotal());
    both(out, "total_discounts", priced.discountsTotal());
    both(out, "total_line_items_price", priced.lineItemsTotal());
    both(out, "total_price", priced.total());
    both(out, "total_tax", priced.taxTotal());
    var less = order.refunded();
    both(out, "current_subtotal_price", order.current(priced.subtotal(), less.subtotal()));
    both(out, "current_total_discounts", order.current(priced.discountsTotal(), less.discounts()));
    both(out, "current_total_price", order.current(priced.total(), less.total()));
    both(out, "current_total_tax", order.current(priced.taxTotal(), less.tax()));
    out.put("total_shipping_price_set", MoneyJson.set(priced.shippingTotal()))
        .put("total_cash_rounding_payment_adjustment_set", MoneyJson.set(priced.total().toZero()))
        .put("total_cash_rounding_refund_adjustment_set", MoneyJson.set(priced.total().toZero()))
        .put("total_tip_received", "0.00")
        .put("total_outstanding", MoneyJson.of(order.outstanding()))
        .put("total_paid", MoneyJson.of(order.paid()))
        .put("total_credit", MoneyJson.of(order.credit()))
        .put("refundable", MoneyJson.of(order.refundable()))
        .put("exchange_rate", SaleJson.rate(priced.rate()))
        .put(
            "total_weight",
            order.content().lines().stream()
                .mapToLong(line -> Math.multiplyExact(line.grams(), (long) line.quantity()))
                .sum());
  }

  private static void both(ObjBuilder out, String name, MoneySet amount) {
    out.put(name, MoneyJson.of(amount.shop())).put(name + "_set", MoneyJson.set(amount));
  }

  private static ObjBuilder parts(
      Order order, List<Fulfillment> parcels, List<Json.Obj> refunds, Shop shop, ObjBuilder out) {
    var content = order.content();
    return out.put("tax_lines", OrderLineJson.taxLines(order.priced().taxLines()))
        .put("tax_zero_reason", SaleJson.zeroTaxReason(order.priced().zeroTaxReason()))
        .put("tax_basis", SaleJson.taxBasis(order.priced()))
        .put("shipping_address", SaleJson.address(content.shippingAddress()))
        .put("billing_address", SaleJson.address(content.billingAddress()))
        .put("customer", customer(order))
        .put("discount_applications", DiscountApplications.write(order))
        .put(
            "line_items",
            IntStream.range(0, content.lines().size())
                .mapToObj(i -> OrderLineJson.write(order, i, content.lines().get(i).quantity()))
                .toList())
        .put(
            "fulfillments",
            parcels.stream().map(parcel -> FulfillmentJson.write(parcel, order, shop)).toList())
        .put("payment_terms", terms(order, shop))
        .put("refunds", refunds)
        .put("shipping_lines", shipping(order));
  }

  private static Json terms(Order order, Shop shop) {
    return order
        .content()
        .terms()
        .<Json>map(
            terms -> SaleJson.terms(terms, order.total(), order.dueOn(), Optional.empty(), shop))
        .orElse(Json.Null.NULL);
  }

  private static Json customer(Order order) {
    return order
        .content()
        .customerId()
        .<Json>map(id -> Json.object().put("id", id).put("email", order.content().email()).build())
        .orElse(Json.Null.NULL);
  }

  private static List<Json> shipping(Order order) {
    var line = order.content().shipping();
    var priced = order.priced().shipping();
    if (line.isEmpty() || priced.isEmpty()) {
      return List.of();
    }
    return List.of(
        Json.object()
            .put("id", order.id())
            .putNull("carrier_identifier")
            .put("code", line.get().handle().orElse(line.get().title()))
            .put("discounted_price", MoneyJson.of(priced.get().net().shop()))
            .put("discounted_price_set", MoneyJson.set(priced.get().net()))
            .put("is_removed", false)
            .putNull("phone")
            .put("price", MoneyJson.of(priced.get().price().shop()))
            .put("price_set", MoneyJson.set(priced.get().price()))
            .putNull("requested_fulfillment_service_id")
            .put("source", "shopify")
            .put("title", line.get().title())
            .put("tax_lines", OrderLineJson.taxLines(priced.get().taxLines()))
            .put("discount_allocations", List.of())
            .build());
  }
}
