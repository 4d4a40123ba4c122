package dev.utkast.model.order;

import dev.utkast.model.inventory.Movement;
import dev.utkast.model.message.Message;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// A sale that was agreed. Everything that happens to it goes through [OrderDecider].
///
/// @param number the shop's own count, from 1; clients see it as `#1001`
/// @param draftId the draft it came from; its payments are kept under this id
/// @param customerOrdinal the how-manieth order of its customer this is, for the packing slip; 0
///   without a customer, and until the order is made ready to pick
/// @param dueOn the last day for paying what is open, in the shop's time zone
/// @param paid all that was paid on it, in the presentment currency
/// @param remindersSent how many steps of the reminder ladder were taken or passed over
/// @param shippedUnits how many units of each line have left, in the order of the lines
/// @param phone of whoever ordered, as staff noted it
/// @param timeline what happened to it while older versions wrote that here, in sentences; nothing
///   is added any more
/// @param slipEdits how often something was changed that a packing slip shows
public record Order(
    long id,
    long version,
    long number,
    long draftId,
    String draftName,
    SaleContent content,
    PricedDocument priced,
    int customerOrdinal,
    Optional<LocalDate> dueOn,
    Money paid,
    int remindersSent,
    List<Integer> shippedUnits,
    List<Long> fulfillmentOrderIds,
    List<Long> fulfillmentIds,
    Optional<Cancellation> cancellation,
    List<TimelineEvent> timeline,
    Instant createdAt,
    Instant updatedAt,
    Optional<String> phone,
    Optional<Integer> slipEdits) {

  /// What clients see is this much more than the count.
  public static final int NUMBER_OFFSET = 1000;

  public Order {
    shippedUnits = List.copyOf(shippedUnits);
    fulfillmentOrderIds = List.copyOf(fulfillmentOrderIds);
    fulfillmentIds = List.copyOf(fulfillmentIds);
    timeline = List.copyOf(timeline);
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
    return new Order(
        id,
        version,
        number,
        draftId,
        draftName,
        read,
        priced,
        customerOrdinal,
        dueOn,
        paid,
        remindersSent,
        shippedUnits,
        fulfillmentOrderIds,
        fulfillmentIds,
        cancellation,
        timeline,
        createdAt,
        updatedAt,
        phone,
        slipEdits);
  }

  /// @return whether something of it has left
  public boolean hasShipped() {
    return shippedUnits.stream().anyMatch(units -> units > 0);
  }

  public Money total() {
    return priced.total().presentment();
  }

  /// @return what the customer owes in all: nothing once the order is cancelled
  public Money payable() {
    return cancellation.isPresent() ? Money.zero(total().getCurrencyUnit()) : total();
  }

  public Money outstanding() {
    var open = payable().minus(paid);
    return open.isNegative() ? Money.zero(open.getCurrencyUnit()) : open;
  }

  /// @return what was paid beyond what is owed
  public Money credit() {
    var over = paid.minus(payable());
    return over.isNegative() ? Money.zero(over.getCurrencyUnit()) : over;
  }

  /// @return whether money is owed although its due day has ended where the shop is
  public boolean overdue(Instant now, ZoneId zone) {
    return outstanding().isPositive()
        && dueOn.filter(day -> now.atZone(zone).toLocalDate().isAfter(day)).isPresent();
  }

  /// How much of the total was paid. Cancelling pays nothing: what was paid until then is credit.
  public FinancialStatus financialStatus() {
    if (cancellation.isPresent() && paid.isZero()) {
      return FinancialStatus.VOIDED;
    } else if (!paid.isLessThan(total())) {
      return FinancialStatus.PAID;
    }
    return paid.isZero() ? FinancialStatus.PENDING : FinancialStatus.PARTIALLY_PAID;
  }

  /// Empty while nothing has left; lines that need no parcel are fulfilled by being paid and do not
  /// hold the order open.
  public Optional<FulfillmentStatus> fulfillmentStatus() {
    boolean any = false;
    boolean all = true;
    for (int i = 0; i < content.lines().size(); i++) {
      var line = content.lines().get(i);
      if (line.requiresShipping()) {
        any |= shippedUnits.get(i) > 0;
        all &= shippedUnits.get(i) == line.quantity();
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

  /// @return a line of this order as stock knows it
  public Movement.SoldLine sold(SaleLine line) {
    return new Movement.SoldLine(id, line.id());
  }

  public Optional<SaleLine> line(long lineId) {
    return content.lines().stream().filter(line -> line.id() == lineId).findFirst();
  }

  /// Money states as clients know them.
  public enum FinancialStatus {
    PENDING,
    PARTIALLY_PAID,
    PAID,
    VOIDED
  }

  /// Parcel states as clients know them.
  public enum FulfillmentStatus {
    PARTIAL,
    FULFILLED
  }

  Change change(Instant now) {
    return new Change(this, now);
  }

  /// The next version of an order: what differs, the rest as it was.
  static final class Change {
    private final Order from;
    private final Instant now;
    private SaleContent content;
    private Money paid;
    private int remindersSent;
    private List<Integer> shippedUnits;
    private List<Long> fulfillmentOrderIds;
    private List<Long> fulfillmentIds;
    private Optional<Cancellation> cancellation;
    private Optional<String> phone;
    private Optional<Integer> slipEdits;
    private int customerOrdinal;

    private Change(Order from, Instant now) {
      this.from = from;
      this.now = now;
      content = from.content;
      paid = from.paid;
      remindersSent = from.remindersSent;
      shippedUnits = from.shippedUnits;
      fulfillmentOrderIds = from.fulfillmentOrderIds;
      fulfillmentIds = from.fulfillmentIds;
      cancellation = from.cancellation;
      phone = from.phone;
      slipEdits = from.slipEdits;
      customerOrdinal = from.customerOrdinal;
    }

    Change content(SaleContent value) {
      content = value;
      return this;
    }

    Change phone(Optional<String> value) {
      phone = value;
      return this;
    }

    /// What was printed shows the order as it was.
    Change newSlip() {
      slipEdits = Optional.of(from.slipRevision() + 1);
      return this;
    }

    Change paid(Money value) {
      paid = value;
      return this;
    }

    Change remindersSent(int value) {
      remindersSent = value;
      return this;
    }

    Change shippedUnits(List<Integer> value) {
      shippedUnits = value;
      return this;
    }

    Change addFulfillmentOrder(long id) {
      fulfillmentOrderIds = plus(fulfillmentOrderIds, id);
      return this;
    }

    Change customerOrdinal(int value) {
      customerOrdinal = value;
      return this;
    }

    Change addFulfillment(long id) {
      fulfillmentIds = plus(fulfillmentIds, id);
      return this;
    }

    Change cancelled(Cancellation value) {
      cancellation = Optional.of(value);
      return this;
    }

    private static List<Long> plus(List<Long> list, long id) {
      var longer = new ArrayList<>(list);
      longer.add(id);
      return longer;
    }

    Order done() {
      return new Order(
          from.id,
          from.version + 1,
          from.number,
          from.draftId,
          from.draftName,
          content,
          from.priced,
          customerOrdinal,
          from.dueOn,
          paid,
          remindersSent,
          shippedUnits,
          fulfillmentOrderIds,
          fulfillmentIds,
          cancellation,
          from.timeline,
          from.createdAt,
          now,
          phone,
          slipEdits);
    }
  }
}
