package dev.utkast.functions.checkoverdue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.DueWork;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.OrderChangeDecider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Schedule → one reminder for each order whose next step of the ladder has come, found by an index
/// that holds only those with money open. Which steps have come is asked for the time for which the
/// schedule fired; what is written is of the time at which it happens. However often the schedule
/// fires, a step is taken once; days it missed are caught up at its next run. An order that fails
/// is reported at the end, and holds up no other.
public final class CheckOverdue implements RequestStreamHandler {
  private final Wiring wiring;
  private final OrdersTable orders;
  private final Store store;

  public CheckOverdue() {
    this(Wiring.fromEnvironment());
  }

  public CheckOverdue(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.store = wiring.store();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    var firedAt = Instant.parse(event.textAt("time"));
    var run =
        ConflictRetry.within(
            wiring.pauses(), context::getRemainingTimeInMillis, () -> remindAll(firedAt));
    Log.event("overdue.checked", "reminded", run.done(), "failed", run.failed());
    if (run.failed() > 0) {
      throw new IllegalStateException(run.failed() + " orders cannot be reminded");
    }
    var answer = Json.object().put("reminded", run.done()).build();
    out.write(answer.write().getBytes(StandardCharsets.UTF_8));
  }

  private DueWork remindAll(Instant firedAt) {
    var today = wiring.shop().dayOf(firedAt);
    return DueWork.of(
        limit -> orders.remindersDue(today, limit),
        orderId -> remind(orderId, firedAt),
        (orderId, e) -> Log.failure("reminder.failed", e, "order", orderId));
  }

  private boolean remind(OrderId orderId, Instant firedAt) {
    var order = orders.find(orderId);
    if (order.isEmpty()) {
      return false;
    }
    var now = wiring.clock().instant();
    return switch (OrderChangeDecider.remind(order.get(), wiring.shop(), firedAt, now)) {
      case Decision.Changed<Change.OrderReminded>(var reminded) -> {
        store.commit(reminded);
        yield true;
      }
      case Decision.AlreadyDone<Change.OrderReminded> _ -> false;
    };
  }
}
