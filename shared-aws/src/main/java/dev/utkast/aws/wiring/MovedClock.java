package dev.utkast.aws.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;

/// The system's clock moved by the milliseconds that a file holds (one big-endian long), so that a
/// laptop can replay years in a minute, in one process or in many. Never in a deployment: nothing
/// there sets the variable that names the file.
final class MovedClock implements InstantSource {
  private final ByteBuffer offset;

  MovedClock(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      offset = channel.map(FileChannel.MapMode.READ_ONLY, 0, Long.BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException("no clock in " + file, e);
    }
  }

  @Override
  public Instant instant() {
    return Instant.now().plusMillis(offset.getLong(0));
  }
}
