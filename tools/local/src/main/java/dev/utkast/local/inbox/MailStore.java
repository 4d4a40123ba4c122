package dev.utkast.local.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.utkast.local.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.io.function.Uncheck;

/// Mails that were sent, one `<id>.eml` (the message) and one `<id>.json` (its envelope) each. A
/// mail is there when its envelope is, so a kill between the two leaves none. Refuses ids that it
/// did not give out.
public final class MailStore {
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{8,80}");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Path folder;

  public MailStore(Path folder) {
    this.folder = Uncheck.get(() -> Files.createDirectories(folder));
  }

  /// The mails of a local system's state.
  public static MailStore of(Path state) {
    return new MailStore(state.resolve("mail"));
  }

  /// What the sender said about a mail, apart from its text.
  public record Envelope(
      @JsonProperty("MessageId") String id,
      Instant at,
      String from,
      List<String> to,
      String subject) {
    Instant time() {
      return at.truncatedTo(ChronoUnit.SECONDS);
    }

    String recipients() {
      return String.join(", ", to);
    }

    String title() {
      return subject.isBlank() ? "(no subject)" : subject;
    }
  }

  public void keep(Envelope envelope, byte[] message) throws IOException {
    StateFile.write(folder.resolve(envelope.id() + ".eml"), message);
    StateFile.write(folder.resolve(envelope.id() + ".json"), JSON.writeValueAsBytes(envelope));
  }

  public int count() {
    return files().size();
  }

  private List<Path> files() {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All envelopes, the latest mail first.
  public List<Envelope> all() {
    return files().stream()
        .map(MailStore::read)
        .sorted(Comparator.comparing(Envelope::at).thenComparing(Envelope::id).reversed())
        .toList();
  }

  public Optional<Envelope> envelope(String id) {
    return file(id, ".json").map(MailStore::read);
  }

  public Optional<byte[]> message(String id) {
    return file(id, ".eml").map(file -> Uncheck.get(() -> Files.readAllBytes(file)));
  }

  private Optional<Path> file(String id, String kind) {
    return Optional.of(id)
        .filter(ID.asMatchPredicate())
        .map(known -> folder.resolve(known + kind))
        .filter(Files::exists);
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

  private static Envelope read(Path file) {
    return Uncheck.get(() -> JSON.readValue(file.toFile(), Envelope.class));
  }
}
