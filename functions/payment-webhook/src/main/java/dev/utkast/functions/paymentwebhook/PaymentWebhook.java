package dev.utkast.functions.paymentwebhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Rehearsal;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.PaymentEventsTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.checkout.ReceivedEvent;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.link.LinkTokens;
import dev.utkast.model.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// HTTP `POST /webhooks/stripe` → the event as it came, and the question to the provider that
/// follows from it, in one commit.
///
/// Whoever posts proves by a signature of the body that he is Stripe. An event says where to look,
/// never what to believe. One that came before is answered like the first time; one of a type that
/// says nothing to us is kept, and nothing follows.
public final class PaymentWebhook implements RequestStreamHandler {
  private static final String PROVIDER = "stripe";

  private final Wiring wiring;
  private final HttpFunction http;
  private final PaymentEventsTable events;
  private final Store store;

  public PaymentWebhook() {
    this(Wiring.fromEnvironment());
  }

  public PaymentWebhook(Wiring wiring) {
    this.wiring = wiring;
    this.events = new PaymentEventsTable(wiring.database());
    this.store = wiring.store();
    this.http =
        new HttpFunction(wiring, List.of(Route.of("POST", "webhooks/stripe", "", this::receive)));
    Rehearsal.of(wiring, PaymentWebhook::new, PaymentWebhook::rehearsed);
  }

  private static List<Json> rehearsed() {
    return List.of(Rehearsal.post("webhooks/stripe", "{}", ""));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out, context);
  }

  private Response receive(Request request) {
    var body = request.body().getBytes(StandardCharsets.UTF_8);
    var now = wiring.clock().instant();
    var verdict =
        StripeSignature.verify(
            request.header("stripe-signature"), body, wiring.eventSecrets(), now);
    if (verdict != StripeSignature.Verdict.GENUINE) {
      Log.event("webhook.refused", "verdict", verdict);
      throw HttpProblem.malformed("the signature does not prove that this is of Stripe");
    }
    var event =
        StripeEvent.parse(body)
            .orElseThrow(() -> HttpProblem.malformed("this is no event of Stripe's"));
    keep(event, request);
    return Response.ok(Json.object().put("received", true).build());
  }

  private void keep(StripeEvent event, Request request) {
    var kept =
        new ReceivedEvent(
            PROVIDER,
            event.id(),
            event.type(),
            wiring.clock().instant(),
            LinkTokens.withoutProofs(request.body()));
    // In the way may be the same event, which came at the same moment; or one that was not kept.
    ConflictRetry.running(() -> {
      if (events.find(PROVIDER, event.id()).isEmpty()) {
        store.commit(new Change.ProviderTold(kept, asked(event)));
      }
    });
  }

  private static List<Message> asked(StripeEvent event) {
    if (!event.isTelling()) {
      return List.of();
    }
    return event
        .draftId()
        .flatMap(draftId ->
            event
                .checkoutId()
                .<Message>map(id -> new Message.SettlePayment(draftId, id, event.session())))
        .or(() -> event.payment().map(Message.FindPayment::new))
        .stream()
        .toList();
  }
}
