package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.model.decision.CatalogRefusal;
import dev.utkast.model.decision.CustomerRefusal;
import dev.utkast.model.decision.DraftRefusal;
import dev.utkast.model.decision.FulfillmentRefusal;
import dev.utkast.model.decision.OrderRefusal;
import dev.utkast.model.decision.PaymentRefusal;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.decision.RefundRefusal;
import dev.utkast.model.decision.Refusal;
import dev.utkast.model.decision.SettingsRefusal;
import dev.utkast.model.decision.StockRefusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// The field and the words of each refusal, as the Admin API answers them. All of them follow from
/// how things are: with other stored state, or at another time, the same request could be done.
public final class Refusals {
  private Refusals() {}

  public static HttpProblem problem(Refusal refusal) {
    return switch (refusal) {
      case DraftRefusal draft -> problem(draft);
      case PaymentRefusal payment -> problem(payment);
      case OrderRefusal order -> problem(order);
      case FulfillmentRefusal fulfillment -> problem(fulfillment);
      case StockRefusal stock -> problem(stock, "available", true);
      case CatalogRefusal catalog -> problem(catalog);
      case CustomerRefusal customer -> problem(customer);
      case RefundRefusal refund -> RefundRefusals.problem(refund);
      case SettingsRefusal settings -> SettingsRefusals.problem(settings);
      case PricingRefusal pricing -> PricingRefusals.problem(pricing);
    };
  }

  private static HttpProblem problem(DraftRefusal refusal) {
    return switch (refusal) {
      case DraftRefusal.Completed(var action) ->
          HttpProblem.invalid("base", "a completed draft order can't be " + done(action));
      case DraftRefusal.CompletedUnpaid _ ->
          HttpProblem.invalid(
              "payment_pending",
              "was true when it was completed: confirm the payment of its order instead");
      case DraftRefusal.CompletedPaid _ ->
          HttpProblem.invalid("payment_pending", "was false when it was completed: it is paid");
      case DraftRefusal.PaymentNotAllowed _ -> HttpProblem.forbidden(Scope.WRITE_PAYMENTS);
      case DraftRefusal.CurrencyFixed _ ->
          HttpProblem.invalid(
              "presentment_currency", "can't be changed after a payment was received");
      case DraftRefusal.CoveredByEdit(var paid, var total) ->
          HttpProblem.invalid(
              "total_price",
              "must stay above the " + paid + " that was paid; it would be " + total);
      case DraftRefusal.Covered(var paid, var total) ->
          HttpProblem.invalid("amount", paid + " covers the " + total + " of the draft order");
      case DraftRefusal.NobodyToAsk _ ->
          HttpProblem.invalid("email", "can't be blank: there is nobody to send the invoice to");
      case DraftRefusal.InLedger _ ->
          HttpProblem.invalid(
              "base", "a draft order with payments, counted or held, can't be deleted");
    };
  }

  private static String done(DraftRefusal.Action action) {
    return switch (action) {
      case EDIT -> "changed, except its tags";
      case SEND_INVOICE -> "invoiced again";
      case DELETE -> "deleted";
      case RECEIVE_PAYMENT -> "paid: its order is";
      case COMPLETE -> "completed again";
    };
  }

  private static HttpProblem problem(PaymentRefusal refusal) {
    return switch (refusal) {
      case PaymentRefusal.ReferenceTaken(var earlier) ->
          HttpProblem.invalid("reference", "was confirmed already, with the amount " + earlier);
      case PaymentRefusal.SumTooLarge _ ->
          HttpProblem.invalid("amount", "is too large together with what was paid before");
      case PaymentRefusal.AmountNotAsked(var open) ->
          HttpProblem.invalid("amount", "is not what there is to pay: " + open);
      case PaymentRefusal.NothingToPay _ -> HttpProblem.invalid("base", "there is nothing to pay");
      case PaymentRefusal.UnderWay _ -> HttpProblem.invalid("base", "a payment is under way");
    };
  }

  private static HttpProblem problem(OrderRefusal refusal) {
    return switch (refusal) {
      case OrderRefusal.Shipped _ ->
          HttpProblem.invalid("base", "an order of which something was shipped can't be cancelled");
      case OrderRefusal.Cancelled _ -> HttpProblem.invalid("base", "the order is cancelled");
      case OrderRefusal.CancelledOtherwise(var options) -> {
        var errors = new LinkedHashMap<String, List<String>>();
        options.stream()
            .sorted()
            .forEach(option ->
                errors.put(
                    option.name().toLowerCase(Locale.ROOT),
                    List.of("was another when the order was cancelled")));
        yield HttpProblem.invalid(errors);
      }
      case OrderRefusal.AddressFixed(var because) ->
          HttpProblem.invalid(
              "shipping_address",
              switch (because) {
                case CANCELLED -> "can't be changed: the order is cancelled";
                case SHIPPED -> "can't be changed: something was shipped to it";
              });
      case OrderRefusal.AddressMissing _ ->
          HttpProblem.invalid("shipping_address", "can't be blank");
      case OrderRefusal.OtherTaxes _ ->
          HttpProblem.invalid(
              "shipping_address",
              "can't be where other taxes are due: the invoice has those of the first one");
      case OrderRefusal.ShippedMoreThanSold(var line, var sold, var shipped) ->
          HttpProblem.invalid(
              "fulfillment_order_line_items",
              "line " + line + " was sold " + sold + " times, not " + shipped);
    };
  }

  private static HttpProblem problem(FulfillmentRefusal refusal) {
    return switch (refusal) {
      case FulfillmentRefusal.Standing(var state) ->
          HttpProblem.invalid(
              "fulfillment_order",
              switch (state) {
                case ON_HOLD -> "is on hold";
                case ON_HOLD_FOR_OTHER_REASONS -> "is on hold already";
                case CLOSED -> "is closed";
                case CANCELLED -> "is cancelled";
              });
      case FulfillmentRefusal.LinesHeldAlone _ ->
          lines("must be all that remains: lines can't be held alone");
      case FulfillmentRefusal.UnknownLine(var id) -> lines("has no line " + id);
      case FulfillmentRefusal.TooFewUnits(var id, var asked) ->
          lines("line " + id + " can't be sent " + asked + " times");
      case FulfillmentRefusal.TooManyUnits(var id, var remaining, var asked) ->
          lines("line " + id + " has " + remaining + " left, not " + asked);
    };
  }

  private static HttpProblem lines(String what) {
    return HttpProblem.invalid("fulfillment_order_line_items", what);
  }

  /// @param counted the field of a count that is refused
  /// @param told whether the caller may read how much there is of anything
  public static HttpProblem problem(StockRefusal refusal, String counted, boolean told) {
    return switch (refusal) {
      case StockRefusal.NotTracked _ ->
          HttpProblem.invalid("inventory_item_id", "does not have inventory tracking enabled");
      case StockRefusal.BelowZero(var onHand) ->
          HttpProblem.invalid(counted, "is more than the " + onHand + " units on hand");
      case StockRefusal.TooMany(var most) ->
          HttpProblem.invalid(counted, "makes more than " + most + " units on hand");
      case StockRefusal.OutOfStock(var available, var wanted) ->
          HttpProblem.invalid(counted, "is " + available + ", not " + wanted);
      case StockRefusal.Stocked(var item, var location, var onHand, var committed) ->
          HttpProblem.invalid(
              "base",
              "variant "
                  + item
                  + " has "
                  + (told
                      ? onHand + " units on hand and " + committed + " promised"
                      : "units on hand or promised")
                  + " at location "
                  + location
                  + "; count it to 0 first, while it is tracked");
    };
  }

  private static HttpProblem problem(CatalogRefusal refusal) {
    return switch (refusal) {
      case CatalogRefusal.LastVariant _ ->
          HttpProblem.invalid("base", "a product keeps its last variant");
    };
  }

  private static HttpProblem problem(CustomerRefusal refusal) {
    return switch (refusal) {
      case CustomerRefusal.HasOrdered _ ->
          HttpProblem.invalid("base", "a customer who has ordered cannot be deleted");
    };
  }
}
