package dev.utkast.functions.reconcilepayments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.storage.CheckoutsTable;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.DueWork;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.CheckoutDecider;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Schedule → the provider is asked about each attempt to pay that he should have told of, or may
/// have told of in vain, found by an index that holds only those. However often the schedule fires,
/// a look is asked for once; what it missed is caught up at its next run.
public final class ReconcilePayments implements RequestStreamHandler {
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
    Log.event("payments.reconciled", "asked", run.done(), "failed", run.failed());
    if (run.failed() > 0) {
      throw new IllegalStateException(run.failed() + " payments cannot be asked for");
    }
    var answer = Json.object().put("asked", run.done()).build();
    out.write(answer.write().getBytes(StandardCharsets.UTF_8));
  }

  private DueWork lookAtAll(Instant firedAt) {
    return DueWork.of(
        limit -> checkouts.looksDue(firedAt, limit),
        name -> look(name, firedAt),
        (name, e) -> Log.failure("payment.not-asked-for", e, "checkout", name.id()));
  }

  private boolean look(CheckoutsTable.Name name, Instant firedAt) {
    var found = checkouts.find(name.draftId(), name.id());
    if (found.isEmpty()) {
      return false;
    }
    return switch (CheckoutDecider.look(found.get(), firedAt)) {
      case Decision.Changed<Checkout>(var next) -> {
        var ask = new Message.SettlePayment(name.draftId(), name.id(), Optional.empty());
        store.commit(new Change.CheckoutMoved(next, List.of(ask)));
        yield true;
      }
      case Decision.AlreadyDone<Checkout> _ -> false;
    };
  }
}
