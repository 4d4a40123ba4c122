package dev.utkast.testkit;

import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// All that functions left behind, a line a thing: items, objects, mails, and what they said to
/// each other. Two runs left the same if their lines are equal.
///
/// Messages count once however often they were sent, for consumers know. Ids made during a run are
/// named in an order that does not depend on when they were made; a link, whose token says them
/// too, is one like any other.
public final class EndState {
  private static final Pattern ID = Pattern.compile("\\b[0-9]{16}\\b");
  private static final Pattern SECRET = Pattern.compile("(/invoices/)[A-Za-z0-9_-]{64}");
  private static final long MAX_NEW_IDS = 1_000_000;

  private final MemoryWiring wiring;
  private final long lastOldId;

  /// @param lastOldId ids after it were made in the run
  public EndState(MemoryWiring wiring, long lastOldId) {
    this.wiring = wiring;
    this.lastOldId = lastOldId;
  }

  /// Every mail as often as it was sent.
  public List<String> exactly() {
    var lines = lines();
    mails(lines);
    return named(lines);
  }

  /// Each mail once, and without how often it was tried: a function that dies around the call of
  /// the mail service cannot know, and tries again.
  public List<String> exceptRepeatedMails() {
    var lines = lines();
    lines.replaceAll(EndState::withoutAttempts);
    var once = new ArrayList<String>();
    mails(once);
    lines.addAll(new TreeSet<>(once));
    return named(lines);
  }

  private static String withoutAttempts(String line) {
    return line.startsWith(TableName.MAIL + " ")
        ? line.replaceAll("\"(version|attempts)\":[0-9]+|v[0-9]+ ", "")
        : line;
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    var said = new TreeSet<String>();
    for (var table : TableName.values()) {
      for (var item : ((MemoryDatabase) wiring.database()).everything(table)) {
        if (StockTable.isBatch(item.key())) {
          // In which order an order's stock was moved may differ.
          for (var move : StockTable.readBatch(item).movements()) {
            lines.add(item.key().pk() + " " + move);
          }
        } else if (table == TableName.OUTBOX) {
          Outbox.read(item).row().messages().forEach(message -> said.add("waits: " + message));
        } else {
          lines.add(line(item));
        }
      }
    }
    ((MemoryQueues) wiring.queues())
        .waiting()
        .forEach((queue, sent) -> sent.forEach(one -> said.add(queue + " got " + one.body())));
    lines.addAll(said);
    ((MemoryObjects) wiring.objects())
        .all()
        .forEach((key, bytes) -> lines.add("object " + key + " " + text(bytes)));
    lines.replaceAll(line -> SECRET.matcher(line).replaceAll("$1some"));
    return lines;
  }

  private static String line(Item item) {
    var key = item.key();
    return String.join(
        " ",
        key.table().toString(),
        key.pk(),
        key.sk(),
        "v" + item.version(),
        new TreeMap<>(item.index()).toString(),
        item.doc().replaceAll("\"serviceId\":\"[^\"]*\"", "\"serviceId\":\"some\""));
  }

  private void mails(List<String> lines) {
    ((MemoryMailer) wiring.mailer())
        .sent()
        .forEach(mail -> lines.add("mail to " + mail.recipients() + " " + text(mail.raw())));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private List<String> named(List<String> lines) {
    var names = new HashMap<String, String>();
    lines.sort(java.util.Comparator.comparing(line -> renamed(line, _ -> "new")));
    lines.forEach(
        line -> renamed(line, id -> names.computeIfAbsent(id, _ -> "new-" + names.size())));
    return lines.stream().map(line -> renamed(line, id -> name(names, id))).sorted().toList();
  }

  private static String name(Map<String, String> names, String id) {
    return names.getOrDefault(id, id);
  }

  private String renamed(String line, UnaryOperator<String> name) {
    return ID.matcher(line)
        .replaceAll(found -> isNew(found) ? name.apply(found.group()) : found.group());
  }

  private boolean isNew(MatchResult found) {
    long id = Long.parseLong(found.group());
    return id > lastOldId && id < lastOldId + MAX_NEW_IDS;
  }
}
