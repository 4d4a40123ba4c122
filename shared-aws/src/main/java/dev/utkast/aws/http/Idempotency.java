package dev.utkast.aws.http;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `Idempotency-Key` on POST and PUT: the first answer is replayed for 24 hours to the same
/// request, another body under the same key is refused with 422, and 409 answers while the first is
/// still running.
///
/// | pk                    | sk | what                                          | written                     |
/// | --------------------- | -- | --------------------------------------------- | --------------------------- |
/// | sha256(principal+key) | -  | version 1: running since; 2: the stored answer | 1: where none is; 2: over 1 |
///
/// The answer is stored in the transaction of the effect itself. A run that died leaves its claim;
/// after [#LEASE] another may take it over, and finds nothing done, for what was done would have
/// stored its answer.
public final class Idempotency {
  static final Duration KEPT = Duration.ofHours(24);

  /// Longer than any function may run.
  static final Duration LEASE = Duration.ofSeconds(60);

  static final int MAX_KEY = 255;

  private static final RecordCodec<Memory> CODEC = RecordCodec.of(Memory.class);

  private final Database database;
  private final Clock clock;

  public Idempotency(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  record Memory(String fingerprint, Instant since, Optional<Answer> answer) {}

  record Answer(int status, String body) {}

  /// What a key says about a request.
  sealed interface Standing {
    record Held(Claim claim) implements Standing {}

    record Replay(Response response) implements Standing {}

    record Refused(HttpProblem problem) implements Standing {}
  }

  /// A key held for one running request.
  public record Claim(Key key, long version, String fingerprint, Instant since) {

    Write completion(Response response) {
      var memory =
          new Memory(
              fingerprint, since, Optional.of(new Answer(response.status(), response.body())));
      var item = Item.of(key, version + 1, CODEC.write(memory)).expiring(since.plus(KEPT));
      return new Write.Replace(item, version);
    }
  }

  Standing claim(Request request, String idempotencyKey) {
    if (idempotencyKey.isBlank() || idempotencyKey.length() > MAX_KEY) {
      return new Standing.Refused(
          HttpProblem.malformed("Idempotency-Key must have 1 to " + MAX_KEY + " characters"));
    }
    var key =
        Key.alone(
            TableName.IDEMPOTENCY, Digests.sha256(request.principal() + "\n" + idempotencyKey));
    var fingerprint = fingerprint(request);
    var now = clock.instant();
    try {
      var stored = database.get(key);
      if (stored.isEmpty()) {
        return hold(key, 0, fingerprint, now);
      }
      var memory = CODEC.read(stored.get().doc());
      if (now.isAfter(memory.since().plus(KEPT))) {
        return hold(key, stored.get().version(), fingerprint, now);
      }
      return standing(stored.get(), memory, fingerprint, now);
    } catch (ConflictException _) {
      return new Standing.Refused(stillRunning());
    }
  }

  /// The same in every process: the order of an unordered map differs from one to the next.
  static String fingerprint(Request request) {
    var query = new TreeMap<>(request.query());
    return Digests.sha256(request.method() + " " + request.path() + query + "\n" + request.body());
  }

  private Standing standing(Item stored, Memory memory, String fingerprint, Instant now) {
    if (!memory.fingerprint().equals(fingerprint)) {
      return new Standing.Refused(
          HttpProblem.invalid("Idempotency-Key", "was used for another request"));
    }
    if (memory.answer().isPresent()) {
      return new Standing.Replay(replayed(memory.answer().get()));
    }
    // A clock that was set back must not hold a claim for ever.
    boolean leased = Duration.between(memory.since(), now).abs().compareTo(LEASE) < 0;
    return leased
        ? new Standing.Refused(stillRunning())
        : hold(stored.key(), stored.version(), fingerprint, now);
  }

  private static Response replayed(Answer answer) {
    var headers =
        Map.of("content-type", "application/json; charset=utf-8", "idempotency-replayed", "true");
    return new Response(answer.status(), answer.body(), headers, true);
  }

  private static HttpProblem stillRunning() {
    return HttpProblem.conflict("the first request with this Idempotency-Key is still running");
  }

  private Standing hold(Key key, long readVersion, String fingerprint, Instant now) {
    var memory = new Memory(fingerprint, now, Optional.empty());
    var item = Item.of(key, readVersion + 1, CODEC.write(memory)).expiring(now.plus(KEPT));
    database.commit(
        readVersion == 0 ? new Write.PutNew(item) : new Write.Replace(item, readVersion));
    return new Standing.Held(new Claim(key, readVersion + 1, fingerprint, now));
  }

  /// Ends a request that, as far as it knows, changed nothing: its answer is kept too, unless the
  /// fault was ours.
  ///
  /// An answer that cannot be kept is not given: the next try would be answered otherwise.
  ///
  /// @return the answer to give: where a commit had succeeded although its answer was lost, and a
  ///   second look then found the work done and refused it, that is the answer of the commit
  /// @throws ConflictException where another run holds the key by now, or the store stays busy
  Response settle(Claim claim, Response response) {
    if (response.status() >= 500) {
      release(claim);
      return response;
    }
    return Attempts.deciding(() -> {
      try {
        database.commit(claim.completion(response));
        return response;
      } catch (ConflictException e) {
        return stored(claim).orElseThrow(() -> e);
      }
    });
  }

  private Optional<Response> stored(Claim claim) {
    return database
        .get(claim.key())
        .map(item -> CODEC.read(item.doc()))
        .filter(memory -> memory.fingerprint().equals(claim.fingerprint()))
        .flatMap(Memory::answer)
        .map(Idempotency::replayed);
  }

  /// Lets go of a key whose request failed, unless its effect was committed after all.
  void release(Claim claim) {
    try {
      database.commit(new Write.Remove(claim.key(), claim.version()));
    } catch (ConflictException _) {
      // The answer is stored: the request had succeeded, and the next try replays it.
    }
  }
}
