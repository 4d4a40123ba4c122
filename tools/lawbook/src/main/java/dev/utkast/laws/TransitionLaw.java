package dev.utkast.laws;

import dev.utkast.laws.StoredShop.MailName;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.order.Order;
import dev.utkast.model.pricing.ZeroTaxReason;
import dev.utkast.model.text.MailAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.joda.money.Money;

/// What must hold of every commit. The arrows of the states are listed here a second time, on
/// purpose: the model is what is checked.
public enum TransitionLaw {
  WRITTEN_ONCE("what was written once is never changed", TransitionLaw::writtenOnce),
  VERSIONS_RISE("versions rise by one", TransitionLaw::versionsRise),
  RECORDS_STAY("records are never removed", TransitionLaw::recordsStay),
  DRAFT_ARROWS("a draft begins open and goes along listed arrows", TransitionLaw::draftArrows),
  DRAFT_KEEPS(
      "a draft keeps its number, its revision rises, and what is agreed stays",
      TransitionLaw::draftKeeps),
  DRAFT_NAMES_CUSTOMER("a draft names a customer who exists", TransitionLaw::draftNamesCustomer),
  EXEMPTION_STAYS(
      "a draft keeps an exemption whose customer was deleted", TransitionLaw::exemptionStays),
  PAID_DRAFT_STAYS(
      "a draft with payments, counted or not, or an order stays", TransitionLaw::paidDraftStays),
  ORDER_IS_ITS_DRAFT(
      "an order has its draft and its draft's prices", TransitionLaw::orderIsItsDraft),
  GUEST_IS_NOTED(
      "an open order of who has no record is kept under its mail address from the first",
      TransitionLaw::guestIsNoted),
  ORDER_KEEPS(
      "an order keeps price, due day, cancellation, shipments and reminders",
      TransitionLaw::orderKeeps),
  PARCEL_ARROWS("a fulfillment order goes along listed arrows", TransitionLaw::parcelArrows),
  PAID_RISES(
      "what is kept of a sale rises and falls with its ledger entries", TransitionLaw::paidRises),
  LEVEL_MOVES("a level changes by its movements", TransitionLaw::levelMoves),
  NOTHING_OVERSOLD("no claim oversells what may not be", TransitionLaw::nothingOversold),
  COUNTED_IS_SOLD("what is counted is there to be sold", TransitionLaw::countedIsSold),
  SHELF_KEEPS_VARIANT("what lies on a shelf keeps its variant", TransitionLaw::shelfKeepsVariant),
  MAIL_ASKED_ONCE("each mail is asked for once", TransitionLaw::mailAskedOnce);

  private static final Set<String> DRAFT_STEPS =
      Set.of(
          "open>open",
          "open>invoice_sent",
          "open>completed",
          "invoice_sent>invoice_sent",
          "invoice_sent>completed",
          "completed>completed");
  private static final Map<String, Set<String>> PARCEL_STEPS =
      Map.of(
          "open", Set.of("on_hold", "in_progress", "closed", "cancelled"),
          "on_hold", Set.of("on_hold", "open", "in_progress", "cancelled"),
          "in_progress", Set.of("in_progress", "on_hold", "closed"),
          "closed", Set.of(),
          "cancelled", Set.of());

  private final String sentence;

  @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
  private final BiConsumer<Transition, LawReport> look;

  TransitionLaw(String sentence, BiConsumer<Transition, LawReport> look) {
    this.sentence = sentence;
    this.look = look;
  }

  public String sentence() {
    return sentence;
  }

  public LawReport of(Transition change) {
    var report = new LawReport(sentence);
    look.accept(change, report);
    return report;
  }

  public static List<LawReport> all(Transition change) {
    return Arrays.stream(values()).map(law -> law.of(change)).toList();
  }

  private static void writtenOnce(Transition change, LawReport report) {
    for (var row : change.rows()) {
      if (row.kind().isWrittenOnce() && row.to().isPresent()) {
        report.check(row.from().isEmpty(), row.name());
      }
    }
  }

  private static void versionsRise(Transition change, LawReport report) {
    for (var row : change.rows()) {
      if (!row.kind().isWrittenOnce() && row.to().isPresent()) {
        report.check(
            row.to().get() == row.from().orElse(0L) + 1, row.name() + " to " + row.to().get());
      }
    }
  }

  private static void recordsStay(Transition change, LawReport report) {
    for (var row : change.rows()) {
      report.check(row.to().isPresent() || row.kind().isRemovable(), row.name());
    }
  }

  /// A thing that was there and is.
  private record Kept<T>(T old, T now) {}

  private static <I, T> List<Kept<T>> kept(Map<I, T> before, Map<I, T> after) {
    var kept = new ArrayList<Kept<T>>();
    after.forEach((id, now) ->
        Optional.ofNullable(before.get(id)).ifPresent(old -> kept.add(new Kept<>(old, now))));
    return kept;
  }

  private static List<Kept<DraftOrder>> keptDrafts(Transition change) {
    return kept(change.before().sales().drafts(), change.after().sales().drafts());
  }

  private static List<Kept<Order>> keptOrders(Transition change) {
    return kept(change.before().sales().orders(), change.after().sales().orders());
  }

  private static void draftArrows(Transition change, LawReport report) {
    for (var draft : change.after().drafts()) {
      var old = change.before().draft(draft.id());
      var to = draft.status().label();
      var arrow = old.map(one -> one.status().label() + ">" + to).orElse(to);
      report.check(
          old.isEmpty() ? arrow.equals("open") : DRAFT_STEPS.contains(arrow),
          draft.name() + " " + arrow);
    }
  }

  private static void draftKeeps(Transition change, LawReport report) {
    for (var kept : keptDrafts(change)) {
      var old = kept.old();
      var draft = kept.now();
      boolean agreed = old.status() instanceof DraftStatus.Completed;
      boolean stays =
          draft.priced().equals(old.priced())
              && draft.paid().equals(old.paid())
              && draft.status().equals(old.status());
      report.check(
          draft.number() == old.number()
              && draft.revision() >= old.revision()
              && (!agreed || stays),
          draft.name());
    }
  }

  /// One that is there already may be older than such entries.
  private static void guestIsNoted(Transition change, LawReport report) {
    for (var order : change.after().orders()) {
      boolean fresh = change.before().order(order.id()).isEmpty();
      for (var email : order.guest().filter(_ -> fresh).map(MailAddress::key).stream().toList()) {
        var entries = change.after().customers().byMail().getOrDefault(email, Map.of());
        report.check(
            entries.values().stream().anyMatch(entry -> entry.orderId().equals(order.id())),
            order.name());
      }
    }
  }

  /// Or one who existed: whose drafts are there may be deleted.
  private static void draftNamesCustomer(Transition change, LawReport report) {
    for (var draft : change.after().drafts()) {
      for (var id : draft.content().customerId().stream().toList()) {
        report.check(
            isCustomer(id, change.after())
                || isCustomer(id, change.standing())
                || change.standing().witness().filter(one -> one.knewCustomer(id)).isPresent(),
            draft.name());
      }
    }
  }

  private static boolean isCustomer(CustomerId id, StoredShop shop) {
    return shop.customers().known().containsKey(id);
  }

  /// Who was exempt and is gone may not be asked again.
  private static void exemptionStays(Transition change, LawReport report) {
    for (var draft : keptDrafts(change)) {
      var customer = draft.now().content().customerId();
      boolean gone =
          customer.equals(draft.old().content().customerId())
              && customer.filter(id -> !isCustomer(id, change.standing())).isPresent();
      report.check(!gone || !isExempt(draft.old()) || isExempt(draft.now()), draft.now().name());
    }
  }

  private static boolean isExempt(DraftOrder draft) {
    return draft
        .priced()
        .zeroTaxReason()
        .filter(reason -> reason.code() == ZeroTaxReason.Code.CUSTOMER_EXEMPT)
        .isPresent();
  }

  private static void paidDraftStays(Transition change, LawReport report) {
    for (var draft : change.before().drafts()) {
      if (change.after().draft(draft.id()).isEmpty()) {
        report.check(
            draft.paid().isZero()
                && !draft.inLedger()
                && !(draft.status() instanceof DraftStatus.Completed),
            draft.name());
      }
    }
  }

  private static void orderIsItsDraft(Transition change, LawReport report) {
    for (var order : change.after().orders()) {
      if (change.before().order(order.id()).isEmpty()) {
        var draft = change.after().draft(order.draftId());
        report.check(
            draft
                .or(() -> change.standing().draft(order.draftId()))
                .filter(one -> one.priced().equals(order.priced()))
                .isPresent(),
            order.name());
      }
    }
  }

  private static void orderKeeps(Transition change, LawReport report) {
    for (var kept : keptOrders(change)) {
      var old = kept.old();
      var order = kept.now();
      report.check(
          order.shippedUnits().coversAll(old.shippedUnits())
              && order.priced().equals(old.priced())
              && order.dueOn().equals(old.dueOn())
              && order.remindersSent() >= old.remindersSent()
              && (old.cancellation().isEmpty() || old.cancellation().equals(order.cancellation()))
              && order.fulfillmentOrderIds().containsAll(old.fulfillmentOrderIds())
              && order.fulfillmentIds().containsAll(old.fulfillmentIds()),
          order.name());
    }
  }

  private static void parcelArrows(Transition change, LawReport report) {
    var before = change.before().goods().fulfillmentOrders();
    for (var made : kept(before, change.after().goods().fulfillmentOrders())) {
      var from = made.old().status().label();
      var to = made.now().status().label();
      boolean step = PARCEL_STEPS.getOrDefault(from, Set.of()).contains(to);
      boolean refunded = units(made.now()) < units(made.old());
      report.check(step || (refunded && (to.equals(from) || to.equals("closed"))), from + ">" + to);
    }
  }

  private static int units(FulfillmentOrder made) {
    return made.lines().stream().mapToInt(FulfillmentOrder.Line::quantity).sum();
  }

  /// What is paid on a document rises by exactly the ledger entries of the same commit. While
  /// nothing is paid a draft may change its currency.
  private static void paidRises(Transition change, LawReport report) {
    for (var draft : change.after().drafts()) {
      var old = change.before().draft(draft.id()).map(DraftOrder::paid);
      var none = Money.zero(draft.paid().getCurrencyUnit());
      var paid = old.filter(earlier -> !earlier.isZero()).orElse(none);
      report.check(rises(paid, draft.paid(), draft.id(), change), draft.name());
    }
    for (var kept : keptOrders(change)) {
      var order = kept.now();
      var from = kept.old().balance().kept();
      report.check(rises(from, order.balance().kept(), order.draftId(), change), order.name());
    }
  }

  private static boolean rises(Money from, Money to, DraftId saleId, Transition change) {
    return SaleLaws.counted(change.after(), saleId, to).plus(from).equals(to);
  }

  /// Whatever writes a level has a movement for it, and whatever moves stock writes its level.
  private static void levelMoves(Transition change, LawReport report) {
    var stock = change.after().stock();
    var levels = stock.levels();
    levels.forEach((place, level) -> {
      var old = Optional.ofNullable(change.before().stock().levels().get(place));
      boolean moved = stock.movements().containsKey(place);
      report.check(moved && stock.lead(place, old, level), "item " + place);
    });
    for (var place : stock.movements().keySet()) {
      report.check(levels.containsKey(place), "item " + place);
    }
  }

  private static void nothingOversold(Transition change, LawReport report) {
    var stock = change.after().stock();
    var levels = stock.levels();
    levels.forEach((place, level) -> {
      boolean denied = stock.movementsAt(place).stream().anyMatch(move -> isDenied(move, change));
      report.check(!denied || level.available() >= 0, "item " + place);
    });
  }

  /// Whether a claim had to find enough: its item may not be oversold, as it already stood when the
  /// claim looked.
  private static boolean isDenied(Movement move, Transition change) {
    return move.kind() == Movement.Kind.CLAIM
        && variant(move.itemId(), change)
            .filter(variant -> variant.stockPolicy() == StockPolicy.DENY)
            .filter(variant -> variant.updatedAt().isBefore(move.at()))
            .isPresent();
  }

  private static Optional<Variant> variant(VariantId id, Transition change) {
    return Optional.ofNullable(change.standing().stock().variants().get(id));
  }

  private static void countedIsSold(Transition change, LawReport report) {
    var moves = change.after().stock().allMovements();
    moves
        .filter(move -> move.kind() == Movement.Kind.ADJUST)
        .forEach(move -> report.check(variant(move.itemId(), change).isPresent(), move.key()));
  }

  private static void shelfKeepsVariant(Transition change, LawReport report) {
    for (var item : change.before().stock().variants().keySet()) {
      if (!change.after().stock().variants().containsKey(item)) {
        var shelf = new StoredShop.Place(item, Location.PRIMARY_ID);
        var level = Optional.ofNullable(change.standing().stock().levels().get(shelf));
        report.check(level.map(StockLevel::onHand).orElse(0L) <= 0, "item " + shelf);
      }
    }
  }

  private static void mailAskedOnce(Transition change, LawReport report) {
    var seen = new HashSet<MailName>();
    for (var name : change.after().traffic().asked().toList()) {
      boolean before = change.standing().witness().filter(one -> one.askedFor(name)).isPresent();
      report.check(!before && seen.add(name), name);
    }
  }
}
