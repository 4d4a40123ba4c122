package dev.utkast.local.runtime;

import dev.utkast.local.state.DamagedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The system's clock: real time plus an offset in milliseconds, kept as one big-endian long in a
/// file that all functions read, in this process and in others. It keeps its offset over a restart.
public final class MovableClock implements InstantSource {
  /// No clock is moved further.
  private static final Duration FURTHEST = Duration.ofDays(1_000_000);

  private final Path file;
  private final MappedByteBuffer offset;

  /// @throws DamagedState if the file holds something else
  public MovableClock(Path file) {
    this.file = file;
    try {
      if (Files.exists(file) && Files.size(file) != 0 && Files.size(file) != Long.BYTES) {
        throw new DamagedState(file, "it is no clock");
      }
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      try (var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        offset = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (offset().abs().compareTo(FURTHEST) > 0) {
      throw new DamagedState(file, "it is no clock");
    }
  }

  public Path file() {
    return file;
  }

  public Duration offset() {
    return Duration.ofMillis(offset.getLong(0));
  }

  public void moveTo(Instant now) {
    moveBy(Duration.between(Instant.now(), now));
  }

  /// Sets how far the clock is from real time.
  public void moveBy(Duration fromRealTime) {
    offset.putLong(0, fromRealTime.toMillis());
  }

  @Override
  public Instant instant() {
    return Instant.now().plusMillis(offset.getLong(0));
  }
}
