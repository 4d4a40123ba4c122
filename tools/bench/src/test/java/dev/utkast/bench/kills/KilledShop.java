package dev.utkast.bench.kills;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpExchange;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.demo.verify.Services;
import dev.utkast.events.Batch;
import dev.utkast.events.QueueRecord;
import dev.utkast.events.ScheduledEvent;
import dev.utkast.functions.adjustinventory.AdjustInventory;
import dev.utkast.functions.cardpayments.CardPayments;
import dev.utkast.functions.issueinvoice.IssueInvoice;
import dev.utkast.functions.paymentwebhook.PaymentWebhook;
import dev.utkast.functions.reconcilepayments.ReconcilePayments;
import dev.utkast.functions.relayoutbox.RelayOutbox;
import dev.utkast.functions.renderpackingslip.RenderPackingSlip;
import dev.utkast.functions.sendmail.SendMail;
import dev.utkast.functions.sweepoutbox.SweepOutbox;
import dev.utkast.laws.StoredShop;
import dev.utkast.local.LinkKeyFile;
import dev.utkast.local.LocalSystem;
import dev.utkast.local.peer.StripePeer;
import dev.utkast.local.runtime.MovableClock;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.services.Provisioner;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.web.LoopbackServer;
import dev.utkast.local.web.Reply;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.Invocations;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// A shop over the embedded services and the provider's peer, in which nothing happens by itself:
/// the test is what Lambda, the queues, the stream and the schedules are. Its functions run in this
/// process, but for those that are to be killed.
final class KilledShop implements AutoCloseable {
  private static final StripePeer.Keys KEYS =
      new StripePeer.Keys("sk_test_of_kills", "whsec_of_kills");

  /// In place of a PDF, of which none is looked at here: typesetting takes longer than all else.
  private static final byte[] PAGE = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);

  private static final int TOO_MANY_ROUNDS = 60;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<QueueName, RequestStreamHandler> consumers = new EnumMap<>(QueueName.class);
  private final Map<String, String> environment = new HashMap<>();
  private final Path state;
  private final LocalServices services;
  private final MovableClock clock;
  private final StripePeer peer;
  private final Wiring wiring;
  private final RequestStreamHandler relay;
  private final RequestStreamHandler sweeper;
  private final RequestStreamHandler reconciler;
  private final RequestStreamHandler webhook;

  /// Events of the provider whose function was killed before it answered.
  private final List<Json> unanswered = new ArrayList<>();

  private volatile boolean answering = true;
  private volatile boolean listening = true;

  KilledShop(Path folder) throws IOException {
    state = folder;
    clock = new MovableClock(folder.resolve("clock"));
    var ports = ServicePorts.from(0);
    services =
        open(
            LocalServices.embedded(
                folder.resolve("services"), ports, clock, _ -> {}, _ -> Optional.empty()));
    var model = SystemModel.of(Path.of("../../template.yaml"), ports.locality());
    new Provisioner(services, model).provision();
    var hook = open(new LoopbackServer(ServicePorts.loopback(0), this::told));
    hook.start();
    peer =
        open(
            new StripePeer(
                folder.resolve("payments"),
                0,
                clock,
                KEYS,
                Optional.of(URI.create("http://127.0.0.1:" + hook.port() + "/webhooks/stripe"))));
    peer.start();
    environment.putAll(services.environment());
    environment.putAll(model.environment());
    environment.putAll(ofThisMachine());
    environment.putAll(deadLetters(model));
    wiring = Wiring.of(environment);
    relay = new RelayOutbox(wiring);
    sweeper = new SweepOutbox(wiring);
    reconciler = new ReconcilePayments(wiring);
    webhook = new PaymentWebhook(wiring);
    consumers.put(QueueName.CARD_PAYMENTS, new CardPayments(wiring));
    consumers.put(QueueName.ISSUE_INVOICE, new IssueInvoice(wiring));
    consumers.put(QueueName.ADJUST_INVENTORY, new AdjustInventory(wiring));
    consumers.put(QueueName.SEND_MAIL, new SendMail(wiring, _ -> PAGE.clone()));
    consumers.put(QueueName.RENDER_PACKING_SLIP, new RenderPackingSlip(wiring, _ -> PAGE.clone()));
  }

  private <T extends AutoCloseable> T open(T part) {
    parts.push(part);
    return part;
  }

  private Map<String, String> ofThisMachine() throws IOException {
    var keys = LinkKeyFile.at(state.resolve("link-keys"), clock);
    Files.writeString(keys.resolveSibling("stripe-key"), line(KEYS.apiKey()));
    Files.writeString(keys.resolveSibling("stripe-webhook-secret"), line(KEYS.webhookSecret()));
    return Map.of(
        "UTKAST_PARAMETERS_FILE", keys.toString(),
        "UTKAST_CLOCK_FILE", clock.file().toString(),
        "UTKAST_STRIPE_API", peer.address().toString(),
        "PAY_BY_CARD", "yes");
  }

  private String line(String secret) {
    return clock.instant() + " " + secret + "\n";
  }

  /// The embedded queues have no redrive policy to ask.
  private static Map<String, String> deadLetters(SystemModel model) {
    var urls = new HashMap<String, String>();
    for (var queue : model.queues()) {
      var url = model.locality().queueUrl(queue.name());
      queue
          .deadLetters()
          .ifPresent(dead ->
              model.environment().entrySet().stream()
                  .filter(entry -> entry.getValue().equals(url))
                  .forEach(entry ->
                      urls.put(
                          entry.getKey() + LocalSystem.DEAD_LETTERS,
                          model.locality().queueUrl(dead.queueName()))));
    }
    return urls;
  }

  Map<String, String> environment() {
    return environment;
  }

  Wiring wiring() {
    return wiring;
  }

  StripePeer peer() {
    return peer;
  }

  PeerBooks peerBooks() {
    return PeerBooks.read(state.resolve("payments"));
  }

  /// What the laws look at, as `verify` reads it.
  StoredShop stored() {
    try (var reader = new Services(environment)) {
      return reader.read(Optional.of(services.mails()));
    }
  }

  void pass(Duration time) {
    clock.moveBy(clock.offset().plus(time));
  }

  Json scheduled(String name) {
    return ScheduledEvent.of(name, clock.instant());
  }

  void reconcile() {
    Invocations.invoke(reconciler, scheduled("reconcile-payments"));
  }

  void sweep() {
    Invocations.invoke(sweeper, "{}".getBytes(StandardCharsets.UTF_8));
  }

  /// An event of the provider arrives.
  private Reply told(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var signature = requireNonNull(exchange.getRequestHeaders().getFirst("Stripe-Signature"));
    var event =
        HttpCall.of("POST", "/webhooks/stripe")
            .header("stripe-signature", signature)
            .body("application/json", body)
            .event();
    if (!listening) {
      return Reply.empty(200);
    } else if (!answering) {
      unanswered.add(event);
      return Reply.empty(500);
    }
    return Reply.empty(HttpCall.status(Invocations.invoke(webhook, event)));
  }

  /// @return what the provider tells, to none of which he is given an answer
  List<Json> untaken() {
    answering = false;
    unanswered.clear();
    try {
      peer.deliverDue();
      return List.copyOf(unanswered);
    } finally {
      answering = true;
    }
  }

  /// All that the provider tells is heard by nobody, and never told again.
  void eventsAreLost() {
    listening = false;
    try {
      peer.deliverDue();
    } finally {
      listening = true;
    }
  }

  /// @return what the outbox table's stream would give out
  Json streamed() {
    var rows = wiring.database().scan(TableName.OUTBOX, Optional.empty(), 100);
    var records = new ArrayList<Json>();
    rows.forEach(row -> records.add(Deliveries.inserted(row, records.size() + 1)));
    return Batch.of(records);
  }

  boolean relay() {
    var batch = streamed();
    if (batch.at("Records").items().isEmpty()) {
      return false;
    }
    // What failed comes again.
    Invocations.invoke(relay, batch);
    return true;
  }

  /// What a queue has given to a function.
  record Given(QueueName queue, Message message) {
    Json event() {
      var group =
          Optional.ofNullable(
              message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
      return Batch.of(
          List.of(QueueRecord.of(queue.name(), message.messageId(), message.body(), group)));
    }
  }

  Optional<Given> receive(QueueName queue) {
    return services
        .sqs()
        .receiveMessage(request ->
            request
                .queueUrl(url(queue))
                .maxNumberOfMessages(1)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .stream()
        .findFirst()
        .map(message -> new Given(queue, message));
  }

  private String url(QueueName queue) {
    return requireNonNull(environment.get(queue.variable()));
  }

  /// Its time is over, and nobody has said that it is done.
  void comesAgain(Given given) {
    services
        .sqs()
        .changeMessageVisibility(request ->
            request
                .queueUrl(url(given.queue()))
                .receiptHandle(given.message().receiptHandle())
                .visibilityTimeout(0));
  }

  private boolean consume(QueueName queue) {
    var given = receive(queue);
    given.ifPresent(one -> {
      var answer = Invocations.invoke(requireNonNull(consumers.get(queue)), one.event());
      if (Batch.failures(answer).isEmpty()) {
        done(one);
      } else {
        comesAgain(one);
      }
    });
    return given.isPresent();
  }

  private void done(Given given) {
    var receipt = given.message().receiptHandle();
    services
        .sqs()
        .deleteMessage(request -> request.queueUrl(url(given.queue())).receiptHandle(receipt));
  }

  /// Until nothing is on its way that is due.
  void settle() {
    boolean moved = true;
    for (int round = 0; moved; round++) {
      moved = relay();
      for (var queue : QueueName.values()) {
        moved |= consume(queue);
      }
      moved |= peer.deliverDue() > 0;
      if (round > TOO_MANY_ROUNDS) {
        throw new AssertionError("it does not come to rest");
      }
    }
  }

  /// What production does in the hour after: whoever was not answered asks again, the sweeper
  /// sweeps, and nobody has told of a payment for so long that the provider is asked.
  void recover() {
    settle();
    pass(Duration.ofMinutes(2));
    sweep();
    settle();
    for (var wait : List.of(Duration.ofMinutes(6), Duration.ofMinutes(70))) {
      pass(wait);
      reconcile();
      settle();
    }
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("kills: " + e.getMessage());
      }
    }
  }
}
