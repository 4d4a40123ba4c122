package dev.utkast.functions.reconcilepayments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.storage.CheckoutsTable;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.checkout.CheckoutDecider;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Schedule → the provider is asked about each attempt to pay that he should have told of, or may
/// have told of in vain, found by an index that holds only those. However often the schedule fires,
/// a look is asked for once; what it missed is caught up at its next run.
public final class ReconcilePayments implements RequestStreamHandler {
  static final int PAGE = 100;

  /// One run takes this many attempts at most; the next goes on with those that are left.
  static final int MAX_LOOKS = 5_000;

  private final Wiring wiring;
  private final CheckoutsTable checkouts;
  private final Store store;

  public ReconcilePayments() {
    this(Wiring.fromEnvironment());
  }

  public ReconcilePayments(Wiring wiring) {
    this.wiring = wiring;
    this.checkouts = new CheckoutsTable(wiring.database());
    this.store = wiring.store();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    var firedAt = Instant.parse(event.textAt("time"));
    var run =
        ConflictRetry.within(
            wiring.pauses(), context::getRemainingTimeInMillis, () -> lookAtAll(firedAt));
    Log.event("payments.reconciled", "asked", run.asked(), "failed", run.failed());
    if (run.failed() > 0) {
      throw new IllegalStateException(run.failed() + " payments cannot be asked for");
    }
    var answer = Json.object().put("asked", run.asked()).build();
    out.write(answer.write().getBytes(StandardCharsets.UTF_8));
  }

  private record Run(int asked, int failed) {}

  private Run lookAtAll(Instant firedAt) {
    int asked = 0;
    int failed = 0;
    // Still listed once they were looked at: because they failed, or because the index lags behind.
    var listed = new HashSet<CheckoutsTable.Name>();
    while (asked + listed.size() < MAX_LOOKS) {
      var due = new ArrayList<>(checkouts.looksDue(firedAt, PAGE + listed.size()));
      due.removeAll(listed);
      if (due.isEmpty()) {
        break;
      }
      for (var name : due) {
        try {
          if (ConflictRetry.deciding(() -> look(name, firedAt))) {
            asked++;
          } else {
            listed.add(name);
          }
        } catch (RuntimeException e) {
          Log.failure("payment.not-asked-for", e, "checkout", name.id());
          listed.add(name);
          failed++;
        }
      }
    }
    return new Run(asked, failed);
  }

  private boolean look(CheckoutsTable.Name name, Instant firedAt) {
    var found = checkouts.find(name.draftId(), name.id());
    if (found.isEmpty()) {
      return false;
    }
    return switch (CheckoutDecider.look(found.get(), firedAt)) {
      case Decision.Changed<dev.utkast.model.checkout.Checkout>(var next) -> {
        var ask = new Message.SettlePayment(name.draftId(), name.id(), Optional.empty());
        store.commit(new Change.CheckoutMoved(next, List.of(ask)));
        yield true;
      }
      case Decision.AlreadyDone<dev.utkast.model.checkout.Checkout> _ -> false;
    };
  }
}
