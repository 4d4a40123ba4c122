package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import dev.utkast.aws.http.CustomerForms;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.links.LinkKeys;
import dev.utkast.model.checkout.ProviderEvent.Kind;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.link.FormTokens;
import dev.utkast.model.order.Order;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.MemoryProvider;
import dev.utkast.testkit.MemoryWiring;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.joda.money.Money;

/// Customers who pay by card, what happens to their payments at the provider, and the events that
/// he posts of it: late, twice, in any order, and some never.
final class CardCustomers {
  private static final int OURS = 500;
  private static final int OK = 200;
  private static final int ELSEWHERE = 303;
  private static final int NOT_FOUND = 404;
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Run run;
  private final SimulatedFunctions functions;
  private final KnownShop known;
  private final LinkKeys keys;
  private final Clients clients;
  private final MemoryProvider provider;
  private final List<Post> posts = new ArrayList<>();
  private final List<String> disputes = new ArrayList<>();
  private int events;

  CardCustomers(
      Run run,
      SimulatedFunctions functions,
      KnownShop known,
      LinkKeys keys,
      Clients clients,
      MemoryProvider provider) {
    this.run = run;
    this.functions = functions;
    this.known = known;
    this.keys = keys;
    this.clients = clients;
    this.provider = provider;
  }

  /// An event on its way.
  private record Post(String id, String type, String session, boolean named) {}

  boolean something() {
    return switch (run.chance().below(10)) {
      case 0, 1, 2 -> pays();
      case 3, 4, 5 -> atProvider();
      case 6 -> returns();
      default -> posts();
    };
  }

  /// Presses the button on a page that may be older than what there is to pay.
  private boolean pays() {
    if (known.links().isEmpty()) {
      return false;
    }
    var link = run.chance().recent(known.links());
    var open = open(link.draftId());
    if (open.isEmpty() || !open.get().isPositive()) {
      return false;
    }
    var seen = run.chance().of(0.9) ? open.get() : open.get().multipliedBy(2);
    var form =
        CustomerForms.PROOF
            + "="
            + FormTokens.token(link.token(), keys.current(), run.clock().trueTime())
            + "&amount="
            + seen.getAmount().toPlainString();
    run.trace().line("pay " + link.draftId() + " " + seen);
    var path = "/invoices/" + link.token() + "/pay";
    led(call(path, calls -> calls.withHeader("content-type", FORM), "POST", Optional.of(form)));
    return true;
  }

  private Optional<Money> open(DraftId id) {
    var order =
        known.orders().values().stream().filter(one -> one.draftId().equals(id)).findFirst();
    return order
        .map(Order::outstanding)
        .or(() -> Optional.ofNullable(known.drafts().get(id)).map(draft -> draft.outstanding()));
  }

  private boolean returns() {
    var sessions = provider.sessions();
    if (sessions.isEmpty()) {
      return false;
    }
    var back = provider.opening(run.chance().recent(sessions)).paid();
    run.trace().line("back " + back.getPath().replaceFirst("^/invoices/[^/]*", ""));
    led(call(back.getPath(), calls -> calls, "GET", Optional.empty()));
    return true;
  }

  private static void led(Optional<HttpCalls.Answer> answer) {
    int status = answer.map(HttpCalls.Answer::status).orElse(ELSEWHERE);
    unless(
        status == ELSEWHERE || status == NOT_FOUND || status == 409 || status >= OURS,
        "who pays is led on",
        status);
  }

  private Optional<HttpCalls.Answer> call(
      String path,
      java.util.function.UnaryOperator<HttpCalls> with,
      String method,
      Optional<String> body) {
    var invocation = new Chaos.Invocation(method + " of a customer who pays");
    var answer =
        clients.invoke(
            invocation,
            () ->
                Optional.of(
                    with.apply(new HttpCalls(functions.of(ClientRequest.Door.CARDS)))
                        .call(method, path, body)),
            Optional.<HttpCalls.Answer>empty());
    answer.ifPresent(given ->
        unless(
            given.status() < OURS || invocation.faults > 0 || invocation.raced,
            "no fault of ours without a fault of the platform",
            method + " answered " + given.status()));
    return answer;
  }

  /// Something happens there, and an event of it is on its way; now and then it is lost.
  private boolean atProvider() {
    var sessions = provider.sessions();
    if (sessions.isEmpty()) {
      return false;
    }
    var session = run.chance().recent(sessions);
    run.trace().line("at the provider: " + session);
    if (provider.isOpen(session)) {
      atTheTill(session);
      return true;
    }
    var paid = provider.look(session).events().stream();
    var payment = paid.filter(event -> event.kind() == Kind.PAYMENT).findFirst();
    payment.ifPresent(event -> afterwards(session, event.amount()));
    return payment.isPresent();
  }

  private void atTheTill(String session) {
    switch (run.chance().below(8)) {
      case 0 -> {
        provider.decline(session);
        tell("payment_intent.payment_failed", session, true);
      }
      case 1 -> {
        // He leaves; nobody is told.
      }
      case 2 -> {
        var asked = provider.opening(session).amount();
        provider.pay(session, run.chance().of(0.5) ? asked.multipliedBy(2) : half(asked));
        tell("checkout.session.completed", session, true);
      }
      default -> {
        provider.pay(session);
        provider.happened(session, Kind.FEE, half(provider.opening(session).amount()));
        tell("checkout.session.completed", session, true);
      }
    }
  }

  private static Money half(Money amount) {
    var half = amount.dividedBy(2, java.math.RoundingMode.DOWN);
    return half.isPositive() ? half : amount;
  }

  private void afterwards(String session, Money amount) {
    var decided = disputes.stream().filter(one -> one.startsWith(session + " ")).findFirst();
    if (decided.isPresent()) {
      disputes.remove(decided.get());
      var kind = run.chance().of(0.5) ? Kind.DISPUTE_WON : Kind.DISPUTE_LOST;
      provider.decided(session, kind, decided.get().split(" ")[1], amount);
      tell("charge.dispute.closed", session, false);
      return;
    }
    boolean whole = provider.look(session).events().stream().noneMatch(CardCustomers::wentBack);
    if (!whole) {
      return;
    } else if (run.chance().of(0.5)) {
      var reference = provider.happened(session, Kind.REFUND, half(amount));
      tell("charge.refunded", session, false);
      if (run.chance().of(0.3)) {
        provider.decided(session, Kind.REFUND_FAILED, reference, half(amount));
        tell("refund.failed", session, false);
      }
    } else if (run.chance().of(0.5)) {
      disputes.add(session + " " + provider.happened(session, Kind.DISPUTE, amount));
      tell("charge.dispute.created", session, false);
    }
  }

  private static boolean wentBack(dev.utkast.model.checkout.ProviderEvent event) {
    return event.kind() == Kind.REFUND || event.kind() == Kind.DISPUTE;
  }

  private void tell(String type, String session, boolean named) {
    // Of what follows a payment a look tells within days; of a payment, within the hour.
    if (named && run.chaos().happens(Chaos.Fault.EVENT_LOST, 2)) {
      return;
    }
    posts.add(new Post("evt_" + ++events, type, session, named));
  }

  /// An event arrives, whichever of those on their way, and perhaps once more later.
  boolean posts() {
    if (posts.isEmpty()) {
      return false;
    }
    var post = posts.remove(run.chance().below(posts.size()));
    run.trace().line("event " + post.id() + " " + post.type());
    var body = body(post);
    var invocation = new Chaos.Invocation("event " + post.type());
    var answer =
        clients.invoke(
            invocation,
            () ->
                Optional.of(
                    new HttpCalls(functions.of(ClientRequest.Door.EVENTS))
                        .withHeader("stripe-signature", signature(body))
                        .call("POST", "/webhooks/stripe", Optional.of(body))),
            Optional.<HttpCalls.Answer>empty());
    int status = answer.map(HttpCalls.Answer::status).orElse(0);
    unless(
        status == OK || invocation.faults > 0 || invocation.raced,
        "an event that is signed is taken",
        status + " " + answer.map(HttpCalls.Answer::text).orElse(""));
    if (status != OK || run.chaos().happens(Chaos.Fault.EVENT_TWICE, 2)) {
      posts.add(post);
    }
    return true;
  }

  private String body(Post post) {
    var opening = provider.opening(post.session());
    var payment = MemoryProvider.payment(opening.checkoutId());
    var about =
        post.named()
            ? Json.object()
                .put("object", "checkout.session")
                .put("id", post.session())
                .put("payment_intent", payment)
                .put(
                    "metadata",
                    Json.object()
                        .put("utkast_draft", opening.draftId().toString())
                        .put("utkast_checkout", opening.checkoutId().toString())
                        .build())
            : Json.object()
                .put("object", "charge")
                .put("id", "ch_1")
                .put("payment_intent", payment);
    return Json.object()
        .put("object", "event")
        .put("id", post.id())
        .put("type", post.type())
        .put("created", run.clock().trueTime().getEpochSecond())
        .put("livemode", true)
        .put("data", Json.object().put("object", about.build()).build())
        .build()
        .write();
  }

  private String signature(String body) {
    try {
      long at = run.clock().trueTime().getEpochSecond();
      var mac = Mac.getInstance("HmacSHA256");
      var secret = MemoryWiring.EVENT_SECRET.getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      var hash = mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + at + ",v1=" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What the provider has of money, the ledger has, once, and nothing else of his.
  void check() {
    var ledger = known.stored().sales().payments();
    for (var session : provider.sessions()) {
      var sale = provider.opening(session).draftId();
      var entries = ledger.getOrDefault(sale, java.util.Map.of()).values();
      for (var event : provider.look(session).events()) {
        long booked =
            entries.stream()
                .filter(entry -> entry.provider().equals(provider.name()))
                .filter(entry -> entry.reference().equals(event.reference()))
                .filter(entry -> entry.amount().equals(event.amount()))
                .filter(entry ->
                    entry.kind().name().equals(event.kind().name())
                        || (event.kind() == Kind.PAYMENT && entry.isHeld()))
                .count();
        unless(booked == 1, "what the provider has done is booked once", event + ": " + booked);
      }
    }
    long told = provider.sessions().stream().mapToLong(s -> provider.look(s).events().size()).sum();
    long kept =
        ledger.values().stream()
            .flatMap(entries -> entries.values().stream())
            .filter(entry -> entry.provider().equals(provider.name()))
            .count();
    unless(told == kept, "nothing is booked that the provider has not done", kept + " of " + told);
  }
}
