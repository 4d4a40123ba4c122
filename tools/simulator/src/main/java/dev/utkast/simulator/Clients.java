package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import dev.utkast.aws.storage.TokensTable;
import dev.utkast.testkit.HttpCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Those who call the API: they ask, ask again with the same key when there was no good answer, and
/// now and then repeat what was answered long ago. Holds every answer to what was done.
final class Clients {
  static final String[] ALL_SCOPES = TokensTable.Access.EVERY_SCOPE.toArray(String[]::new);
  private static final Duration PATIENCE = Duration.ofHours(20);
  private static final int REFUSED = 400;
  private static final int CONFLICT = 409;
  private static final int OURS = 500;
  private static final String CONFIRM = "/confirm";

  private final Functions functions;
  private final Chaos chaos;
  private final Chance chance;
  private final SimulatedClock clock;
  private final Trace trace;
  private final Staff staff;
  private final Known known;
  private final Told told;
  private final List<Ask> unanswered = new ArrayList<>();
  private final List<Ask> answered = new ArrayList<>();
  private int requests;
  private int keys;

  Clients(
      Functions functions,
      Chaos chaos,
      Chance chance,
      SimulatedClock clock,
      Trace trace,
      Known known) {
    this.functions = functions;
    this.chaos = chaos;
    this.chance = chance;
    this.clock = clock;
    this.trace = trace;
    this.staff = new Staff(chance, known);
    this.known = known;
    told = new Told(known);
  }

  /// Runs a function as the platform does: with a clock that may be wrong, until it ends, fails or
  /// is killed.
  <T> T invoke(Chaos.Invocation invocation, Supplier<T> body, T ifItDies) {
    chaos.enter(invocation);
    var before = clock.skew();
    clock.skew(Duration.ZERO);
    if (chaos.strikes(Chaos.Fault.CLOCK_WRONG, 2)) {
      clock.skew(Duration.ofSeconds(chance.between(-600, 600)));
    }
    try {
      return body.get();
    } catch (SimulatedKill _) {
      return ifItDies;
    } catch (RuntimeException e) {
      unless(invocation.faults > 0 || invocation.raced, "no failure without a fault", e);
      return ifItDies;
    } finally {
      clock.skew(before);
      chaos.leave();
    }
  }

  boolean asksSomething() {
    return asks(staff.next());
  }

  /// Somebody else, often about the very thing that somebody is busy with.
  boolean asksMeanwhile() {
    return asks(chance.of(0.5) ? staff.sameAgain() : staff.next());
  }

  /// A customer opens a payment link.
  void opens(Known.Link link) {
    send(new Ask(Onlookers.page(link), Optional.empty(), clock.trueTime()));
  }

  private boolean asks(Ask.Wish wish) {
    boolean keyed = !wish.reads() && !wish.method().equals("DELETE") && chance.of(0.8);
    var key = keyed ? Optional.of("key-" + ++keys) : Optional.<String>empty();
    send(new Ask(wish, key, clock.trueTime()));
    return true;
  }

  boolean asksAgain() {
    // A key is kept for a day: who comes later must look first, and not ask again.
    unanswered.removeIf(this::impatient);
    for (int i = 0; i < unanswered.size(); i++) {
      var ask = unanswered.get(i);
      if (!ask.again.isAfter(clock.trueTime())) {
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
    var ask = chance.of(answered);
    var invocation = new Chaos.Invocation("replay of " + ask.wish.what());
    trace.line(ask.key.orElse("") + " replayed: " + ask.wish.what());
    var answer =
        invoke(invocation, () -> Optional.of(call(ask)), Optional.<HttpCalls.Answer>empty());
    unless(invocation.effects == 0, "a replay changes nothing", ask.wish.what());
    if (answer.isPresent() && answer.get().status() < OURS && answer.get().status() != CONFLICT) {
      var first = ask.answer.orElseThrow();
      unless(
          answer.get().status() == first.status() && answer.get().text().equals(first.text()),
          "a replay answers as the first time",
          ask.wish.what() + ": " + answer.get().text() + " after " + first.text());
    }
    return true;
  }

  private boolean impatient(Ask ask) {
    return Duration.between(ask.first, clock.trueTime()).compareTo(PATIENCE) > 0;
  }

  private void send(Ask ask) {
    ask.tries++;
    requests++;
    var invocation = new Chaos.Invocation(ask.wish.what());
    trace.line(ask.key.orElse("no key") + (ask.tries > 1 ? " again" : "") + ": " + ask.wish.what());
    var link = known.link(ask.wish.path());
    boolean live = link.filter(known::isLive).isPresent();
    Optional<HttpCalls.Answer> answer;
    try {
      answer = invoke(invocation, () -> Optional.of(call(ask)), Optional.empty());
    } finally {
      ask.effects += invocation.effects;
    }
    int status = answer.map(HttpCalls.Answer::status).orElse(0);
    trace.line("  " + status + " " + ask.wish.what());
    judge(ask, invocation, status);
    if (answer.isPresent() && status < 300) {
      told.accepted(ask.wish, answer.get());
    }
    if (invocation.effects > 0 && ask.wish.path().endsWith(CONFIRM)) {
      confirmed(ask.wish);
    }
    if (link.isPresent() && answer.isPresent()) {
      judge(answer.get(), live, known.isLive(link.get()));
    }
    answer.ifPresent(given -> judgeReplay(ask, given));
    boolean done = status > 0 && status < REFUSED;
    boolean refused = status >= REFUSED && status < OURS && status != CONFLICT;
    if (done) {
      ask.answer = answer;
      // A browser sends no key: who says yes again is led to the page as it is by then.
      boolean keyed = ask.key.isPresent() && !ask.wish.path().endsWith(CONFIRM);
      if (keyed && chance.of(0.3)) {
        answered.add(ask);
      }
    } else if (refused) {
      // The cause may have ended by then.
      if (ask.key.isPresent() && ask.tries < 4 && chance.of(0.3)) {
        askLater(ask);
      }
    } else if (ask.key.isPresent() && !impatient(ask) && ask.tries < 30) {
      askLater(ask);
    }
  }

  private void confirmed(Ask.Wish wish) {
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

  private void askLater(Ask ask) {
    ask.again = clock.trueTime().plusSeconds(chance.any(0, 2, 70, 600));
    unanswered.add(ask);
  }

  /// A refusal that is kept is one for ever: under another key it is given too.
  private void judgeReplay(Ask ask, HttpCalls.Answer given) {
    if (given.status() < REFUSED || !given.headers().containsKey("idempotency-replayed")) {
      return;
    }
    var anew = new Ask(ask.wish, Optional.of("key-" + ++keys), clock.trueTime());
    var invocation = new Chaos.Invocation("anew: " + ask.wish.what());
    var answer =
        invoke(invocation, () -> Optional.of(call(anew)), Optional.<HttpCalls.Answer>empty());
    unless(
        answer.isEmpty()
            || answer.get().status() >= OURS
            || answer.get().status() == CONFLICT
            || answer.get().text().equals(given.text()),
        "a refusal ends with its cause",
        ask.wish.what() + ": " + given.text());
  }

  private void judge(Ask ask, Chaos.Invocation invocation, int status) {
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
        status < 400
            || status >= OURS
            || status == CONFLICT
            || ask.effects == 0
            || gone
            || overtaken,
        "what is refused changes nothing",
        what);
    boolean dead = ask.wish.door() == Ask.Door.PAGE && (status == 404 || status == 410);
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
    boolean shown = page.status() == 200 && page.text().contains("<table");
    unless(!shown || liveBefore || liveAfter, "a dead link shows no invoice", what);
    unless(
        shown || page.status() >= OURS || !liveBefore || !liveAfter,
        "a live link shows its invoice",
        what);
  }

  private HttpCalls.Answer call(Ask ask) {
    var calls =
        new HttpCalls(functions.of(ask.wish.door())).withScopes(ALL_SCOPES).withPrincipal("staff");
    var keyed = ask.key.map(calls::withIdempotencyKey).orElse(calls);
    return switch (ask.wish.method()) {
      case "GET" -> keyed.get(ask.wish.path());
      case "PUT" -> keyed.put(ask.wish.path(), ask.wish.body());
      case "DELETE" -> keyed.delete(ask.wish.path());
      default -> keyed.post(ask.wish.path(), ask.wish.body());
    };
  }

  boolean waiting() {
    return !unanswered.isEmpty();
  }

  int requests() {
    return requests;
  }
}
