package dev.utkast.model.mail;

import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Where a mail stands. It is not known to its service by any key of ours, so the intent to send it
/// is written first.
///
/// @param attempts how often the mail service may have taken it; more than one means that it may
///   have arrived twice
/// @param reason why it was not sent, in the words of older versions
/// @param why it was not sent
public record Mail(
    MailKind kind,
    long subjectId,
    int step,
    long version,
    int attempts,
    State state,
    Optional<String> serviceId,
    Instant at,
    Optional<String> reason,
    Optional<NotSent> why) {

  /// What is known of a mail.
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

  /// A mail that was never tried; version 0, for it is not stored.
  public static Mail untried(Message.SendMail wanted, Instant now) {
    return new Mail(
        wanted.kind(),
        wanted.subjectId(),
        wanted.step(),
        0,
        0,
        State.NOT_TAKEN,
        Optional.empty(),
        now,
        Optional.empty(),
        Optional.empty());
  }

  /// The same for every sending of the same mail, so that a mailbox can tell that two are one; to
  /// be followed by a domain.
  public String messageId() {
    return messageId(kind, subjectId, step);
  }

  /// As [#messageId()], of a mail that is not sent yet.
  public static String messageId(Message.SendMail mail) {
    return messageId(mail.kind(), mail.subjectId(), mail.step());
  }

  private static String messageId(MailKind kind, long subjectId, int step) {
    var name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return name + "." + subjectId + "." + step;
  }

  /// @return whether nothing more is done about it
  public boolean settled() {
    return switch (state) {
      case SENDING, NOT_TAKEN -> false;
      case SENT, REFUSED, NOT_NEEDED -> true;
    };
  }

  /// @return whether nobody knows if it went out: it was being sent, and its end was not noted
  public boolean isAmbiguous() {
    return state == State.SENDING;
  }

  Mail to(
      State next, int attemptsSoFar, Optional<String> service, Optional<NotSent> not, Instant now) {
    return new Mail(
        kind,
        subjectId,
        step,
        version + 1,
        attemptsSoFar,
        next,
        service,
        now,
        Optional.empty(),
        not);
  }
}
