package dev.utkast.functions.confirmpayment;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.MoneyJson;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.wiring.Ids;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// What staff write to confirm a payment: amount, currency and a reference are needed, for a
/// payment without its own name could be counted twice.
final class PaymentRequest {
  static final int MAX_REFERENCE = 200;
  private static final List<String> KINDS = List.of("sale", "capture");

  private PaymentRequest() {}

  static PaymentNotice ofDraft(Request request, Ids ids) {
    return read(request.envelope("payment"), "reference", ids);
  }

  static PaymentNotice ofOrder(Request request, Ids ids) {
    var fields = request.envelope("transaction");
    var kind = fields.text("kind").orElse("sale");
    if (!KINDS.contains(kind)) {
      fields.error("kind", "must be one of " + String.join(", ", KINDS));
    }
    return read(fields, fields.has("authorization") ? "authorization" : "reference", ids);
  }

  private static PaymentNotice read(Fields fields, String referenceName, Ids ids) {
    var currency = currency(fields);
    var amount = currency.flatMap(unit -> MoneyJson.amount(fields, "amount", unit));
    if (amount.isPresent() && amount.get().isZero()) {
      fields.error("amount", "must be greater than 0");
    } else if (currency.isPresent() && fields.raw("amount").isNull()) {
      fields.error("amount", "can't be blank");
    }
    var reference = reference(fields, referenceName);
    boolean test = fields.flag("test", false);
    var kind = kind(fields, test);
    var gateway = fields.text("gateway");
    if (fields.raw("parent_id") instanceof Json.Num) {
      fields.error("parent_id", "names no transaction that could be captured");
    }
    fields.refuseIfWrong();
    return new PaymentNotice(
        ids.next(),
        PaymentNotice.MANUAL,
        reference,
        amount.orElseGet(() -> Money.zero(CurrencyUnit.EUR)),
        kind,
        test,
        gateway);
  }

  /// Only what went through, and not in a test, is money.
  private static PaymentEntry.Kind kind(Fields fields, boolean test) {
    return switch (fields.text("status").orElse("success")) {
      case "success" -> test ? PaymentEntry.Kind.TEST : PaymentEntry.Kind.PAYMENT;
      case "pending" -> PaymentEntry.Kind.PENDING;
      case "failure" -> PaymentEntry.Kind.FAILURE;
      case "error" -> PaymentEntry.Kind.ERROR;
      default -> {
        fields.error("status", "must be success, pending, failure or error");
        yield PaymentEntry.Kind.ERROR;
      }
    };
  }

  private static String reference(Fields fields, String name) {
    var text = fields.line(name, MAX_REFERENCE).orElse("");
    if (text.isEmpty() && fields.raw(name).text().orElse("").isBlank()) {
      fields.error(name, "can't be blank");
    } else if (text.contains("#")) {
      fields.error(name, "must not contain #");
    }
    return text;
  }

  private static Optional<CurrencyUnit> currency(Fields fields) {
    var code = fields.requiredText("currency");
    if (code.isEmpty()) {
      return Optional.empty();
    }
    var currency = MoneyJson.currency(code);
    if (currency.isEmpty()) {
      fields.error("currency", "is not a currency: " + code);
    }
    return currency;
  }
}
