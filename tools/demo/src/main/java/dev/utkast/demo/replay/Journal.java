package dev.utkast.demo.replay;

import dev.utkast.aws.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
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
  private final Map<String, Json> done = new ConcurrentHashMap<>();

  private Journal(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    var bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    new String(bytes, 0, end, StandardCharsets.UTF_8)
        .lines()
        .map(Json::parse)
        .forEach(entry -> done.put(entry.textAt("step"), entry.at("facts")));
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(end).position(end);
  }

  public static Journal open(Path file) {
    try {
      return new Journal(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The facts of the step: those written down, or those of doing it now.
  public Json once(String step, Supplier<Json> work) {
    var known = done.get(step);
    if (known != null) {
      return known;
    }
    var facts = work.get();
    write(step, facts);
    return facts;
  }

  /// A step of which nothing is needed later.
  public void perform(String step, Runnable work) {
    if (!done.containsKey(step)) {
      work.run();
      write(step, Json.object().build());
    }
  }

  public Optional<Json> find(String step) {
    return Optional.ofNullable(done.get(step));
  }

  /// The names of the steps that are done.
  public Stream<String> steps() {
    return done.keySet().stream();
  }

  public void write(String step, Json facts) {
    var line = Json.object().put("step", step).put("facts", facts).build().write() + "\n";
    synchronized (this) {
      try {
        Channels.newOutputStream(channel).write(line.getBytes(StandardCharsets.UTF_8));
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
}
