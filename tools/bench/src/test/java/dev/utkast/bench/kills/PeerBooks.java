package dev.utkast.bench.kills;

import dev.utkast.aws.json.Json;
import dev.utkast.model.id.DraftId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the provider's peer has on file, each thing as it stands: it writes a line for all that was
/// done together.
record PeerBooks(Map<String, Json> known) {
  static PeerBooks read(Path file) {
    var known = new LinkedHashMap<String, Json>();
    try {
      Files.readAllLines(file).forEach(line -> known.putAll(Json.parse(line).fieldMap()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PeerBooks(known);
  }

  /// @return pages to pay at that were ever opened for a sale, as `open`, `complete` or `expired`
  List<String> pages(DraftId sale) {
    return of("checkout.session", sale).stream().map(page -> page.textAt("status")).toList();
  }

  /// @return what customers' cards were charged for a sale, as `usd 4000`
  List<String> charges(DraftId sale) {
    return of("charge", sale).stream()
        .filter(charge -> charge.textAt("status").equals("succeeded"))
        .map(charge -> charge.textAt("currency") + " " + charge.at("amount").write())
        .toList();
  }

  private Collection<Json> of(String kind, DraftId sale) {
    return known.values().stream()
        .filter(thing -> thing.textAt("object").equals(kind))
        .filter(thing -> thing.at("metadata").textAt("utkast_draft").equals(sale.toString()))
        .toList();
  }
}
