package dev.utkast.functions.draftorders;

import dev.utkast.aws.adminapi.AddressJson;
import dev.utkast.aws.adminapi.CustomerRequest;
import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.NameValuesJson;
import dev.utkast.aws.adminapi.Scope;
import dev.utkast.aws.adminapi.TagsJson;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Reads;
import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.pricing.CartShipping;
import dev.utkast.model.pricing.ManualRate;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.sale.AppliedDiscount;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Shop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/// `{"draft_order": {...}}` to what staff wrote. In an update, a field that is absent stays as it
/// was and one that is null is emptied; lines are replaced as a whole. Everything computed is
/// ignored, for clients send it back.
final class DraftRequest {
  static final int MAX_RATES = 10;

  private static final SaleContent EMPTY =
      new SaleContent(
          List.of(), none(), none(), none(), none(), none(), none(), none(), List.of(), List.of(),
          none(), false, List.of(), none(), none(), none(), none());

  private final Request request;
  private final Shop shop;
  private final Instant now;
  private final Reads reads;
  private final Supplier<LineId> ids;
  private final CustomerId newCustomerId;
  private NamedCustomer named = NamedCustomer.NOBODY;

  /// @param reads the store, to read from only
  /// @param ids for lines that are new
  /// @param newCustomerId of a customer who is told of without an id and not known
  DraftRequest(
      Request request,
      Shop shop,
      Instant now,
      Reads reads,
      Supplier<LineId> ids,
      CustomerId newCustomerId) {
    this.newCustomerId = newCustomerId;
    this.request = request;
    this.shop = shop;
    this.now = now;
    this.reads = reads;
    this.ids = ids;
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  /// @return the customer who is new, once the request was read
  Optional<Customer> newCustomer() {
    return named.made();
  }

  SaleContent create(Fields fields) {
    return read(fields, EMPTY, Optional.empty());
  }

  SaleContent update(Fields fields, DraftOrder before) {
    return read(fields, before.content(), Optional.of(before));
  }

  /// Refuses, once the draft is priced, what is told of its amounts and is neither so nor was.
  ///
  /// @param before as the client may have read it
  void refuseOtherwise(
      Fields fields, SaleContent content, PricedDocument priced, Optional<DraftOrder> before) {
    content.terms().ifPresent(terms -> TermsRequest.refuseOtherwise(fields, terms, priced, before));
    boolean included = fields.flag("taxes_included", priced.taxesIncluded());
    boolean was = before.map(DraftOrder::priced).orElse(priced).taxesIncluded();
    if (included != priced.taxesIncluded() && included != was) {
      fields.error("taxes_included", "is set for the whole shop: see tax_settings");
    }
    fields.refuseIfWrong();
  }

  /// @param known as the client may have read it
  private SaleContent read(Fields fields, SaleContent before, Optional<DraftOrder> known) {
    mayName(fields, before);
    refuseOthers(fields);
    var currency = shop.currency();
    named = named(fields, before);
    var customerId = customerId(fields, before);
    // What a draft takes over from its customer it tells, and only to who may read customers.
    var stored = customer(fields, customerId, before);
    var customer = stored.filter(_ -> request.may(Scope.READ_CUSTOMERS));
    var newcomer = customer.filter(_ -> !customerId.equals(before.customerId()));
    var lines = new LineRequest(request, shop.currency(), reads, ids, fields).lines(before.lines());
    var content =
        new SaleContent(
            lines,
            discount(fields, before),
            shipping(fields, currency, before),
            customerId,
            given(fields, "email", before.email(), () -> fields.mailAddress("email"))
                .or(() -> takenOver(before.email(), newcomer.flatMap(Customer::email))),
            address(fields, "shipping_address", before.shippingAddress(), customer)
                .or(() -> whereTheyLive(fields, before, newcomer)),
            address(fields, "billing_address", before.billingAddress(), customer),
            given(fields, "note", before.note(), () -> fields.text("note", Fields.MAX_TEXT)),
            given(
                fields,
                "note_attributes",
                before.noteAttributes(),
                () -> NameValuesJson.read(fields, "note_attributes")),
            TagsJson.read(fields, "tags").orElse(before.tags()),
            given(fields, "po_number", before.poNumber(), () -> fields.text("po_number")),
            fields.flag("tax_exempt", before.taxExempt()),
            given(fields, "manual_tax_lines", before.manualRates(), () -> manualRates(fields)),
            given(fields, "payment_terms", before.terms(), () -> terms(fields, known)),
            currency(fields, before, known),
            given(fields, "language", before.language(), () -> language(fields))
                .or(() -> takenOver(before.language(), newcomer.flatMap(Customer::language))),
            customerId.equals(before.customerId()) ? before.customerName() : none());
    customer.ifPresent(one -> refuseOtherCustomer(fields, one, before, content));
    if (content.lines().isEmpty() && fields.raw("line_items").items().isEmpty()) {
      fields.wrong("line_items", "can't be blank");
    }
    fields.refuseIfWrong();
    // Who only tags a draft, or sends it back, does not rename its customer.
    return content.differsInTagsOnly(before)
        ? content
        : content.inTheNameOf(
            stored.or(() -> KnownByMail.find(content, new CustomersTable(reads))));
  }

  /// What clients of the Admin API may send and this shop does not do. `currency` is the shop's
  /// own; a draft in another has a `presentment_currency`.
  private void refuseOthers(Fields fields) {
    for (var name :
        List.of(
            "metafields",
            "source_name",
            "reserve_inventory_until",
            "shipping_lines",
            "discount_codes",
            "tax_exemptions",
            "phone",
            "purchasing_entity",
            "market_region_country_code")) {
      fields.unkept(name);
    }
    fields.unkept("visible_to_customer", Json.Bool.FALSE);
    fields.unkept("accept_automatic_discounts", Json.Bool.FALSE);
    fields.unkept("allow_discount_codes_in_checkout?", Json.Bool.FALSE);
    var currency = fields.text("currency");
    var own = shop.currency().getCode();
    if (currency.isPresent() && !currency.get().equals(own)) {
      fields.error("currency", "must be that of the shop, " + own + "; see presentment_currency");
    }
  }

  /// Variants that the draft has already may be sent back by anybody: nothing is read of them then.
  private void mayName(Fields fields, SaleContent before) {
    if (!fields.raw("customer").isNull()
        || !fields.raw("customer_id").isNull()
        || fields.flag("use_customer_default_address", false)) {
      request.require(Scope.READ_CUSTOMERS);
    }
    var told = fields.raw("customer");
    if (NamedCustomer.isTold(told) && told.at("id").isNull()) {
      request.require(Scope.WRITE_CUSTOMERS);
    }
    if (!request.may(Scope.READ_PRODUCTS)
        && !LineRequest.namesKnownVariants(fields, before.lines())) {
      request.require(Scope.READ_PRODUCTS);
    }
  }

  /// What the field says, if it is there at all.
  private static <T> T given(Fields fields, String name, T before, Supplier<T> read) {
    return fields.has(name) ? read.get() : before;
  }

  /// What a draft has from a customer who is new to it, where it had nothing: not what somebody
  /// emptied, nor what the customer was given since.
  private static <T> Optional<T> takenOver(Optional<T> before, Optional<T> ofNewcomer) {
    return before.isEmpty() ? ofNewcomer : Optional.empty();
  }

  private Optional<AppliedDiscount> discount(Fields fields, SaleContent before) {
    var currency = shop.currency();
    return given(
        fields,
        "applied_discount",
        before.discount(),
        () -> fields.child("applied_discount").flatMap(f -> DiscountRequest.read(f, currency)));
  }

  private NamedCustomer named(Fields fields, SaleContent before) {
    var customers = new CustomersTable(reads);
    return fields
        .child("customer")
        .filter(_ -> NamedCustomer.isTold(fields.raw("customer")))
        .map(told -> NamedCustomer.read(told, customers, shop, before, newCustomerId, now))
        .orElse(NamedCustomer.NOBODY);
  }

  private Optional<CustomerId> customerId(Fields fields, SaleContent before) {
    var alone = fields.id("customer_id", CustomerId::new);
    if (fields.child("customer").isPresent()) {
      if (alone.isPresent() && !alone.equals(named.id())) {
        fields.error("customer_id", "is another one than that of customer");
      }
      return named.id();
    }
    return fields.has("customer") || fields.has("customer_id") ? alone : before.customerId();
  }

  private void refuseOtherCustomer(
      Fields fields, Customer stored, SaleContent before, SaleContent content) {
    var told = fields.child("customer").filter(_ -> named.made().isEmpty());
    var own = NamedCustomer.OfDraft.of(before, content);
    told.ifPresent(it -> NamedCustomer.refuseOtherwise(it, stored, shop, own));
  }

  /// A customer who was deleted since stays named on the draft; only another one must exist.
  private Optional<Customer> customer(Fields fields, Optional<CustomerId> id, SaleContent before) {
    var found = named.made().or(() -> id.flatMap(new CustomersTable(reads)::find));
    if (id.isPresent() && found.isEmpty() && !id.equals(before.customerId())) {
      var field = fields.child("customer").isPresent() ? "customer.id" : "customer_id";
      fields.error(field, "does not exist: " + id.get());
    }
    return found;
  }

  /// Goods of a draft that names no address go to the customer's own, and so do its taxes: slip and
  /// invoice say so.
  private static Optional<Address> whereTheyLive(
      Fields fields, SaleContent before, Optional<Customer> newcomer) {
    boolean told =
        Stream.of("shipping_address", "billing_address", "use_customer_default_address")
            .anyMatch(fields::has);
    return told || before.billingAddress().isPresent()
        ? Optional.empty()
        : newcomer.flatMap(Customer::namedDefaultAddress);
  }

  private static Optional<Address> address(
      Fields fields, String name, Optional<Address> before, Optional<Customer> customer) {
    var written = AddressJson.given(fields, name, before);
    if (!fields.flag("use_customer_default_address", false)) {
      return written;
    }
    if (customer.flatMap(Customer::defaultAddress).isEmpty()) {
      fields.error("use_customer_default_address", "there is no customer with an address");
    }
    return written.or(() -> customer.flatMap(Customer::namedDefaultAddress));
  }

  /// Shipping that does not say whether it is taxable follows the rules; where staff write the
  /// taxes themselves they say so themselves.
  private static Optional<SaleContent.Shipping> shipping(
      Fields fields, CurrencyUnit currency, SaleContent before) {
    if (!fields.has("shipping_line")) {
      return before.shipping();
    }
    var child = fields.child("shipping_line");
    if (child.isEmpty()) {
      return Optional.empty();
    }
    var line = child.get();
    for (var name : List.of("carrier_identifier", "requested_fulfillment_service_id", "phone")) {
      line.unkept(name);
    }
    var price = MoneyJson.amount(line, "price", currency);
    var title = line.text("title").orElse("Shipping");
    if (price.isEmpty()) {
      line.wrong("price", "can't be blank");
      return Optional.empty();
    }
    boolean ruled =
        fields.has("manual_tax_lines")
            ? fields.raw("manual_tax_lines").items().isEmpty()
            : before.manualRates().isEmpty();
    var cost =
        line.flag("taxable", ruled)
            ? CartShipping.of(price.get())
            : CartShipping.untaxed(price.get());
    return Optional.of(new SaleContent.Shipping(title, line.text("handle"), cost));
  }

  static List<ManualRate> manualRates(Fields fields) {
    var out = new ArrayList<ManualRate>();
    for (var line : fields.children("manual_tax_lines", MAX_RATES)) {
      var rate = line.decimal("rate");
      if (rate.isEmpty()) {
        line.wrong("rate", "can't be blank");
      }
      out.add(new ManualRate(line.requiredText("title"), rate.orElse(BigDecimal.ZERO)));
    }
    return out;
  }

  private Optional<PaymentTerms> terms(Fields fields, Optional<DraftOrder> known) {
    var answered = known.flatMap(draft -> draft.dueOn(shop));
    return TermsRequest.read(fields, shop, answered);
  }

  /// A client that sends the whole draft back repeats the computed currency too; only a change of
  /// it is a choice.
  private static Optional<String> currency(
      Fields fields, SaleContent before, Optional<DraftOrder> known) {
    var presented = known.map(draft -> draft.total().getCurrencyUnit().getCode());
    var code = fields.text("presentment_currency");
    if (!fields.has("presentment_currency") || (code.isPresent() && code.equals(presented))) {
      return before.currency();
    }
    if (code.isPresent() && MoneyJson.currency(code.get()).isEmpty()) {
      fields.wrong("presentment_currency", "is not a currency: " + code.get());
    }
    return code;
  }

  private static Optional<String> language(Fields fields) {
    var language = fields.text("language");
    if (language.isPresent() && !CustomerRequest.LANGUAGES.contains(language.get())) {
      fields.wrong("language", "must be one of " + String.join(", ", CustomerRequest.LANGUAGES));
    }
    return language;
  }
}
