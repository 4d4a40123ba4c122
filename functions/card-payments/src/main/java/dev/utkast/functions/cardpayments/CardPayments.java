package dev.utkast.functions.cardpayments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.Rehearsal;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.functions.cardpayments.stripe.StripeProvider;
import dev.utkast.model.message.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// All that is asked of the provider of card payments, in the only archive that has his library:
/// HTTP, a customer pays by a form on the page behind a link → the provider's page, and comes back
/// from there; queue `card-payments` → what he says of a payment, in the ledger.
///
/// Coming back proves nothing: the provider is asked, as after any event of his.
public final class CardPayments implements RequestStreamHandler {
  private final Wiring wiring;
  private final PaymentProvider provider;
  private final Settlement settlement;
  private final HttpFunction http;

  public CardPayments() {
    this(Wiring.fromEnvironment());
  }

  public CardPayments(Wiring wiring) {
    this.wiring = wiring;
    this.provider = wiring.provider(access -> new StripeProvider(access.key(), access.api()));
    this.settlement = new Settlement(wiring, provider);
    var desk = new PayDesk(wiring, provider, settlement);
    this.http =
        new HttpFunction(
            wiring,
            List.of(
                Route.of("POST", "invoices/{token}/pay", "", desk::pay),
                Route.of("GET", "invoices/{token}/paid/{id}", "", desk::paid)));
    Rehearsal.of(wiring, CardPayments::new, CardPayments::rehearsed);
  }

  private static List<Json> rehearsed() {
    return List.of(Rehearsal.link("/invoices/none/paid/1"));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var bytes = in.readAllBytes();
    var event = new ByteArrayInputStream(bytes);
    if (isOfQueue(bytes)) {
      QueueBatch.consume(
          event, out, context, wiring.pauses(), Message.ToCardPayments.class, this::consume);
    } else {
      http.handle(event, out, context);
    }
  }

  private static boolean isOfQueue(byte[] event) {
    return !Json.parse(new String(event, StandardCharsets.UTF_8)).at("Records").items().isEmpty();
  }

  private void consume(Message.ToCardPayments message) {
    switch (message) {
      case Message.SettlePayment(var draftId, var checkoutId, var session) ->
          settlement.settle(draftId, checkoutId, session);
      case Message.RefundPayment(var draftId, var asked) -> settlement.refund(draftId, asked);
      case Message.FindPayment(var payment) ->
          provider
              .origin(payment)
              .ifPresentOrElse(
                  found -> settlement.settle(found.draftId(), found.checkoutId(), found.session()),
                  // The shop may take money at the same provider by other ways, too.
                  () -> Log.event("payment.not-ours", "payment", payment));
    }
  }
}
