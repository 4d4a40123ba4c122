package dev.utkast.functions.orders;

import dev.utkast.aws.adminapi.AddressJson;
import dev.utkast.aws.adminapi.NameValuesJson;
import dev.utkast.aws.adminapi.TagsJson;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.model.order.Amendment;
import dev.utkast.model.order.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// `{"order": {...}}` to what staff change of an agreed sale: `email`, `phone`, `shipping_address`,
/// `note`, `note_attributes`, `tags`. A field that is absent stays as it was, one that is null is
/// emptied.
///
/// Refuses what clients may write elsewhere and an order has for good, such as its lines, unless it
/// reads as it does already: clients send whole objects back. What is computed, and what becomes of
/// its lines, is ignored.
final class OrderRequest {
  /// With the field that each of them must have.
  private static final Map<String, String> FOR_GOOD =
      Map.of(
          "line_items", "id",
          "shipping_lines", "title",
          "payment_terms", "payment_terms_type",
          "customer", "id");

  /// How far a line has come: an older reading may be sent back.
  private static final Set<String> PROGRESS =
      Set.of("current_quantity", "fulfillable_quantity", "fulfillment_status");

  private static final List<String> ALONE =
      List.of(
          "po_number",
          "processed_at",
          "buyer_accepts_marketing",
          "tax_exempt",
          "taxes_included",
          "currency",
          "presentment_currency",
          "customer_locale");

  private static final List<String> EMPTY = List.of("discount_codes", "metafields");

  /// What the Admin API takes with an order that is made, and this shop has no use for.
  private static final List<String> UNKEPT =
      List.of(
          "transactions",
          "inventory_behaviour",
          "location_id",
          "user_id",
          "source_identifier",
          "source_url",
          "referring_site",
          "landing_site",
          "landing_site_ref",
          "reference",
          "browser_ip");

  private OrderRequest() {}

  /// @param told the order as its readers know it
  static Amendment read(Fields fields, Order order, Json told) {
    FOR_GOOD.forEach((name, needed) -> {
      boolean named = parts(fields.raw(name)).stream().allMatch(part -> !part.at(needed).isNull());
      // A customer is told of with the order's own mail address, which may be changed.
      var apart = name.equals("customer") && fields.has("email") ? Set.of("email") : PROGRESS;
      if (fields.has(name) && !(named && same(fields.raw(name), told.at(name), apart))) {
        fields.error(name, "can't be changed on an order");
      }
    });
    for (var name : ALONE) {
      if (fields.has(name) && !same(fields.raw(name), told.at(name), Set.of())) {
        fields.error(name, "can't be changed on an order");
      }
    }
    for (var name : EMPTY) {
      if (!fields.raw(name).isNull() && !fields.raw(name).equals(Json.array(List.of()))) {
        fields.wrong(name, "are not kept on an order");
      }
    }
    refuseUnkept(fields, told);
    refuseOtherEmail(fields, "customer", fields.raw("customer").at("email"), told);
    refuseOtherEmail(fields, "contact_email", fields.raw("contact_email"), told);
    var content = order.content();
    if (!AddressJson.given(fields, "billing_address", content.billingAddress())
        .equals(content.billingAddress())) {
      fields.error("billing_address", "can't be changed on an order: the invoice names it");
    }
    return amendment(fields, order);
  }

  private static void refuseUnkept(Fields fields, Json told) {
    UNKEPT.forEach(fields::unkept);
    fields.unkept("source_name", told.at("source_name"));
    fields.unkept("test", Json.Bool.FALSE);
    fields.unkept("send_receipt", Json.Bool.FALSE);
    fields.unkept("send_fulfillment_receipt", Json.Bool.FALSE);
  }

  /// Where else the order's mail address is told it reads as it did or as it becomes. Who sends a
  /// change again, after it took effect, tells what was before it.
  private static void refuseOtherEmail(Fields fields, String name, Json said, Json told) {
    var before = told.at("email");
    var becomes = fields.has("email") ? fields.raw("email") : before;
    boolean again = fields.has("email") && same(becomes, before, Set.of());
    if (!said.isNull()
        && !again
        && !same(said, before, Set.of())
        && !same(said, becomes, Set.of())) {
      fields.error(name, "tells another mail address than email");
    }
  }

  private static Amendment amendment(Fields fields, Order order) {
    var content = order.content();
    var amendment =
        new Amendment(
            given(fields, "email", content.email(), () -> fields.mailAddress("email")),
            given(fields, "phone", order.phone(), () -> fields.text("phone")),
            AddressJson.given(fields, "shipping_address", content.shippingAddress()),
            given(fields, "note", content.note(), () -> fields.text("note", Fields.MAX_TEXT)),
            given(
                fields,
                "note_attributes",
                content.noteAttributes(),
                () -> NameValuesJson.read(fields, "note_attributes")),
            TagsJson.read(fields, "tags").orElse(content.tags()));
    fields.refuseIfWrong();
    return amendment;
  }

  private static <T> T given(Fields fields, String name, T before, Supplier<T> read) {
    return fields.has(name) ? read.get() : before;
  }

  private static List<Json> parts(Json value) {
    return switch (value) {
      case Json.Arr(var items) -> items;
      case Json.Obj _ -> List.of(value);
      default -> List.of();
    };
  }

  /// Whether all that is given and told reads the same.
  ///
  /// @param apart names of fields that may differ
  private static boolean same(Json given, Json told, Set<String> apart) {
    return switch (given) {
      case Json.Arr(var items) ->
          told instanceof Json.Arr
              && items.size() == told.items().size()
              && IntStream.range(0, items.size())
                  .allMatch(i -> same(items.get(i), told.items().get(i), apart));
      case Json.Obj(var fields) ->
          told instanceof Json.Obj whole
              && fields.entrySet().stream()
                  .filter(field -> whole.has(field.getKey()) && !apart.contains(field.getKey()))
                  .allMatch(field -> same(field.getValue(), whole.get(field.getKey()), apart));
      case Json.Str _, Json.Num _ -> sameScalar(given, told);
      case Json.Bool _, Json.Null _ -> given.equals(told);
    };
  }

  /// Clients write numbers as texts and the other way round, and times in a zone of their own.
  private static boolean sameScalar(Json given, Json told) {
    if (given.equals(told)) {
      return true;
    }
    if (given instanceof Json.Num || told instanceof Json.Num) {
      return number(given).isPresent() && number(given).equals(number(told));
    }
    return time(given).isPresent() && time(given).equals(time(told));
  }

  private static Optional<BigDecimal> number(Json value) {
    return switch (value) {
      case Json.Num(var number) -> Optional.of(number.stripTrailingZeros());
      case Json.Str(var text) when text.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?") ->
          Optional.of(new BigDecimal(text).stripTrailingZeros());
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> time(Json value) {
    try {
      return value.text().map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
