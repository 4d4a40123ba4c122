package dev.utkast.aws.sales;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.lifecycle.OrderEvent;
import dev.utkast.model.mail.Mail;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.shop.SellerDuties;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// One thing that happened to a sale.
///
/// @param by who did it, where that is known
public record TimelineEntry(Instant at, Optional<Actor> by, What what) {

  /// The kinds of things that happen, with what there is to say of each.
  public sealed interface What {}

  public record DraftCreated(String draftName) implements What {}

  public record DraftCompleted() implements What {}

  public record OrderPlaced(String draftName) implements What {}

  /// Word of a payment.
  ///
  /// @param kind whether it counts
  public record Payment(PaymentEntry.Kind kind, Money amount, String provider) implements What {}

  /// Staff gave something back.
  ///
  /// @param units of lines
  /// @param credited what the price became less by
  public record Refunded(int units, Money credited, Optional<String> note) implements What {}

  public record FulfillmentOrderCreated(FulfillmentOrderId id) implements What {}

  public record ParcelShipped(Optional<String> tracking, Optional<String> message)
      implements What {}

  /// @param toReturn what was paid on it until then, if anything was
  public record OrderCancelled(
      Cancellation.Reason reason, boolean withoutRestock, Optional<Money> toReturn)
      implements What {}

  public record OrderChanged(OrderEvent.What what) implements What {}

  /// A document was issued and lacks what the law asks for, or an account to pay it to.
  public record DocumentIncomplete(
      String number, List<SellerDuties.Duty> missing, Optional<CurrencyUnit> withoutAccount)
      implements What {
    public DocumentIncomplete {
      missing = List.copyOf(missing);
    }
  }

  /// What became of a mail.
  public record MailSettled(Mail mail) implements What {}

  /// A sentence that an older version wrote.
  public record Written(String sentence) implements What {}
}
