package dev.utkast.functions.confirmpayment;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.wiring.Ids;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.payment.PaymentNotice;
import dev.utkast.model.text.Characters;
import java.text.Normalizer;
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
    return read(request.instruction("payment"), ids);
  }

  static PaymentNotice ofOrder(Request request, Ids ids) {
    return read(request.instruction("transaction"), ids);
  }

  private static PaymentNotice read(Fields fields, Ids ids) {
    if (!KINDS.contains(fields.text("kind").orElse("sale"))) {
      fields.wrong("kind", "must be one of " + String.join(", ", KINDS));
    }
    var currency = currency(fields);
    var amount = currency.flatMap(unit -> MoneyJson.payment(fields, "amount", unit));
    if (fields.raw("amount").isNull()) {
      fields.wrong("amount", "can't be blank");
    }
    var reference = reference(fields);
    boolean test = fields.flag("test", false);
    var kind = outcome(fields).kind(test);
    var gateway = fields.text("gateway");
    refuseOthers(fields);
    fields.refuseIfWrong();
    return new PaymentNotice(
        new TransactionId(ids.next()),
        PaymentNotice.MANUAL,
        reference,
        amount.orElseGet(() -> Money.zero(CurrencyUnit.EUR)),
        kind,
        test,
        gateway,
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static PaymentNotice.Outcome outcome(Fields fields) {
    var outcome = PaymentNotice.Outcome.of(fields.text("status").orElse("success"));
    if (outcome.isEmpty()) {
      fields.wrong("status", "must be success, pending, failure or error");
    }
    return outcome.orElse(PaymentNotice.Outcome.ERROR);
  }

  /// Confirmed by hand, when it is written down, and of no other transaction.
  private static void refuseOthers(Fields fields) {
    fields.unkept("source", Json.of("external"));
    fields.unkept("processed_at");
    if (!fields.raw("parent_id").isNull()) {
      fields.wrong("parent_id", "names no transaction that could be captured");
    }
  }

  /// `authorization`, or `reference`: two names of one thing.
  private static String reference(Fields fields) {
    boolean authorized = !fields.raw("authorization").isNull();
    boolean referred = !fields.raw("reference").isNull();
    boolean named = authorized || (!referred && fields.has("authorization"));
    var reference = reference(fields, named ? "authorization" : "reference");
    if (authorized
        && referred
        && !reference.isEmpty()
        && !fields.line("reference", MAX_REFERENCE).equals(Optional.of(reference))) {
      fields.wrong("reference", "is another one than authorization");
    }
    return reference;
  }

  private static String reference(Fields fields, String name) {
    // The same words typed on two keyboards, or read off a statement, are one reference.
    var text =
        fields
            .line(name, MAX_REFERENCE)
            .map(typed -> Normalizer.normalize(typed, Normalizer.Form.NFC))
            .map(typed -> typed.replaceAll("[\\s\\p{Z}]+", " ").strip())
            .orElse("");
    if (text.isEmpty() && !Characters.anyVisible(fields.raw(name).text().orElse(""))) {
      fields.wrong(name, "can't be blank");
    } else if (text.contains("#")) {
      fields.wrong(name, "must not contain #");
    } else if (text.codePointCount(0, text.length()) > MAX_REFERENCE) {
      // Normalized, some characters are several, and a key has no room for so many bytes.
      fields.wrong(name, "is too long (maximum is " + MAX_REFERENCE + " characters)");
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
      fields.wrong("currency", "is not a currency: " + code);
    }
    return currency;
  }
}
