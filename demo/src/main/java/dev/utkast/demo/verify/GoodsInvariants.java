package dev.utkast.demo.verify;

import dev.utkast.aws.storage.MailTable;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.FulfillmentStatus;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What must hold of stock, parcels, slips, mails, links and messages.
final class GoodsInvariants {
  private static final byte[] PDF = "%PDF".getBytes(StandardCharsets.US_ASCII);

  private final Evidence evidence;
  private final Map<Long, List<FulfillmentOrder>> fulfillmentOrders;

  GoodsInvariants(Evidence evidence) {
    this.evidence = evidence;
    fulfillmentOrders =
        evidence.fulfillmentOrders().stream()
            .collect(Collectors.groupingBy(FulfillmentOrder::orderId));
  }

  List<Invariant> all() {
    return List.of(
        levelsAreMovements(),
        claimsFindEnough(),
        linesMoveStockOnce(),
        shippedIsWithinSold(),
        parcelsOfOrders(),
        slips(),
        mails(),
        mailsTakenTwice(),
        links(),
        outbox(),
        deadLetters());
  }

  /// A write of a level has a movement for each line that it is for, and lines of one item may be
  /// written together.
  private Invariant levelsAreMovements() {
    var rule = new Invariant("stock level = sum of its movements, no version without one");
    for (var level : evidence.levels()) {
      var key = level.itemId() + "/" + level.locationId();
      var moves = evidence.movements().getOrDefault(key, List.of());
      long onHand = moves.stream().mapToLong(Movement::onHandChange).sum();
      long committed = moves.stream().mapToLong(Movement::committedChange).sum();
      rule.check(
          onHand == level.onHand()
              && committed == level.committed()
              && level.version() <= moves.size()
              && level.version() >= moves.stream().map(GoodsInvariants::cause).distinct().count(),
          "item " + key);
    }
    var levels =
        evidence.levels().stream()
            .map(level -> level.itemId() + "/" + level.locationId())
            .collect(Collectors.toSet());
    evidence.movements().keySet().forEach(key -> rule.check(levels.contains(key), "item " + key));
    return rule;
  }

  /// The count, or the order or parcel whose lines were written together or one by one.
  private static String cause(Movement move) {
    return move.kind() == Movement.Kind.ADJUST
        ? move.key()
        : move.key().substring(0, move.key().lastIndexOf('#'));
  }

  /// What was oversold while that was allowed, and what a count or a parcel takes from the
  /// promised, is no fault: only claims since the variant was changed or counted must have found
  /// enough.
  private Invariant claimsFindEnough() {
    var rule =
        new Invariant(
            "committed >= 0, claimed only what there is, unless it may be oversold or nobody"
                + " counts");
    for (var level : evidence.levels()) {
      var moves =
          evidence.movements().getOrDefault(level.itemId() + "/" + level.locationId(), List.of());
      boolean enough =
          Optional.ofNullable(evidence.variants().get(level.itemId()))
              .filter(variant -> variant.stockPolicy() == StockPolicy.DENY)
              .filter(variant -> level.available() < 0 && tooMuchClaimed(moves, variant))
              .isEmpty();
      rule.check(level.committed() >= 0 && enough, "item " + level.itemId());
    }
    return rule;
  }

  private static boolean tooMuchClaimed(List<Movement> moves, Variant variant) {
    return moves.stream()
        .filter(move -> move.kind() == Movement.Kind.CLAIM)
        .filter(move -> move.at().isAfter(variant.updatedAt()))
        .anyMatch(claim -> availableAt(claim.at(), moves) < 0);
  }

  private static long availableAt(Instant at, List<Movement> moves) {
    return moves.stream()
        .filter(move -> !move.at().isAfter(at))
        .mapToLong(move -> move.onHandChange() - move.committedChange())
        .sum();
  }

  /// What is promised of a counted line is what it has still to ship; a cancelled order has given
  /// it back. What nobody counted when its draft was written may have been claimed since.
  private Invariant linesMoveStockOnce() {
    var rule = new Invariant("a sold line claims its stock once; a cancelled one releases it");
    var byKey = new HashMap<String, Long>();
    for (var moves : evidence.movements().values()) {
      moves.forEach(move -> byKey.merge(move.key(), move.committedChange(), Long::sum));
    }
    for (var order : evidence.orders()) {
      var held =
          fulfillmentOrders.getOrDefault(order.id(), List.of()).stream()
              .anyMatch(GoodsInvariants::outOfStock);
      for (int index = 0; index < order.content().lines().size(); index++) {
        var line = order.content().lines().get(index);
        long claimed = byKey.getOrDefault(Movement.claimKey(order.sold(line)), 0L);
        if ((line.stock() != StockPolicy.UNTRACKED || claimed != 0) && !held) {
          long released = byKey.getOrDefault(Movement.releaseKey(order.sold(line)), 0L);
          boolean right =
              order.cancellation().isPresent()
                  ? released == -claimed
                  : released == 0
                      && claimed > 0
                      && claimed + ofParcels(order, line, byKey)
                          == line.quantity() - order.shippedUnits().get(index);
          rule.check(right, order.name() + " line " + line.id());
        }
      }
    }
    return rule;
  }

  private static long ofParcels(Order order, SaleLine line, Map<String, Long> committed) {
    return order.fulfillmentIds().stream()
        .mapToLong(id -> committed.getOrDefault(Movement.shipKey(id, line.id()), 0L))
        .sum();
  }

  private static boolean outOfStock(FulfillmentOrder made) {
    return made.hold()
        .filter(hold -> hold.reason() == Hold.Reason.INVENTORY_OUT_OF_STOCK)
        .isPresent();
  }

  private Invariant shippedIsWithinSold() {
    var rule = new Invariant("shipped units = units of the parcels <= units sold");
    var shipped = new HashMap<Movement.SoldLine, Long>();
    for (var parcel : evidence.parcels()) {
      for (Fulfillment.Units units : parcel.lines()) {
        var line = new Movement.SoldLine(parcel.orderId(), units.lineId());
        shipped.merge(line, (long) units.quantity(), Long::sum);
      }
    }
    for (var order : evidence.orders()) {
      for (int index = 0; index < order.content().lines().size(); index++) {
        var line = order.content().lines().get(index);
        long units = shipped.getOrDefault(order.sold(line), 0L);
        rule.check(
            units == order.shippedUnits().get(index) && units <= line.quantity(),
            order.name() + " line " + line.id());
      }
    }
    return rule;
  }

  private Invariant parcelsOfOrders() {
    var rule = new Invariant("the fulfillment order holds what needs a parcel, no more, no less");
    for (var order : evidence.orders()) {
      var wanted =
          order.content().lines().stream()
              .filter(SaleLine::requiresShipping)
              .collect(Collectors.toMap(SaleLine::id, SaleLine::quantity));
      var made = fulfillmentOrders.getOrDefault(order.id(), List.of());
      var held =
          made.stream()
              .flatMap(fo -> fo.lines().stream())
              .collect(Collectors.toMap(l -> l.lineId(), l -> l.quantity(), Integer::sum));
      boolean none = made.isEmpty() && order.cancellation().isPresent();
      boolean closed =
          made.stream()
              .allMatch(fo ->
                  (fo.status() instanceof FulfillmentStatus.Closed)
                      == fo.lines().stream().allMatch(line -> line.remaining() == 0));
      rule.check(none || (held.equals(wanted) && closed), order.name());
    }
    return rule;
  }

  private Invariant slips() {
    var rule = new Invariant("a fulfillment order, and each part of one, has one slip as PDF");
    var slips =
        evidence.slips().stream()
            .filter(slip -> slip.fulfillmentId().isEmpty())
            .collect(Collectors.groupingBy(slip -> slip.fulfillmentOrderId()));
    var printed =
        evidence.slips().stream()
            .filter(slip -> pdf(slip.objectKey(), slip.bytes()))
            .flatMap(slip -> slip.fulfillmentId().stream())
            .collect(Collectors.toSet());
    for (var parcel : evidence.parcels()) {
      rule.check(!parcel.partial() || printed.contains(parcel.id()), "parcel " + parcel.id());
    }
    for (var made : evidence.fulfillmentOrders()) {
      var own = slips.getOrDefault(made.id(), List.of());
      boolean cancelled = made.status() instanceof FulfillmentStatus.Cancelled;
      rule.check(
          own.size() == 1
              ? pdf(own.getFirst().objectKey(), own.getFirst().bytes())
              : own.isEmpty() && cancelled,
          "fulfillment order " + made.id());
    }
    return rule;
  }

  private boolean pdf(String key, int bytes) {
    return evidence
        .objects()
        .get(key)
        .filter(file ->
            file.length == bytes
                && java.util.Arrays.equals(file, 0, PDF.length, PDF, 0, PDF.length))
        .isPresent();
  }

  private Invariant mails() {
    var rule = new Invariant("one mail per document, revision and kind; sent, unless not needed");
    var seen = new HashSet<String>();
    for (var mail : evidence.mails()) {
      var name = mail.kind() + " " + mail.subjectId() + " " + mail.step();
      boolean done =
          switch (mail.state()) {
            case SENT, NOT_NEEDED -> true;
            case SENDING, NOT_TAKEN, REFUSED -> false;
          };
      rule.check(seen.add(name) && done, name + " " + mail.state());
    }
    return rule;
  }

  /// The mail service itself is asked, where that is possible.
  private Invariant mailsTakenTwice() {
    var rule = new Invariant("a mail that was sent was taken; taken twice, it is known as such");
    evidence
        .copies()
        .ifPresent(copies ->
            evidence
                .mails()
                .forEach(mail -> {
                  int taken = copies.getOrDefault(mail.messageId(), 0);
                  boolean sent = mail.state() == MailTable.Mail.State.SENT;
                  rule.check(taken <= mail.attempts() && (taken > 0 || !sent), mail.messageId());
                }));
    return rule;
  }

  private Invariant links() {
    var rule = new Invariant("at most one live payment link per draft");
    var known = evidence.links().keySet();
    var live = new HashSet<String>();
    for (var draft : evidence.drafts().values()) {
      rule.check(
          draft.linkHash().map(hash -> known.contains(hash) && live.add(hash)).orElse(true),
          draft.name());
    }
    return rule;
  }

  private Invariant outbox() {
    var rule = new Invariant("the outbox is empty at rest").check(true, "");
    evidence.outbox().forEach(row -> rule.check(false, "row " + row));
    return rule;
  }

  private Invariant deadLetters() {
    var rule = new Invariant("no message was given up");
    evidence
        .deadLetters()
        .forEach((queue, count) -> rule.check(count == 0, count + " dead letters of " + queue));
    return rule;
  }
}
