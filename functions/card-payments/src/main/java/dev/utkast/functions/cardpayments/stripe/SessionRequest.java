package dev.utkast.functions.cardpayments.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import dev.utkast.aws.payments.PaymentProvider.Opening;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What Stripe is asked to show a customer. It follows from the opening alone, without the time:
/// the same opening asked again is the same request to the byte, or Stripe would refuse it under
/// its key.
///
/// Which ways to pay there are is set in the shop's account at Stripe. Prices are not turned into
/// the customer's currency there: the document says what is paid.
final class SessionRequest {
  /// Metadata that leads back to what is paid.
  static final String DRAFT = "utkast_draft";

  static final String CHECKOUT = "utkast_checkout";

  private SessionRequest() {}

  static SessionCreateParams of(Opening opening) {
    var leadingBack =
        Map.of(
            DRAFT, opening.draftId().toString(),
            CHECKOUT, opening.checkoutId().toString());
    var params =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .setSubmitType(SessionCreateParams.SubmitType.PAY)
            .addLineItem(line(opening))
            .setClientReferenceId(opening.checkoutId().toString())
            .putAllMetadata(leadingBack)
            .setPaymentIntentData(
                PaymentIntentData.builder()
                    .setDescription(opening.title())
                    // Otherwise what it costs is known only later.
                    .setCaptureMethod(PaymentIntentData.CaptureMethod.AUTOMATIC)
                    .putAllMetadata(leadingBack)
                    .build())
            .setAdaptivePricing(
                SessionCreateParams.AdaptivePricing.builder().setEnabled(false).build())
            .setLocale(locale(opening.language()))
            .setExpiresAt(opening.expiresAt().getEpochSecond())
            .setSuccessUrl(opening.paid().toString())
            .setCancelUrl(opening.left().toString());
    opening.email().ifPresent(params::setCustomerEmail);
    return params.build();
  }

  private static LineItem line(Opening opening) {
    return LineItem.builder()
        .setQuantity(1L)
        .setPriceData(
            LineItem.PriceData.builder()
                .setCurrency(StripeAmounts.code(opening.amount().getCurrencyUnit()))
                .setUnitAmount(StripeAmounts.units(opening.amount()))
                .setProductData(
                    LineItem.PriceData.ProductData.builder().setName(opening.title()).build())
                .build())
        .build();
  }

  /// Stripe's languages are those that its library lists; with a region where it has one, else by
  /// the language, else it asks the browser. Norwegian of either form is Stripe's `nb`.
  static SessionCreateParams.Locale locale(Locale language) {
    var tag = language.toLanguageTag();
    var alone = language.getLanguage();
    var norwegian = alone.equals("no") || alone.equals("nn");
    return named(tag)
        .or(() -> named(norwegian ? "nb" : alone))
        .orElse(SessionCreateParams.Locale.AUTO);
  }

  private static Optional<SessionCreateParams.Locale> named(String name) {
    return Arrays.stream(SessionCreateParams.Locale.values())
        .filter(locale -> locale.getValue().equals(name))
        .findFirst();
  }
}
