package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Which mails went out.
///
/// | pk                | sk | what                                             | written                          |
/// | ----------------- | -- | ------------------------------------------------ | -------------------------------- |
/// | kind#subject#step | -  | version 1: about to be sent; 2: sent, or refused | 1: where none is; then over it   |
///
/// The intent comes before the call to the mail service, which has no key of ours to tell a
/// repeated mail by: an intent without its end is a mail that may have gone out, counted as
/// ambiguous and sent again. Asked for: one mail by its key.
public final class MailTable {
  private static final RecordCodec<Mail> CODEC = RecordCodec.of(Mail.class);

  private final Database database;

  public MailTable(Database database) {
    this.database = database;
  }

  /// Where a mail stands.
  ///
  /// @param attempts how often it was handed to the mail service; more than one means it may have
  ///   arrived twice
  public record Mail(
      MailKind kind,
      long subjectId,
      int step,
      long version,
      int attempts,
      State state,
      Optional<String> serviceId,
      Instant at) {

    /// The same for every sending of the same mail, so that a mailbox can tell that two are one; to
    /// be followed by a domain.
    public String messageId() {
      return MailTable.messageId(kind, subjectId, step);
    }

    /// What is known of it.
    public enum State {
      SENDING,
      SENT,
      REFUSED
    }
  }

  public Optional<Mail> find(Message.SendMail mail) {
    return database.get(key(mail.kind(), mail.subjectId(), mail.step())).map(MailTable::read);
  }

  public Write put(Mail mail) {
    return Writes.next(
        Item.of(
            key(mail.kind(), mail.subjectId(), mail.step()), mail.version(), CODEC.write(mail)));
  }

  /// As [Mail#messageId()], of a mail that is not sent yet.
  public static String messageId(Message.SendMail mail) {
    return messageId(mail.kind(), mail.subjectId(), mail.step());
  }

  private static String messageId(MailKind kind, long subjectId, int step) {
    var name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return name + "." + subjectId + "." + step;
  }

  public static Mail read(Item item) {
    return CODEC.read(item.doc());
  }

  private static Key key(MailKind kind, long subjectId, int step) {
    return Key.alone(TableName.MAIL, kind + "#" + subjectId + "#" + step);
  }
}
