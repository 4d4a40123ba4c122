package dev.utkast.local.peer;

import com.sun.net.httpserver.HttpExchange;
import dev.utkast.aws.payments.PaymentProvider.Opening;
import dev.utkast.functions.cardpayments.stripe.StripeProvider;
import dev.utkast.local.web.LoopbackServer;
import dev.utkast.local.web.Reply;
import dev.utkast.model.checkout.ProviderEvent;
import dev.utkast.model.checkout.ProviderPayment;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.joda.money.Money;

/// A peer, a shop that listens to it, and the real adapter between them.
final class PeerDesk implements AutoCloseable {
  static final String SECRET = "whsec_of_the_test";
  static final String KEY = "sk_test_of_the_test";
  static final Instant START = Instant.parse("2026-12-01T12:00:00Z");

  /// An event as it arrived.
  record Heard(String signature, String body) {}

  final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Path state;
  private final LoopbackServer shop;
  private final HttpClient http = HttpClient.newHttpClient();
  private Instant now = START;
  private int shopStatus = 200;
  private StripePeer peer;

  PeerDesk(Path folder) throws IOException {
    state = folder.resolve("payments");
    shop =
        new LoopbackServer(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), this::listen);
    shop.start();
    peer = started();
  }

  private StripePeer started() throws IOException {
    InstantSource clock = () -> now;
    var started =
        new StripePeer(
            state,
            0,
            clock,
            new StripePeer.Keys(KEY, SECRET),
            Optional.of(URI.create("http://127.0.0.1:" + shop.port() + "/hook")));
    started.start();
    return started;
  }

  private Reply listen(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    heard.add(new Heard(exchange.getRequestHeaders().getFirst("Stripe-Signature"), body));
    return Reply.empty(shopStatus);
  }

  StripeProvider provider() {
    return provider(KEY);
  }

  StripeProvider provider(String key) {
    return new StripeProvider(
        () -> key, Optional.of(peer.address()), Duration.ofSeconds(2), Duration.ofSeconds(10));
  }

  StripePeer peer() {
    return peer;
  }

  void restart() throws IOException {
    peer.close();
    peer = started();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  /// What the shop answers to events from now on.
  void shopAnswers(int status) {
    shopStatus = status;
  }

  void misbehave(String how) {
    post("/control", how);
  }

  /// A customer presses a button.
  void pay(String session, String how) {
    post("/pay/" + session, "how=" + how);
  }

  void tellBank(String session, String answer) {
    post("/pay/" + session + "/bank", "answer=" + answer);
  }

  void desk(String what, String id) {
    post("/desk", "what=" + what + "&id=" + id);
  }

  HttpResponse<String> post(String path, String body) {
    return send(
        HttpRequest.newBuilder(peer.address().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(peer.address().resolve(path)).build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Opening opening(long checkout, Money amount) {
    return new Opening(
        new CheckoutId(checkout),
        new DraftId(42),
        amount,
        "Invoice D42",
        Locale.forLanguageTag("nb-NO"),
        Optional.of("kari@example.com"),
        now.plus(Duration.ofHours(2)),
        URI.create("https://shop.example/paid"),
        URI.create("https://shop.example/left"));
  }

  /// All that happened, in words: `payment NOK 125.00; fee EUR 0.40`.
  static String told(ProviderPayment payment) {
    return payment.standing()
        + ": "
        + payment.events().stream()
            .map(event -> event.kind().label() + " " + event.amount())
            .collect(Collectors.joining("; "));
  }

  static ProviderEvent only(ProviderPayment payment, ProviderEvent.Kind kind) {
    return payment.events().stream()
        .filter(event -> event.kind() == kind)
        .reduce((one, other) -> {
          throw new AssertionError("two of " + kind);
        })
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    peer.close();
    shop.close();
    http.shutdownNow();
  }
}
