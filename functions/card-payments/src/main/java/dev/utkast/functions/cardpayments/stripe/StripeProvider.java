package dev.utkast.functions.cardpayments.stripe;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.ChargeListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.service.V1Services;
import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.payments.ProviderRefusedException;
import dev.utkast.aws.payments.ProviderUnavailableException;
import dev.utkast.model.checkout.ProviderPayment;
import dev.utkast.model.checkout.ProviderPayment.Standing;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// Payments on Stripe's own page, its Checkout.
///
/// A checkout of ours is a Checkout Session, which Stripe keeps open from 30 minutes to 24 hours;
/// its payment is a Payment Intent, its refunds and disputes are asked for by that. What is kept of
/// a session is not its state but where to look: every look fetches all of it.
///
/// A session is opened under the key of our checkout, so that the same opening finds the same
/// session while Stripe keeps the key, 24 hours at least: until then every session of it is over.
public final class StripeProvider implements PaymentProvider {
  static final Duration CONNECT = Duration.ofSeconds(2);
  static final Duration READ = Duration.ofSeconds(10);

  /// The most that Stripe lists at once; what goes beyond is on further pages.
  private static final long PAGE = 100;

  /// Metadata of a refund: the key it was asked for with.
  static final String REFUND_KEY = "utkast_refund";

  private final StripeCalls calls;

  /// @param secretKey asked for with each call, so that another one is used when it has changed
  /// @param apiBase where Stripe is spoken instead of at Stripe
  public StripeProvider(Supplier<String> secretKey, Optional<URI> apiBase) {
    this(secretKey, apiBase, CONNECT, READ);
  }

  public StripeProvider(
      Supplier<String> secretKey, Optional<URI> apiBase, Duration connect, Duration read) {
    calls = new StripeCalls(secretKey, apiBase, connect, read);
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public Session open(Opening opening) {
    var wanted = SessionRequest.of(opening);
    var session =
        calls.askOnce(
            "checkout-" + opening.checkoutId(),
            (stripe, options) -> stripe.checkout().sessions().create(wanted, options));
    if (session.getUrl() == null) {
      throw new ProviderUnavailableException("Stripe opened " + session.getId() + " nowhere", null);
    }
    return new Session(session.getId(), URI.create(session.getUrl()));
  }

  @Override
  public ProviderPayment look(String session) {
    return calls.ask(stripe -> look(stripe, session));
  }

  private static ProviderPayment look(V1Services stripe, String id) throws StripeException {
    var session = session(stripe, id);
    var events = new StripeEvents(!session.getLivemode());
    var payment = session.getPaymentIntentObject();
    if (payment != null) {
      events.add(payment);
      if (payment.getLatestCharge() != null) {
        listed(stripe, payment.getId(), events);
      }
    }
    return new ProviderPayment(session.getId(), standing(session, payment), events.inOrder());
  }

  static com.stripe.model.checkout.Session session(V1Services stripe, String id)
      throws StripeException {
    return stripe
        .checkout()
        .sessions()
        .retrieve(
            id,
            SessionRetrieveParams.builder()
                .addExpand("payment_intent.latest_charge.balance_transaction")
                .build());
  }

  static void listed(V1Services stripe, String payment, StripeEvents events)
      throws StripeException {
    var charges = ChargeListParams.builder().setPaymentIntent(payment).setLimit(PAGE).build();
    stripe.charges().list(charges).autoPagingIterable().forEach(events::add);
    refunds(stripe, payment).forEach(events::add);
    var disputes = DisputeListParams.builder().setPaymentIntent(payment).setLimit(PAGE).build();
    stripe.disputes().list(disputes).autoPagingIterable().forEach(events::add);
  }

  private static Iterable<Refund> refunds(V1Services stripe, String payment)
      throws StripeException {
    return stripe
        .refunds()
        .list(
            RefundListParams.builder()
                .setPaymentIntent(payment)
                .setLimit(PAGE)
                .addExpand("data.balance_transaction")
                .addExpand("data.failure_balance_transaction")
                .build())
        .autoPagingIterable();
  }

  private static Standing standing(
      com.stripe.model.checkout.Session session, @Nullable PaymentIntent payment) {
    return switch (session.getStatus()) {
      case "open" -> Standing.OPEN;
      case "expired" -> Standing.ENDED;
      case "complete" -> {
        if (!"unpaid".equals(session.getPaymentStatus())) {
          yield Standing.PAID;
        }
        boolean underWay = payment != null && "processing".equals(payment.getStatus());
        yield underWay ? Standing.PROCESSING : Standing.ENDED;
      }
      default ->
          throw new ProviderUnavailableException(
              "Stripe tells of an unknown status: " + session.getStatus(), null);
    };
  }

  @Override
  public Optional<URI> page(String session) {
    var found = calls.ask(stripe -> stripe.checkout().sessions().retrieve(session));
    return Optional.ofNullable(found.getUrl())
        .filter(_ -> "open".equals(found.getStatus()))
        .map(URI::create);
  }

  @Override
  public Optional<Origin> origin(String payment) {
    var found = calls.ask(stripe -> stripe.paymentIntents().retrieve(payment)).getMetadata();
    return id(found.get(SessionRequest.DRAFT))
        .flatMap(draft ->
            id(found.get(SessionRequest.CHECKOUT))
                .map(checkout ->
                    new Origin(new DraftId(draft), new CheckoutId(checkout), session(payment))));
  }

  private Optional<String> session(String payment) {
    var wanted = SessionListParams.builder().setPaymentIntent(payment).setLimit(1L).build();
    return calls.ask(stripe -> stripe.checkout().sessions().list(wanted)).getData().stream()
        .findFirst()
        .map(com.stripe.model.checkout.Session::getId);
  }

  private static Optional<Long> id(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(one -> one.matches("[1-9][0-9]{0,15}"))
        .map(Long::valueOf);
  }

  /// Stripe expires only what is open, and refuses the rest with 400: then a look tells whether
  /// there is still something to end.
  @Override
  public void end(String session) {
    calls.ask(stripe -> {
      try {
        return stripe.checkout().sessions().expire(session);
      } catch (InvalidRequestException e) {
        var found = stripe.checkout().sessions().retrieve(session);
        if ("open".equals(found.getStatus())) {
          throw e;
        }
        return found;
      }
    });
  }

  /// Refunds are looked for before one is asked for: Stripe forgets keys after a day, and a message
  /// may come back from its dead letters after many.
  @Override
  public String refund(String key, String payment, Money amount) {
    return calls
        .ask(stripe -> made(stripe, key, payment, amount))
        .orElseGet(() -> make(key, payment, amount));
  }

  /// @throws ProviderRefusedException where the payment is in another currency: Stripe is told a
  ///   number alone
  private static Optional<String> made(V1Services stripe, String key, String payment, Money amount)
      throws StripeException {
    var currency = stripe.paymentIntents().retrieve(payment).getCurrency();
    if (!StripeAmounts.code(amount.getCurrencyUnit()).equals(currency)) {
      throw new ProviderRefusedException(
          payment + " is in " + currency + ", and is not paid back in " + amount, null);
    }
    for (var refund : refunds(stripe, payment)) {
      if (key.equals(refund.getMetadata().get(REFUND_KEY))) {
        return Optional.of(refund.getId());
      }
    }
    return Optional.empty();
  }

  private String make(String key, String payment, Money amount) {
    var wanted = refundRequest(key, payment, amount);
    return calls
        .askOnce("refund-" + key, (stripe, options) -> stripe.refunds().create(wanted, options))
        .getId();
  }

  static RefundCreateParams refundRequest(String key, String payment, Money amount) {
    return RefundCreateParams.builder()
        .setPaymentIntent(payment)
        .setAmount(StripeAmounts.units(amount))
        .putMetadata(REFUND_KEY, key)
        .build();
  }
}
