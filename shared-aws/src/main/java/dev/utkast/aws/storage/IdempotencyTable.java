package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What was answered to requests with an `Idempotency-Key`.
///
/// | pk                    | sk | what                                          | written                     |
/// | --------------------- | -- | --------------------------------------------- | --------------------------- |
/// | sha256(principal+key) | -  | version 1: running since; 2: the stored answer | 1: where none is; 2: over 1 |
/// | sha256(principal+key) | n  | the n-th part of an answer too large for one item | with version 2 |
///
/// An answer may be larger than the document it tells of, which fits one item. Asked for: one by
/// its key.
public final class IdempotencyTable {
  public static final Duration KEPT = Duration.ofHours(24);

  /// Three bytes at most each, so that a part fits however little it deflates.
  static final int PART = 130_000;

  private static final RecordCodec<StoredAnswer> CODEC = RecordCodec.of(StoredAnswer.class);

  private final Reads reads;

  public IdempotencyTable(Reads reads) {
    this.reads = reads;
  }

  /// A request that runs, or has its answer.
  ///
  /// @param fingerprint of the request
  /// @param holder the secret of whoever runs the request; absent in what older versions stored
  public record StoredAnswer(
      String fingerprint, Instant since, Optional<Answer> answer, Optional<String> holder) {

    StoredAnswer answered(Answer given) {
      return new StoredAnswer(fingerprint, since, Optional.of(given), holder);
    }
  }

  /// @param parts how many items hold the body; none where it is here
  public record Answer(int status, String body, Optional<Integer> parts) {}

  /// As it was read.
  public record Found(StoredAnswer stored, long version) {}

  /// @param hash of the principal and the key
  public Optional<Found> find(String hash) {
    return reads.get(key(hash)).map(item -> new Found(CODEC.read(item.doc()), item.version()));
  }

  /// @return the body of an answer, put together where it was too large for one item
  public String body(String hash, Answer answer) {
    return answer
        .parts()
        .map(parts ->
            IntStream.range(0, parts)
                .mapToObj(n -> reads.get(part(hash, n)).orElseThrow().doc())
                .collect(Collectors.joining()))
        .orElse(answer.body());
  }

  /// A request that runs.
  ///
  /// @param readVersion of what lies there; 0 for nothing
  public Write hold(String hash, StoredAnswer running, long readVersion) {
    var item = item(hash, running, readVersion + 1);
    return readVersion == 0 ? new Write.PutNew(item) : new Write.Replace(item, readVersion);
  }

  /// The answer of a request that runs.
  ///
  /// @param readVersion of the request that runs
  public static List<Write> answer(
      String hash, StoredAnswer running, long readVersion, int status, String body) {
    var whole =
        item(hash, running.answered(new Answer(status, body, Optional.empty())), readVersion + 1);
    if (ItemSize.fits(whole)) {
      return List.of(new Write.Replace(whole, readVersion));
    }
    var writes = new ArrayList<Write>();
    for (int at = 0; at < body.length(); ) {
      int end = Math.min(body.length(), at + PART);
      // Half a character is none.
      end -= end < body.length() && Character.isHighSurrogate(body.charAt(end - 1)) ? 1 : 0;
      var item = Item.of(part(hash, writes.size()), 1, body.substring(at, end));
      writes.add(new Write.Overwrite(item.expiring(running.since().plus(KEPT))));
      at = end;
    }
    var parts = new Answer(status, "", Optional.of(writes.size()));
    writes.add(
        new Write.Replace(item(hash, running.answered(parts), readVersion + 1), readVersion));
    return writes;
  }

  /// The key is free again.
  public static Write release(String hash, long readVersion) {
    return new Write.DeleteVersion(key(hash), readVersion);
  }

  private static Item item(String hash, StoredAnswer stored, long version) {
    return Item.of(key(hash), version, CODEC.write(stored)).expiring(stored.since().plus(KEPT));
  }

  private static Key key(String hash) {
    return Key.alone(TableName.IDEMPOTENCY, hash);
  }

  private static Key part(String hash, int number) {
    return new Key(TableName.IDEMPOTENCY, hash, Integer.toString(number));
  }
}
