package dev.utkast.model.checkout;

import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import java.util.Optional;
import org.joda.money.Money;

/// What a customer may pay: a draft that was sent, or an order of which something is open.
///
/// @param draftId whose ledger the money goes to
/// @param revision of the draft that the customer sees; 0 of an order
/// @param open what is left to pay, in the presentment currency; positive
public record Payable(DraftId draftId, Optional<OrderId> orderId, int revision, Money open) {}
