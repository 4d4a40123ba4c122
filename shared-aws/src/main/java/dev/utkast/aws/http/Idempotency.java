package dev.utkast.aws.http;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.ItemSize;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Ids;
import dev.utkast.model.text.Characters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `Idempotency-Key` on POST and PUT: what was done, and what is wrong with a request for ever, is
/// answered alike for 24 hours to the same request; another body under the same key is refused with
/// 422, and 409 answers while the first is still running. A refusal that followed from stored state
/// or from the load lets go of its key: the next try is decided anew.
///
/// | pk                    | sk | what                                          | written                     |
/// | --------------------- | -- | --------------------------------------------- | --------------------------- |
/// | sha256(principal+key) | -  | version 1: running since; 2: the stored answer | 1: where none is; 2: over 1 |
/// | sha256(principal+key) | n  | the n-th part of an answer too large for one item | with version 2 |
///
/// The answer is stored in the transaction of the effect itself. A run that died leaves its claim;
/// after [#LEASE] another may take it over, and finds nothing done, for what was done would have
/// stored its answer. Who holds it is known by a secret of its own, for the answer to taking it may
/// be lost too.
public final class Idempotency {
  static final Duration KEPT = Duration.ofHours(24);

  /// Longer than any function may run.
  static final Duration LEASE = Duration.ofSeconds(60);

  static final int MAX_KEY = 255;

  private static final RecordCodec<Memory> CODEC = RecordCodec.of(Memory.class);

  private final Database database;
  private final Clock clock;
  private final Ids ids;

  public Idempotency(Database database, Clock clock, Ids ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  /// @param holder the secret of whoever runs the request; absent in what older versions stored
  record Memory(
      String fingerprint, Instant since, Optional<Answer> answer, Optional<String> holder) {}

  /// @param parts how many items hold the body; none where it is here
  record Answer(int status, String body, Optional<Integer> parts) {}

  /// Three bytes at most each, so that a part fits however little it deflates.
  static final int PART = 130_000;

  /// What a key says about a request.
  sealed interface Standing {
    record Held(Claim claim) implements Standing {}

    record Replay(Response response) implements Standing {}

    record Refused(HttpProblem problem) implements Standing {}
  }

  /// A key held for one running request.
  public record Claim(Key key, long version, String fingerprint, Instant since, String holder) {

    /// An answer may be larger than the document it tells of, which fits one item.
    List<Write> completion(Response response) {
      var body = response.body();
      var whole = remembered(new Answer(response.status(), body, Optional.empty()));
      if (ItemSize.fits(whole)) {
        return List.of(new Write.Replace(whole, version));
      }
      var writes = new ArrayList<Write>();
      for (int at = 0; at < body.length(); ) {
        int end = Math.min(body.length(), at + PART);
        // Half a character is none.
        end -= end < body.length() && Character.isHighSurrogate(body.charAt(end - 1)) ? 1 : 0;
        var item = Item.of(part(key, writes.size()), 1, body.substring(at, end));
        writes.add(new Write.Overwrite(item.expiring(since.plus(KEPT))));
        at = end;
      }
      var parts = new Answer(response.status(), "", Optional.of(writes.size()));
      writes.add(new Write.Replace(remembered(parts), version));
      return writes;
    }

    private Item remembered(Answer answer) {
      var memory = new Memory(fingerprint, since, Optional.of(answer), Optional.of(holder));
      return Item.of(key, version + 1, CODEC.write(memory)).expiring(since.plus(KEPT));
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
    var key =
        Key.alone(
            TableName.IDEMPOTENCY, Digests.sha256(request.principal() + "\n" + idempotencyKey));
    var applicant = new Applicant(key, fingerprint(request), ids.secret());
    return Attempts.deciding(() -> claim(applicant));
  }

  /// Who asks for a key.
  private record Applicant(Key key, String fingerprint, String holder) {}

  private Standing claim(Applicant applicant) {
    var now = clock.instant();
    var stored = database.get(applicant.key());
    if (stored.isEmpty()) {
      return hold(applicant, 0, now);
    }
    var memory = CODEC.read(stored.get().doc());
    if (memory.holder().equals(Optional.of(applicant.holder()))) {
      return new Standing.Held(held(applicant, stored.get().version(), memory.since()));
    } else if (now.isAfter(memory.since().plus(KEPT))) {
      return hold(applicant, stored.get().version(), now);
    }
    return standing(stored.get(), memory, applicant, now);
  }

  /// The same in every process: the order of an unordered map differs from one to the next.
  static String fingerprint(Request request) {
    var query = new TreeMap<>(request.query());
    return Digests.sha256(request.method() + " " + request.path() + query + "\n" + request.body());
  }

  private Standing standing(Item stored, Memory memory, Applicant applicant, Instant now) {
    if (!memory.fingerprint().equals(applicant.fingerprint())) {
      return new Standing.Refused(
          HttpProblem.invalid("Idempotency-Key", "was used for another request"));
    }
    if (memory.answer().isPresent()) {
      return new Standing.Replay(replayed(stored.key(), memory.answer().get()));
    }
    // A clock that was set back must not hold a claim for ever.
    boolean leased = Duration.between(memory.since(), now).abs().compareTo(LEASE) < 0;
    return leased ? new Standing.Refused(stillRunning()) : hold(applicant, stored.version(), now);
  }

  private static Key part(Key key, int number) {
    return new Key(key.table(), key.pk(), Integer.toString(number));
  }

  private String bodyOf(Key key, Answer answer) {
    if (answer.parts().isEmpty()) {
      return answer.body();
    }
    var keys = IntStream.range(0, answer.parts().get()).mapToObj(n -> part(key, n)).toList();
    return keys.stream()
        .map(part -> database.get(part).map(Item::doc).orElseThrow())
        .collect(Collectors.joining());
  }

  private Response replayed(Key key, Answer answer) {
    var headers =
        Map.of("content-type", "application/json; charset=utf-8", "idempotency-replayed", "true");
    return new Response(answer.status(), bodyOf(key, answer), headers, true);
  }

  private static HttpProblem stillRunning() {
    return HttpProblem.conflict("the first request with this Idempotency-Key is still running");
  }

  private Standing hold(Applicant applicant, long readVersion, Instant now) {
    var memory =
        new Memory(applicant.fingerprint(), now, Optional.empty(), Optional.of(applicant.holder()));
    var item =
        Item.of(applicant.key(), readVersion + 1, CODEC.write(memory)).expiring(now.plus(KEPT));
    database.commit(
        readVersion == 0 ? new Write.PutNew(item) : new Write.Replace(item, readVersion));
    return new Standing.Held(held(applicant, readVersion + 1, now));
  }

  private static Claim held(Applicant applicant, long version, Instant since) {
    return new Claim(applicant.key(), version, applicant.fingerprint(), since, applicant.holder());
  }

  /// Ends a request that found done what it asks for, or that is wrong for ever: its answer is kept
  /// too.
  ///
  /// An answer that cannot be kept is not given: the next try would be answered otherwise.
  ///
  /// @return the answer to give: where a commit had succeeded although its answer was lost, and a
  ///   second look then found the work done and refused it, that is the answer of the commit
  /// @throws HttpProblem 409 where another run holds the key by now
  /// @throws ConflictException where the store stays busy
  Response settle(Claim claim, Response response) {
    return Attempts.deciding(() -> {
      try {
        database.commit(claim.completion(response));
        return response;
      } catch (ConflictException e) {
        return committed(claim, database.get(claim.key()), e);
      }
    });
  }

  /// Ends a request that was refused as things are: its key is free again, so that the next try is
  /// decided anew.
  ///
  /// @return the answer to give, as in [#settle]
  Response letGo(Claim claim, Response refusal) {
    return Attempts.deciding(() -> {
      try {
        database.commit(new Write.Remove(claim.key(), claim.version()));
        return refusal;
      } catch (ConflictException e) {
        var stored = database.get(claim.key());
        // An earlier try let go, and its answer was lost.
        return stored.isEmpty() ? refusal : committed(claim, stored, e);
      }
    });
  }

  /// What a key holds instead of the claim of this run.
  private Response committed(Claim claim, Optional<Item> stored, ConflictException inTheWay) {
    var memory = stored.map(item -> CODEC.read(item.doc()));
    var answer =
        memory
            .filter(kept -> kept.fingerprint().equals(claim.fingerprint()))
            .flatMap(Memory::answer);
    if (answer.isPresent()) {
      return replayed(claim.key(), answer.get());
    } else if (memory.flatMap(Memory::holder).filter(claim.holder()::equals).isPresent()) {
      throw inTheWay;
    }
    throw stillRunning();
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
