package dev.utkast.functions.draftorders;

import dev.utkast.aws.adminapi.AddressJson;
import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.SaleJson;
import dev.utkast.aws.adminapi.TagsJson;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.pricing.PricedLine;
import dev.utkast.model.pricing.TaxLine;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A draft as clients of the Admin API know it, with `revision`, `amount_paid` and `exchange_rate`
/// added.
final class DraftOrderJson {
  private DraftOrderJson() {}

  /// @param invoiceUrl the customer's link, once there is one
  static Json.Obj write(DraftOrder draft, Shop shop, Optional<String> invoiceUrl) {
    var content = draft.content();
    var priced = draft.priced();
    var out =
        Json.object()
            .put("id", draft.id())
            .put("note", content.note())
            .put("email", content.email())
            .put("taxes_included", priced.taxesIncluded())
            .put("currency", priced.total().shop().getCurrencyUnit().getCode())
            .put("invoice_sent_at", draft.invoiceSentAt().map(at -> SaleJson.at(at, shop)))
            .put("created_at", SaleJson.at(draft.createdAt(), shop))
            .put("updated_at", SaleJson.at(draft.updatedAt(), shop))
            .put("tax_exempt", content.taxExempt())
            .put("completed_at", draft.completion().map(done -> SaleJson.at(done.at(), shop)))
            .put("name", draft.name())
            .put("allow_discount_codes_in_checkout?", false)
            .put("b2b?", false)
            .put("status", draft.status().label())
            .put("line_items", lines(draft))
            .putNull("api_client_id")
            .put("shipping_address", SaleJson.address(content.shippingAddress()))
            .put("billing_address", SaleJson.address(content.billingAddress()))
            .put("invoice_url", invoiceUrl)
            .putNull("created_on_api_version")
            .put("applied_discount", orderDiscount(draft))
            .put("order_id", SaleJson.id(draft.completion().map(DraftStatus.Completed::orderId)))
            .put("shipping_line", shipping(content))
            .put("tax_lines", taxLines(priced.taxLines()))
            .put("tags", TagsJson.write(content.tags()))
            .put("note_attributes", SaleJson.nameValues(content.noteAttributes()))
            .put("total_price", MoneyJson.of(priced.total().shop()))
            .put("subtotal_price", MoneyJson.of(priced.subtotal().shop()))
            .put("total_tax", MoneyJson.of(priced.taxTotal().shop()))
            .put("payment_terms", terms(draft, shop))
            .put("presentment_currency", draft.total().getCurrencyUnit().getCode());
    return totals(draft, out)
        .put("admin_graphql_api_id", "gid://shopify/DraftOrder/" + draft.id())
        .put("customer", customer(content))
        .put("po_number", content.poNumber())
        .put("language", content.language())
        .put("manual_tax_lines", SaleJson.manualRates(content.manualRates()))
        .put("revision", draft.revision())
        .put("amount_paid", MoneyJson.of(draft.paid()))
        .put("exchange_rate", SaleJson.rate(priced.rate()))
        .put("tax_zero_reason", SaleJson.zeroTaxReason(priced.zeroTaxReason()))
        .put("tax_basis", SaleJson.taxBasis(priced))
        .build();
  }

  private static ObjBuilder totals(DraftOrder draft, ObjBuilder out) {
    var priced = draft.priced();
    return out.put("total_line_items_price_set", MoneyJson.set(priced.lineItemsTotal()))
        .put("total_price_set", MoneyJson.set(priced.total()))
        .put("subtotal_price_set", MoneyJson.set(priced.subtotal()))
        .put("total_tax_set", MoneyJson.set(priced.taxTotal()))
        .put("total_discounts_set", MoneyJson.set(priced.discountsTotal()))
        .put("total_shipping_price_set", MoneyJson.set(priced.shippingTotal()))
        .putNull("total_additional_fees_set")
        .putNull("total_duties_set")
        .put("amount_due_now_set", MoneyJson.set(draft.dueNow()))
        .put("amount_due_later_set", MoneyJson.set(draft.dueLater()));
  }

  private static List<Json> lines(DraftOrder draft) {
    var out = new ArrayList<Json>();
    for (int i = 0; i < draft.content().lines().size(); i++) {
      out.add(line(draft.content().lines().get(i), draft.priced().lines().get(i)));
    }
    return out;
  }

  private static Json line(SaleLine line, PricedLine priced) {
    return Json.object()
        .put("id", line.id())
        .put("variant_id", SaleJson.id(line.variantId()))
        .put("product_id", SaleJson.id(line.productId()))
        .put("title", line.title())
        .put("variant_title", line.variantTitle())
        .put("sku", line.sku())
        .put("vendor", line.vendor())
        .put("quantity", line.quantity())
        .put("requires_shipping", line.requiresShipping())
        .put("taxable", line.taxable())
        .put("gift_card", false)
        .put("fulfillment_service", "manual")
        .put("grams", line.grams())
        .put("tax_lines", taxLines(priced.taxLines()))
        .put("tax_zero_reason", SaleJson.zeroTaxReason(priced.zeroTaxReason()))
        .put("applied_discount", lineDiscount(line, priced))
        .put("name", SaleJson.name(line))
        .put("properties", SaleJson.nameValues(line.properties()))
        .put("custom", line.custom())
        .put("price", MoneyJson.of(line.unitPrice()))
        .put("price_set", MoneyJson.set(priced.unitPrice()))
        .put("tax_category", line.taxCategory())
        .put("manual_tax_lines", SaleJson.manualRates(line.manualRates()))
        .put("admin_graphql_api_id", "gid://shopify/DraftOrderLineItem/" + line.id())
        .build();
  }

  private static Json lineDiscount(SaleLine line, PricedLine priced) {
    return line.discount()
        .<Json>map(discount -> SaleJson.discount(discount, priced.lineDiscount().shop()))
        .orElse(Json.Null.NULL);
  }

  private static Json orderDiscount(DraftOrder draft) {
    var content = draft.content();
    var amount = draft.priced().orderDiscount();
    return content
        .discount()
        .<Json>map(discount -> SaleJson.discount(discount, amount.shop()))
        .orElse(Json.Null.NULL);
  }

  private static List<Json> taxLines(List<TaxLine> lines) {
    return lines.stream()
        .<Json>map(line ->
            Json.object()
                .put("rate", line.rate())
                .put("title", line.title())
                .put("price", MoneyJson.of(line.amount().shop()))
                .build())
        .toList();
  }

  private static Json shipping(SaleContent content) {
    return content
        .shipping()
        .<Json>map(line ->
            Json.object()
                .put("title", line.title())
                .put("custom", line.handle().isEmpty())
                .put("handle", line.handle())
                .put("price", MoneyJson.of(line.cost().price()))
                .put("taxable", line.cost().taxable())
                .build())
        .orElse(Json.Null.NULL);
  }

  private static Json terms(DraftOrder draft, Shop shop) {
    return draft
        .content()
        .terms()
        .<Json>map(terms ->
            SaleJson.terms(terms, draft.total(), draft.dueOn(shop), Optional.empty(), shop))
        .orElse(Json.Null.NULL);
  }

  private static Json customer(SaleContent content) {
    return content
        .customerId()
        .<Json>map(id ->
            Json.object()
                .put("id", id)
                .put("email", content.email())
                .put(
                    "default_address",
                    content.shippingAddress().<Json>map(AddressJson::write).orElse(Json.Null.NULL))
                .build())
        .orElse(Json.Null.NULL);
  }
}
