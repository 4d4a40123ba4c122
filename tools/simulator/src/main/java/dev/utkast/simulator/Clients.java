package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import dev.utkast.aws.http.CustomerForms;
import dev.utkast.aws.links.LinkKeys;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.model.link.FormTokens;
import dev.utkast.model.link.LinkTokens;
import dev.utkast.testkit.HttpCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Those who call the API: they ask, ask again with the same key when there was no good answer, and
/// now and then repeat what was answered long ago. Holds every answer to what was done.
final class Clients {
  static final String[] ALL_SCOPES = TokensTable.Access.EVERY_SCOPE.toArray(String[]::new);
  private static final Duration PATIENCE = Duration.ofHours(20);
  private static final int REFUSED = 400;
  private static final int CONFLICT = 409;
  private static final int OURS = 500;
  private static final String CONFIRM = "/confirm";
  private static final Pattern LEADS_ON =
      Pattern.compile("href=\"[A-Za-z0-9_-]{" + LinkTokens.LENGTH + "}\"");

  private final Run run;
  private final LinkKeys keysOfForms;
  private final SimulatedFunctions functions;
  private final Staff staff;
  private final KnownShop known;
  private final AcceptedRequests told;
  private final List<ClientRequest> unanswered = new ArrayList<>();
  private final List<ClientRequest> answered = new ArrayList<>();
  int requests;
  private int keys;

  /// @param keys that the forms on customers' pages are made with
  Clients(Run run, SimulatedFunctions functions, KnownShop known, LinkKeys keys) {
    this.run = run;
    this.keysOfForms = keys;
    this.functions = functions;
    this.staff = new Staff(run.chance(), known, run.clock()::trueTime);
    this.known = known;
    told = new AcceptedRequests(known);
  }

  /// Runs a function as the platform does: with a clock that may be wrong, until it ends, fails or
  /// is killed.
  <T> T invoke(Chaos.Invocation invocation, Supplier<T> body, T ifItDies) {
    run.chaos().enter(invocation);
    var before = run.clock().skew();
    run.clock().skew(Duration.ZERO);
    if (run.chaos().strikes(Chaos.Fault.CLOCK_WRONG, 2)) {
      run.clock().skew(Duration.ofSeconds(run.chance().between(-600, 600)));
    }
    try {
      return body.get();
    } catch (SimulatedKill _) {
      return ifItDies;
    } catch (RuntimeException e) {
      unless(invocation.faults > 0 || invocation.raced, "no failure without a fault", e);
      return ifItDies;
    } finally {
      run.clock().skew(before);
      run.chaos().leave();
    }
  }

  boolean asksSomething() {
    return asks(staff.next());
  }

  /// Somebody else, often about the very thing that somebody is busy with.
  boolean asksMeanwhile() {
    return asks(run.chance().of(0.5) ? staff.sameAgain() : staff.next());
  }

  /// A customer opens a payment link.
  void opens(KnownShop.Link link) {
    send(new ClientRequest(HarmlessClients.page(link), Optional.empty(), run.clock().trueTime()));
  }

  private boolean asks(ClientRequest.ApiCall wish) {
    boolean keyed = wish.writes() && run.chance().of(0.8);
    var key = keyed ? Optional.of("key-" + ++keys) : Optional.<String>empty();
    send(new ClientRequest(wish, key, run.clock().trueTime()));
    return true;
  }

  boolean asksAgain() {
    // A key is kept for a day: who comes later must look first, and not ask again.
    unanswered.removeIf(this::impatient);
    for (int i = 0; i < unanswered.size(); i++) {
      var ask = unanswered.get(i);
      if (!ask.again.isAfter(run.clock().trueTime())) {
        unanswered.remove(i);
        send(ask);
        return true;
      }
    }
    return false;
  }

  /// The same request under the same key once more: it must be answered alike and change nothing.
  boolean replays() {
    answered.removeIf(this::impatient);
    if (answered.isEmpty()) {
      return false;
    }
    var ask = run.chance().of(answered);
    var invocation = new Chaos.Invocation("replay of " + ask.wish.what());
    run.trace().line(ask.key.orElse("") + " replayed: " + ask.wish.what());
    var answer = answer(ask, invocation);
    unless(invocation.effects == 0, "a replay changes nothing", ask.wish.what());
    if (answer.isPresent() && isFinal(answer.get().status())) {
      var first = ask.answer.orElseThrow();
      unless(
          answer.get().status() == first.status() && answer.get().text().equals(first.text()),
          "a replay answers as the first time",
          ask.wish.what() + ": " + answer.get().text() + " after " + first.text());
    }
    return true;
  }

  private boolean impatient(ClientRequest ask) {
    return Duration.between(ask.first, run.clock().trueTime()).compareTo(PATIENCE) > 0;
  }

  private void send(ClientRequest ask) {
    ask.tries++;
    requests++;
    var invocation = new Chaos.Invocation(ask.wish.what());
    run.trace()
        .line(ask.key.orElse("no key") + (ask.tries > 1 ? " again" : "") + ": " + ask.wish.what());
    var link = known.link(ask.wish.path());
    boolean live = link.filter(known::isLive).isPresent();
    boolean revised = link.filter(known::isRevised).isPresent();
    Optional<HttpCalls.Answer> answer;
    try {
      answer = answer(ask, invocation);
    } finally {
      ask.effects += invocation.effects;
    }
    int status = answer.map(HttpCalls.Answer::status).orElse(0);
    run.trace().line("  " + status + " " + ask.wish.what());
    judge(ask, invocation, status);
    if (answer.isPresent() && status < 300) {
      told.accepted(ask.wish, answer.get());
    }
    if (invocation.effects > 0 && ask.wish.path().endsWith(CONFIRM)) {
      confirmed(ask.wish);
    }
    if (link.isPresent() && answer.isPresent()) {
      judge(answer.get(), live, known.isLive(link.get()));
      judgeRevised(answer.get(), revised && known.isRevised(link.get()));
    }
    judgeForged(ask, status);
    answer.ifPresent(given -> judgeReplay(ask, given));
    boolean done = status > 0 && status < REFUSED;
    boolean refused = status >= REFUSED && isFinal(status);
    if (done) {
      ask.answer = answer;
      // A browser sends no key: who says yes again is led to the page as it is by then.
      boolean keyed = ask.key.isPresent() && !ask.wish.path().endsWith(CONFIRM);
      if (keyed && run.chance().of(0.3)) {
        answered.add(ask);
      }
    } else if (refused) {
      // The cause may have ended by then.
      if (ask.key.isPresent() && ask.tries < 4 && run.chance().of(0.3)) {
        askLater(ask);
      }
    } else if (ask.key.isPresent() && !impatient(ask) && ask.tries < 30) {
      askLater(ask);
    }
  }

  private void judgeForged(ClientRequest ask, int status) {
    boolean forged = known.forged().stream().anyMatch(ask.wish.path()::endsWith);
    unless(
        !forged || status == 404 || status == 0 || status >= OURS,
        "a link that nobody with a key made leads nowhere",
        status);
  }

  private void confirmed(ClientRequest.ApiCall wish) {
    var page = wish.path().substring(0, wish.path().length() - CONFIRM.length());
    unless(
        known
            .link(page)
            .map(link -> known.drafts().get(link.draftId()))
            .filter(draft -> draft.total().isZero())
            .isPresent(),
        "only what costs nothing is agreed without a payment",
        wish.what());
  }

  private void askLater(ClientRequest ask) {
    ask.again = run.clock().trueTime().plusSeconds(run.chance().any(0, 2, 70, 600));
    unanswered.add(ask);
  }

  /// A refusal that is kept is one for ever: under another key it is given too.
  private void judgeReplay(ClientRequest ask, HttpCalls.Answer given) {
    if (given.status() < REFUSED || !given.headers().containsKey("idempotency-replayed")) {
      return;
    }
    var anew = new ClientRequest(ask.wish, Optional.of("key-" + ++keys), run.clock().trueTime());
    var invocation = new Chaos.Invocation("anew: " + ask.wish.what());
    var answer = answer(anew, invocation);
    unless(
        answer.isEmpty()
            || !isFinal(answer.get().status())
            || answer.get().text().equals(given.text()),
        "a refusal ends with its cause",
        ask.wish.what() + ": " + given.text());
  }

  private void judge(ClientRequest ask, Chaos.Invocation invocation, int status) {
    var what = ask.wish.what() + " answered " + status;
    unless(
        status < OURS || invocation.faults > 0 || invocation.raced,
        "no fault of ours without a fault of the platform",
        what);
    // Without a key, what is stated as a whole may be stated again after a lost answer; and what is
    // gone is gone.
    boolean stated = ask.key.isEmpty() && ask.wish.method().equals("PUT");
    boolean gone = ask.wish.method().equals("DELETE") && status == 404;
    // Made without an answer, then overtaken: the second look may find that it can't be done.
    boolean overtaken = stated && invocation.raced && invocation.faults > 0;
    unless(ask.effects <= 1 || stated, "what is asked for is done once", what);
    unless(
        status < REFUSED || !isFinal(status) || ask.effects == 0 || gone || overtaken,
        "what is refused changes nothing",
        what);
    boolean dead = ask.wish.door() == ClientRequest.Door.PAGE && (status == 404 || status == 410);
    unless(
        !ask.wish.reads() || status == 0 || status >= OURS || status == 200 || dead,
        "reads answer",
        what);
    unless(!ask.wish.reads() || ask.effects == 0, "who only looks changes nothing", what);
  }

  /// A link shows its invoice while it is the newest of a draft that is open, and never after.
  private static void judge(HttpCalls.Answer page, boolean liveBefore, boolean liveAfter) {
    var what =
        page.status() + ", " + page.text().replaceFirst("(?s).*<title>(.*?)</title>.*", "$1");
    boolean shown = page.status() == 200 && page.text().contains("<table class=\"lines");
    unless(!shown || liveBefore || liveAfter, "a dead link shows no invoice", what);
    unless(
        shown || page.status() >= OURS || !liveBefore || !liveAfter,
        "a live link shows its invoice",
        what);
  }

  /// Who has a link of an older revision is led to the newest.
  private static void judgeRevised(HttpCalls.Answer page, boolean revised) {
    unless(
        !revised
            || page.status() >= OURS
            || page.status() < 400
            || LEADS_ON.matcher(page.text()).find(),
        "a link of an older revision leads to the newest",
        page.status());
  }

  /// @return whether the same will be answered if nothing changes meanwhile
  private static boolean isFinal(int status) {
    return status < OURS && status != CONFLICT;
  }

  private Optional<HttpCalls.Answer> answer(ClientRequest ask, Chaos.Invocation invocation) {
    return invoke(invocation, () -> Optional.of(call(ask)), Optional.empty());
  }

  private HttpCalls.Answer call(ClientRequest ask) {
    var calls =
        new HttpCalls(functions.of(ask.wish.door())).withScopes(ALL_SCOPES).withPrincipal("staff");
    var keyed = ask.key.map(calls::withIdempotencyKey).orElse(calls);
    if (ask.wish.path().endsWith(CONFIRM)) {
      return keyed
          .withHeader("content-type", "application/x-www-form-urlencoded")
          .call(ask.wish.method(), ask.wish.path(), Optional.of(form(ask.wish)));
    }
    var body = Optional.of(ask.wish.body()).filter(_ -> ask.wish.writes());
    return keyed.call(ask.wish.method(), ask.wish.path(), body);
  }

  /// As it stands on the page that is open before the customer.
  private String form(ClientRequest.ApiCall wish) {
    var link = wish.path().replaceFirst("^/invoices/", "").replaceFirst(CONFIRM + "$", "");
    return CustomerForms.PROOF
        + "="
        + FormTokens.token(link, keysOfForms.current(), run.clock().trueTime());
  }

  boolean waiting() {
    return !unanswered.isEmpty();
  }
}
