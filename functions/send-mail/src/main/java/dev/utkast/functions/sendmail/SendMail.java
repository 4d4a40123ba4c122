package dev.utkast.functions.sendmail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.mail.MailRefusedException;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.storage.MailTable.Mail;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.InvoicePage;
import dev.utkast.documents.Invoices;
import dev.utkast.documents.MimeMessages;
import dev.utkast.model.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;

/// Queue `send-mail` → one mail for each kind, subject and step.
///
/// Intent, call, done: the intent is stored first, so that a mail is never sent twice unless a
/// function died between the call and the note of it; that it may have been is counted in the
/// mail's attempts.
public final class SendMail implements RequestStreamHandler {
  private final Wiring wiring;
  private final MailTable mails;
  private final Letters letters;

  public SendMail() {
    this(Wiring.fromEnvironment());
  }

  public SendMail(Wiring wiring) {
    this(wiring, Invoices::render);
  }

  /// @param renderer from a page to the PDF that is attached
  public SendMail(Wiring wiring, Function<InvoicePage, byte[]> renderer) {
    this.wiring = wiring;
    this.mails = new MailTable(wiring.database());
    this.letters = new Letters(wiring, renderer);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(in, out, context, wiring.pauses(), this::consume);
  }

  private void consume(Message message) {
    if (!(message instanceof Message.SendMail wanted)) {
      throw new IllegalArgumentException("not for this queue: " + message);
    }
    var earlier = mails.find(wanted);
    if (earlier.filter(mail -> mail.state() != Mail.State.SENDING).isPresent()) {
      return;
    }
    // Written first: a letter that cannot be written is no attempt to send one.
    var letter = letters.write(wanted);
    if (letter.isEmpty()) {
      Log.event("mail.not-needed", "kind", wanted.kind(), "subject", wanted.subjectId());
      return;
    }
    send(wanted, letter.get(), intent(wanted, earlier));
  }

  private Mail intent(Message.SendMail wanted, Optional<Mail> earlier) {
    if (earlier.isPresent()) {
      Log.alarm("mail.ambiguous", "kind", wanted.kind(), "subject", wanted.subjectId());
    }
    var intent =
        new Mail(
            wanted.kind(),
            wanted.subjectId(),
            wanted.step(),
            earlier.map(Mail::version).orElse(0L) + 1,
            earlier.map(Mail::attempts).orElse(0) + 1,
            Mail.State.SENDING,
            Optional.empty(),
            wiring.clock().instant());
    wiring.database().commit(mails.put(intent));
    return intent;
  }

  private void send(Message.SendMail wanted, Letters.Letter letter, Mail intent) {
    try {
      var id =
          wiring
              .mailer()
              .send(wiring.shop().email(), letter.envelope(), MimeMessages.compose(letter.mail()));
      settle(intent, Mail.State.SENT, Optional.of(id));
    } catch (MailRefusedException | IllegalArgumentException e) {
      // Sending it again cannot help: kept as refused, and somebody is told.
      Log.alarm("mail.refused", "kind", wanted.kind(), "subject", wanted.subjectId());
      settle(intent, Mail.State.REFUSED, Optional.empty());
    }
  }

  private void settle(Mail intent, Mail.State state, Optional<String> serviceId) {
    var settled =
        new Mail(
            intent.kind(),
            intent.subjectId(),
            intent.step(),
            intent.version() + 1,
            intent.attempts(),
            state,
            serviceId,
            wiring.clock().instant());
    wiring.database().commit(mails.put(settled));
  }
}
