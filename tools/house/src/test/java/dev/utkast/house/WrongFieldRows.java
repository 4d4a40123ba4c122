package dev.utkast.house;

import java.util.List;

/// The fields of each body, and what each holds.
final class WrongFieldRows {
  private WrongFieldRows() {}

  /// A third column names the field that is blamed, where that is another.
  static final String FIELDS =
      """
      product | title                               | NEEDED
      product | vendor                              | TEXT
      product | product_type                        | TEXT
      product | body_html                           | PROSE
      product | tags                                | TAGS
      product | status                              | WORD
      product | options                             | LIST
      product | options[0].name                     | NEEDED
      product | options[0].position                 | COUNT
      product | variants                            | LIST
      product | variants[0]                         | OBJECT
      product | variants[0].option1                 | TEXT
      product | variants[0].price                   | AMOUNT
      product | variants[1].sku                     | TEXT
      variant | option1                             | TEXT
      variant | title                               | TEXT
      variant | sku                                 | TEXT
      variant | price                               | AMOUNT
      variant | grams                               | WHOLE
      variant | weight_unit                         | WORD
      variant | taxable                             | FLAG
      variant | requires_shipping                   | FLAG
      variant | inventory_policy                    | WORD
      variant | inventory_management                | WORD
      variant | tax_category                        | WORD
      variant | tax_code                            | WORD
      variant | barcode                             | TEXT
      POST locations | name                         | NEEDED
      POST locations | city                         | TEXT
      POST locations | country_code                 | WORD
      level   | inventory_item_id                   | ID
      level   | location_id                         | ID
      POST inventory_levels/set    | available            | WHOLE
      POST inventory_levels/adjust | available_adjustment | CHANGE
      PUT inventory_items/{id}     | sku                  | TEXT
      PUT inventory_items/{id}     | tracked              | FLAG

      PUT shop | name                               | TEXT
      PUT shop | email                              | EMAIL
      PUT shop | legal_name                         | TEXT
      PUT shop | legal_form                         | TEXT
      PUT shop | address1                           | TEXT
      PUT shop | address2                           | TEXT
      PUT shop | zip                                | TEXT
      PUT shop | city                               | TEXT
      PUT shop | province                           | TEXT
      PUT shop | register                           | OBJECT
      PUT shop | register.name                      | NEEDED
      PUT shop | register.number                    | NEEDED
      PUT shop | directors                          | LIST
      PUT shop | directors[0]                       | OBJECT
      PUT shop | directors[0].name                  | NEEDED
      PUT shop | tax_numbers                        | LIST
      PUT shop | tax_numbers[0]                     | OBJECT
      PUT shop | tax_numbers[0].country_code        | NEEDED
      PUT shop | tax_numbers[0].number              | NEEDED
      PUT shop | bank_accounts                      | LIST
      PUT shop | bank_accounts[0]                   | OBJECT
      PUT shop | bank_accounts[0].currency          | WORD
      PUT shop | bank_accounts[0].holder            | TEXT
      PUT shop | bank_accounts[0].bank_name         | TEXT
      PUT shop | bank_accounts[0].iban              | WORD
      PUT shop | bank_accounts[0].bic               | WORD
      PUT shop | bank_accounts[1].country_code      | NEEDED
      PUT shop | bank_accounts[1].account_number    | TEXT
      PUT shop | bank_accounts[1].bank_code         | TEXT
      PUT shop | phone                              | WORD
      PUT shop | website                            | WORD
      PUT shop | logo                               | OBJECT
      PUT shop | logo.attachment                    | WORD
      PUT shop | language                           | WORD
      PUT shop | footer                             | PROSE
      PUT shop | invoice_prefix                     | TEXT
      PUT shop | credit_note_prefix                 | TEXT

      customer | email                              | EMAIL
      customer | first_name                         | TEXT
      customer | last_name                          | TEXT
      customer | phone                              | TEXT
      customer | note                               | PROSE
      customer | tags                               | TAGS
      customer | tax_exempt                         | FLAG
      customer | tax_exemption                      | TEXT
      customer | vat_number                         | WORD
      customer | currency                           | WORD
      customer | language                           | WORD
      customer | addresses                          | LIST
      customer | addresses[0]                       | OBJECT
      customer | addresses[0].city                  | TEXT
      customer | addresses[0].country_code          | WORD

      draft | line_items                            | LIST
      draft | line_items[0]                         | OBJECT
      draft | line_items[0].variant_id              | ID
      draft | line_items[0].quantity                | COUNT
      draft | line_items[0].price                   | AMOUNT
      draft | line_items[0].applied_discount        | OBJECT
      draft | line_items[0].applied_discount.value  | PERCENT
      draft | line_items[0].applied_discount.value_type | WORD
      draft | line_items[0].applied_discount.title  | TEXT
      draft | line_items[1].quantity                | COUNT
      draft | line_items[1].title                   | NEEDED
      draft | line_items[1].price                   | AMOUNT
      draft | line_items[1].sku                     | TEXT
      draft | line_items[1].grams                   | WHOLE
      draft | line_items[1].taxable                 | FLAG
      draft | line_items[1].tax_category            | WORD
      draft | line_items[1].requires_shipping       | FLAG
      draft | line_items[1].properties              | LIST
      draft | line_items[1].properties[0].name      | NEEDED
      draft | line_items[1].properties[0].value     | VALUE
      draft | line_items[1].manual_tax_lines        | LIST
      draft | line_items[1].manual_tax_lines[0].rate  | RATE
      draft | line_items[1].manual_tax_lines[0].title | NEEDED
      draft | applied_discount                      | OBJECT
      draft | applied_discount.value                | AMOUNT
      draft | applied_discount.value_type           | WORD
      draft | applied_discount.description          | TEXT
      draft | shipping_line                         | OBJECT
      draft | shipping_line.title                   | TEXT
      draft | shipping_line.price                   | AMOUNT
      draft | shipping_line.taxable                 | FLAG
      draft | customer                              | OBJECT
      draft | customer.id                           | ID
      draft | customer.email                        | EMAIL
      draft | customer.default_address              | OBJECT
      draft | customer.first_name                   | TEXT
      draft | customer.last_name                    | TEXT
      draft | customer.phone                        | TEXT
      draft | customer.note                         | PROSE
      draft | customer.tags                         | TAGS
      draft | customer.tax_exempt                   | FLAG
      draft | customer.tax_exemption                | TEXT
      draft | customer.vat_number                   | WORD
      draft | customer.currency                     | WORD
      draft | customer.language                     | WORD
      draft | customer.locale                       | WORD
      draft | customer.addresses                    | LIST
      draft | email                                 | EMAIL
      draft | shipping_address                      | OBJECT
      draft | shipping_address.city                 | TEXT
      draft | shipping_address.country_code         | WORD
      draft | billing_address                       | OBJECT
      draft | billing_address.city                  | TEXT
      draft | note                                  | PROSE
      draft | note_attributes                       | LIST
      draft | note_attributes[0].name               | NEEDED
      draft | tags                                  | TAGS
      draft | po_number                             | TEXT
      draft | tax_exempt                            | FLAG
      draft | use_customer_default_address          | FLAG
      draft | manual_tax_lines                      | LIST
      draft | manual_tax_lines[0].rate              | RATE
      draft | manual_tax_lines[0].title             | NEEDED
      draft | payment_terms                         | OBJECT
      draft | payment_terms.payment_terms_type      | WORD
      draft | payment_terms.due_in_days             | WHOLE
      draft | payment_terms.payment_schedules       | LIST
      draft | payment_terms.payment_schedules[0].amount | AMOUNT
      draft | taxes_included                        | FLAG
      draft | payment_terms.payment_schedules[0].issued_at | WORD
      draft | presentment_currency                  | WORD
      draft | language                              | WORD
      POST draft_orders/{id}/send_invoice | to             | EMAIL
      POST draft_orders/{id}/send_invoice | subject        | TEXT
      POST draft_orders/{id}/send_invoice | custom_message | PROSE
      POST draft_orders/{id}/send_invoice | bcc            | LIST
      POST draft_orders/{id}/send_invoice | bcc[0]         | EMAIL | bcc
      PUT draft_orders/{id}/complete | payment_pending      | FLAG
      POST draft_orders/{id}/complete | payment_pending     | FLAG

      payment | amount                              | PAID
      payment | currency                            | WORD
      POST draft_orders/{id}/payments     | reference     | NEEDED
      POST orders/{id}/transactions       | authorization | NEEDED
      payment | kind                                | WORD
      payment | status                              | WORD
      payment | test                                | FLAG
      payment | gateway                             | TEXT

      PUT orders/{id}         | note                | PROSE
      PUT orders/{id}         | email               | EMAIL
      PUT orders/{id}         | phone               | TEXT
      PUT orders/{id}         | note_attributes     | LIST
      PUT orders/{id}         | note_attributes[0].name | NEEDED
      PUT orders/{id}         | shipping_address    | OBJECT
      PUT orders/{id}         | shipping_address.city | TEXT
      PUT orders/{id}         | shipping_address.country_code | WORD
      PUT orders/{id}         | tags                | TAGS
      POST orders/{id}/cancel | reason              | WORD
      POST orders/{id}/cancel | restock             | FLAG
      POST orders/{id}/cancel | email               | FLAG
      POST orders/{id}/refunds | note | PROSE
      POST orders/{id}/refunds | currency | WORD
      POST orders/{id}/refunds | restock | FLAG
      POST orders/{id}/refunds | shipping | OBJECT
      POST orders/{id}/refunds | shipping.full_refund | FLAG
      POST orders/{id}/refunds | refund_line_items | LIST
      POST orders/{id}/refunds | refund_line_items[0].quantity | COUNT
      POST orders/{id}/refunds | refund_line_items[0].restock_type | WORD
      POST orders/{id}/refunds | transactions | LIST
      POST orders/{id}/refunds | transactions[0].amount | PAID
      POST orders/{id}/refunds | transactions[0].kind | WORD
      POST orders/{id}/refunds | transactions[0].gateway | TEXT
      POST orders/{id}/refunds/calculate | currency | WORD
      POST orders/{id}/refunds/calculate | restock | FLAG
      POST orders/{id}/refunds/calculate | shipping | OBJECT
      POST orders/{id}/refunds/calculate | shipping.full_refund | FLAG
      POST orders/{id}/refunds/calculate | refund_line_items | LIST
      POST orders/{id}/refunds/calculate | refund_line_items[0].quantity | COUNT
      POST orders/{id}/refunds/calculate | refund_line_items[0].restock_type | WORD
      POST fulfillment_orders/{id}/hold | reason       | WORD
      POST fulfillment_orders/{id}/hold | reason_notes | PROSE
      POST fulfillment_orders/{id}/hold | fulfillment_order_line_items | LIST
      POST fulfillments | line_items_by_fulfillment_order | LIST
      POST fulfillments | line_items_by_fulfillment_order[0].fulfillment_order_line_items | LIST
      POST fulfillments | line_items_by_fulfillment_order[0].fulfillment_order_line_items[0].quantity | COUNT
      POST fulfillments | tracking_info             | OBJECT
      POST fulfillments | tracking_info.number      | TEXT
      POST fulfillments | tracking_info.company     | TEXT
      POST fulfillments | tracking_info.url         | WORD
      POST fulfillments | tracking_numbers          | LIST
      POST fulfillments | message                   | PROSE
      POST fulfillments | notify_customer           | FLAG

      registration | country_code                   | NEEDED
      registration | country_code                   | WORD
      registration | province_code                  | WORD
      registration | shipping_taxed                 | FLAG
      registration | vat_number                     | WORD
      registration | from                           | WORD
      registration | until                          | WORD
      rate | country_code                           | WORD
      rate | category                               | TEXT
      rate | title                                  | NEEDED
      rate | rate                                   | RATE
      rate | from                                   | WORD
      rate | until                                  | WORD
      PUT tax_settings | taxes_included             | FLAG
      PUT tax_settings | same_price_everywhere      | FLAG
      PUT tax_settings | zip                        | TEXT
      PUT tax_settings | rounding_level             | WORD
      PUT tax_settings | rounding_mode              | WORD
      PUT tax_settings | allocation                 | WORD
      PUT tax_settings | vat_number                 | WORD
      PUT tax_settings | province_code              | WORD
      PUT tax_settings | price_endings              | LIST
      PUT tax_settings | price_endings[0]           | OBJECT
      PUT tax_settings | price_endings[0].currency  | WORD
      PUT tax_settings | price_endings[0].step      | AMOUNT
      PUT tax_settings | price_endings[0].ending    | AMOUNT
      PUT tax_settings | exchange_fee               | RATE
      PUT tax_settings | manual_exchange_rates      | LIST
      PUT tax_settings | manual_exchange_rates[0]   | OBJECT
      PUT tax_settings | manual_exchange_rates[0].currency | WORD
      """;

  /// Their bodies are there for clients that must send one.
  static final List<String> WITHOUT_FIELDS =
      List.of("POST fulfillment_orders/{id}/release_hold", "POST draft_orders/{id}/revoke_links");
}
