package dev.utkast.demo.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.demo.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The steps of a replay that are done, with the facts later steps need (ids, amounts): one JSON
/// line per step, appended after the step's answer was received.
///
/// A replay that was killed runs its whole plan again; steps found here are not repeated. A step
/// that was answered but not yet written is repeated with the same Idempotency-Key, so it happens
/// once all the same. A last line cut short by the kill is cut off when the file is opened.
public final class Journal implements AutoCloseable {
  private final FileChannel channel;
  private final Map<String, ObjectNode> done = new ConcurrentHashMap<>();

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  public static Journal open(Path file) {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      var journal = new Journal(channel);
      long end = journal.load(Files.readAllBytes(file));
      channel.truncate(end);
      channel.position(end);
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The facts of the step: those written down, or those of doing it now.
  public ObjectNode once(String step, Supplier<ObjectNode> work) {
    var known = done.get(step);
    if (known != null) {
      return known;
    }
    var facts = work.get();
    write(step, facts);
    return facts;
  }

  public Optional<ObjectNode> find(String step) {
    return Optional.ofNullable(done.get(step));
  }

  /// The names of the steps that are done.
  public Stream<String> steps() {
    return done.keySet().stream();
  }

  public void write(String step, ObjectNode facts) {
    var line = Json.object();
    line.put("step", step);
    line.set("facts", facts);
    var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    synchronized (this) {
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    done.put(step, facts);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Answers where the last whole line ends.
  private long load(byte[] bytes) {
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        remember(new String(bytes, start, at - start, StandardCharsets.UTF_8));
        start = at + 1;
      }
    }
    return start;
  }

  private void remember(String line) {
    try {
      JsonNode entry = Json.parse(line);
      if (entry.path("facts") instanceof ObjectNode facts) {
        done.put(entry.path("step").asText(), facts);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the journal holds a line that is not JSON: " + line, e);
    }
  }
}
