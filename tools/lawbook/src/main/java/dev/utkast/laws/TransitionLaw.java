package dev.utkast.laws;

import dev.utkast.laws.StoredShop.MailName;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.order.Order;
import dev.utkast.model.pricing.ZeroTaxReason;
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
  ORDER_KEEPS(
      "an order keeps price, due day, cancellation, shipments and reminders",
      TransitionLaw::orderKeeps),
  PARCEL_ARROWS("a fulfillment order goes along listed arrows", TransitionLaw::parcelArrows),
  PAID_RISES("paid rises with its ledger entry", TransitionLaw::paidRises),
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
  private final BiConsumer<Transition, Verdict> look;

  TransitionLaw(String sentence, BiConsumer<Transition, Verdict> look) {
    this.sentence = sentence;
    this.look = look;
  }

  public String sentence() {
    return sentence;
  }

  public Verdict of(Transition change) {
    var verdict = new Verdict(sentence);
    look.accept(change, verdict);
    return verdict;
  }

  public static List<Verdict> all(Transition change) {
    return Arrays.stream(values()).map(law -> law.of(change)).toList();
  }

  private static void writtenOnce(Transition change, Verdict verdict) {
    for (var row : change.rows()) {
      if (row.kind().isWrittenOnce() && row.to().isPresent()) {
        verdict.check(row.from().isEmpty(), row.name());
      }
    }
  }

  private static void versionsRise(Transition change, Verdict verdict) {
    for (var row : change.rows()) {
      if (!row.kind().isWrittenOnce() && row.to().isPresent()) {
        verdict.check(
            row.to().get() == row.from().orElse(0L) + 1, row.name() + " to " + row.to().get());
      }
    }
  }

  private static void recordsStay(Transition change, Verdict verdict) {
    for (var row : change.rows()) {
      verdict.check(row.to().isPresent() || row.kind().isRemovable(), row.name());
    }
  }

  /// Each thing that was there and is, before and after.
  private static <T> void kept(Map<Long, T> before, Map<Long, T> after, BiConsumer<T, T> each) {
    after.forEach(
        (id, next) -> Optional.ofNullable(before.get(id)).ifPresent(old -> each.accept(old, next)));
  }

  private static void keptDrafts(Transition change, BiConsumer<DraftOrder, DraftOrder> each) {
    kept(change.before().sales().drafts(), change.after().sales().drafts(), each);
  }

  private static void keptOrders(Transition change, BiConsumer<Order, Order> each) {
    kept(change.before().sales().orders(), change.after().sales().orders(), each);
  }

  private static void draftArrows(Transition change, Verdict verdict) {
    var before = change.before().sales().drafts();
    for (var draft : change.after().sales().drafts().values()) {
      var old = Optional.ofNullable(before.get(draft.id()));
      var to = draft.status().label();
      var arrow = old.map(one -> one.status().label() + ">" + to).orElse(to);
      verdict.check(
          old.isEmpty() ? arrow.equals("open") : DRAFT_STEPS.contains(arrow),
          draft.name() + " " + arrow);
    }
  }

  private static void draftKeeps(Transition change, Verdict verdict) {
    keptDrafts(
        change,
        (old, draft) -> {
          boolean agreed = old.status() instanceof DraftStatus.Completed;
          boolean stays =
              draft.priced().equals(old.priced())
                  && draft.paid().equals(old.paid())
                  && draft.status().equals(old.status());
          verdict.check(
              draft.number() == old.number()
                  && draft.revision() >= old.revision()
                  && (!agreed || stays),
              draft.name());
        });
  }

  /// Or one who existed: whose drafts are there may be deleted.
  private static void draftNamesCustomer(Transition change, Verdict verdict) {
    var known = change.after().customers().known();
    for (var draft : change.after().sales().drafts().values()) {
      draft
          .content()
          .customerId()
          .ifPresent(id ->
              verdict.check(
                  known.containsKey(id)
                      || change.standing().customers().known().containsKey(id)
                      || change.standing().witness().filter(w -> w.knewCustomer(id)).isPresent(),
                  draft.name()));
    }
  }

  /// Who was exempt and is gone may not be asked again.
  private static void exemptionStays(Transition change, Verdict verdict) {
    keptDrafts(
        change,
        (old, draft) -> {
          boolean gone =
              draft
                  .content()
                  .customerId()
                  .filter(id -> old.content().customerId().equals(Optional.of(id)))
                  .filter(id -> !change.standing().customers().known().containsKey(id))
                  .isPresent();
          verdict.check(!gone || !isExempt(old) || isExempt(draft), draft.name());
        });
  }

  private static boolean isExempt(DraftOrder draft) {
    return draft
        .priced()
        .zeroTaxReason()
        .filter(reason -> reason.code() == ZeroTaxReason.Code.CUSTOMER_EXEMPT)
        .isPresent();
  }

  private static void paidDraftStays(Transition change, Verdict verdict) {
    var removed = new HashSet<>(change.before().sales().drafts().values());
    removed.removeIf(draft -> change.after().sales().drafts().containsKey(draft.id()));
    for (var draft : removed) {
      verdict.check(
          draft.paid().isZero()
              && !draft.inLedger()
              && !(draft.status() instanceof DraftStatus.Completed),
          draft.name());
    }
  }

  private static void orderIsItsDraft(Transition change, Verdict verdict) {
    var drafts = change.after().sales().drafts();
    for (var order : change.after().sales().orders().values()) {
      if (!change.before().sales().orders().containsKey(order.id())) {
        verdict.check(
            Optional.ofNullable(drafts.get(order.draftId()))
                .or(() ->
                    Optional.ofNullable(change.standing().sales().drafts().get(order.draftId())))
                .filter(draft -> draft.priced().equals(order.priced()))
                .isPresent(),
            order.name());
      }
    }
  }

  private static void orderKeeps(Transition change, Verdict verdict) {
    keptOrders(
        change,
        (old, order) -> {
          boolean shipped = true;
          for (int line = 0; line < order.shippedUnits().size(); line++) {
            shipped &= order.shippedUnits().get(line) >= old.shippedUnits().get(line);
          }
          verdict.check(
              shipped
                  && order.priced().equals(old.priced())
                  && order.dueOn().equals(old.dueOn())
                  && order.remindersSent() >= old.remindersSent()
                  && (old.cancellation().isEmpty()
                      || old.cancellation().equals(order.cancellation()))
                  && order.fulfillmentOrderIds().containsAll(old.fulfillmentOrderIds())
                  && order.fulfillmentIds().containsAll(old.fulfillmentIds()),
              order.name());
        });
  }

  private static void parcelArrows(Transition change, Verdict verdict) {
    kept(
        change.before().goods().fulfillmentOrders(),
        change.after().goods().fulfillmentOrders(),
        (FulfillmentOrder old, FulfillmentOrder made) -> {
          var from = old.status().label();
          var to = made.status().label();
          verdict.check(PARCEL_STEPS.getOrDefault(from, Set.of()).contains(to), from + ">" + to);
        });
  }

  /// What is paid on a document rises by exactly the ledger entries of the same commit. While
  /// nothing is paid a draft may change its currency.
  private static void paidRises(Transition change, Verdict verdict) {
    var before = change.before().sales();
    for (var draft : change.after().sales().drafts().values()) {
      var paid =
          Optional.ofNullable(before.drafts().get(draft.id()))
              .map(DraftOrder::paid)
              .filter(earlier -> !earlier.isZero())
              .orElse(Money.zero(draft.paid().getCurrencyUnit()));
      verdict.check(rises(paid, draft.paid(), draft.id(), change), draft.name());
    }
    keptOrders(
        change,
        (old, order) ->
            verdict.check(rises(old.paid(), order.paid(), order.draftId(), change), order.name()));
  }

  private static boolean rises(Money from, Money to, long saleId, Transition change) {
    return SaleLaws.counted(change.after(), saleId, to).plus(from).equals(to);
  }

  /// Whatever writes a level has a movement for it, and whatever moves stock writes its level.
  private static void levelMoves(Transition change, Verdict verdict) {
    var levels = change.after().stock().levels();
    levels.forEach((place, level) -> {
      var moves = change.after().stock().movementsAt(place);
      var old = Optional.ofNullable(change.before().stock().levels().get(place));
      long onHand = moves.stream().mapToLong(Movement::onHandChange).sum();
      long committed = moves.stream().mapToLong(Movement::committedChange).sum();
      verdict.check(
          !moves.isEmpty()
              && old.map(StockLevel::onHand).orElse(0L) + onHand == level.onHand()
              && old.map(StockLevel::committed).orElse(0L) + committed == level.committed(),
          "item " + place);
    });
    change
        .after()
        .stock()
        .movements()
        .keySet()
        .forEach(place -> verdict.check(levels.containsKey(place), "item " + place));
  }

  private static void nothingOversold(Transition change, Verdict verdict) {
    change
        .after()
        .stock()
        .levels()
        .forEach((place, level) -> {
          boolean denied =
              change.after().stock().movementsAt(place).stream()
                  .anyMatch(move -> isDenied(move, change));
          verdict.check(!denied || level.available() >= 0, "item " + place);
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

  private static Optional<Variant> variant(long id, Transition change) {
    return Optional.ofNullable(change.standing().stock().variants().get(id));
  }

  private static void countedIsSold(Transition change, Verdict verdict) {
    change
        .after()
        .stock()
        .allMovements()
        .filter(move -> move.kind() == Movement.Kind.ADJUST)
        .forEach(move -> verdict.check(variant(move.itemId(), change).isPresent(), move.key()));
  }

  private static void shelfKeepsVariant(Transition change, Verdict verdict) {
    for (long item : change.before().stock().variants().keySet()) {
      if (!change.after().stock().variants().containsKey(item)) {
        var shelf = new StoredShop.Place(item, Location.PRIMARY_ID);
        var level = Optional.ofNullable(change.standing().stock().levels().get(shelf));
        verdict.check(level.map(StockLevel::onHand).orElse(0L) <= 0, "item " + shelf);
      }
    }
  }

  private static void mailAskedOnce(Transition change, Verdict verdict) {
    var seen = new HashSet<MailName>();
    change
        .after()
        .traffic()
        .asked()
        .forEach(name ->
            verdict.check(
                seen.add(name)
                    && change.standing().witness().filter(w -> w.askedFor(name)).isEmpty(),
                name));
  }
}
