package dev.utkast.model.fulfillment;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Effect;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.FulfillmentRefusal;
import dev.utkast.model.decision.FulfillmentRefusal.State;
import dev.utkast.model.decision.OrderRefusal;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.FulfillmentOrderLineId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What may be done with a fulfillment order.
///
/// It is made once per order, and only while the order stands; it never ships more than it holds,
/// nor while it is on hold; it ends closed or cancelled, and nothing happens to it after that.
public final class FulfillmentDecider {
  private FulfillmentDecider() {}

  /// What leaves, and what is left of the fulfillment order.
  public record Shipment(FulfillmentOrder rest, List<Fulfillment.Units> units) {}

  /// What people may do with it.
  public enum Action {
    CREATE_FULFILLMENT,
    HOLD,
    RELEASE_HOLD;

    /// @return the word for it that clients know
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @return what may be done with it as it stands
  public static List<Action> actions(FulfillmentOrder current) {
    return switch (current.status()) {
      case FulfillmentOrderStatus.Open _, FulfillmentOrderStatus.InProgress _ ->
          List.of(Action.CREATE_FULFILLMENT, Action.HOLD);
      case FulfillmentOrderStatus.OnHold _ -> List.of(Action.RELEASE_HOLD);
      case FulfillmentOrderStatus.Closed _, FulfillmentOrderStatus.Cancelled _ -> List.of();
    };
  }

  /// How much to send of a fulfillment order's line.
  public record Wanted(FulfillmentOrderLineId fulfillmentLineId, int quantity) {}

  /// @return the fulfillment order of an order; none if the order is cancelled or no line needs a
  ///   parcel
  public static Optional<FulfillmentOrder> make(
      Order order, List<Shortage> shortages, LocationId locationId, LongSupplier ids, Instant now) {
    if (order.cancellation().isPresent()) {
      return Optional.empty();
    }
    var lines =
        order.content().lines().stream()
            .filter(SaleLine::requiresShipping)
            .filter(line -> order.unitsToLeave(line) > 0)
            .map(line ->
                new FulfillmentOrder.Line(
                    new FulfillmentOrderLineId(ids.getAsLong()),
                    line.id(),
                    order.unitsToLeave(line),
                    0))
            .toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FulfillmentOrder(
            new FulfillmentOrderId(ids.getAsLong()),
            1,
            order.id(),
            locationId,
            startStatus(shortages),
            lines,
            now,
            now));
  }

  private static FulfillmentOrderStatus startStatus(List<Shortage> shortages) {
    return shortages.isEmpty()
        ? new FulfillmentOrderStatus.Open()
        : new FulfillmentOrderStatus.OnHold(Hold.shortOf(shortages));
  }

  /// News of a further try to claim stock for an order that already has its fulfillment order.
  public static Effect<FulfillmentOrder> restocked(
      FulfillmentOrder current, List<Shortage> shortages, Instant now) {
    boolean heldForStock = current.hold().filter(Hold::byStock).isPresent();
    if (shortages.isEmpty() && heldForStock) {
      return Decision.changed(current.moved(unheld(current), current.lines(), now));
    }
    var held = new FulfillmentOrderStatus.OnHold(Hold.shortOf(shortages));
    boolean open = current.status() instanceof FulfillmentOrderStatus.Open;
    if (!shortages.isEmpty() && (open || heldForStock) && !current.status().equals(held)) {
      return Decision.changed(current.moved(held, current.lines(), now));
    }
    return Decision.alreadyDone();
  }

  /// A hold is on all that remains. Who names some lines wants the others to go, which a hold on
  /// all would prevent: that is refused.
  ///
  /// @param lines what is to be held; none where all is meant
  public static Decision<FulfillmentOrder> hold(
      FulfillmentOrder current, Hold hold, List<Wanted> lines, Instant now) {
    boolean whole =
        current.lines().stream().allMatch(line -> wantedOf(line, lines) == line.remaining());
    boolean known =
        lines.stream()
            .allMatch(item ->
                current.lines().stream()
                    .anyMatch(line -> line.id().equals(item.fulfillmentLineId())));
    if (!lines.isEmpty() && !(whole && known)) {
      return Decision.refused(new FulfillmentRefusal.LinesHeldAlone());
    }
    return hold(current, hold, now);
  }

  public static Decision<FulfillmentOrder> hold(FulfillmentOrder current, Hold hold, Instant now) {
    return switch (current.status()) {
      case FulfillmentOrderStatus.Open _, FulfillmentOrderStatus.InProgress _ ->
          Decision.changed(
              current.moved(new FulfillmentOrderStatus.OnHold(hold), current.lines(), now));
      case FulfillmentOrderStatus.OnHold(var earlier) when earlier.equals(hold) ->
          Decision.alreadyDone();
      case FulfillmentOrderStatus.OnHold _ -> refused(State.ON_HOLD_FOR_OTHER_REASONS);
      case FulfillmentOrderStatus.Closed _ -> refused(State.CLOSED);
      case FulfillmentOrderStatus.Cancelled _ -> refused(State.CANCELLED);
    };
  }

  /// A hold by the stock stays until the stock is claimed, which is tried again: what is let go
  /// before could leave although somebody else was sold it.
  public static Decision<FulfillmentOrder> release(FulfillmentOrder current, Instant now) {
    return switch (current.status()) {
      case FulfillmentOrderStatus.OnHold(var hold) when hold.isAskedAgain() ->
          Decision.alreadyDone();
      case FulfillmentOrderStatus.OnHold(var hold) when hold.byStock() ->
          Decision.changed(
              current.moved(
                  new FulfillmentOrderStatus.OnHold(Hold.askingAgain()), current.lines(), now));
      case FulfillmentOrderStatus.OnHold _ ->
          Decision.changed(current.moved(unheld(current), current.lines(), now));
      case FulfillmentOrderStatus.Open _, FulfillmentOrderStatus.InProgress _ ->
          Decision.alreadyDone();
      case FulfillmentOrderStatus.Closed _ -> refused(State.CLOSED);
      case FulfillmentOrderStatus.Cancelled _ -> refused(State.CANCELLED);
    };
  }

  private static FulfillmentOrderStatus unheld(FulfillmentOrder current) {
    return hasShipped(current)
        ? new FulfillmentOrderStatus.InProgress()
        : new FulfillmentOrderStatus.Open();
  }

  private static boolean hasShipped(FulfillmentOrder current) {
    return current.lines().stream().anyMatch(line -> line.shipped() > 0);
  }

  /// What has left is not called off, be it on hold since. The order says no by itself, unless it
  /// was read before the parcel that its fulfillment order tells of.
  public static Decision<FulfillmentOrder> cancel(FulfillmentOrder current, Instant now) {
    return switch (current.status()) {
      case FulfillmentOrderStatus.OnHold _ when hasShipped(current) ->
          Decision.refused(new OrderRefusal.Shipped());
      case FulfillmentOrderStatus.Open _, FulfillmentOrderStatus.OnHold _ ->
          Decision.changed(
              current.moved(new FulfillmentOrderStatus.Cancelled(), current.lines(), now));
      case FulfillmentOrderStatus.Cancelled _ -> Decision.alreadyDone();
      case FulfillmentOrderStatus.InProgress _, FulfillmentOrderStatus.Closed _ ->
          Decision.refused(new OrderRefusal.Shipped());
    };
  }

  /// Units that were refunded do not leave any more. Where nothing is left to send it is over: with
  /// what has left before, or called off.
  ///
  /// @param units by line of the order, no more than are left
  public static FulfillmentOrder withdraw(
      FulfillmentOrder current, Map<LineId, Integer> units, Instant now) {
    var lines =
        current.lines().stream()
            .map(line ->
                new FulfillmentOrder.Line(
                    line.id(),
                    line.lineId(),
                    line.quantity() - units.getOrDefault(line.lineId(), 0),
                    line.shipped()))
            .toList();
    var held = lines.stream().filter(line -> line.quantity() > 0).toList();
    if (held.stream().anyMatch(line -> line.remaining() > 0)) {
      return current.moved(current.status(), held, now);
    }
    return hasShipped(current)
        ? current.moved(new FulfillmentOrderStatus.Closed(), held, now)
        : current.moved(new FulfillmentOrderStatus.Cancelled(), current.lines(), now);
  }

  private static <T> Decision.Refused<T> refused(State state) {
    return Decision.refused(new FulfillmentRefusal.Standing(state));
  }

  /// @param wanted what to send, one unit of a line at least; empty for all that remains
  public static Verdict<Shipment> ship(FulfillmentOrder current, List<Wanted> wanted, Instant now) {
    return switch (current.status()) {
      case FulfillmentOrderStatus.Open _, FulfillmentOrderStatus.InProgress _ ->
          shipUnheld(current, wanted, now);
      case FulfillmentOrderStatus.OnHold _ -> refused(State.ON_HOLD);
      case FulfillmentOrderStatus.Closed _ -> refused(State.CLOSED);
      case FulfillmentOrderStatus.Cancelled _ -> refused(State.CANCELLED);
    };
  }

  private static Verdict<Shipment> shipUnheld(
      FulfillmentOrder current, List<Wanted> wanted, Instant now) {
    for (var item : wanted) {
      if (current.lines().stream().noneMatch(line -> line.id().equals(item.fulfillmentLineId()))) {
        return Decision.refused(new FulfillmentRefusal.UnknownLine(item.fulfillmentLineId()));
      }
      if (item.quantity() < 1) {
        return Decision.refused(
            new FulfillmentRefusal.TooFewUnits(item.fulfillmentLineId(), item.quantity()));
      }
    }
    var lines = new ArrayList<FulfillmentOrder.Line>();
    var units = new ArrayList<Fulfillment.Units>();
    for (var line : current.lines()) {
      long quantity = wanted.isEmpty() ? line.remaining() : wantedOf(line, wanted);
      if (quantity > line.remaining()) {
        return Decision.refused(
            new FulfillmentRefusal.TooManyUnits(line.id(), line.remaining(), quantity));
      }
      int sent = Math.toIntExact(quantity);
      lines.add(
          new FulfillmentOrder.Line(
              line.id(), line.lineId(), line.quantity(), line.shipped() + sent));
      if (sent > 0) {
        units.add(new Fulfillment.Units(line.lineId(), sent));
      }
    }
    boolean all = lines.stream().allMatch(line -> line.remaining() == 0);
    var status =
        all ? new FulfillmentOrderStatus.Closed() : new FulfillmentOrderStatus.InProgress();
    return Decision.changed(new Shipment(current.moved(status, lines, now), units));
  }

  private static long wantedOf(FulfillmentOrder.Line line, List<Wanted> wanted) {
    return wanted.stream()
        .filter(item -> item.fulfillmentLineId().equals(line.id()))
        .mapToLong(Wanted::quantity)
        .sum();
  }
}
