package dev.utkast.functions.draftorders;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.shop.Shop;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joda.money.Money;

/// `payment_terms` of a draft: a type, and one schedule of the whole amount. What follows from them
/// (their name, the amount, the day) may be sent back as it was answered, and is refused where it
/// says something else: it would not be done.
record TermsRequest(Fields terms, String type, Optional<Fields> schedule, Shop shop) {
  private static final Pattern NAME = Pattern.compile("NET_[0-9]+|DUE_ON_RECEIPT|FIXED");
  private static final int LAST_YEAR = 9999;

  /// @param answered the day that the draft was answered with
  static Optional<PaymentTerms> read(Fields draft, Shop shop, Optional<LocalDate> answered) {
    return draft
        .child("payment_terms")
        .flatMap(terms ->
            new TermsRequest(
                    terms,
                    terms.requiredText("payment_terms_type").toUpperCase(Locale.ROOT),
                    terms.children("payment_schedules", 1).stream().findFirst(),
                    shop)
                .read(answered));
  }

  private Optional<PaymentTerms> read(Optional<LocalDate> answered) {
    var issuedOn = schedule.flatMap(only -> only.day("issued_at", shop.timeZone()));
    var read =
        switch (type) {
          case "NET" -> Optional.of(net(issuedOn));
          case "FIXED" -> {
            refuseDays();
            yield Optional.of(
                new PaymentTerms(PaymentTerms.Type.FIXED, Optional.empty(), dueOn(), issuedOn));
          }
          case "RECEIPT" -> {
            refuseDays();
            yield Optional.of(
                new PaymentTerms(
                    PaymentTerms.Type.RECEIPT, Optional.empty(), Optional.empty(), issuedOn));
          }
          default -> {
            terms.wrong("payment_terms_type", "must be NET, FIXED or RECEIPT");
            yield Optional.<PaymentTerms>empty();
          }
        };
    read.ifPresent(made -> refuseDueDay(made.namedDay(), answered));
    return read;
  }

  private PaymentTerms net(Optional<LocalDate> issuedOn) {
    int days = (int) terms.requiredInteger("due_in_days", 0, PaymentTerms.MAX_DAYS);
    var net =
        new PaymentTerms(PaymentTerms.Type.NET, Optional.of(days), Optional.empty(), issuedOn);
    if (net.namedDay().filter(day -> day.getYear() > LAST_YEAR).isPresent()) {
      terms.error("due_in_days", "ends after the year " + LAST_YEAR);
    }
    return net;
  }

  private void refuseDays() {
    if (!terms.raw("due_in_days").isNull()) {
      terms.wrong("due_in_days", ofOtherTerms());
    }
  }

  private String ofOtherTerms() {
    return "can't be given with terms of the type " + type;
  }

  /// The day on which something is due, unless it is the one that follows from the terms.
  private void refuseDueDay(Optional<LocalDate> following, Optional<LocalDate> answered) {
    for (var only : schedule.stream().toList()) {
      var day = only.day("due_at", shop.timeZone());
      if (day.isPresent() && !day.equals(following) && !day.equals(answered)) {
        only.error("due_at", ofOtherTerms());
      }
    }
  }

  private Optional<LocalDate> dueOn() {
    if (schedule.isEmpty()) {
      terms.wrong("payment_schedules", "must say when it is due");
      return Optional.empty();
    }
    var day = schedule.get().day("due_at", shop.timeZone());
    if (day.isEmpty()) {
      schedule.get().wrong("due_at", "can't be blank");
    }
    return day;
  }

  /// Refuses, once the draft is priced, what is told of its amounts and is neither so nor was.
  ///
  /// @param before as the client may have read it
  static void refuseOtherwise(
      Fields draft, PaymentTerms made, PricedDocument priced, Optional<DraftOrder> before) {
    var totals =
        Stream.concat(
                Stream.of(priced.total().presentment()), before.stream().map(DraftOrder::total))
            .toList();
    var names =
        Stream.concat(
                Stream.of(made), before.stream().flatMap(old -> old.content().terms().stream()))
            .map(terms -> plain(terms.label()))
            .toList();
    for (var terms : draft.child("payment_terms").stream().toList()) {
      refusePart(terms, totals);
      terms.children("payment_schedules", 1).forEach(only -> refusePart(only, totals));
      terms
          .text("payment_terms_name")
          .map(TermsRequest::plain)
          .filter(name -> NAME.matcher(name).matches() && !names.contains(name))
          .ifPresent(_ ->
              terms.error("payment_terms_name", "is not that of these terms, " + made.label()));
    }
  }

  private static String plain(String name) {
    return name.strip().toUpperCase(Locale.ROOT).replaceAll("[ _-]+", "_");
  }

  private static void refusePart(Fields fields, List<Money> totals) {
    var amount = fields.decimal("amount");
    if (amount.isPresent()
        && totals.stream().noneMatch(total -> Amounts.isSame(total, amount.get()))) {
      fields.error("amount", "must be the total: all of it is due at once");
    }
    fields.unkept(
        "currency",
        totals.stream()
            .map(total -> Json.of(total.getCurrencyUnit().getCode()))
            .toArray(Json[]::new));
  }
}
