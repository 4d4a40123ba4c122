package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.laws.Law;
import dev.utkast.laws.StoredShop;
import dev.utkast.laws.StoredShop.Sheet;
import dev.utkast.laws.items.StoredItems;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What must hold once nothing is on its way any more: the laws of a shop at rest, over all that is
/// stored, and what only the simulator knows of its queues, its clients and its poison.
record InvariantsAtRest(
    SimulatedDatabase database, KnownShop known, SimulatedServices services, SimulatedClock clock) {
  void check(SimulatedQueues queues, Clients clients) {
    setAside();
    unless(queues.empty(), "every message is consumed", "messages wait");
    unless(!clients.waiting(), "every client is answered", "clients wait");
    for (var letter : queues.dead) {
      unless(letter.poison, "every dead letter is an injected poison", letter.queue);
    }
    Law.atRest(stored()).forEach(InvariantBroken::unlessHolds);
  }

  private void setAside() {
    var setAside =
        database.everything(TableName.OUTBOX).stream()
            .filter(OutboxTable::isSetAside)
            .map(row -> row.key().pk())
            .collect(Collectors.toSet());
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
        .shop(known.stored().shop(), clock.trueTime())
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
              Optional.of(text)
                  .filter(all -> all.startsWith(SimulatedFunctions.PLAIN))
                  .map(all -> all.substring(SimulatedFunctions.PLAIN.length()).stripLeading());
          return Sheet.of(file, plain);
        });
  }

  private Map<String, Integer> copies() {
    return services.mails().entrySet().stream()
        .collect(
            Collectors.toMap(
                mail -> mail.getKey().replaceFirst("@example\\.com$", ""), Map.Entry::getValue));
  }
}
