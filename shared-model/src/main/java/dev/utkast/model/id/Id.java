package dev.utkast.model.id;

/// The id of something of ours. Each kind of thing has a type of its own, so that none is taken for
/// another; keys, log lines and JSON have the number alone.
///
/// Only what draws ids, parses or writes them makes one of a number, or asks for its number.
public sealed interface Id
    permits AdjustmentId,
        CheckoutId,
        CustomerId,
        DraftId,
        FulfillmentId,
        FulfillmentOrderId,
        FulfillmentOrderLineId,
        InvoiceId,
        LineId,
        LocationId,
        OrderId,
        ProductId,
        RefundId,
        TaxRateId,
        TaxRegistrationId,
        TransactionId,
        VariantId {

  long value();
}
