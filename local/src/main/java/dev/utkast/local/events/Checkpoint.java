package dev.utkast.local.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// How far a stream was read: for each shard the last sequence number that was dealt with. Written
/// whole and moved into place, so a kill leaves the old or the new position, and a batch is seen
/// again rather than missed.
final class Checkpoint {

  /// Kept in place of a sequence number once a shard is read to its end.
  static final String FINISHED = "finished";

  private final Path file;
  private final Map<String, String> positions = new ConcurrentHashMap<>();

  Checkpoint(Path file) {
    this.file = file;
    var stored = new Properties();
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        stored.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    stored.stringPropertyNames().forEach(shard -> positions.put(shard, stored.getProperty(shard)));
  }

  Optional<String> of(String shard) {
    return Optional.ofNullable(positions.get(shard));
  }

  boolean finished(String shard) {
    return FINISHED.equals(positions.get(shard));
  }

  synchronized void set(String shard, String position) {
    positions.put(shard, position);
    var stored = new Properties();
    stored.putAll(positions);
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      try (var writer = Files.newBufferedWriter(unfinished)) {
        stored.store(writer, null);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
