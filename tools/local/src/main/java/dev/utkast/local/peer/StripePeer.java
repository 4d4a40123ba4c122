package dev.utkast.local.peer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.utkast.local.inbox.Page;
import dev.utkast.local.web.LoopbackServer;
import dev.utkast.local.web.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A provider of card payments that speaks as Stripe does, on this machine. Below `/v1/` it is
/// asked by the shop, below `/pay/` by customers, below `/desk` by whoever plays the bank; POST
/// `/control` makes it misbehave. What it knows outlives it.
public final class StripePeer implements AutoCloseable {
  private static final int LARGEST_BODY = 256 * 1024;
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

  /// Between looks at the clock, which may be moved.
  private static final Duration LOOK = Duration.ofMillis(100);

  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final ReentrantLock lock = new ReentrantLock(true);
  private final AtomicReference<Misbehaviour> misbehaviour =
      new AtomicReference<>(Misbehaviour.none());
  private final PeerState state;
  private final Webhooks webhooks;
  private final Sessions sessions;
  private final PeerApi api;
  private final PayPages payPages;
  private final DeskPages deskPages;
  private final LoopbackServer server;
  private final Thread messenger =
      Thread.ofPlatform().daemon().name("peer-webhooks").unstarted(this::deliverUntilClosed);

  /// @param state the file that it keeps what it knows in
  /// @param port to listen on, or 0 for a free one
  /// @param keys what the shop shows, and what events are signed with
  /// @param shop where events are delivered, if anybody listens
  public StripePeer(Path state, int port, InstantSource clock, Keys keys, Optional<URI> shop)
      throws IOException {
    this.state = new PeerState(state);
    var loopback = InetAddress.ofLiteral("127.0.0.1");
    server = new LoopbackServer(new InetSocketAddress(loopback, port), this::answer);
    webhooks = new Webhooks(this.state, lock, clock, misbehaviour::get, shop, keys.webhookSecret());
    sessions = new Sessions(this.state, webhooks, clock, address());
    var balance = new Balance(this.state, clock);
    var payments = new Payments(this.state, balance, webhooks, clock, misbehaviour::get);
    var aftermath = new Aftermath(this.state, balance, webhooks, clock);
    api =
        new PeerApi(
            this.state,
            lock,
            sessions,
            aftermath,
            webhooks,
            clock,
            misbehaviour::get,
            keys.apiKey());
    payPages = new PayPages(this.state, payments);
    deskPages = new DeskPages(this.state, payments, aftermath);
  }

  /// @param apiKey such as `sk_test_…`
  /// @param webhookSecret such as `whsec_…`
  public record Keys(String apiKey, String webhookSecret) {
    /// Both are secrets.
    @Override
    public String toString() {
      return "keys";
    }
  }

  /// Answers, and leaves events to [#deliverDue].
  public void start() {
    server.start();
  }

  /// Delivers events from now on by itself.
  public void deliverByItself() {
    messenger.start();
  }

  private void deliverUntilClosed() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        deliverDue();
      } catch (RuntimeException e) {
        System.err.println("peer: " + e);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /// Ends sessions whose time is over, and delivers what is due by the clock.
  ///
  /// @return how many events were tried
  public int deliverDue() {
    lock.lock();
    try {
      sessions.endWhatIsOver();
      state.commit();
    } finally {
      lock.unlock();
    }
    return webhooks.deliverDue();
  }

  /// How many events are to be delivered at the clock's time.
  public int dueEvents() {
    return webhooks.due().size();
  }

  /// How many events the shop has not taken yet.
  public int waitingEvents() {
    return webhooks.waiting();
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var body =
        new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
    if (path.startsWith("/v1/")) {
      return api.answer(exchange, body);
    }
    try {
      return Page.guarded(
          fromHere(exchange) ? page(exchange, path, body) : Reply.message(403, "not from there"));
    } catch (PeerError e) {
      return Page.guarded(e.reply());
    }
  }

  /// A page of another site in the same browser must not refund or pay anything.
  private static boolean fromHere(HttpExchange exchange) {
    String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    return HERE.contains(host.replaceFirst(":\\d+$", ""))
        && (origin == null || origin.equals("http://" + host));
  }

  private Reply page(HttpExchange exchange, String path, String body) {
    boolean post = exchange.getRequestMethod().equals("POST");
    if (post && path.equals("/control")) {
      return control(body);
    }
    lock.lock();
    try {
      sessions.endWhatIsOver();
      var reply =
          path.startsWith("/pay/")
              ? payPages.page(path.substring("/pay/".length()), post, Form.of(body))
              : deskPages.page(path, post, Form.of(body));
      state.commit();
      return reply;
    } finally {
      lock.unlock();
    }
  }

  private Reply control(String body) {
    try {
      misbehave(JSON.readValue(body.isBlank() ? "{}" : body, Misbehaviour.Wanted.class).begin());
      return Reply.json(200, "{}");
    } catch (JacksonException e) {
      return Reply.message(400, e.getOriginalMessage());
    }
  }

  void misbehave(Misbehaviour how) {
    misbehaviour.set(how);
  }

  @Override
  public void close() throws IOException {
    messenger.interrupt();
    server.close();
    webhooks.close();
    state.close();
  }
}
