package dev.utkast.local.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Events, told to the shop until it has answered each with 2xx: signed as Stripe signs
/// (docs.stripe.com/webhooks#verify-manually), and tried again later and later, for three days.
final class Webhooks {
  static final String API_VERSION = "2026-07-29.dahlia";

  /// How long after each try that failed the next one is due.
  private static final List<Duration> AGAIN =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(20));

  private static final String WAITING = "delivery:";

  private final PeerState state;
  private final Lock lock;
  private final InstantSource clock;
  private final Supplier<Misbehaviour> misbehaviour;
  private final Optional<URI> shop;
  private final String secret;

  /// Keys of the deliveries that are not done, in the order of their events.
  private final SequencedSet<String> waiting;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /// @param lock of the state
  /// @param shop where events are delivered, if anybody listens
  Webhooks(
      PeerState state,
      Lock lock,
      InstantSource clock,
      Supplier<Misbehaviour> misbehaviour,
      Optional<URI> shop,
      String secret) {
    this.state = state;
    this.lock = lock;
    this.clock = clock;
    this.misbehaviour = misbehaviour;
    this.shop = shop;
    this.secret = secret;
    waiting =
        state
            .withPrefix(WAITING)
            .filter(entry -> !entry.getValue().path("done").asBoolean())
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// Notes an event about something as it stands now, together with the change itself.
  void tell(String type, ObjectNode object) {
    var wrong = misbehaviour.get();
    var id = state.newId("evt");
    var event =
        PeerState.object()
            .put("id", id)
            .put("object", "event")
            .put("api_version", API_VERSION)
            .put("created", clock.instant().getEpochSecond())
            .put("livemode", false)
            .put("pending_webhooks", shop.isPresent() ? 1 : 0)
            .put("type", type);
    event.putObject("data").set("object", PeerApi.shown(object));
    event.putObject("request").putNull("id").putNull("idempotency_key");
    state.put(id, event);
    if (shop.isEmpty() || Misbehaviour.take(wrong.lost())) {
      return;
    }
    for (int copy = 0; copy <= wrong.copies(); copy++) {
      var due = clock.instant().plusSeconds(wrong.delaySeconds()).toEpochMilli();
      var key = WAITING + id + ":" + copy;
      waiting.add(key);
      state.put(
          key,
          PeerState.object().put("event", id).put("due", due).put("tries", 0).put("done", false));
    }
  }

  /// How many events the shop has not taken yet.
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /// @return the keys of the deliveries that are due now
  List<String> due() {
    lock.lock();
    try {
      long now = clock.millis();
      var found =
          waiting.stream()
              .filter(key -> state.find(key).orElseThrow().path("due").asLong() <= now)
              .toList();
      return misbehaviour.get().newestFirst() ? found.reversed() : found;
    } finally {
      lock.unlock();
    }
  }

  /// Delivers what is due, one after the other.
  ///
  /// @return how many were tried
  int deliverDue() {
    var due = due();
    due.forEach(this::deliver);
    return due.size();
  }

  private void deliver(String key) {
    boolean taken = post(body(key));
    lock.lock();
    try {
      var delivery = state.find(key).orElseThrow();
      int tries = delivery.path("tries").asInt();
      if (taken || tries >= AGAIN.size()) {
        delivery.put("done", true);
        waiting.remove(key);
      } else {
        delivery.put("due", clock.instant().plus(AGAIN.get(tries)).toEpochMilli());
      }
      state.put(key, delivery.put("tries", tries + 1));
      state.commit();
    } finally {
      lock.unlock();
    }
  }

  private String body(String key) {
    lock.lock();
    try {
      var delivery = state.find(key).orElseThrow();
      return state.find(delivery.path("event").asText()).orElseThrow().toPrettyString();
    } finally {
      lock.unlock();
    }
  }

  private boolean post(String body) {
    var request =
        HttpRequest.newBuilder(shop.orElseThrow())
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
            .header("Stripe-Signature", signature(clock.instant().getEpochSecond(), body, secret))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 300;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// @return the header `Stripe-Signature`
  static String signature(long at, String body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var signed = mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + at + ",v1=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  void close() {
    http.shutdownNow();
  }
}
