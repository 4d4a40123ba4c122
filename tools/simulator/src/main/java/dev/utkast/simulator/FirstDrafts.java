package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.testkit.HttpCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/// The first day of a shop whose currency is corrected: for a while two deployments write drafts,
/// each in a currency of its own. Whoever is first opens the books, and the other is refused.
final class FirstDrafts {
  private static final int DRAFTS = 3;
  private static final String DRAFT =
      """
      {"draft_order":{"line_items":[{"title":"First","price":"5.00","quantity":1}]}}\
      """;

  private final SimulatedDatabase database;
  private final Clients clients;
  private final List<HttpCalls> deployments = new ArrayList<>();

  /// @param database of this shop alone
  /// @param draftOrders of a deployment in that currency, over the database
  FirstDrafts(
      SimulatedDatabase database,
      Clients clients,
      Function<CurrencyUnit, RequestStreamHandler> draftOrders) {
    this.database = database;
    this.clients = clients;
    for (var currency : List.of(CurrencyUnit.USD, CurrencyUnit.EUR)) {
      deployments.add(new HttpCalls(draftOrders.apply(currency)).withScopes(Clients.ALL_SCOPES));
    }
  }

  /// Somebody asks one deployment, while somebody else asks the other.
  void run(Chaos chaos, Chance chance) {
    chaos.between(() -> asks(chance));
    for (int draft = 0; draft < DRAFTS; draft++) {
      asks(chance);
    }
    var drafts = new DraftsTable(database);
    chaos.on(false);
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
    chaos.on(true);
  }

  private void asks(Chance chance) {
    var calls = chance.of(deployments);
    clients.invoke(
        new Chaos.Invocation("a first draft"),
        () -> calls.post("draft_orders.json", DRAFT).status(),
        0);
  }
}
