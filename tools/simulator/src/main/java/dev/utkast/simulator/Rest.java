package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.laws.Law;
import dev.utkast.laws.StoredShop;
import dev.utkast.laws.StoredShop.Sheet;
import dev.utkast.laws.items.StoredItems;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/// What must hold once nothing is on its way any more: the laws of a shop at rest, over all that is
/// stored, and what only the simulator knows of its queues, its clients and its poison.
final class Rest {
  private final SimulatedDatabase database;
  private final Known known;
  private final SimulatedServices services;
  private final SimulatedClock clock;
  private int checks;

  Rest(SimulatedDatabase database, Known known, SimulatedServices services, SimulatedClock clock) {
    this.database = database;
    this.known = known;
    this.services = services;
    this.clock = clock;
  }

  int checks() {
    return checks;
  }

  void check(SimulatedQueues queues, Clients clients) {
    checks++;
    setAside();
    unless(queues.empty(), "every message is consumed", "messages wait");
    unless(!clients.waiting(), "every client is answered", "clients wait");
    for (var letter : queues.dead()) {
      unless(letter.message().poison, "every dead letter is an injected poison", letter.queue());
    }
    Law.atRest(stored()).forEach(InvariantBroken::unlessHolds);
  }

  private void setAside() {
    var setAside = new HashSet<String>();
    for (var row : database.everything(TableName.OUTBOX)) {
      if (OutboxTable.isSetAside(row)) {
        setAside.add(row.key().pk());
      }
    }
    unless(
        setAside.equals(known.unsendableRows()),
        "what can never be sent is set aside, and nothing else",
        setAside + " of " + known.unsendableRows());
  }

  /// All that is stored, but for the rows of the outbox that nobody can send.
  private StoredShop stored() {
    var items = new StoredItems(known.readings());
    for (var table : TableName.values()) {
      for (var item : database.everything(table)) {
        if (table != TableName.OUTBOX || !known.unsendableRows().contains(item.key().pk())) {
          items.put(item);
        }
      }
    }
    items.readSheets(this::sheet);
    return items
        .shop(known.shop().shop(), clock.trueTime())
        .taken(copies())
        .remindedUntilNow()
        .seenBy(known.witness());
  }

  /// Those few that are really rendered cannot be read here.
  private Optional<Sheet> sheet(String key) {
    return services
        .object(key)
        .map(file -> {
          var text = new String(file, StandardCharsets.UTF_8);
          var plain =
              text.startsWith(Functions.PLAIN)
                  ? Optional.of(text.substring(Functions.PLAIN.length()).stripLeading())
                  : Optional.<String>empty();
          return Sheet.of(file, plain);
        });
  }

  private Map<String, Integer> copies() {
    var copies = new HashMap<String, Integer>();
    services
        .mails()
        .forEach((id, times) -> copies.put(id.replaceFirst("@example\\.com$", ""), times));
    return copies;
  }
}
