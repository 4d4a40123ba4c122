package dev.utkast.functions.cardpayments.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.ApiResource;
import dev.utkast.model.checkout.ProviderEvent;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeEventsTest {
  private static final String FEE =
      "{'id': 'txn_%s', 'object': 'balance_transaction', 'amount': %d, 'fee': %d,"
          + " 'currency': 'eur', 'created': %d}";

  private final StripeEvents events = new StripeEvents(true);

  private static <T> T read(Class<T> type, String json) {
    return ApiResource.GSON.fromJson(json.replace('\'', '"'), type);
  }

  private static String movement(String id, long amount, long fee, long at) {
    return FEE.formatted(id, amount, fee, at);
  }

  private String told() {
    return events.inOrder().stream().map(StripeEventsTest::told).collect(Collectors.joining("; "));
  }

  private static String told(ProviderEvent event) {
    return "%s %s %s at %d%s"
        .formatted(
            event.kind().label(),
            event.reference(),
            event.amount(),
            event.at().getEpochSecond(),
            event.method().map(how -> " by " + how).orElse(""));
  }

  @Test
  void aPaymentIsToldWithHowAndWhatItCost() {
    events.add(
        read(
            PaymentIntent.class,
            """
            {'id': 'pi_1', 'object': 'payment_intent', 'status': 'succeeded',
             'amount': 12500, 'amount_received': 12500,
             'currency': 'nok', 'created': 10, 'latest_charge': {'id': 'ch_1', 'object': 'charge',
             'status': 'succeeded', 'created': 20, 'balance_transaction': %s,
             'payment_method_details': {'type': 'card', 'card': {'brand': 'visa', 'last4': '4242',
             'wallet': {'type': 'apple_pay'}}}}}
            """
                .formatted(movement("1", 1070, 40, 20))));
    assertEquals(
        "payment pi_1 NOK 125.00 at 20 by Apple Pay, Visa ending in 4242;"
            + " fee txn_1 EUR 0.40 at 20",
        told());
  }

  @Test
  void aPaymentUnderWayIsPending() {
    events.add(
        read(
            PaymentIntent.class,
            """
            {'id': 'pi_1', 'object': 'payment_intent', 'status': 'processing',
             'amount': 12500, 'currency': 'eur',
             'created': 10, 'latest_charge': {'id': 'py_1', 'object': 'charge', 'status': 'pending',
             'created': 20, 'payment_method_details': {'type': 'sepa_debit',
             'sepa_debit': {'last4': '3000'}}}}
            """));
    assertEquals("pending pi_1 EUR 125.00 at 20 by SEPA Direct Debit ending in 3000", told());
  }

  @Test
  void chargesThatFailedAreToldAndOthersAreNot() {
    events.add(charge("ch_2", "failed", 5));
    events.add(charge("ch_1", "failed", 3));
    events.add(charge("ch_3", "succeeded", 9));
    assertEquals(
        "failure ch_1 JPY 500 at 3 by Mastercard ending in 4444;"
            + " failure ch_2 JPY 500 at 5 by Mastercard ending in 4444",
        told());
  }

  private static Charge charge(String id, String status, long at) {
    return read(
        Charge.class,
        """
        {'id': '%s', 'object': 'charge', 'status': '%s', 'amount': 500, 'currency': 'jpy', 'created': %d,
         'payment_method_details': {'type': 'card',
         'card': {'brand': 'mastercard', 'last4': '4444'}}}
        """
            .formatted(id, status, at));
  }

  @Test
  void anErrorBeforeAnyChargeIsToldOnceForItsMeans() {
    var json =
        """
        {'id': 'pi_1', 'object': 'payment_intent', 'status': 'requires_payment_method',
         'amount': 500, 'currency': 'jpy',
         'created': 1, 'last_payment_error': {'code': '%s'%s,
         'payment_method': {'id': 'pm_1', 'object': 'payment_method', 'created': 4}}}
        """;
    events.add(read(PaymentIntent.class, json.formatted("card_declined", ", 'charge': 'ch_1'")));
    assertEquals("", told(), "its charge tells of it");
    events.add(
        read(PaymentIntent.class, json.formatted("payment_intent_authentication_failure", "")));
    assertEquals("failure pm_1 JPY 500 at 4", told());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          succeeded       | refund re_1 KWD 1.230 at 30
          pending         | refund re_1 KWD 1.230 at 30
          requires_action | ''
          failed          | refund re_1 KWD 1.230 at 30; refund_failed re_1 KWD 1.230 at 40
          canceled        | refund re_1 KWD 1.230 at 30; refund_failed re_1 KWD 1.230 at 40
          """)
  void aRefundCountsFromTheStartAndIsTakenBackWhereItFails(String status, String expected) {
    var back =
        status.equals("failed") || status.equals("canceled")
            ? ", 'failure_balance_transaction': " + movement("9", 340, 0, 40)
            : "";
    events.add(
        read(
            Refund.class,
            """
            {'id': 're_1', 'object': 'refund', 'status': '%s', 'amount': 1230, 'currency': 'kwd',
             'created': 30%s}
            """
                .formatted(status, back)));
    assertEquals(expected, told());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          warning_needs_response | -   | ''
          warning_closed         | -   | ''
          needs_response         | -   | ''
          needs_response         | out | dispute dp_1 ISK 5 at 50; fee txn_out EUR 20.00 at 50
          under_review           | out | dispute dp_1 ISK 5 at 50; fee txn_out EUR 20.00 at 50
          lost                   | out | dispute dp_1 ISK 5 at 50; dispute_lost dp_1 ISK 5 at 50; \
          fee txn_out EUR 20.00 at 50
          won                    | out | dispute dp_1 ISK 5 at 50; fee txn_out EUR 20.00 at 50
          won                    | in  | dispute dp_1 ISK 5 at 50; fee txn_out EUR 20.00 at 50; \
          dispute_won dp_1 ISK 5 at 60
          """)
  void aDisputeIsToldWhereMoneyMoved(String status, String moved, String expected) {
    var out = movement("out", -4, 2000, 50);
    var in = movement("in", 4, 0, 60);
    var movements =
        switch (moved) {
          case "out" -> out;
          case "in" -> in + ", " + out;
          default -> "";
        };
    events.add(
        read(
            Dispute.class,
            """
            {'id': 'dp_1', 'object': 'dispute', 'status': '%s',
             'amount': 500, 'currency': 'isk', 'created': 49,
             'balance_transactions': [%s]}
            """
                .formatted(status, movements)));
    assertEquals(expected, told());
  }

  @ParameterizedTest
  @CsvSource({
    "nb,NB",
    "nb-NO,NB",
    "no,NB",
    "nn,NB",
    "nl,NL",
    "nl-BE,NL",
    "de,DE",
    "de-CH,DE",
    "fr,FR",
    "fr-CA,FR_CA",
    "en,EN",
    "en-GB,EN_GB",
    "en-US,EN",
    "ga,AUTO"
  })
  void thePageSpeaksTheCustomersLanguageWhereStripeDoes(String language, String expected) {
    assertEquals(expected, SessionRequest.locale(Locale.forLanguageTag(language)).name());
  }
}
