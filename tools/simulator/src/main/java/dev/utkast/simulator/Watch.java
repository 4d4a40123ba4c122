package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.OutboxTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.documents.InvoicePage;
import dev.utkast.laws.Law;
import dev.utkast.laws.Transition;
import dev.utkast.laws.TransitionLaw;
import dev.utkast.laws.items.Commits;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
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
final class Watch {
  private final Chaos chaos;
  private final Trace trace;
  private final Known known;
  private final Set<String> walkIns = new HashSet<>();
  private final Map<String, Message.SendMail> requests = new HashMap<>();
  private Predicate<String> wasSent = _ -> true;

  Watch(Chaos chaos, Trace trace, Known known) {
    this.chaos = chaos;
    this.trace = trace;
    this.known = known;
  }

  /// @param sent whether a message was ever handed to a queue, by its deduplication id
  void sendingIsKnownBy(Predicate<String> sent) {
    wasSent = sent;
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
      effect |= key.table() != TableName.IDEMPOTENCY && !isOfBooks(key);
      switch (write) {
        case Write.PutNew(var item) -> mix(item);
        case Write.Replace(var item, _) -> mix(item);
        case Write.Overwrite(var item) -> mix(item);
        case Write.Remove _, Write.Forget _ -> {
          if (before.containsKey(key)) {
            trace.mix(key.pk());
          }
        }
      }
    }
    var change = new Commits(known.readings()).change(writes, before, known.shop());
    TransitionLaw.all(change).forEach(InvariantBroken::unlessHolds);
    Law.always(change.after()).forEach(InvariantBroken::unlessHolds);
    comeTogether(change);
    known.committed(writes, change);
    for (var write : writes) {
      if (write.key().table() == TableName.OUTBOX) {
        if (write instanceof Write.PutNew(var row) && !OutboxTable.isSetAside(row)) {
          asked(row);
        } else if (write instanceof Write.Remove || write instanceof Write.Forget) {
          Optional.ofNullable(before.get(write.key())).ifPresent(this::sentBeforeForgotten);
        }
      }
    }
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

  private void mix(Item item) {
    var key = item.key();
    trace.mix(key.pk());
    trace.mix(key.sk());
    trace.mix(item.version());
    trace.mix(item.doc());
  }

  private void asked(Item row) {
    for (var message : Outbox.read(row).row().messages()) {
      if (message instanceof Message.FulfilOrder(_, var shortages)) {
        shortages.forEach(
            lack -> unless(lack.available() < lack.wanted(), "what is short is too little", lack));
      }
      if (message instanceof Message.SendMail mail) {
        var name = mail.kind() + " " + mail.subjectId() + " " + mail.step();
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
          page.issued().equals(asked.at().atZone(known.shop().shop().timeZone()).toLocalDate()),
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

  private void comeTogether(Transition change) {
    var named = new HashSet<Long>();
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
