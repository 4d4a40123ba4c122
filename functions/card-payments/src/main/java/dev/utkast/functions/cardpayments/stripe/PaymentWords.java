package dev.utkast.functions.cardpayments.stripe;

import com.stripe.model.Charge;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How something was paid, as people know it: `Visa ending in 4242`, `Apple Pay, Visa ending in
/// 4242`, `SEPA Direct Debit ending in 3000`, `Klarna`.
final class PaymentWords {
  /// What is not said by writing Stripe's word with capitals.
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("amex", "American Express"),
          Map.entry("jcb", "JCB"),
          Map.entry("unionpay", "UnionPay"),
          Map.entry("eftpos_au", "Eftpos"),
          Map.entry("sepa_debit", "SEPA Direct Debit"),
          Map.entry("bacs_debit", "Bacs Direct Debit"),
          Map.entry("us_bank_account", "Bank account"),
          Map.entry("paypal", "PayPal"),
          Map.entry("mobilepay", "MobilePay"),
          Map.entry("ideal", "iDEAL"),
          Map.entry("eps", "EPS"),
          Map.entry("p24", "Przelewy24"),
          Map.entry("twint", "TWINT"),
          Map.entry("unknown", "Card"));

  private PaymentWords() {}

  static Optional<String> of(Charge charge) {
    return Optional.ofNullable(charge.getPaymentMethodDetails()).flatMap(PaymentWords::of);
  }

  private static Optional<String> of(Charge.PaymentMethodDetails how) {
    var card = how.getCard();
    if (card != null) {
      var named = ending(name(card.getBrand()).orElse("Card"), card.getLast4());
      var wallet = Optional.ofNullable(card.getWallet()).flatMap(used -> name(used.getType()));
      return Optional.of(
          Stream.concat(wallet.stream(), Stream.of(named)).collect(Collectors.joining(", ")));
    }
    var last4 =
        Stream.of(
                Optional.ofNullable(how.getSepaDebit()).map(debit -> debit.getLast4()),
                Optional.ofNullable(how.getBacsDebit()).map(debit -> debit.getLast4()),
                Optional.ofNullable(how.getUsBankAccount()).map(account -> account.getLast4()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(null);
    return name(how.getType()).map(name -> ending(name, last4));
  }

  private static String ending(String name, @Nullable String last4) {
    return last4 == null || last4.isBlank() ? name : name + " ending in " + last4;
  }

  private static Optional<String> name(@Nullable String word) {
    return Optional.ofNullable(word)
        .filter(given -> !given.isBlank())
        .map(given -> {
          var known = NAMES.get(given);
          return known != null ? known : capitals(given);
        });
  }

  private static String capitals(String word) {
    return Arrays.stream(word.split("_"))
        .filter(part -> !part.isEmpty())
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining(" "));
  }
}
