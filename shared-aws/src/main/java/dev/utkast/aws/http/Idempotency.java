package dev.utkast.aws.http;

import dev.utkast.aws.links.CustomerLinks;
import dev.utkast.aws.links.KeptLinks;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.IdempotencyTable;
import dev.utkast.aws.storage.IdempotencyTable.Answer;
import dev.utkast.aws.storage.IdempotencyTable.Found;
import dev.utkast.aws.storage.IdempotencyTable.StoredAnswer;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Ids;
import dev.utkast.model.text.Characters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `Idempotency-Key` on POST and PUT: what was done, and what is wrong with a request for ever, is
/// answered alike for 24 hours to the same request; another body under the same key is refused with
/// 422, and 409 answers while the first is still running. A refusal that followed from stored state
/// or from the load lets go of its key: the next try is decided anew.
///
/// The answer is stored ([IdempotencyTable]) in the transaction of the effect itself, without what
/// proves a customer's link. A run that died leaves its claim; after [#LEASE] another may take it
/// over, and finds nothing done, for what was done would have stored its answer. Who holds it is
/// known by a secret of its own, for the answer to taking it may be lost too.
public final class Idempotency {
  /// Longer than any function may run.
  static final Duration LEASE = Duration.ofSeconds(60);

  static final int MAX_KEY = 255;

  private final Database database;
  private final IdempotencyTable table;
  private final Clock clock;
  private final Ids ids;
  private final CustomerLinks links;

  /// @param links that answers carry
  public Idempotency(Database database, Clock clock, Ids ids, CustomerLinks links) {
    this.database = database;
    this.table = new IdempotencyTable(database);
    this.clock = clock;
    this.ids = ids;
    this.links = links;
  }

  /// What a key says about a request.
  sealed interface Standing {
    record Held(Claim claim) implements Standing {}

    record Replay(Response response) implements Standing {}

    record Refused(HttpProblem problem) implements Standing {}
  }

  /// A key held for one running request.
  ///
  /// @param hash of the key and who sent it
  public record Claim(String hash, StoredAnswer running, long version) {
    List<Write> completion(Response response) {
      var kept = KeptLinks.cut(response.body());
      return IdempotencyTable.answer(hash, running, version, response.status(), kept);
    }

    private boolean isOf(StoredAnswer other) {
      return running.holder().equals(other.holder());
    }
  }

  Standing claim(Request request, String idempotencyKey) {
    boolean unseen =
        Characters.anyForbidden(idempotencyKey) || Characters.hasLineEnd(idempotencyKey);
    if (idempotencyKey.isBlank() || idempotencyKey.length() > MAX_KEY || unseen) {
      return new Standing.Refused(
          HttpProblem.malformed(
              "Idempotency-Key must have 1 to " + MAX_KEY + " characters that can be seen"));
    }
    var hash = Digests.sha256(request.principal() + "\n" + idempotencyKey);
    var applicant = new Applicant(hash, fingerprint(request), ids.secret());
    return ConflictRetry.deciding(() -> claim(applicant));
  }

  /// Who asks for a key.
  private record Applicant(String hash, String fingerprint, String holder) {}

  private Standing claim(Applicant applicant) {
    var now = clock.instant();
    var found = table.find(applicant.hash());
    if (found.isEmpty()) {
      return hold(applicant, 0, now);
    }
    var stored = found.get().stored();
    if (stored.holder().equals(Optional.of(applicant.holder()))) {
      return new Standing.Held(new Claim(applicant.hash(), stored, found.get().version()));
    } else if (now.isAfter(stored.since().plus(IdempotencyTable.KEPT))) {
      return hold(applicant, found.get().version(), now);
    }
    return standing(found.get(), applicant, now);
  }

  /// The same in every process: the order of an unordered map differs from one to the next.
  static String fingerprint(Request request) {
    var query = new TreeMap<>(request.query());
    return Digests.sha256(request.method() + " " + request.path() + query + "\n" + request.body());
  }

  private Standing standing(Found found, Applicant applicant, Instant now) {
    var stored = found.stored();
    if (!stored.fingerprint().equals(applicant.fingerprint())) {
      return new Standing.Refused(
          HttpProblem.invalid("Idempotency-Key", "was used for another request"));
    }
    if (stored.answer().isPresent()) {
      return new Standing.Replay(replayed(applicant.hash(), stored.answer().get()));
    }
    // A clock that was set back must not hold a claim for ever.
    boolean leased = Duration.between(stored.since(), now).abs().compareTo(LEASE) < 0;
    return leased ? new Standing.Refused(stillRunning()) : hold(applicant, found.version(), now);
  }

  private Response replayed(String hash, Answer answer) {
    var headers =
        Map.of("content-type", "application/json; charset=utf-8", "idempotency-replayed", "true");
    var body = KeptLinks.whole(table.body(hash, answer), links);
    return new Response(answer.status(), body, headers, true);
  }

  private static HttpProblem stillRunning() {
    return HttpProblem.conflict("the first request with this Idempotency-Key is still running");
  }

  private Standing hold(Applicant applicant, long readVersion, Instant now) {
    var running =
        new StoredAnswer(
            applicant.fingerprint(), now, Optional.empty(), Optional.of(applicant.holder()));
    database.commit(table.hold(applicant.hash(), running, readVersion));
    return new Standing.Held(new Claim(applicant.hash(), running, readVersion + 1));
  }

  /// Ends a request that found done what it asks for, or that is wrong for ever: its answer is kept
  /// too.
  ///
  /// An answer that cannot be kept is not given: the next try would be answered otherwise.
  ///
  /// @return the answer to give. Where a commit succeeded and its outcome was lost, the next try
  ///   finds the work done and refuses it; then it is the answer that was stored with that commit
  /// @throws HttpProblem 409 where another run holds the key by now
  /// @throws ConflictException where the store stays busy
  Response settle(Claim claim, Response response) {
    return ConflictRetry.deciding(() -> {
      try {
        database.commit(claim.completion(response));
        return response;
      } catch (ConflictException e) {
        return committed(claim, table.find(claim.hash()), e);
      }
    });
  }

  /// Ends a request that was refused as things are: its key is free again, so that the next try is
  /// decided anew.
  ///
  /// @return the answer to give, as in [#settle]
  Response letGo(Claim claim, Response refusal) {
    return ConflictRetry.deciding(() -> {
      try {
        database.commit(IdempotencyTable.release(claim.hash(), claim.version()));
        return refusal;
      } catch (ConflictException e) {
        var found = table.find(claim.hash());
        // An earlier try let go, and its answer was lost.
        return found.isEmpty() ? refusal : committed(claim, found, e);
      }
    });
  }

  /// What a key holds instead of the claim of this run.
  private Response committed(Claim claim, Optional<Found> found, ConflictException inTheWay) {
    var stored = found.map(Found::stored);
    var answer =
        stored
            .filter(kept -> kept.fingerprint().equals(claim.running().fingerprint()))
            .flatMap(StoredAnswer::answer);
    if (answer.isPresent()) {
      return replayed(claim.hash(), answer.get());
    } else if (stored.filter(claim::isOf).isPresent()) {
      throw inTheWay;
    }
    throw stillRunning();
  }

  /// Lets go of a key whose request failed, unless its effect was committed after all.
  void release(Claim claim) {
    try {
      database.commit(IdempotencyTable.release(claim.hash(), claim.version()));
    } catch (ConflictException _) {
      // The answer is stored: the request had succeeded, and the next try replays it.
    }
  }
}
