package dev.utkast.model.draftorder;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Effect;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.DraftRefusal;
import dev.utkast.model.decision.DraftRefusal.Action;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.link.Link;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.text.MailAddress;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/// What may be done with a draft, and what comes of it.
///
/// A draft is editable until it is completed; then only its tags change. Once something was paid on
/// it, its currency stays and its total stays above what was paid: a sale that is covered has its
/// order, and that is made by a payment or by staff who complete it, never by an edit. Each edit
/// that the customer could see raises the revision, so that a payment link of an older one can say
/// so. It is completed once, and takes no payment after that.
public final class DraftOrderDecider {
  private DraftOrderDecider() {}

  public static DraftOrder create(
      DraftId id, long number, SaleContent content, PricedDocument priced, Instant now) {
    var nothing = Money.zero(priced.total().presentment().getCurrencyUnit());
    return new DraftOrder(
        id,
        1,
        1,
        number,
        new DraftStatus.Open(),
        content,
        priced,
        nothing,
        Optional.empty(),
        now,
        now,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static Decision<DraftOrder> edit(
      DraftOrder draft, SaleContent content, PricedDocument priced, Instant now) {
    if (content.equals(draft.content()) && priced.equals(draft.priced())) {
      return Decision.alreadyDone();
    }
    boolean tagsOnly = content.differsInTagsOnly(draft.content());
    return switch (draft.status()) {
      case DraftStatus.Completed _ when !tagsOnly -> refusedAsCompleted(Action.EDIT);
      case DraftStatus.Completed _ ->
          Decision.changed(draft.edited(content, draft.priced(), draft.revision(), now));
      case DraftStatus.Open _, DraftStatus.InvoiceSent _ when tagsOnly ->
          Decision.changed(draft.edited(content, draft.priced(), draft.revision(), now));
      case DraftStatus.Open _, DraftStatus.InvoiceSent _ ->
          againstPaid(draft, priced)
              .orElseGet(
                  () -> Decision.changed(draft.edited(content, priced, draft.revision() + 1, now)));
    };
  }

  /// @return why a price can't be that of a draft on which something was paid, if it can't
  private static Optional<Verdict<DraftOrder>> againstPaid(
      DraftOrder draft, PricedDocument priced) {
    var paid = draft.paid();
    var total = priced.total().presentment();
    if (paid.isZero()) {
      return Optional.empty();
    } else if (!paid.isSameCurrency(total)) {
      return Optional.of(Decision.refused(new DraftRefusal.CurrencyFixed()));
    }
    return total.isGreaterThan(paid)
        ? Optional.empty()
        : Optional.of(Decision.refused(new DraftRefusal.CoveredByEdit(paid, total)));
  }

  /// Asks the customer to pay. Asking again, or at another rate, is a new revision, which earlier
  /// links lead to; unless it goes to somebody else, who was not meant by them.
  ///
  /// @param priced at the rate of the day
  /// @param recipient who the mail goes to, if anybody is known
  /// @param copied whether others are sent a copy
  /// @param request a number of its own for whoever asks
  public static Verdict<DraftOrder> sendInvoice(
      DraftOrder draft,
      PricedDocument priced,
      Optional<String> recipient,
      boolean copied,
      long request,
      Instant now) {
    if (recipient.isEmpty()) {
      return Decision.refused(new DraftRefusal.NobodyToAsk());
    }
    return switch (draft.status()) {
      case DraftStatus.Completed _ -> refusedAsCompleted(Action.SEND_INVOICE);
      case DraftStatus.Open _ ->
          sent(
              draft,
              priced,
              asked(draft, !priced.equals(draft.priced()), recipient.get(), copied, request),
              recipient.get(),
              now);
      case DraftStatus.InvoiceSent _ ->
          sent(
              draft,
              priced,
              asked(draft, true, recipient.get(), copied, request),
              recipient.get(),
              now);
    };
  }

  private static Verdict<DraftOrder> sent(
      DraftOrder draft, PricedDocument priced, Asked asked, String recipient, Instant now) {
    return againstPaid(draft, priced)
        .orElseGet(() -> Decision.changed(draft.invoiced(priced, asked, recipient, now)));
  }

  private static Asked asked(
      DraftOrder draft, boolean anew, String recipient, boolean copied, long request) {
    int revision = draft.revision() + (anew ? 1 : 0);
    int serial = draft.linkSerial() + (wasSentToOthers(draft, recipient) ? 1 : 0);
    return new Asked(revision, serial, request, copied);
  }

  /// @return whether the links that are out went to another address, or to another one as well
  private static boolean wasSentToOthers(DraftOrder draft, String recipient) {
    return draft.status() instanceof DraftStatus.InvoiceSent
        && (draft.asked().filter(Asked::copied).isPresent()
            || !draft
                .askedOf()
                .map(MailAddress::key)
                .equals(Optional.of(MailAddress.key(recipient))));
  }

  /// Links that are out, or were copied, lead nowhere from now on; new ones of the same revision
  /// do. Those of a draft that became an order show nothing of it any more.
  public static Effect<DraftOrder> revokeLinks(DraftOrder draft, Instant now) {
    return switch (draft.status()) {
      case DraftStatus.Open _, DraftStatus.Completed _ -> Decision.alreadyDone();
      case DraftStatus.InvoiceSent _ ->
          draft
              .asked()
              .or(() -> draft.askedRevision().map(sent -> new Asked(sent, 0, 0, false)))
              .map(asked -> Decision.<DraftOrder>changed(draft.relinked(asked.revoked(), now)))
              .map(changed -> (Effect<DraftOrder>) changed)
              .orElseGet(Decision::alreadyDone);
    };
  }

  /// What costs nothing is agreed without a payment: by staff, who complete it, or by the customer,
  /// who says yes behind the link of the revision that was sent.
  ///
  /// @param link that was followed
  /// @return whether the customer may agree to it so
  public static boolean mayBeConfirmed(DraftOrder draft, Link.OfDraft link) {
    return draft.status() instanceof DraftStatus.InvoiceSent
        && draft.total().isZero()
        && draft.isLive(link);
  }

  /// Money came in that does not cover the total yet.
  ///
  /// @param paid all of it
  public static Verdict<DraftOrder> partlyPaid(DraftOrder draft, Money paid, Instant now) {
    return switch (draft.status()) {
      case DraftStatus.Completed _ -> refusedAsCompleted(Action.RECEIVE_PAYMENT);
      case DraftStatus.Open _, DraftStatus.InvoiceSent _ ->
          draft.isCoveredBy(paid)
              ? Decision.refused(new DraftRefusal.Covered(paid, draft.total()))
              : Decision.changed(draft.changed(draft.status(), paid, draft.linkHash(), now));
    };
  }

  /// Something was written into its ledger that counts for nothing: money that is held, or word of
  /// a payment that failed. The draft is written too, so that it can't be deleted at that moment.
  public static Verdict<DraftOrder> recorded(DraftOrder draft, Instant now) {
    return switch (draft.status()) {
      case DraftStatus.Completed _ -> refusedAsCompleted(Action.RECEIVE_PAYMENT);
      case DraftStatus.Open _, DraftStatus.InvoiceSent _ -> Decision.changed(draft.recorded(now));
    };
  }

  /// It became an order. Its payment link dies: there is nothing left to pay on a draft.
  ///
  /// @param paid all that was paid on it
  public static Verdict<DraftOrder> completed(
      DraftOrder draft, Money paid, OrderId orderId, Actor by, Instant now) {
    return switch (draft.status()) {
      case DraftStatus.Completed _ -> refusedAsCompleted(Action.COMPLETE);
      case DraftStatus.Open _, DraftStatus.InvoiceSent _ -> {
        var status = new DraftStatus.Completed(now, orderId, Optional.of(by));
        yield Decision.changed(draft.changed(status, paid, Optional.empty(), now));
      }
    };
  }

  /// @return the draft that goes, if it may
  public static Verdict<DraftOrder> delete(DraftOrder draft) {
    return switch (draft.status()) {
      case DraftStatus.Completed _ -> refusedAsCompleted(Action.DELETE);
      case DraftStatus.Open _, DraftStatus.InvoiceSent _ ->
          draft.paid().isZero() && !draft.inLedger()
              ? Decision.changed(draft)
              : Decision.refused(new DraftRefusal.InLedger());
    };
  }

  private static Verdict<DraftOrder> refusedAsCompleted(Action action) {
    return Decision.refused(new DraftRefusal.Completed(action));
  }
}
