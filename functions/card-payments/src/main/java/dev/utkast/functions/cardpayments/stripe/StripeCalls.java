package dev.utkast.functions.cardpayments.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import dev.utkast.aws.payments.ProviderRefusedException;
import dev.utkast.aws.payments.ProviderUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Calls to Stripe through its library, and what their failures mean.
///
/// The library tries nothing again by itself: whoever asks us is asked again, by a queue or by the
/// customer, with the same key, and a second try within a call would double the longest wait. It
/// reports nothing of its own timing to Stripe.
final class StripeCalls {
  static {
    Stripe.enableTelemetry = false;
  }

  /// How many answers that Stripe keeps and repeats are passed over.
  private static final int MOST_KEYS = 5;

  /// Messages of Stripe's name what was sent, and at times a part of the key.
  private static final Pattern PRIVATE =
      Pattern.compile("\\b(sk|rk|pk|whsec)_[^\\s,'\"]+|[^\\s,'\"]+@[^\\s,'\"]+");

  private final Supplier<String> secretKey;
  private final Optional<URI> apiBase;
  private final Duration connectTimeout;
  private final Duration readTimeout;

  StripeCalls(
      Supplier<String> secretKey,
      Optional<URI> apiBase,
      Duration connectTimeout,
      Duration readTimeout) {
    this.secretKey = secretKey;
    this.apiBase = apiBase;
    this.connectTimeout = connectTimeout;
    this.readTimeout = readTimeout;
  }

  /// What is asked of Stripe.
  @FunctionalInterface
  interface Call<T> {
    T ask(V1Services stripe) throws StripeException;
  }

  /// What is asked of Stripe under a key.
  @FunctionalInterface
  interface KeyedCall<T> {
    T ask(V1Services stripe, RequestOptions options) throws StripeException;
  }

  <T> T ask(Call<T> call) {
    var stripe = client();
    try {
      return read(() -> call.ask(stripe));
    } catch (StripeException e) {
      throw meaning(e);
    }
  }

  private interface Answer<T> {
    T get() throws StripeException;
  }

  /// The library stumbles over answers that are not Stripe's, such as an empty one of a proxy, and
  /// wraps what goes wrong between the pages of a list.
  private static <T> T read(Answer<T> answer) throws StripeException {
    try {
      return answer.get();
    } catch (ProviderRefusedException | ProviderUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      if (e.getCause() instanceof StripeException cause) {
        throw cause;
      }
      throw new ProviderUnavailableException(
          "Stripe's answer cannot be read: " + e.getClass().getName(), null);
    }
  }

  /// Asks for something that is done once for a key.
  ///
  /// Stripe keeps the first answer to a key for a day or longer, also where it says that Stripe
  /// itself has failed (docs.stripe.com/api/idempotent_requests): asked again it would fail until
  /// then. Such a kept failure is passed over, and the next key is tried, which follows from the
  /// one before: whoever asks again passes the same failures, and finds the same answer. So this is
  /// only for what does no harm if the failure had done it: a page that nobody was shown, or a
  /// refund that was looked for before.
  <T> T askOnce(String key, KeyedCall<T> call) {
    var stripe = client();
    for (int number = 1; ; number++) {
      var options =
          RequestOptions.builder()
              .setIdempotencyKey(number == 1 ? key : key + "/" + number)
              .build();
      try {
        return read(() -> call.ask(stripe, options));
      } catch (StripeException e) {
        if (!isKeptFailure(e) || number == MOST_KEYS) {
          throw meaning(e);
        }
      }
    }
  }

  private static boolean isKeptFailure(StripeException e) {
    return status(e) >= 500
        && Optional.ofNullable(e.getStripeError())
            .map(error -> error.getLastResponse())
            .flatMap(response -> response.headers().firstValue("Idempotent-Replayed"))
            .filter("true"::equals)
            .isPresent();
  }

  private V1Services client() {
    var builder =
        StripeClient.builder()
            .setApiKey(secretKey.get())
            .setConnectTimeout((int) connectTimeout.toMillis())
            .setReadTimeout((int) readTimeout.toMillis())
            .setMaxNetworkRetries(0);
    apiBase.ifPresent(base -> builder.setApiBase(base.toString()));
    return builder.build().v1();
  }

  static int status(StripeException e) {
    return Optional.ofNullable(e.getStatusCode()).orElse(0);
  }

  /// A key that Stripe does not take is the shop's own mistake, and set right some day: what was
  /// asked is asked again then. No message of Stripe's is handed on with it, for it may show a part
  /// of the key; nor is the library's exception, whose message nobody has looked through.
  static RuntimeException meaning(StripeException e) {
    return switch (e) {
      case PermissionException _ ->
          new ProviderUnavailableException(
              "Stripe does not let our key do this; see its permissions" + request(e), null);
      case AuthenticationException _ ->
          new ProviderUnavailableException("Stripe does not know our key" + request(e), null);
      case ApiConnectionException _ ->
          new ProviderUnavailableException("Stripe did not answer", e.getCause());
      default -> {
        int status = status(e);
        var told = "Stripe answered " + status + told(e) + request(e);
        boolean no = status == 400 || status == 402 || status == 404;
        yield no
            ? new ProviderRefusedException(told, null)
            : new ProviderUnavailableException(told, null);
      }
    };
  }

  private static String told(StripeException e) {
    return Optional.ofNullable(e.getStripeError())
        .map(error -> {
          var code = Optional.ofNullable(error.getCode()).map(" "::concat).orElse("");
          var message = Optional.ofNullable(error.getMessage()).map(": "::concat).orElse("");
          return PRIVATE.matcher(code + message).replaceAll("…");
        })
        .orElse("");
  }

  private static String request(StripeException e) {
    return Optional.ofNullable(e.getRequestId()).map(id -> " (" + id + ")").orElse("");
  }
}
