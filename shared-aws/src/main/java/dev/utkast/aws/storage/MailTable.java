package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

  /// Where a mail stands.
  ///
  /// @param attempts how often the mail service may have taken it; more than one means that it may
  ///   have arrived twice
  /// @param reason why it was not sent
  public record Mail(
      MailKind kind,
      long subjectId,
      int step,
      long version,
      int attempts,
      State state,
      Optional<String> serviceId,
      Instant at,
      Optional<String> reason) {

    /// The same for every sending of the same mail, so that a mailbox can tell that two are one; to
    /// be followed by a domain.
    public String messageId() {
      return MailTable.messageId(kind, subjectId, step);
    }

    /// What is known of it.
    public enum State {
      /// Handed to the mail service, which has not answered.
      SENDING,
      /// Not taken by the mail service for now; it is tried again.
      NOT_TAKEN,
      SENT,
      REFUSED,
      /// What it would have told was no longer so, or there was nobody to tell.
      NOT_NEEDED
    }

    /// @return whether nothing more is done about it
    public boolean settled() {
      return switch (state) {
        case SENDING, NOT_TAKEN -> false;
        case SENT, REFUSED, NOT_NEEDED -> true;
      };
    }

    /// @return the next version of it
    public Mail to(State next, int attemptsSoFar, Instant now) {
      return new Mail(
          kind,
          subjectId,
          step,
          version + 1,
          attemptsSoFar,
          next,
          Optional.empty(),
          now,
          Optional.empty());
    }

    public Mail because(String why) {
      return new Mail(
          kind, subjectId, step, version, attempts, state, serviceId, at, Optional.of(why));
    }

    public Mail under(String id) {
      return new Mail(kind, subjectId, step, version, attempts, state, Optional.of(id), at, reason);
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

  private static Key key(Name name) {
    return Key.alone(TableName.MAIL, name.kind() + "#" + name.subjectId() + "#" + name.step());
  }
}
