package dev.utkast.model.order;

import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.link.Link;
import dev.utkast.model.message.Message;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// A sale that was agreed. Everything that happens to it goes through [OrderDecider].
///
/// @param number the shop's own count, from 1; clients see it as `#1001`
/// @param draftId the draft it came from; its payments are kept under this id
/// @param customerOrdinal which order of its customer this is, from 1, for the packing slip; 0
///   without a customer, and until the order is made ready to pick
/// @param dueOn the last day for paying what is open, in the shop's time zone
/// @param paid all that was paid on it, in the presentment currency, whatever became of it since
/// @param remindersSent how many steps of the reminder ladder were taken or passed over
/// @param phone of whoever ordered, as staff noted it
/// @param timeline what happened to it while older versions wrote that here, in sentences; nothing
///   is added any more
/// @param slipEdits how often something was changed that a packing slip shows
/// @param returned what of the payments went back, once something did
/// @param refunds what staff gave back, once they did
public record Order(
    OrderId id,
    long version,
    long number,
    DraftId draftId,
    String draftName,
    SaleContent content,
    PricedDocument priced,
    int customerOrdinal,
    Optional<LocalDate> dueOn,
    Money paid,
    int remindersSent,
    ShippedUnits shippedUnits,
    List<FulfillmentOrderId> fulfillmentOrderIds,
    List<FulfillmentId> fulfillmentIds,
    Optional<Cancellation> cancellation,
    List<TimelineEvent> timeline,
    Instant createdAt,
    Instant updatedAt,
    Optional<String> phone,
    Optional<Integer> slipEdits,
    Optional<Returned> returned,
    Optional<RefundTotals> refunds) {

  /// What clients see is this much more than the count.
  public static final int NUMBER_OFFSET = 1000;

  public Order {
    if (shippedUnits.inOrderOfLines().size() != content.lines().size()) {
      throw new IllegalArgumentException("shipped units of other lines: " + shippedUnits);
    }
    fulfillmentOrderIds = List.copyOf(fulfillmentOrderIds);
    fulfillmentIds = List.copyOf(fulfillmentIds);
    timeline = List.copyOf(timeline);
  }

  /// @return the link to it as it stands
  /// @param now when it is seen
  public Link link(Instant now) {
    return new Link.OfOrder(id, 0, Link.end(createdAt, now));
  }

  public String name() {
    return "#" + (number + NUMBER_OFFSET);
  }

  /// @return which packing slip shows the order as it stands, from 0
  public int slipRevision() {
    return slipEdits.orElse(0);
  }

  /// @return what a packing slip that is asked for now is to show, however late it is printed
  public Message.SlipText slipText() {
    return new Message.SlipText(content.note(), content.email());
  }

  /// @return the order as it read when a packing slip was asked for
  public Order reading(Message.SlipText then) {
    var read =
        content.amended(
            then.email(),
            content.shippingAddress(),
            then.note(),
            content.noteAttributes(),
            content.tags());
    return change(updatedAt).content(read).made(version);
  }

  /// @return the mail address by which alone its customer is known, if that is so
  public Optional<String> guest() {
    return content.customerId().isPresent() ? Optional.empty() : content.email();
  }

  /// @return whether something of it has left
  public boolean hasShipped() {
    return shippedUnits.any();
  }

  public Money total() {
    return priced.total().presentment();
  }

  /// @return what the refunds of staff come to
  public RefundTotals refunded() {
    return refunds.orElseGet(() -> RefundTotals.none(this));
  }

  /// @return what the customer owes in all: nothing once the order is cancelled, and not what was
  ///   taken back of it
  public Money payable() {
    return cancellation.isPresent()
        ? Money.zero(total().getCurrencyUnit())
        : total().minus(refunded().total().presentment());
  }

  /// @return what the shop has of its money, and has not asked anybody to pay back
  public Money refundable() {
    var kept = balance().kept().minus(refunded().underWay());
    return kept.isNegative() ? kept.multipliedBy(0) : kept;
  }

  /// @return how its money stands
  public OrderBalance balance() {
    return new OrderBalance(payable(), paid, returned.orElseGet(() -> Returned.nothing(paid)));
  }

  public Money outstanding() {
    return balance().outstanding();
  }

  public Money credit() {
    return balance().credit();
  }

  /// @return whether money is owed although its due day has ended where the shop is
  public boolean overdue(Instant now, Shop shop) {
    return outstanding().isPositive()
        && dueOn.filter(day -> shop.dayOf(now).isAfter(day)).isPresent();
  }

  public State state() {
    return cancellation.isPresent() ? State.CANCELLED : State.OPEN;
  }

  /// How much of the total was paid. Cancelling pays nothing: what was paid until then is credit.
  public FinancialStatus financialStatus() {
    var received = balance().received();
    var refunded = balance().refunded();
    if (cancellation.isPresent() && received.isZero()) {
      return FinancialStatus.VOIDED;
    } else if (refunded.isPositive()) {
      return refunded.isLessThan(received)
          ? FinancialStatus.PARTIALLY_REFUNDED
          : FinancialStatus.REFUNDED;
    } else if (received.isZero() && total().isPositive() && payable().isZero()) {
      return FinancialStatus.VOIDED;
    } else if (!received.isLessThan(cancellation.isPresent() ? total() : payable())) {
      return FinancialStatus.PAID;
    }
    return received.isZero() ? FinancialStatus.PENDING : FinancialStatus.PARTIALLY_PAID;
  }

  /// Empty while nothing has left; lines that need no parcel are fulfilled by being paid and do not
  /// hold the order open.
  public Optional<FulfillmentStatus> fulfillmentStatus() {
    boolean any = false;
    boolean all = true;
    for (int i = 0; i < content.lines().size(); i++) {
      var line = content.lines().get(i);
      if (line.requiresShipping()) {
        any |= shippedUnits.of(i) > 0;
        all &= unshippedUnits(i) == 0;
      }
    }
    boolean parcels = content.lines().stream().anyMatch(SaleLine::requiresShipping);
    if (!parcels) {
      return cancellation.isEmpty() && outstanding().isZero()
          ? Optional.of(FulfillmentStatus.FULFILLED)
          : Optional.empty();
    } else if (!any) {
      return Optional.empty();
    }
    return Optional.of(all ? FulfillmentStatus.FULFILLED : FulfillmentStatus.PARTIAL);
  }

  /// @return what is left of an amount: nothing of a cancelled order
  public MoneySet current(MoneySet amount) {
    return cancellation.isPresent() ? amount.toZero() : amount;
  }

  /// @return what is left of an amount after what refunds took of it
  public MoneySet current(MoneySet amount, MoneySet refunded) {
    return current(amount.minus(refunded));
  }

  /// @return how many units of a line are still sold
  public int currentUnits(int line) {
    return cancellation.isPresent()
        ? 0
        : unitsToLeave(line) - refunds.map(sum -> sum.afterShipping().get(line)).orElse(0);
  }

  /// @return how many units of a line leave in all, those included that have left
  public int unitsToLeave(int line) {
    return content.lines().get(line).quantity()
        - refunds.map(sum -> sum.beforeShipping().get(line)).orElse(0);
  }

  /// @return as [#unitsToLeave(int)], of a line of it
  public int unitsToLeave(SaleLine line) {
    return unitsToLeave(content.lines().indexOf(line));
  }

  /// @return how many units of a line have neither left nor been taken back before
  public int unshippedUnits(int line) {
    return unitsToLeave(line) - shippedUnits.of(line);
  }

  /// @return how many units of a line are still to be sent
  public int fulfillableUnits(int line) {
    return cancellation.isEmpty() && content.lines().get(line).requiresShipping()
        ? unshippedUnits(line)
        : 0;
  }

  /// How much of a line has left; empty while nothing has.
  public Optional<FulfillmentStatus> fulfillmentStatus(int line) {
    int shipped = shippedUnits.of(line);
    if (shipped == 0) {
      return Optional.empty();
    }
    boolean all = unshippedUnits(line) == 0;
    return Optional.of(all ? FulfillmentStatus.FULFILLED : FulfillmentStatus.PARTIAL);
  }

  /// @return a line of this order as stock knows it
  public Movement.SoldLine sold(SaleLine line) {
    return new Movement.SoldLine(id, line.id());
  }

  public Optional<SaleLine> line(LineId lineId) {
    return content.lines().stream().filter(line -> line.id().equals(lineId)).findFirst();
  }

  /// Whether it stands, as lists of orders tell them apart.
  public enum State {
    OPEN,
    CANCELLED;

    public static Optional<State> of(String label) {
      return Arrays.stream(values()).filter(state -> state.label().equals(label)).findFirst();
    }

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Money states as clients know them.
  public enum FinancialStatus {
    PENDING,
    PARTIALLY_PAID,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED,
    VOIDED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Parcel states as clients know them.
  public enum FulfillmentStatus {
    PARTIAL,
    FULFILLED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  OrderChange change(Instant now) {
    return new OrderChange(this, now);
  }
}
