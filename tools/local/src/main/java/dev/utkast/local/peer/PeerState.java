package dev.utkast.local.peer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// All that the peer knows, by id, in the order in which it came to be. What was done together is
/// one line of a file that only grows: a kill leaves all of it, or nothing; a line that was not
/// finished is dropped at the next start.
final class PeerState implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 24;

  private final SecureRandom random = new SecureRandom();
  private final SequencedMap<String, ObjectNode> known = new LinkedHashMap<>();
  private final SequencedMap<String, ObjectNode> changed = new LinkedHashMap<>();
  private final FileChannel file;

  PeerState(Path path) throws IOException {
    long whole = 0;
    if (Files.exists(path)) {
      var text = Files.readString(path);
      int end = text.lastIndexOf('\n') + 1;
      whole = text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
      text.substring(0, end).lines().forEach(this::learn);
    }
    Files.createDirectories(path.toAbsolutePath().resolveSibling("."));
    file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    file.truncate(whole).position(whole);
  }

  private void learn(String line) {
    try {
      JSON.readTree(line)
          .properties()
          .forEach(entry -> known.put(entry.getKey(), (ObjectNode) entry.getValue()));
    } catch (JacksonException e) {
      throw new UncheckedIOException("the peer's state is damaged; --fresh forgets it", e);
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  String newId(String prefix) {
    var id = new StringBuilder(prefix).append('_');
    random.ints(ID_LENGTH, 0, LETTERS.length()).forEach(i -> id.append(LETTERS.charAt(i)));
    return id.toString();
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(known.get(id));
  }

  /// @param kind as Stripe calls it, such as `charge`
  ObjectNode get(String kind, String id) {
    return find(id)
        .filter(found -> found.path("object").asText().equals(kind))
        .orElseThrow(() -> PeerError.missing(kind, id));
  }

  /// @return those of a kind, the newest first
  List<ObjectNode> newest(String kind) {
    return known.sequencedValues().reversed().stream()
        .filter(value -> value.path("object").asText().equals(kind))
        .toList();
  }

  Stream<Map.Entry<String, ObjectNode>> withPrefix(String prefix) {
    return List.copyOf(known.entrySet()).stream()
        .filter(entry -> entry.getKey().startsWith(prefix));
  }

  /// What is put is kept with [#commit].
  void put(String id, ObjectNode value) {
    known.put(id, value);
    changed.put(id, value);
  }

  void commit() {
    if (changed.isEmpty()) {
      return;
    }
    var line = object();
    changed.forEach(line::set);
    changed.clear();
    try {
      var bytes = StandardCharsets.UTF_8.encode(line + "\n");
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
