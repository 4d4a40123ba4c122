package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.testkit.HttpCalls;
import java.util.List;
import java.util.Optional;

/// The first day of a shop whose currency is corrected: for a while two deployments write drafts,
/// each in a currency of its own. Whoever is first opens the books, and the other is refused.
///
/// @param database of this shop alone
/// @param deployments each in a currency of its own, over the database
record FirstDrafts(
    Run run, SimulatedDatabase database, Clients clients, List<HttpCalls> deployments) {
  private static final int DRAFTS = 3;
  private static final String DRAFT =
      """
      {"draft_order":{"line_items":[{"title":"First","price":"5.00","quantity":1}]}}\
      """;

  /// Somebody asks one deployment, while somebody else asks the other.
  void write() {
    run.chaos().between(this::asks);
    for (int draft = 0; draft < DRAFTS; draft++) {
      asks();
    }
    var drafts = new DraftsTable(database);
    run.chaos().on(false);
    var kept = drafts.booksCurrency();
    for (var item : database.everything(TableName.DRAFTS)) {
      if (Character.isDigit(item.key().pk().charAt(0))) {
        var currency = DraftsTable.read(item).priced().total().shop().getCurrencyUnit();
        unless(
            kept.equals(Optional.of(currency)),
            "every draft is in the currency of the books",
            currency + " in books of " + kept);
      }
    }
    run.chaos().on(true);
  }

  private void asks() {
    var calls = run.chance().of(deployments);
    clients.invoke(
        new Chaos.Invocation("a first draft"),
        () -> calls.post("draft_orders.json", DRAFT).status(),
        0);
  }
}
