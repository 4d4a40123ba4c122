package dev.utkast.model.mail;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Effect;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.text.MailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What becomes of a mail: whether it is still worth writing, who it goes to, and how it stands
/// after each step of sending it.
///
/// Intent, call, done: an attempt counts from its intent on, and no more once the mail service has
/// certainly not taken it.
public final class MailDecider {
  private MailDecider() {}

  /// A request for a revision that was replaced, or of a sale that is agreed, asks for nothing.
  ///
  /// @param draft as it stands now, if it is there
  /// @return why the request is pointless, if it is
  public static Optional<NotSent> pointless(Message.SendMail request, Optional<DraftOrder> draft) {
    if (draft.isEmpty()) {
      return Optional.of(NotSent.DRAFT_DELETED);
    } else if (draft.get().status() instanceof DraftStatus.Completed) {
      return Optional.of(NotSent.SALE_AGREED);
    }
    return draft.get().revision() != request.step()
        ? Optional.of(NotSent.DRAFT_CHANGED)
        : Optional.empty();
  }

  /// @return why a reminder of an order is pointless, if it is: nothing is open
  public static Optional<NotSent> pointless(Order order) {
    return order.outstanding().isZero() || order.dueOn().isEmpty()
        ? Optional.of(NotSent.NOTHING_OPEN)
        : Optional.empty();
  }

  /// @return why a mail about a parcel is pointless, if it is
  public static Optional<NotSent> pointless(Optional<Fulfillment> parcel) {
    return parcel.isEmpty() ? Optional.of(NotSent.PARCEL_UNKNOWN) : Optional.empty();
  }

  /// Who a mail goes to.
  public sealed interface Recipients {
    /// @param to as the mail names them
    /// @param envelope everybody whom it is delivered to, blind copies too
    record Reachable(String to, List<MailAddress> envelope) implements Recipients {}

    /// There is nobody to send it to, which is nobody's mistake.
    record Nobody(NotSent why) implements Recipients {}

    /// No mail can be sent to one of them.
    record Unreachable(NotSent why) implements Recipients {}
  }

  /// Whom staff named, else the customer, and whoever is to have a copy.
  ///
  /// @param email of the customer, as the sale has it
  public static Recipients recipients(Message.SendMail wanted, Optional<String> email) {
    var to = wanted.wishes().flatMap(Message.MailOverrides::to).or(() -> email);
    if (to.isEmpty()) {
      return new Recipients.Nobody(NotSent.NO_ADDRESS);
    }
    var all = new ArrayList<>(List.of(to.get()));
    wanted.wishes().ifPresent(wishes -> all.addAll(wishes.bcc()));
    var envelope = all.stream().map(MailAddress::parse).flatMap(Optional::stream).toList();
    return envelope.size() < all.size()
        ? new Recipients.Unreachable(NotSent.WRONG_ADDRESS)
        : new Recipients.Reachable(to.get(), envelope);
  }

  /// It is about to be handed to the mail service.
  public static Mail sending(Mail mail, Instant now) {
    return mail.to(
        Mail.State.SENDING, mail.attempts() + 1, Optional.empty(), Optional.empty(), now);
  }

  /// @param serviceId what the mail service calls it
  public static Mail sent(Mail mail, String serviceId, Instant now) {
    return mail.to(Mail.State.SENT, mail.attempts(), Optional.of(serviceId), Optional.empty(), now);
  }

  /// The mail service has certainly not taken it: that was no attempt.
  public static Mail notTaken(Mail mail, Instant now) {
    return mail.to(
        Mail.State.NOT_TAKEN, mail.attempts() - 1, Optional.empty(), Optional.empty(), now);
  }

  /// Sending it again cannot help.
  public static Mail refused(Mail mail, NotSent why, Instant now) {
    return mail.to(Mail.State.REFUSED, mail.attempts(), Optional.empty(), Optional.of(why), now);
  }

  /// Of one that was being sent nobody knows whether it went out: it stays as it is.
  public static Effect<Mail> notNeeded(Mail mail, NotSent why, Instant now) {
    return mail.attempts() > 0
        ? Decision.alreadyDone()
        : Decision.changed(
            mail.to(Mail.State.NOT_NEEDED, 0, Optional.empty(), Optional.of(why), now));
  }
}
