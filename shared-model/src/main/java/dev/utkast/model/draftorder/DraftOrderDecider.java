package dev.utkast.model.draftorder;

import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.sale.SaleContent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// What may be done with a draft, and what comes of it.
///
/// A draft is editable until it is completed; then only its tags change. Once something was paid on
/// it, its currency stays and its total stays above what was paid: a sale that is covered has its
/// order, and that is made by a payment or by staff who complete it, never by an edit. Each edit
/// that the customer could see raises the revision, so that a payment link of an older one can say
/// so.
public final class DraftOrderDecider {
  private DraftOrderDecider() {}

  /// What was decided.
  public sealed interface Outcome {
    record Changed(DraftOrder next, List<Message> messages) implements Outcome {}

    record Unchanged(DraftOrder current) implements Outcome {}

    record Rejected(String field, String reason) implements Outcome {}
  }

  public static DraftOrder create(
      long id, long number, SaleContent content, PricedDocument priced, Instant now) {
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
        Optional.empty());
  }

  public static Outcome edit(
      DraftOrder draft, SaleContent content, PricedDocument priced, Instant now) {
    if (content.equals(draft.content()) && priced.equals(draft.priced())) {
      return new Outcome.Unchanged(draft);
    }
    boolean tagsOnly = content.withTags(List.of()).equals(draft.content().withTags(List.of()));
    return switch (draft.status()) {
      case DraftStatus.Completed _ when !tagsOnly ->
          new Outcome.Rejected("base", "a completed draft order can't be changed, except its tags");
      case DraftStatus.Completed _ ->
          changed(draft.edited(content, draft.priced(), draft.revision(), now));
      case DraftStatus.Open _, DraftStatus.InvoiceSent _ when tagsOnly ->
          changed(draft.edited(content, draft.priced(), draft.revision(), now));
      case DraftStatus.Open _, DraftStatus.InvoiceSent _ ->
          againstPaid(draft, priced)
              .orElseGet(() -> changed(draft.edited(content, priced, draft.revision() + 1, now)));
    };
  }

  /// @return why a price can't be that of a draft on which something was paid, if it can't
  private static Optional<Outcome> againstPaid(DraftOrder draft, PricedDocument priced) {
    var paid = draft.paid();
    var total = priced.total().presentment();
    if (paid.isZero()) {
      return Optional.empty();
    } else if (!paid.isSameCurrency(total)) {
      return Optional.of(
          new Outcome.Rejected(
              "presentment_currency", "can't be changed after a payment was received"));
    }
    return total.isGreaterThan(paid)
        ? Optional.empty()
        : Optional.of(
            new Outcome.Rejected(
                "total_price",
                "must stay above the " + paid + " that was paid; it would be " + total));
  }

  /// Asks the customer to pay. Asking again, or at another rate, is a new revision; the earlier
  /// link dies.
  ///
  /// @param priced at the rate of the day
  /// @param recipient who the mail goes to, if anybody is known
  /// @param link secret of the new payment link
  public static Outcome sendInvoice(
      DraftOrder draft,
      PricedDocument priced,
      Optional<String> recipient,
      PaymentLink link,
      Message.Wishes wishes,
      Instant now) {
    if (recipient.isEmpty()) {
      return new Outcome.Rejected(
          "email", "can't be blank: there is nobody to send the invoice to");
    }
    if (draft.status() instanceof DraftStatus.Completed) {
      return new Outcome.Rejected("base", "a completed draft order can't be invoiced again");
    }
    return againstPaid(draft, priced)
        .orElseGet(() -> sent(draft, priced, recipient.get(), link, wishes, now));
  }

  private static Outcome sent(
      DraftOrder draft,
      PricedDocument priced,
      String recipient,
      PaymentLink link,
      Message.Wishes wishes,
      Instant now) {
    boolean again = draft.status() instanceof DraftStatus.InvoiceSent;
    int revision = draft.revision() + (again || !priced.equals(draft.priced()) ? 1 : 0);
    var next = draft.invoiced(priced, revision, link.sha256(), recipient, now);
    var mail =
        new Message.SendMail(
            MailKind.PAYMENT_REQUEST,
            draft.id(),
            revision,
            now,
            Optional.of(link.secret()),
            Optional.of(wishes),
            Optional.of(next.outstanding()));
    return new Outcome.Changed(next, List.of(mail));
  }

  /// The secret of a payment link, and what is stored of it.
  public record PaymentLink(String secret, String sha256) {}

  /// What costs nothing is agreed without a payment: by staff, who complete it, or by the customer,
  /// who says yes behind the link of the revision that was sent.
  ///
  /// @param link SHA-256 of the secret that was shown
  /// @return whether the customer may agree to it so
  public static boolean mayBeConfirmed(DraftOrder draft, String link) {
    return draft.status() instanceof DraftStatus.InvoiceSent
        && draft.total().isZero()
        && draft.linkHash().equals(Optional.of(link));
  }

  /// Money came in that does not cover the total yet.
  public static DraftOrder partlyPaid(DraftOrder draft, Money paid, Instant now) {
    return draft.changed(draft.status(), paid, draft.linkHash(), now);
  }

  /// Something was written into its ledger that counts for nothing: money that is held, or word of
  /// a payment that failed. The draft is written too, so that it can't be deleted at that moment.
  public static DraftOrder recorded(DraftOrder draft, Instant now) {
    return draft.recorded(now);
  }

  /// It became an order. Its payment link dies: there is nothing left to pay on a draft.
  public static DraftOrder completed(DraftOrder draft, Money paid, long orderId, Instant now) {
    return draft.changed(new DraftStatus.Completed(now, orderId), paid, Optional.empty(), now);
  }

  /// @return why a draft must stay, if it must
  public static Optional<String> reasonToKeep(DraftOrder draft) {
    if (draft.status() instanceof DraftStatus.Completed) {
      return Optional.of("a completed draft order can't be deleted");
    }
    return draft.paid().isZero() && !draft.inLedger()
        ? Optional.empty()
        : Optional.of("a draft order with payments, counted or held, can't be deleted");
  }

  private static Outcome changed(DraftOrder next) {
    return new Outcome.Changed(next, List.of());
  }
}
