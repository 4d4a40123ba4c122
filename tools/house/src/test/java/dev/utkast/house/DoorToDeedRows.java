package dev.utkast.house;

/// Every field that a request may have, and where it is found again: the rows of [DoorToDeedTest].
final class DoorToDeedRows {
  private DoorToDeedRows() {}

  /// Whose, what it says (and what else must be said for it), and where that is found: under the
  /// same name where nothing is written, else at a path, at a path of another answer (`@`), in a
  /// message, in what is stored of an order for the functions that act on it; or that it is
  /// refused. What begins with `in` says where people see it ([Deeds]), all of it and nowhere else,
  /// and as what, where that reads otherwise; `alone` where it would change what others say.
  static final String ROWS =
      """
      product | title = "Mark 1" | in invoice, page, parcel-mail, request, slip
      product | vendor = "Mark 2"
      product | product_type = "Mark 3"
      product | body_html = "Mark 4"
      product | tags = "mark-5"
      product | status = "archived"
      product | handle = "mark-6"
      product | published_at = "2026-01-31T12:00:00Z" | published_at = "2026-01-31T13:00:00+01:00"
      product | published = false; status = "active" | published_at = null
      product | options[0].name = "Mark 7"
      product | options[0].values = ["Mark"] | refused
      product | variants[0].option1 = "Mark 8" | in invoice, page, parcel-mail, request, slip
      product | variants[0].option2 = "Mark 9"; variants[1].option2 = "Mark 9" | variants[0].option2 = "Mark 9"
      product | variants[0].option3 = "Mark 10"; variants[0].option2 = "Mark 9"
      product | variants[0].price = "6.66" | in invoice, page, request
      product | variants[0].compare_at_price = "7.77"
      product | variants[0].sku = "MARK-11" | in invoice, page, request, slip
      product | variants[0].barcode = "4006381333931"
      product | variants[0].grams = 321
      product | variants[0].weight = 0.654; variants[0].weight_unit = "kg" | variants[0].grams = 654
      product | variants[0].weight_unit = "g"; variants[0].weight = 987 | variants[0].grams = 987
      product | variants[0].taxable = false | in invoice, page, request "not subject to tax"
      product | variants[0].tax_category = "comics"
      product | variants[0].tax_code = "comics"
      product | variants[0].requires_shipping = false
      product | variants[0].inventory_policy = "continue"
      product | variants[0].inventory_management = "shopify"
      product | variants[0].inventory_quantity = 5 | refused
      PUT products/{id} | variants[0].id = 2011
      product | options[0].position = 3 | refused
      product | variants[0].title = "Mark 11"; variants[0].option1 = null
      variant | title = "Mark 0"; option1 = null
      variant | option1 = "Mark 1" | in invoice, page, parcel-mail, request, slip
      variant | option2 = "Mark 2"
      variant | option3 = "Mark 3"; option2 = "Mark 2"
      variant | price = "6.66" | in invoice, page, request
      product | variants[0].position = 7 | refused
      variant | position = 7 | refused
      variant | compare_at_price = "7.77"
      variant | sku = "MARK-4" | in invoice, page, request, slip
      variant | barcode = "4006381333931"
      variant | grams = 321
      variant | weight = 0.654; grams = null | grams = 654
      variant | weight_unit = "g"; weight = 987; grams = null | grams = 987
      variant | taxable = false
      variant | tax_category = "comics"
      variant | tax_code = "comics"
      variant | requires_shipping = false
      variant | inventory_policy = "continue"
      POST products/{id}/variants | inventory_management = "shopify"
      PUT products/{id}/variants/{id} | inventory_management = null
      PUT variants/{id} | inventory_management = null
      POST products/{id}/variants | inventory_quantity = 5 | refused
      POST locations | name = "Mark 1"
      POST locations | address1 = "Mark D"
      POST locations | address2 = "Mark E"
      POST locations | city = "Mark F"
      POST locations | zip = "90210"; country_code = "US"
      POST locations | phone = "+1 44"
      POST locations | province = "California"; country_code = "US"
      POST locations | province_code = "CA"; country_code = "US"
      POST locations | country = "United States"; country_code = null | country = "US"
      POST locations | country_code = "US"
      POST locations | first_name = "Mark A" | refused
      POST locations | last_name = "Mark B" | refused
      POST locations | company = "Mark C" | refused
      POST inventory_levels/set | inventory_item_id = 2011 | @inventory_levels?inventory_item_ids=2011 inventory_levels[0].available = 5
      POST inventory_levels/adjust | inventory_item_id = 2011 | @inventory_levels?inventory_item_ids=2011 inventory_levels[0].available = 5
      POST inventory_levels/connect | inventory_item_id = 999 | refused
      level | location_id = 2 | refused
      POST inventory_levels/set | available = 77 | inventory_levels[0].available = 77
      POST inventory_levels/adjust | available_adjustment = 7 | inventory_levels[0].available = 17
      PUT inventory_items/{id} | sku = "MARK-1"
      PUT inventory_items/{id} | tracked = true
      PUT inventory_items/{id} | cost = "3.33"
      PUT inventory_items/{id} | country_code_of_origin = "NO"
      PUT inventory_items/{id} | province_code_of_origin = "03"
      PUT inventory_items/{id} | harmonized_system_code = "940360"
      customer | email = "mark1@example.com" | in invoice, invoice-mail, page, parcel-mail, request, request-mail
      customer | first_name = "Mark 2" | in invoice, invoice-mail, page, parcel-mail, request, request-mail, slip
      customer | last_name = "Mark 3" | in invoice, invoice-mail, page, parcel-mail, request, request-mail, slip
      customer | phone = "+47 33" | in nothing
      customer | note = "Mark 4" | in nothing
      customer | tags = "mark-5" | in nothing
      customer | tax_exempt = true | alone in invoice, page, request "vrijgesteld van btw"
      customer | tax_exemption = "Mark 6"
      customer | vat_number = "NL004495445B01" | in invoice, page, request
      customer | currency = "NOK" | alone in invoice, invoice-mail, page, request, request-mail
      customer | language = "nb" | alone in slip "Pakkseddel"
      POST customers | locale = "de"; language = null
      PUT customers/{id} | locale = "de"; language = "en"
      customer | addresses[0].ADDRESS
      customer | addresses[0].name = "Ada Mark"; addresses[0].first_name = null; addresses[0].last_name = null | addresses[0].last_name = "Mark"
      POST customers | default_address.ADDRESS; addresses = []
      PUT customers/{id} | default_address = {"city": "Mark 9"}; addresses = null | addresses[0].city = "Mark 9"
      POST customers | default_address.name = "Ada Mark"; addresses = [] | addresses[0].last_name = "Mark"
      customer | addresses[1].default = true; addresses = [{"city": "Mark 7"}, {"city": "Mark 8"}] | addresses[0].city = "Mark 8"
      PUT customers/{id} | addresses[0].id = 1; addresses = [{"country": "United Kingdom", "country_code": "NO"}] | addresses[0].country = "Norway"
      customer | email_marketing_consent.state = "subscribed" | refused
      customer | sms_marketing_consent.state = "subscribed" | refused
      draft | note = "Mark 1" | in slip
      draft | email = "mark2@example.com" | in invoice, invoice-mail, page, parcel-mail, request, request-mail
      draft | tags = "mark-3" | in nothing
      draft | po_number = "Mark 4" | in invoice, page, request
      draft | language = "de" | alone in invoice, invoice-mail, page, parcel-mail, request, slip "Bestellung"
      draft | tax_exempt = true | alone in invoice, page, request "vrijgesteld van btw"
      draft | currency = "EUR" | refused
      draft | presentment_currency = "JPY" | presentment_currency = "JPY" | alone in invoice, page, request "JPY"
      draft | note_attributes[0].name = "Mark 5" | in nothing
      draft | note_attributes[0].value = "Mark 6" | in nothing
      draft | shipping_address.ADDRESS
      draft | shipping_address.name = "Ada Mark"; shipping_address.first_name = null; shipping_address.last_name = null | shipping_address.last_name = "Mark"
      draft | billing_address.ADDRESS
      draft | billing_address.name = "Ada Mark"; billing_address.first_name = null; billing_address.last_name = null | billing_address.last_name = "Mark"
      drafted | shipping_address.first_name = "Mark A" | in invoice, page, request, slip
      drafted | shipping_address.last_name = "Mark B" | in invoice, page, request, slip
      drafted | shipping_address.company = "Mark C" | in invoice, page, request, slip
      drafted | shipping_address.address1 = "Mark D" | in invoice, page, request, slip
      drafted | shipping_address.address2 = "Mark E" | in invoice, page, request, slip
      drafted | shipping_address.city = "Mark F" | in invoice, page, request, slip
      drafted | shipping_address.zip = "90210" | in invoice, page, request, slip
      drafted | shipping_address.country_code = "EC" | in invoice, page, request, slip "ECUADOR"
      drafted | shipping_address.country = "Norway"; shipping_address.country_code = null | in invoice, page, request, slip "NOORWEGEN"
      drafted | shipping_address.phone = "+1 44" | in nothing
      drafted | billing_address.first_name = "Mark G" | in invoice, invoice-mail, page, parcel-mail, request, request-mail
      drafted | billing_address.last_name = "Mark H" | in invoice, invoice-mail, page, parcel-mail, request, request-mail
      drafted | billing_address.company = "Mark I" | in invoice, page, request
      drafted | billing_address.address1 = "Mark J" | in invoice, page, request
      drafted | billing_address.address2 = "Mark K" | in invoice, page, request
      drafted | billing_address.city = "Mark L" | in invoice, page, request
      drafted | billing_address.zip = "90211" | in invoice, page, request
      drafted | billing_address.country_code = "JP" | in invoice, page, request "JAPAN"
      drafted | billing_address.phone = "+1 45" | in nothing
      draft | use_customer_default_address = true; shipping_address = null | shipping_address.city = "London"
      draft | customer.id = 3001; customer = {} | customer.id = 3001
      draft | customer_id = 3001; customer = null | customer.id = 3001
      POST draft_orders | customer.email = "mark7@example.com"; customer.id = null; email = null | email = "mark7@example.com"
      POST draft_orders/calculate | customer.email = "mark7@example.com"; customer.id = null; email = null | email = "mark7@example.com"
      PUT draft_orders/{id} | customer.email = "mark7@example.com"; customer.id = null | @customers?email=mark7@example.com customers[0].email = "mark7@example.com"
      drafted | customer.first_name = "Mark 21"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].first_name = "Mark 21" | in nothing
      drafted | customer.last_name = "Mark 22"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].last_name = "Mark 22" | in nothing
      drafted | customer.default_address.city = "Mark 23"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].default_address.city = "Mark 23" | in nothing
      drafted | customer.phone = "+47 55"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].phone = "+47 55" | in nothing
      drafted | customer.note = "Mark 23"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].note = "Mark 23" | in nothing
      drafted | customer.tags = "mark-24"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].tags = "mark-24" | in nothing
      drafted | customer.tax_exempt = true; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].tax_exempt = true
      drafted | customer.addresses = [{"city": "Mark 25"}]; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].addresses[0].city = "Mark 25"
      drafted | customer.addresses[1].default = true; customer.addresses = [{"city": "Mark 26"}, {"city": "Mark 27"}]; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].addresses[0].city = "Mark 27"
      drafted | customer.tax_exemption = "Mark 28"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].tax_exemption = "Mark 28"
      drafted | customer.vat_number = "NL004495445B01"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].vat_number = "NL004495445B01"
      POST draft_orders | customer.currency = "EUR"; presentment_currency = "USD"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].currency = "EUR"
      drafted | customer.language = "nb"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].language = "nb"
      drafted | customer.locale = "de"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].language = "de"
      drafted | customer.email_marketing_consent.state = "subscribed"; customer.id = null; customer.email = "mark@example.com" | refused
      drafted | customer.sms_marketing_consent.state = "subscribed"; customer.id = null; customer.email = "mark@example.com" | refused
      drafted | customer.email = "mark@example.com" | refused
      drafted | customer.default_address = {"city": "Mark"} | refused
      draft | tax_exemptions = ["MARK"] | refused
      draft | applied_discount.value = "7.00" | in invoice, page, request "-7,00"
      draft | applied_discount.value_type = "percentage" | alone in invoice, page, request "-133,70"
      draft | applied_discount.title = "Mark 8" | in invoice, page, request
      draft | applied_discount.description = "Mark 9" | in nothing
      draft | shipping_line.title = "Mark 10" | in invoice, page, request, slip
      draft | shipping_line.price = "9.99" | in invoice, page, request "9,99"
      draft | shipping_line.handle = "mark-11" | in nothing
      draft | shipping_line.taxable = false
      draft | payment_terms.payment_terms_type = "RECEIPT"; payment_terms.due_in_days = null
      draft | payment_terms.amount = "1.00" | refused
      draft | payment_terms.payment_schedules[0].amount = "1.00" | refused
      draft | payment_terms.payment_terms_name = "NET_99" | refused
      draft | taxes_included = true | refused
      draft | payment_terms.due_in_days = 21 | in invoice, invoice-mail, page, request, request-mail "23 maart 2026"
      draft | payment_terms.payment_schedules[0].due_at = "2026-04-05"; payment_terms.payment_terms_type = "FIXED"; payment_terms.due_in_days = null | payment_terms.payment_schedules[0].due_at = "2026-04-05T00:00:00+02:00" | alone in invoice, invoice-mail, page, request, request-mail "5 april 2026"
      draft | payment_terms.payment_schedules[0].issued_at = "2026-03-05" | payment_terms.payment_schedules[0].issued_at = "2026-03-05T00:00:00+01:00" | alone in invoice, invoice-mail, page, request, request-mail "19 maart 2026"
      draft | manual_tax_lines[0].title = "Mark 12" | in invoice, page, request
      draft | manual_tax_lines[0].rate = 0.12 | in invoice, page, request "12%"
      draft | line_items[0].variant_id = 2011
      draft | line_items[1].variant_title = "Mark" | refused
      draft | line_items[1].variant_title = "Mark" | refused
      draft | line_items[0].quantity = 7 | alone in invoice, page, request "4.662,00"
      draft | line_items[0].price = "6.66" | alone in invoice, page, request "6,66"
      draft | line_items[0].applied_discount.value = "12.5" | alone in invoice, page, request "-185,00"
      draft | line_items[0].applied_discount.value_type = "fixed_amount" | alone in invoice, page, request "-20,00"
      draft | line_items[0].applied_discount.title = "Mark 13" | in invoice, page, request
      draft | line_items[0].applied_discount.description = "Mark 14" | in nothing
      draft | line_items[1].title = "Mark 15"; line_items[1].requires_shipping = true | line_items[1].title = "Mark 15" | in invoice, page, parcel-mail, request, slip
      draft | line_items[1].sku = "MARK-16"; line_items[1].requires_shipping = true | line_items[1].sku = "MARK-16" | in invoice, page, request, slip
      draft | line_items[1].vendor = "Mark 17" | in nothing
      draft | line_items[1].grams = 333
      draft | line_items[1].taxable = false
      draft | line_items[1].requires_shipping = true | alone in invoice, page, parcel-mail, request, slip "Gift wrap"
      draft | line_items[1].tax_category = "comics"
      draft | line_items[1].properties[0].name = "Mark 18"; line_items[1].requires_shipping = true | in invoice, page, request, slip
      draft | line_items[1].properties[0].value = "Mark 19"; line_items[1].requires_shipping = true | in invoice, page, request, slip
      draft | line_items[1].manual_tax_lines[0].title = "Mark 20" | in invoice, page, request
      draft | line_items[1].manual_tax_lines[0].rate = 0.03 | in invoice, page, request "3%"
      PUT draft_orders/{id} | line_items[0].id = 1101
      POST draft_orders/{id}/send_invoice | to = "mark1@example.com" | message | in request-mail
      POST draft_orders/{id}/send_invoice | from = "mark0@example.com" | refused
      POST draft_orders/{id}/send_invoice | subject = "Mark 2" | message | in request-mail
      POST draft_orders/{id}/send_invoice | custom_message = "Mark 3" | message | in request-mail
      POST draft_orders/{id}/send_invoice | bcc = ["mark4@example.com"] | message mark4@example.com | in request-mail "mark4@example.com"
      POST draft_orders/{id}/send_invoice | cc = ["mark@example.com"] | refused
      complete | payment_pending = true | transactions[0] = null
      payment | amount = "6.66" | transactions[0].amount = "6.66"
      payment | currency = "EUR" | transactions[0].currency = "EUR"
      payment | reference = "Mark 1"; authorization = null | transactions[0].authorization = "Mark 1"
      payment | authorization = "Mark 1"; reference = null | transactions[0].authorization = "Mark 1"
      payment | status = "failure" | transactions[0].status = "failure"
      payment | test = true | transactions[0].test = true
      payment | gateway = "cheque" | transactions[0].gateway = "cheque"
      payment | parent_id = 5 | refused
      payment | kind = "authorization" | refused
      payment | processed_at = "2001-02-03T04:05:06Z" | refused
      PUT orders/{id} | note = "Mark 1" | in slip
      PUT orders/{id} | tags = "mark-2" | in nothing
      PUT orders/{id} | email = "mark3@example.com" | in invoice, invoice-mail, parcel-mail
      PUT orders/{id} | phone = "+47 33" | in nothing
      PUT orders/{id} | note_attributes[0].name = "Mark 4" | in nothing
      PUT orders/{id} | note_attributes[0].value = "Mark 5" | in nothing
      PUT orders/{id} | shipping_address.name = "Ada Mark"; shipping_address.first_name = null; shipping_address.last_name = null | shipping_address.last_name = "Mark"
      PUT orders/{id} | shipping_address.first_name = "Mark A" | in invoice, invoice-mail, parcel-mail, slip
      PUT orders/{id} | shipping_address.last_name = "Mark B" | in invoice, invoice-mail, parcel-mail, slip
      PUT orders/{id} | shipping_address.company = "Mark C" | in invoice, slip
      PUT orders/{id} | shipping_address.address1 = "Mark D" | in invoice, slip
      PUT orders/{id} | shipping_address.address2 = "Mark E" | in invoice, slip
      PUT orders/{id} | shipping_address.city = "Mark F" | in invoice, slip
      PUT orders/{id} | shipping_address.zip = "0150" | in invoice, slip
      PUT orders/{id} | shipping_address.phone = "+47 44"
      PUT orders/{id} | shipping_address.country = "Norway"; shipping_address.country_code = null
      PUT orders/{id} | shipping_address.country_code = "SE" | in invoice, slip "SWEDEN"
      PUT orders/{id} | shipping_address.province = "Mark G"
      PUT orders/{id} | shipping_address.province_code = "03"
      PUT orders/{id} | billing_address = {"city": "Mark 6"} | refused
      PUT orders/{id} | buyer_accepts_marketing = true | refused
      PUT orders/{id} | customer = {"id": 1} | refused
      PUT orders/{id} | customer_locale = "xx" | refused
      PUT orders/{id} | discount_codes = [{"code": "MARK"}] | refused
      PUT orders/{id} | line_items = [{"id": 1}] | refused
      PUT orders/{id} | metafields = [{"key": "mark"}] | refused
      PUT orders/{id} | payment_terms = {"payment_terms_type": "NET", "due_in_days": 77} | refused
      PUT orders/{id} | po_number = "Mark 7" | refused
      PUT orders/{id} | presentment_currency = "JPY" | refused
      PUT orders/{id} | currency = "JPY" | refused
      PUT orders/{id} | processed_at = "2001-02-03T04:05:06Z" | refused
      PUT orders/{id} | shipping_lines = [{"title": "Mark 8"}] | refused
      PUT orders/{id} | tax_exempt = true | refused
      PUT orders/{id} | taxes_included = true | refused
      PUT orders/{id} | contact_email = "mark@example.com"; email = "mark1@example.com" | refused
      POST orders/{id}/cancel | amount = "1.00" | refused
      POST orders/{id}/cancel | currency = "USD" | refused
      POST orders/{id}/cancel | refund = {"note": "Mark"} | refused
      POST orders/{id}/cancel | email = false | stored "withoutMail":true
      POST orders/{id}/cancel | restock = false | stored "withoutRestock":true
      POST orders/{id}/cancel | reason = "fraud" | cancel_reason = "fraud"
      POST orders/{id}/refunds | note = "Mark 1" | refunds[0].note = "Mark 1"
      POST orders/{id}/refunds | currency = "EUR" | refused
      POST orders/{id}/refunds | notify = true | refused
      POST orders/{id}/refunds | user_id = 1 | refused
      POST orders/{id}/refunds | processed_at = "2001-02-03T04:05:06Z" | refused
      POST orders/{id}/refunds | discrepancy_reason = "other" | refused
      POST orders/{id}/refunds | restock = true; refund_line_items = [{"line_item_id": 1101, "quantity": 1}] | refunds[0].refund_line_items[0].restock_type = "legacy_restock"
      POST orders/{id}/refunds | shipping.full_refund = "all" | refused
      POST orders/{id}/refunds | shipping.amount = "6.66"; shipping.full_refund = null | refused
      POST orders/{id}/refunds | refund_line_items[0].line_item_id = 999 | refused
      POST orders/{id}/refunds | refund_line_items[0].quantity = 2 | refunds[0].refund_line_items[0].quantity = 2
      POST orders/{id}/refunds | refund_line_items[0].restock_type = "no_restock" | refunds[0].refund_line_items[0].restock_type = "no_restock"
      POST orders/{id}/refunds | refund_line_items[0].location_id = 9 | refused
      POST orders/{id}/refunds | transactions[0].amount = "6.66" | refunds[0].transactions[0].amount = "6.66"
      POST orders/{id}/refunds | transactions[0].gateway = "cheque" | refunds[0].transactions[0].gateway = "cheque"
      POST orders/{id}/refunds | transactions[0].kind = "void" | refused
      POST orders/{id}/refunds | transactions[0].currency = "EUR" | refused
      POST orders/{id}/refunds | transactions[0].parent_id = 999 | refused
      POST orders/{id}/refunds | transactions[0].source = "web" | refused
      POST orders/{id}/refunds/calculate | currency = "EUR" | refused
      POST orders/{id}/refunds/calculate | restock = true; refund_line_items = [{"line_item_id": 1101, "quantity": 1}] | refund_line_items[0].restock_type = "legacy_restock"
      POST orders/{id}/refunds/calculate | shipping.full_refund = "all" | refused
      POST orders/{id}/refunds/calculate | shipping.amount = "6.66"; shipping.full_refund = null | refused
      POST orders/{id}/refunds/calculate | refund_line_items[0].line_item_id = 999 | refused
      POST orders/{id}/refunds/calculate | refund_line_items[0].quantity = 2
      POST orders/{id}/refunds/calculate | refund_line_items[0].restock_type = "no_restock"
      POST orders/{id}/refunds/calculate | refund_line_items[0].location_id = 9 | refused
      POST fulfillment_orders/{id}/hold | reason = "high_risk_of_fraud" | fulfillment_holds[0].reason = "high_risk_of_fraud"
      POST fulfillment_orders/{id}/hold | reason_notes = "Mark 1" | fulfillment_holds[0].reason_notes = "Mark 1"
      POST fulfillment_orders/{id}/hold | fulfillment_order_line_items = [{"id": 999, "quantity": 1}] | refused
      POST fulfillments | tracking_info.number = "MARK-1"; notify_customer = true | fulfillments[0].tracking_number = "MARK-1" | in parcel-mail
      POST fulfillments | tracking_info.company = "Mark 2"; notify_customer = true | fulfillments[0].tracking_company = "Mark 2" | in parcel-mail
      POST fulfillments | tracking_info.url = "https://mark.example"; notify_customer = true | fulfillments[0].tracking_url = "https://mark.example" | in parcel-mail
      POST fulfillments | tracking_number = "MARK"; tracking_info = null | fulfillments[0].tracking_number = "MARK"
      POST fulfillments | tracking_numbers = ["MARK"]; tracking_info = null | fulfillments[0].tracking_number = "MARK"
      POST fulfillments | tracking_info.numbers = ["MARK"]; tracking_info.number = null | fulfillments[0].tracking_number = "MARK"
      POST fulfillments | tracking_url = "https://mark.example"; tracking_info = null | fulfillments[0].tracking_url = "https://mark.example"
      POST fulfillments | tracking_urls = ["https://mark.example"]; tracking_info = null | fulfillments[0].tracking_url = "https://mark.example"
      POST fulfillments | tracking_info.urls = ["https://mark.example"]; tracking_info.url = null | fulfillments[0].tracking_url = "https://mark.example"
      POST fulfillments | tracking_company = "MARK"; tracking_info = null | fulfillments[0].tracking_company = "MARK"
      POST fulfillments | line_items_by_fulfillment_order[0].fulfillment_order_line_items[0].quantity = 2 | fulfillments[0].line_items[0].quantity = 2
      POST fulfillments | line_items_by_fulfillment_order[0].fulfillment_order_line_items[0].id = 5002; line_items_by_fulfillment_order = [{"fulfillment_order_id": 5001, "fulfillment_order_line_items": [{"quantity": 1}]}] | fulfillments[0].line_items[0].id = 1101
      POST fulfillments | line_items_by_fulfillment_order[0].fulfillment_order_id = 5001; line_items_by_fulfillment_order = [{}] | fulfillments[0].line_items[0].id = 1101
      POST fulfillments | notify_customer = true | message SHIPPING_CONFIRMATION
      POST fulfillments | message = "Mark 3"; notify_customer = true | stored Mark 3 | in parcel-mail
      registration | country_code = "NO"; vat_number = null
      registration | province_code = "QC"; country_code = "CA"; vat_number = null
      POST tax_registrations | shipping_taxed = false
      PUT tax_registrations/{id} | shipping_taxed = true
      POST tax_registrations | vat_number = "GB220430231" | in invoice, page, request "GB 220 4302 31"
      PUT tax_registrations/{id} | vat_number = "GB980780684" | in invoice, page, request "GB 980 7806 84"
      registration | from = "2026-01-02"
      registration | until = "2026-11-30"
      rate | country_code = "SE"
      rate | province_code = "CA"; country_code = "US"
      rate | category = "mark_1"
      rate | title = "Mark 2"; country_code = "JP"; category = "comics" | in invoice, page, request
      rate | rate = 0.12; country_code = "JP"; category = "comics" | in invoice, page, request "12%"
      rate | from = "2026-01-02"
      rate | until = "2026-11-30"
      PUT tax_settings | taxes_included = false
      PUT tax_settings | rounding_level = "line"
      PUT tax_settings | rounding_mode = "half_down"
      PUT tax_settings | allocation = "largest_remainder"
      PUT tax_settings | vat_number = "GB980780684" | in invoice, page, request "GB 980 7806 84"
      PUT tax_settings | zip = "SW1A 1AA"
      PUT tax_settings | same_price_everywhere = false
      PUT tax_settings | province_code = "NY" | refused
      PUT tax_settings | price_endings[0].currency = "NOK"
      PUT tax_settings | price_endings[0].step = "5.00"
      PUT tax_settings | price_endings[0].ending = "0.95"
      PUT tax_settings | exchange_fee = 0.02
      PUT tax_settings | manual_exchange_rates[0].currency = "NOK"
      PUT tax_settings | manual_exchange_rates[0].rate = 11.5 | manual_exchange_rates[0].rate = "11.5"
      PUT shop | name = "Mark 1" | in invoice, invoice-mail, page, parcel-mail, request, request-mail, slip
      PUT shop | email = "mark2@example.com" | in invoice, invoice-mail, page, parcel-mail, request, request-mail, slip
      PUT shop | legal_name = "Mark 3" | in invoice, invoice-mail, page, parcel-mail, request, request-mail, slip
      PUT shop | legal_form = "Mark 4" | in invoice, invoice-mail, page, parcel-mail, request, request-mail, slip
      PUT shop | address1 = "Mark 5" | in invoice, invoice-mail, page, parcel-mail, request, request-mail, slip
      PUT shop | address2 = "Mark 6" | in invoice, invoice-mail, page, parcel-mail, request, request-mail, slip
      PUT shop | zip = "1015 XX" | in invoice, invoice-mail, page, parcel-mail, request, request-mail, slip
      PUT shop | city = "Mark 7" | in invoice, invoice-mail, page, parcel-mail, request, request-mail, slip
      PUT shop | province = "Mark 8" | in invoice, invoice-mail, page, parcel-mail, request, request-mail, slip
      PUT shop | register.name = "Mark 9" | in invoice, invoice-mail, page, parcel-mail, request, request-mail
      PUT shop | register.number = "Mark 10" | in invoice, invoice-mail, page, parcel-mail, request, request-mail
      PUT shop | directors[0].name = "Mark 14" | in invoice, invoice-mail, page, parcel-mail, request, request-mail
      PUT shop | tax_numbers[0].country_code = "AT"
      PUT shop | tax_numbers[0].number = "12-345/6789"
      PUT shop | bank_accounts[0].currency = "EUR"
      PUT shop | bank_accounts[0].holder = "Mark 11" | in invoice, page, request
      PUT shop | bank_accounts[0].bank_name = "Mark 12" | in invoice, page, request
      PUT shop | bank_accounts[0].iban = "NL02ABNA0123456789" | in invoice, page, request "NL02 ABNA 0123 4567 89"
      PUT shop | bank_accounts[0].bic = "RABONL2U" | in invoice, page, request
      PUT shop | bank_accounts[1].country_code = "US"
      PUT shop | bank_accounts[1].account_number = "987654321"
      PUT shop | bank_accounts[1].bank_code = "026009593"
      PUT shop | phone = "+31 20 99" | in invoice, invoice-mail, page, parcel-mail, request, request-mail, slip
      PUT shop | website = "mark.example" | in invoice, page, request, slip
      PUT shop | logo.attachment = "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI5IiBoZWlnaHQ9IjQiPjxwYXRoIGQ9Ik0wIDBoOXY0eiIvPjwvc3ZnPg==" | logo.content_type = "image/svg+xml"
      PUT shop | language = "de"
      PUT shop | footer = "Mark 13" | in invoice, invoice-mail, page, parcel-mail, request, request-mail
      PUT shop | invoice_prefix = "MARK-" | invoice_prefix = "MARK-" | in invoice, invoice-mail "MARK-000002"
      PUT shop | credit_note_prefix = "MARK-C-"
      """;
}
