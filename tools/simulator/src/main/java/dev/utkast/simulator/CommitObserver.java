package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import dev.utkast.aws.links.LinkKeys;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.documents.InvoiceDocument;
import dev.utkast.laws.Law;
import dev.utkast.laws.Transition;
import dev.utkast.laws.TransitionLaw;
import dev.utkast.laws.items.Commits;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.FulfillmentOrderStatus;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.lifecycle.OrderEvent;
import dev.utkast.model.link.Link;
import dev.utkast.model.link.LinkTokens;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Looks at every commit as it happens: that it keeps the laws of changes, and that messages and
/// mails say what was so. Remembers what exists, for those who need something to work on.
final class CommitObserver {
  /// No function runs longer.
  private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

  private final Run run;
  private final KnownShop known;
  private final LinkKeys keys;
  private final Set<String> walkIns = new HashSet<>();
  private final Map<String, Message.SendMail> requests = new HashMap<>();
  private final Predicate<String> wasSent;
  private final SellersSeen sellers = new SellersSeen();

  /// @param wasSent whether a message was ever handed to a queue, by its deduplication id
  CommitObserver(Run run, KnownShop known, LinkKeys keys, Predicate<String> wasSent) {
    this.run = run;
    this.keys = keys;
    this.known = known;
    this.wasSent = wasSent;
  }

  void committed(List<Write> writes, Map<Key, Item> before) {
    var words = writes.stream().map(CommitObserver::words).toList();
    run.trace().line("      " + run.chaos().current().label + " commits " + words);
    for (var write : writes) {
      switch (write) {
        case Write.PutNew(var item) -> mix(item);
        case Write.Replace(var item, _) -> mix(item);
        case Write.Overwrite(var item) -> mix(item);
        case Write.DeleteVersion _, Write.Delete _ -> {
          if (before.containsKey(write.key())) {
            run.trace().mix(write.key().pk());
          }
        }
      }
    }
    var change = new Commits(known.readings()).change(writes, before, known.stored());
    TransitionLaw.all(change).forEach(InvariantBroken::unlessHolds);
    Law.always(change.after()).forEach(InvariantBroken::unlessHolds);
    comeTogether(change);
    told(writes, change);
    sellers.saw(writes, change);
    known.committed(writes, change);
    for (var write : writes) {
      if (write.key().table() == TableName.OUTBOX) {
        if (write instanceof Write.PutNew(var row) && !OutboxTable.isSetAside(row)) {
          asked(row);
        } else if (write instanceof Write.DeleteVersion || write instanceof Write.Delete) {
          Optional.ofNullable(before.get(write.key())).ifPresent(this::sentBeforeForgotten);
        }
      }
    }
    if (writes.stream().map(Write::key).anyMatch(CommitObserver::isOfTheShop)) {
      run.chaos().current().effects++;
    }
  }

  /// What is neither an answer nor the currency of the books: that lies beside the drafts, written
  /// once by whoever is first.
  private static boolean isOfTheShop(Key key) {
    return switch (key.table()) {
      case IDEMPOTENCY -> false;
      case DRAFTS -> Character.isDigit(key.pk().charAt(0));
      default -> true;
    };
  }

  private static String words(Write write) {
    var key = write.key();
    var what =
        switch (write) {
          case Write.PutNew _ -> "new ";
          case Write.Replace(_, var version) -> version + 1 + " of ";
          case Write.Overwrite _ -> "over ";
          case Write.DeleteVersion _, Write.Delete _ -> "remove ";
        };
    var pk = key.pk().length() > 30 ? key.pk().substring(0, 8) : key.pk();
    return what + key.table() + " " + pk + (key.sk().equals("-") ? "" : " " + key.sk());
  }

  private void mix(Item item) {
    var key = item.key();
    run.trace().mix(key.pk());
    run.trace().mix(key.sk());
    run.trace().mix(item.version());
    run.trace().mix(item.doc());
  }

  private void asked(Item row) {
    for (var message : Outbox.read(row).row().messages()) {
      if (message instanceof Message.SendMail mail) {
        var name = mail.kind() + " " + mail.subjectId() + " " + mail.step();
        if (mail.kind() == MailKind.PAYMENT_REQUEST) {
          var draft = known.drafts().get(new DraftId(mail.subjectId()));
          unless(draft != null, "who is asked to pay is asked for a draft", name);
          var asked = Objects.requireNonNull(draft);
          requests.put(asked.requestName(), mail);
          mailed(mail, asked);
        }
      }
    }
  }

  /// What the mail will lead to, whenever it is written.
  private void mailed(Message.SendMail mail, DraftOrder draft) {
    var link = new Link.OfDraft(draft.id(), mail.step(), draft.linkSerial(), Link.end(mail.at()));
    var token = LinkTokens.token(link, keys.current());
    known.links().add(new KnownShop.Link(draft.id(), mail.step(), draft.linkSerial(), token));
  }

  /// However late it is written, a payment request says what was so when it was asked for.
  void mailed(InvoiceDocument page) {
    var asked = requests.get(page.number());
    if (asked != null) {
      unless(
          asked.open().filter(page.totals().balance().outstanding()::equals).isPresent(),
          "a mail says what was open when it was asked for",
          page.number() + ": " + page.totals().balance().outstanding() + ", not " + asked.open());
      unless(
          page.issued().equals(asked.at().atZone(known.stored().shop().timeZone()).toLocalDate()),
          "a document is of the day of its event",
          page.number() + " of " + page.issued() + ", not " + asked.at());
    }
  }

  private void sentBeforeForgotten(Item row) {
    if (known.unsendableRows().contains(row.key().pk())) {
      return; // That it is set aside is seen at rest.
    }
    int messages = Outbox.read(row).row().messages().size();
    for (int i = 0; i < messages; i++) {
      var id = row.key().pk() + "-" + i;
      unless(wasSent.test(id), "a message is sent before it is forgotten", id);
    }
  }

  /// What nothing else tells of an order is told once, of its time and of whoever did it.
  private void told(List<Write> writes, Transition change) {
    var told = new HashSet<OrderId>();
    for (var write : writes) {
      if (write instanceof Write.PutNew(var item) && OrdersTable.isEvent(item)) {
        var event = OrdersTable.readEvent(item);
        unless(told.add(event.orderId()), "an event of an order is told once", event);
        unless(isOfItsTime(event), "an event is of the time of its change", event);
        unless(isByWhoDidIt(event, change), "an event is told of who did it", event);
      }
    }
    var before = change.before();
    for (var order : change.after().sales().orders().values()) {
      var was = before.sales().orders().get(order.id());
      unless(
          was == null || was.content().equals(order.content()) || told.contains(order.id()),
          "what is amended of an order is told",
          order.id());
    }
    for (var made : change.after().goods().fulfillmentOrders().values()) {
      var was = before.goods().fulfillmentOrders().get(made.id());
      unless(
          was == null
              || was.hold().equals(made.hold())
              || made.status() instanceof FulfillmentOrderStatus.Cancelled
              || told.contains(made.orderId()),
          "a hold and its end are told",
          made.orderId());
    }
  }

  /// Also a reminder, however late its schedule came.
  private boolean isOfItsTime(OrderEvent event) {
    var age = Duration.between(event.at(), run.clock().instant());
    return !age.isNegative() && age.compareTo(LONGEST_RUN) < 0;
  }

  private static boolean isByWhoDidIt(OrderEvent event, Transition change) {
    boolean byStaff =
        switch (event.what()) {
          case OrderEvent.Amended _, OrderEvent.Released _, OrderEvent.StockRequested _ -> true;
          case OrderEvent.StockReviewed _,
              OrderEvent.ReminderSent _,
              OrderEvent.ReminderSkipped _ ->
              false;
          // What is held as soon as it is made is held by the shop.
          case OrderEvent.Held(var id, _) ->
              change.before().goods().fulfillmentOrders().containsKey(id);
        };
    return byStaff ? event.by() instanceof Actor.Staff : event.by() instanceof Actor.Shop;
  }

  private void comeTogether(Transition change) {
    var named = new HashSet<CustomerId>();
    for (var draft : change.after().sales().drafts().values()) {
      draft.content().customerId().ifPresent(named::add);
    }
    var before = change.before().customers().known();
    for (var one : change.after().customers().known().values()) {
      var name = one.firstName().filter(first -> first.startsWith(DraftBodies.WITH_DRAFT));
      if (name.isPresent() && !before.containsKey(one.id())) {
        unless(
            named.contains(one.id()),
            "a customer who comes with a draft is made with it",
            one.id());
        unless(walkIns.add(name.get()), "a customer who comes with a draft is made once", name);
      }
    }
  }
}
