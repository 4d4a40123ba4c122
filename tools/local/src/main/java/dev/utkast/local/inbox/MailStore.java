package dev.utkast.local.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.local.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Mails that were sent, one `<id>.eml` (the message) and one `<id>.json` (its envelope) each. A
/// mail is there when its envelope is, so a kill between the two leaves none. Refuses ids that it
/// did not give out.
public final class MailStore {

  private static final Pattern ID = Pattern.compile("[0-9a-f-]{8,80}");

  private final Path folder;
  private final ObjectMapper json = new ObjectMapper();

  public MailStore(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The mails of a local system's state.
  public static MailStore of(Path state) {
    return new MailStore(state.resolve("mail"));
  }

  /// What the sender said about a mail, apart from its text.
  public record Envelope(String id, Instant at, String from, List<String> to, String subject) {}

  public void keep(Envelope envelope, byte[] message) throws IOException {
    ObjectNode node = json.createObjectNode();
    node.put("MessageId", envelope.id())
        .put("at", envelope.at().toString())
        .put("from", envelope.from());
    envelope.to().forEach(node.putArray("to")::add);
    node.put("subject", envelope.subject());
    StateFile.write(folder.resolve(envelope.id() + ".eml"), message);
    StateFile.write(folder.resolve(envelope.id() + ".json"), json.writeValueAsBytes(node));
  }

  public int count() {
    return files().size();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All envelopes, the latest mail first.
  public List<Envelope> all() {
    return files().stream()
        .map(this::read)
        .sorted(Comparator.comparing(Envelope::at).thenComparing(Envelope::id).reversed())
        .toList();
  }

  public Optional<Envelope> envelope(String id) {
    Path file = folder.resolve(id + ".json");
    return ID.matcher(id).matches() && Files.exists(file)
        ? Optional.of(read(file))
        : Optional.empty();
  }

  public Optional<byte[]> message(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(id + ".eml")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How many mails were taken under each `Message-ID`, without its domain. A mail that was handed
  /// over twice is here twice.
  public Map<String, Integer> copies() {
    var copies = new HashMap<String, Integer>();
    for (var envelope : all()) {
      message(envelope.id())
          .flatMap(mail -> MailMessage.parse(mail).header("Message-ID"))
          .ifPresent(id -> copies.merge(id.replaceAll("^<|@.*$", ""), 1, Integer::sum));
    }
    return copies;
  }

  private Envelope read(Path file) {
    try {
      JsonNode node = json.readTree(Files.readString(file, StandardCharsets.UTF_8));
      var to = node.path("to").valueStream().map(JsonNode::asText).toList();
      return new Envelope(
          node.path("MessageId").asText(),
          Instant.parse(node.path("at").asText()),
          node.path("from").asText(),
          to,
          node.path("subject").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
