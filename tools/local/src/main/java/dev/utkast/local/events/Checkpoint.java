package dev.utkast.local.events;

import dev.utkast.local.state.StateFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How far a stream was read: for each shard the last sequence number that was dealt with. A kill
/// leaves the old or the new position, and a batch is seen again rather than missed.
final class Checkpoint {
  /// Kept in place of a sequence number once a shard is read to its end.
  static final String FINISHED = "finished";

  private final Path file;
  private final Map<String, String> positions;

  Checkpoint(Path file) {
    this.file = file;
    positions = new ConcurrentHashMap<>(StateFile.read(file));
  }

  Optional<String> of(String shard) {
    return Optional.ofNullable(positions.get(shard));
  }

  boolean finished(String shard) {
    return FINISHED.equals(positions.get(shard));
  }

  synchronized void set(String shard, String position) {
    positions.put(shard, position);
    StateFile.write(file, positions);
  }
}
