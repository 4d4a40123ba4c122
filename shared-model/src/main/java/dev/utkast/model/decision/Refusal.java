package dev.utkast.model.decision;

/// Why a rule says no, with what there is to be said of it. Field names and words are the business
/// of whoever answers.
public sealed interface Refusal
    permits CatalogRefusal,
        CustomerRefusal,
        DraftRefusal,
        FulfillmentRefusal,
        OrderRefusal,
        PaymentRefusal,
        PricingRefusal,
        RefundRefusal,
        SettingsRefusal,
        StockRefusal {}
