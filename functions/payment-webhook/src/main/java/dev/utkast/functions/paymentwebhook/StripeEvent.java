package dev.utkast.functions.paymentwebhook;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.JsonSyntaxException;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/// An event as Stripe posts it, as far as it says where to look: what it is about, and never how it
/// stands, for events come late, twice and in any order.
///
/// @param id such as `evt_…`; an event is posted several times under one
/// @param type such as `checkout.session.completed`
/// @param live whether money moved
/// @param session Stripe's id of the checkout, `cs_…`, if the event is of one
/// @param payment Stripe's id of the payment, `pi_…`, if it has one
/// @param charge Stripe's id of the charge, `ch_…` or `py_…`, if it is of one
/// @param checkoutId ours, out of the metadata that we gave; refunds and disputes have none
/// @param draftId ours, likewise
record StripeEvent(
    String id,
    String type,
    Instant at,
    boolean live,
    Optional<String> session,
    Optional<String> payment,
    Optional<String> charge,
    Optional<CheckoutId> checkoutId,
    Optional<DraftId> draftId) {

  /// After these, the payment is to be looked at. All else is taken, and means nothing to us.
  static final Set<String> TELLING =
      Set.of(
          "checkout.session.completed",
          "checkout.session.async_payment_succeeded",
          "checkout.session.async_payment_failed",
          "checkout.session.expired",
          "payment_intent.succeeded",
          "payment_intent.payment_failed",
          "payment_intent.processing",
          "charge.refunded",
          // The fee of a payment is known some time after it.
          "charge.updated",
          "refund.created",
          "refund.updated",
          "refund.failed",
          "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.closed",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");

  /// Longer ones are none of ours.
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  /// @return nothing where this is no event of Stripe's
  static Optional<StripeEvent> parse(byte[] body) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return read(Json.parse(text));
    } catch (CharacterCodingException
        | JsonSyntaxException
        | ArithmeticException
        | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<StripeEvent> read(Json event) {
    var about = event.at("data").at("object");
    var kind = about.textAt("object");
    boolean shaped =
        event.textAt("object").equals("event")
            && ID.matcher(event.textAt("id")).matches()
            && TYPE.matcher(event.textAt("type")).matches()
            && event.at("created") instanceof Json.Num
            && event.at("livemode") instanceof Json.Bool
            && about instanceof Json.Obj;
    if (!shaped) {
      return Optional.empty();
    }
    return Optional.of(
        new StripeEvent(
            event.textAt("id"),
            event.textAt("type"),
            at(event.at("created")),
            event.at("livemode") == Json.Bool.TRUE,
            id(about, kind.equals("checkout.session") ? "id" : "-"),
            id(about, kind.equals("payment_intent") ? "id" : "payment_intent"),
            id(about, kind.equals("charge") ? "id" : "charge"),
            ours(about, "utkast_checkout", CheckoutId::new),
            ours(about, "utkast_draft", DraftId::new)));
  }

  private static Instant at(Json created) {
    return Instant.ofEpochSecond(
        created instanceof Json.Num(var value) ? value.longValueExact() : 0);
  }

  /// What may be an id, or all that it is the id of.
  private static Optional<String> id(Json about, String field) {
    var value = about.at(field);
    return value
        .text()
        .or(() -> value.at("id").text())
        .filter(given -> ID.matcher(given).matches());
  }

  private static <T> Optional<T> ours(Json about, String name, LongFunction<T> id) {
    return Optional.of(about.at("metadata").textAt(name))
        .filter(given -> NUMBER.matcher(given).matches())
        .map(given -> id.apply(Long.parseLong(given)));
  }

  /// Whether something may have happened to a payment.
  boolean isTelling() {
    return TELLING.contains(type);
  }
}
