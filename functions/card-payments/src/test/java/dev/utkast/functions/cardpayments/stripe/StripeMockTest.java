package dev.utkast.functions.cardpayments.stripe;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.param.RefundCreateParams;
import dev.utkast.aws.payments.PaymentProvider.Opening;
import dev.utkast.aws.payments.ProviderRefusedException;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The shape of our requests, before an outside judge: Stripe's own mock holds them to Stripe's
/// description of its API, and answers with examples. `./utkast audit` starts it.
@EnabledIfSystemProperty(named = "stripe.mock", matches = "http.*")
class StripeMockTest {
  private final StripeCalls calls =
      new StripeCalls(
          () -> "sk_test_123",
          Optional.of(URI.create(System.getProperty("stripe.mock", ""))),
          StripeProvider.CONNECT,
          StripeProvider.READ);

  private static Opening opening(String amount, String language, Optional<String> email) {
    return new Opening(
        new CheckoutId(1),
        new DraftId(2),
        Money.parse(amount),
        "Invoice D42",
        Locale.forLanguageTag(language),
        email,
        Instant.ofEpochSecond(1_796_000_000),
        URI.create("https://shop.example/paid?x=1"),
        URI.create("https://shop.example/left"));
  }

  @Test
  void everyOpeningHasTheShapeThatStripeDescribes() {
    for (var amount : new String[] {"USD 12.34", "JPY 500", "KWD 1.230", "ISK 500"}) {
      for (var language : new String[] {"nb-NO", "fr-CA", "ga"}) {
        Stream.of(Optional.of("kari@example.com"), Optional.<String>empty())
            .map(email -> SessionRequest.of(opening(amount, language, email)))
            .forEach(wanted ->
                assertDoesNotThrow(() ->
                    calls.askOnce(
                        "key",
                        (stripe, options) ->
                            stripe.checkout().sessions().create(wanted, options))));
      }
    }
  }

  @Test
  void everyOtherRequestHasItToo() {
    assertDoesNotThrow(() -> calls.ask(stripe -> StripeProvider.session(stripe, "cs_test_1")));
    assertDoesNotThrow(() -> calls.ask(stripe -> stripe.checkout().sessions().expire("cs_1")));
    assertDoesNotThrow(() ->
        calls.ask(stripe -> {
          StripeProvider.listed(stripe, "pi_1", new StripeEvents(true));
          return true;
        }));
    assertDoesNotThrow(() ->
        calls.askOnce(
            "refund",
            (stripe, options) ->
                stripe
                    .refunds()
                    .create(
                        StripeProvider.refundRequest("r1", "pi_1", Money.parse("EUR 1.00")),
                        options)));
  }

  /// A judge that takes everything would judge nothing.
  @Test
  void theJudgeRefusesWhatStripeDoesNotKnow() {
    var refusal =
        assertThrows(
            ProviderRefusedException.class,
            () ->
                calls.ask(stripe ->
                    stripe
                        .refunds()
                        .create(
                            RefundCreateParams.builder().putExtraParam("colour", "red").build())));
    assertTrue(refusal.toString().contains("400"), refusal.toString());
  }
}
