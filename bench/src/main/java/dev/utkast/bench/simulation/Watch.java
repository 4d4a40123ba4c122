package dev.utkast.bench.simulation;

import static dev.utkast.bench.simulation.InvariantBroken.unless;

import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.documents.InvoicePage;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Looks at every commit as it happens: that versions rise by one, that what is never to change
/// does not, and that each change is one that the model knows. Remembers what exists, for those who
/// need something to work on.
final class Watch {
  private final Chaos chaos;
  private final Trace trace;
  private final Known known;
  private final Changes changes;
  private final ZoneId zone;
  private final Set<String> mailsAsked = new HashSet<>();
  private final Set<String> walkIns = new HashSet<>();
  private final Map<String, Message.SendMail> requests = new HashMap<>();
  private Predicate<String> wasSent = _ -> true;

  Watch(Chaos chaos, Trace trace, Known known, ZoneId zone) {
    this.zone = zone;
    this.chaos = chaos;
    this.trace = trace;
    this.known = known;
    this.changes = new Changes(known);
  }

  /// @param sent whether a message was ever handed to a queue, by its deduplication id
  void sendingIsKnownBy(Predicate<String> sent) {
    wasSent = sent;
  }

  /// The mails that any change has asked for, as `kind subject step`.
  Set<String> mailsAsked() {
    return mailsAsked;
  }

  void committed(List<Write> writes, Map<Key, Item> before) {
    boolean effect = false;
    trace.line(
        "      "
            + chaos.current().label
            + " commits "
            + writes.stream().map(Watch::words).toList());
    for (var write : writes) {
      var key = write.key();
      var old = Optional.ofNullable(before.get(key));
      effect |= key.table() != TableName.IDEMPOTENCY && !isOfBooks(key);
      switch (write) {
        case Write.PutNew(var item) -> stored(item, old);
        case Write.Replace(var item, _) -> stored(item, old);
        case Write.Overwrite(var item) -> stored(item, old);
        case Write.Remove _, Write.Forget _ -> old.ifPresent(this::removed);
      }
    }
    together(writes, before);
    if (effect && !writes.isEmpty()) {
      chaos.current().effects++;
    }
  }

  /// Beside the drafts lies what currency the books are kept in, written once by whoever is first.
  private static boolean isOfBooks(Key key) {
    return key.table() == TableName.DRAFTS && !Character.isDigit(key.pk().charAt(0));
  }

  private static String words(Write write) {
    var key = write.key();
    var what =
        switch (write) {
          case Write.PutNew _ -> "new ";
          case Write.Replace(_, var version) -> version + 1 + " of ";
          case Write.Overwrite _ -> "over ";
          case Write.Remove _, Write.Forget _ -> "remove ";
        };
    var pk = key.pk().length() > 30 ? key.pk().substring(0, 8) : key.pk();
    return what + key.table() + " " + pk + (key.sk().equals("-") ? "" : " " + key.sk());
  }

  private void stored(Item item, Optional<Item> old) {
    var key = item.key();
    trace.mix(key.pk());
    trace.mix(key.sk());
    trace.mix(item.version());
    trace.mix(item.doc());
    if (neverChanges(key)) {
      unless(old.isEmpty(), "what was written once is never changed", key);
    } else if (key.table() != TableName.IDEMPOTENCY) {
      long expected = old.map(Item::version).orElse(0L) + 1;
      unless(item.version() == expected, "versions rise by one", key + " to " + item.version());
    }
    switch (key.table()) {
      case DRAFTS -> {
        if (!isOfBooks(key)) {
          changes.draft(DraftsTable.read(item));
        }
      }
      case ORDERS -> ordersTable(item);
      case INVOICES -> {
        if (key.pk().startsWith("ORDER#")) {
          changes.legalDocument(InvoicesTable.read(item));
        }
      }
      case PRODUCTS -> known.product(item);
      case CUSTOMERS -> known.customer(item);
      case OUTBOX -> {
        if (!Outbox.isSetAside(item)) {
          asked(item);
        }
      }
      default -> {}
    }
  }

  private static boolean neverChanges(Key key) {
    return switch (key.table()) {
      case PAYMENTS, RATES, OUTBOX -> true;
      case ORDERS, SLIPS -> key.pk().startsWith("PARCEL#");
      case INVOICES -> key.pk().startsWith("ORDER#");
      case STOCK -> key.sk().startsWith("MOVE#");
      case CUSTOMERS -> !key.sk().equals(Key.ALONE);
      default -> false;
    };
  }

  private void ordersTable(Item item) {
    var pk = item.key().pk();
    if (pk.startsWith("FO#")) {
      changes.fulfillmentOrder(OrdersTable.readFulfillmentOrder(item));
    } else if (!pk.startsWith("PARCEL#")) {
      changes.order(OrdersTable.read(item));
    }
  }

  private void asked(Item row) {
    for (var message : Outbox.read(row).row().messages()) {
      if (message instanceof Message.FulfilOrder(_, var shortages)) {
        shortages.forEach(
            lack -> unless(lack.available() < lack.wanted(), "what is short is too little", lack));
      }
      if (message instanceof Message.SendMail mail) {
        var name = mail.kind() + " " + mail.subjectId() + " " + mail.step();
        unless(mailsAsked.add(name), "each mail is asked for once", name);
        if (mail.kind() == MailKind.PAYMENT_REQUEST) {
          var draft = known.drafts().get(mail.subjectId());
          unless(draft != null, "who is asked to pay is asked for a draft", name);
          requests.put(Objects.requireNonNull(draft).requestName(), mail);
        }
        mail.token().ifPresent(token -> known.links().add(new Known.Link(mail.subjectId(), token)));
      }
    }
  }

  /// However late it is written, a payment request says what was so when it was asked for.
  void mailed(InvoicePage page) {
    var asked = requests.get(page.number());
    if (asked != null) {
      unless(
          asked.open().filter(page.totals().outstanding()::equals).isPresent(),
          "a mail says what was open when it was asked for",
          page.number() + ": " + page.totals().outstanding() + ", not " + asked.open());
      unless(
          page.issued().equals(asked.at().atZone(zone).toLocalDate()),
          "a document is of the day of its event",
          page.number() + " of " + page.issued() + ", not " + asked.at());
    }
  }

  private void removed(Item old) {
    var key = old.key();
    trace.mix(key.pk());
    switch (key.table()) {
      case OUTBOX -> sentBeforeForgotten(old);
      case DRAFTS -> {
        var draft = DraftsTable.read(old);
        unless(
            draft.paid().isZero()
                && !draft.inLedger()
                && !draft.status().label().equals("completed"),
            "a draft with payments, counted or not, or an order stays",
            draft.name());
        known.drafts().remove(draft.id());
      }
      case PRODUCTS -> {
        if (key.pk().startsWith("VARIANT#")) {
          var name = key.pk().substring("VARIANT#".length()) + "/" + Location.PRIMARY_ID;
          var level = Optional.ofNullable(known.levels().get(name));
          unless(
              level.map(StockLevel::onHand).orElse(0L) <= 0,
              "what lies on a shelf keeps its variant",
              name);
        }
        known.productRemoved(old);
      }
      case CUSTOMERS -> known.customerRemoved(old);
      case IDEMPOTENCY -> {}
      case ORDERS, INVOICES, PAYMENTS, STOCK, RATES, SLIPS, MAIL, TOKENS, LINKS, SETTINGS ->
          throw new InvariantBroken("records are never removed", key.toString());
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

  /// What one commit must hold together: money with its ledger entry, a level with its movements.
  private void together(List<Write> writes, Map<Key, Item> before) {
    var levels = new ArrayList<Item>();
    var movements = new ArrayList<Item>();
    var entries = new ArrayList<Item>();
    var named = new HashSet<Long>();
    var walkIns = new ArrayList<Customer>();
    for (var write : writes) {
      var item =
          switch (write) {
            case Write.PutNew(var put) -> put;
            case Write.Replace(var put, _) -> put;
            case Write.Overwrite(var put) -> put;
            case Write.Remove _, Write.Forget _ -> null;
          };
      if (item != null) {
        switch (item.key().table()) {
          case STOCK -> (StockTable.isLevel(item) ? levels : movements).add(item);
          case PAYMENTS -> entries.add(item);
          case DRAFTS -> {
            if (!isOfBooks(item.key())) {
              DraftsTable.read(item).content().customerId().ifPresent(named::add);
            }
          }
          case CUSTOMERS -> {
            if (CustomersTable.isCustomer(item) && item.version() == 1) {
              walkIns.add(CustomersTable.read(item));
            }
          }
          default -> {}
        }
      }
    }
    comeTogether(named, walkIns);
    var paid = entries.stream().map(PaymentsTable::read).toList();
    changes.paidRises(paid);
    var moves = movements.stream().map(StockTable::readMovement).toList();
    for (var move : moves) {
      unless(
          move.kind() != Movement.Kind.ADJUST || known.hasVariant(move.itemId()),
          "what is counted is there to be sold",
          move.key());
    }
    levels.forEach(item -> changes.level(item, Optional.ofNullable(before.get(item.key())), moves));
  }

  private void comeTogether(Set<Long> named, List<Customer> made) {
    named.forEach(id ->
        unless(known.everyCustomer().contains(id), "a draft names a customer who exists", id));
    for (var one : made) {
      if (one.firstName().filter(name -> name.startsWith(DraftBodies.WITH_DRAFT)).isEmpty()) {
        continue;
      }
      unless(
          named.contains(one.id()), "a customer who comes with a draft is made with it", one.id());
      unless(
          walkIns.add(one.firstName().orElse("")),
          "a customer who comes with a draft is made once",
          one.firstName());
    }
  }
}
