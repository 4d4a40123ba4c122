package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.mail.Mail;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import java.util.List;
import java.util.Optional;

/// What became of each mail.
///
/// | pk                | sk | what                                        | written                         |
/// | ----------------- | -- | ------------------------------------------- | ------------------------------- |
/// | kind#subject#step | -  | about to be sent; sent, refused, not needed | over the version that was read  |
///
/// The intent comes before the call to the mail service, which has no key of ours to tell a
/// repeated mail by: an intent without its end is a mail that may have gone out, counted as
/// ambiguous and sent again. Asked for: mails by their keys.
public final class MailTable {
  private static final RecordCodec<Mail> CODEC = RecordCodec.of(Mail.class);

  private final Reads reads;

  public MailTable(Reads reads) {
    this.reads = reads;
  }

  /// Which mail: each goes out once.
  public record Name(MailKind kind, long subjectId, int step) {

    public static Name of(Message.SendMail mail) {
      return new Name(mail.kind(), mail.subjectId(), mail.step());
    }
  }

  public Optional<Mail> find(Message.SendMail mail) {
    return reads.get(key(Name.of(mail))).map(MailTable::read);
  }

  /// @return those that are known, in the order of the names
  public List<Mail> findAll(List<Name> names) {
    var keys = names.stream().map(MailTable::key).toList();
    var found = reads.getAll(keys);
    return keys.stream()
        .flatMap(key -> Optional.ofNullable(found.get(key)).stream())
        .map(MailTable::read)
        .toList();
  }

  public Write put(Mail mail) {
    var key = key(new Name(mail.kind(), mail.subjectId(), mail.step()));
    return Writes.next(Item.of(key, mail.version(), CODEC.write(mail)));
  }

  public static Mail read(Item item) {
    return CODEC.read(item.doc());
  }

  private static Key key(Name name) {
    return Key.alone(TableName.MAIL, name.kind() + "#" + name.subjectId() + "#" + name.step());
  }
}
