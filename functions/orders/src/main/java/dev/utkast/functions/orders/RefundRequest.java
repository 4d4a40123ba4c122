package dev.utkast.functions.orders;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.json.Json;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.refund.Refund;
import dev.utkast.model.refund.RefundPlanner.Asked;
import dev.utkast.model.refund.RefundPlanner.Line;
import dev.utkast.model.refund.RefundPlanner.Payback;
import dev.utkast.model.refund.RefundPlanner.Shipping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// `{"refund": {...}}`: what of an order is to be given back. Amounts are in the currency that the
/// customer paid in, which `currency` may say.
record RefundRequest(Asked asked, Optional<String> note) {
  private static final int MAX_LINES = 512;
  private static final int MAX_PAYMENTS = 20;
  private static final int MAX_GATEWAY = 100;

  /// @param currency of the document
  /// @param calculated whether it is only worked out: then no money is named
  static RefundRequest read(Request request, CurrencyUnit currency, boolean calculated) {
    var fields = request.instruction("refund");
    currency(fields, currency);
    boolean restock = fields.flag("restock", false);
    var usual = restock ? Refund.Restock.LEGACY_RESTOCK : Refund.Restock.NO_RESTOCK;
    var lines =
        fields.children("refund_line_items", MAX_LINES).stream()
            .map(line -> line(line, usual))
            .toList();
    var shipping = fields.child("shipping").flatMap(one -> shipping(one, currency));
    var paybacks = calculated ? List.<Payback>of() : paybacks(fields, currency);
    var note = calculated ? Optional.<String>empty() : note(fields);
    fields.refuseIfWrong();
    return new RefundRequest(new Asked(lines, shipping, paybacks), note);
  }

  private static List<Payback> paybacks(Fields fields, CurrencyUnit currency) {
    return fields.children("transactions", MAX_PAYMENTS).stream()
        .map(one -> payback(one, currency))
        .toList();
  }

  /// Nobody is told of it by mail, and it is made when it is written down.
  private static Optional<String> note(Fields fields) {
    fields.unkept("notify", Json.Bool.FALSE);
    fields.unkept("processed_at");
    fields.unkept("user_id");
    fields.unkept("discrepancy_reason");
    return fields.text("note", Fields.MAX_TEXT).filter(text -> !text.isBlank());
  }

  private static void currency(Fields fields, CurrencyUnit currency) {
    var said = fields.text("currency");
    if (said.isPresent() && said.flatMap(MoneyJson::currency).isEmpty()) {
      fields.wrong("currency", "must be a currency of ISO 4217");
    } else if (said.filter(code -> !code.equals(currency.getCode())).isPresent()) {
      fields.error("currency", "must be " + currency.getCode() + ", in which it was sold");
    }
  }

  private static Line line(Fields line, Refund.Restock usual) {
    var id = line.requiredId("line_item_id", LineId::new);
    int quantity = (int) line.requiredInteger("quantity", 1, Integer.MAX_VALUE);
    var label = line.text("restock_type");
    var restock = label.flatMap(Refund.Restock::of);
    if (label.isPresent() && restock.isEmpty()) {
      line.wrong(
          "restock_type",
          "must be one of "
              + Arrays.stream(Refund.Restock.values())
                  .map(Refund.Restock::label)
                  .collect(Collectors.joining(", ")));
    }
    if (line.id("location_id", LocationId::new).filter(Location.PRIMARY_ID::equals).isEmpty()) {
      line.unkept("location_id");
    }
    return new Line(id, quantity, restock.orElse(usual));
  }

  private static Optional<Shipping> shipping(Fields fields, CurrencyUnit currency) {
    boolean full = fields.flag("full_refund", false);
    var amount = MoneyJson.amount(fields, "amount", currency);
    if (full && amount.isPresent()) {
      fields.wrong("amount", "can't be given with full_refund");
    }
    return full
        ? Optional.of(new Shipping(Optional.empty()))
        : amount.map(money -> new Shipping(Optional.of(money)));
  }

  private static Payback payback(Fields fields, CurrencyUnit currency) {
    currency(fields, currency);
    if (!fields.text("kind").orElse("refund").equals("refund")) {
      fields.wrong("kind", "must be refund");
    }
    var parent = fields.id("parent_id", TransactionId::new);
    var amount = MoneyJson.payment(fields, "amount", currency);
    if (fields.raw("amount").isNull()) {
      fields.wrong("amount", "can't be blank");
    }
    var gateway = fields.line("gateway", MAX_GATEWAY);
    fields.unkept("source", Json.of("external"));
    return new Payback(parent, amount.orElseGet(() -> Money.zero(currency)), gateway);
  }
}
