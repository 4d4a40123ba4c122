package dev.utkast.functions.sendmail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.links.CustomerLinks;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.mail.MailNotTakenException;
import dev.utkast.aws.mail.MailRefusedException;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.sales.Sellers;
import dev.utkast.aws.storage.BatchedReads;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.InvoiceDocument;
import dev.utkast.documents.Invoices;
import dev.utkast.documents.MimeMessages;
import dev.utkast.model.mail.Mail;
import dev.utkast.model.mail.MailDecider;
import dev.utkast.model.mail.NotSent;
import dev.utkast.model.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Queue `send-mail` → one mail for each kind, subject and step, and a note of what became of it.
///
/// Intent, call, done: the intent is stored first, so that a mail is never sent twice unless a
/// function died between the call and the note of it, or the answer was lost; that it may have been
/// is counted in the mail's attempts. What the mail service certainly did not take is no attempt.
public final class SendMail implements RequestStreamHandler {
  private final Wiring wiring;
  private final MailTable mails;
  private final Sellers sellers;
  private final CustomerLinks links;
  private final Function<InvoiceDocument, byte[]> renderer;

  public SendMail() {
    this(Wiring.fromEnvironment());
  }

  public SendMail(Wiring wiring) {
    this(wiring, Invoices::render);
  }

  /// @param renderer from a page to the PDF that is attached
  public SendMail(Wiring wiring, Function<InvoiceDocument, byte[]> renderer) {
    this.wiring = wiring;
    this.mails = new MailTable(wiring.database());
    this.sellers = new Sellers(wiring.database(), wiring.shop());
    this.links = new CustomerLinks(wiring::linkKeys);
    this.renderer = renderer;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(in, out, context, wiring.pauses(), Message.ToSendMail.class, this::consume);
  }

  private void consume(Message.ToSendMail message) {
    switch (message) {
      case Message.SendMail wanted -> consume(wanted);
    }
  }

  private void consume(Message.SendMail wanted) {
    var reads = new BatchedReads(wiring.database(), Letters.keys(wanted));
    var earlier = new MailTable(reads).find(wanted);
    if (earlier.filter(Mail::settled).isPresent()) {
      return;
    }
    // Written first: a letter that cannot be written is no attempt to send one.
    var letters = new Letters(reads, sellers.today(reads), sellers::picture, links, renderer);
    switch (letters.write(wanted)) {
      case Letters.Written.Ready letter -> send(wanted, letter, intent(wanted, earlier));
      case Letters.Written.Impossible(var why) ->
          refused(earlier.orElseGet(() -> Mail.untried(wanted, now())), why);
      case Letters.Written.Pointless(var why) -> pointless(wanted, earlier, why);
    }
  }

  private void pointless(Message.SendMail wanted, Optional<Mail> earlier, NotSent why) {
    Log.event("mail.not-needed", "kind", wanted.kind(), "subject", wanted.subjectId(), "why", why);
    var before = earlier.orElseGet(() -> Mail.untried(wanted, now()));
    MailDecider.notNeeded(before, why, now()).ifChanged(this::commit);
  }

  private Mail intent(Message.SendMail wanted, Optional<Mail> earlier) {
    var before = earlier.orElseGet(() -> Mail.untried(wanted, now()));
    var intent = commit(MailDecider.sending(before, now()));
    if (before.isAmbiguous()) {
      Log.alarm("mail.ambiguous", "kind", wanted.kind(), "subject", wanted.subjectId());
    }
    return intent;
  }

  private void send(Message.SendMail wanted, Letters.Written.Ready letter, Mail intent) {
    try {
      var raw = MimeMessages.compose(letter.mail());
      var id = wiring.mailer().send(wiring.shop().email(), letter.envelope(), raw);
      commit(MailDecider.sent(intent, id, now()));
    } catch (MailNotTakenException e) {
      Log.event("mail.not-taken", "kind", wanted.kind(), "subject", wanted.subjectId());
      commit(MailDecider.notTaken(intent, now()));
      throw e;
    } catch (MailRefusedException _) {
      refused(intent, NotSent.NOT_ACCEPTED);
    } catch (IllegalArgumentException _) {
      refused(intent, NotSent.NOT_WRITABLE);
    }
  }

  /// Sending it again cannot help: somebody is told, and it is kept as refused. It is told first,
  /// since nobody looks at a mail again that is kept as refused.
  private void refused(Mail mail, NotSent why) {
    Log.alarm("mail.refused", "kind", mail.kind(), "subject", mail.subjectId(), "why", why);
    commit(MailDecider.refused(mail, why, now()));
  }

  private Mail commit(Mail mail) {
    wiring.database().commit(mails.put(mail));
    return mail;
  }

  private Instant now() {
    return wiring.clock().instant();
  }
}
