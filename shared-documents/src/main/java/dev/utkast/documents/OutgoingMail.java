package dev.utkast.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A mail ready to be put into an envelope: everything the raw message says.
///
/// Blind copies are not here on purpose: they belong to the envelope (the `Destination` of the
/// sending call) and never into the message.
///
/// @param from who sends it
/// @param replyTo where answers go, if not to the sender
/// @param messageId unique, without angle brackets (`request-D12-2@shop.example`); the same mail
///   sent again keeps it
/// @param date the moment of writing, given and never read from a clock
public record OutgoingMail(
    Mailbox from,
    Optional<Mailbox> replyTo,
    List<Mailbox> to,
    List<Mailbox> cc,
    MailContent content,
    List<Attachment> attachments,
    String messageId,
    Instant date) {

  /// An address and the name shown with it.
  ///
  /// @param name none shows the bare address
  public record Mailbox(Optional<String> name, String address) {

    public static Mailbox of(String name, String address) {
      return new Mailbox(Optional.of(name), address);
    }

    public static Mailbox of(String address) {
      return new Mailbox(Optional.empty(), address);
    }
  }

  public OutgoingMail {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    attachments = List.copyOf(attachments);
    if (to.isEmpty()) {
      throw new IllegalArgumentException("A mail goes to somebody");
    }
  }
}
