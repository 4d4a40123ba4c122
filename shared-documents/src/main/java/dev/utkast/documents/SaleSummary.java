package dev.utkast.documents;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// What a customer's page tells of a sale that is agreed, where the document itself is not shown.
///
/// @param locale the customer's
/// @param name of the document that the customer knows it by
/// @param total of the sale
/// @param paid of it
/// @param open what is still to be paid
/// @param due the last day to pay that
/// @param returned what went back, if something did
/// @param hasInvoice whether the invoice is there to be downloaded
/// @param told whether the reader may learn what the sale was: otherwise only how it stands
public record SaleSummary(
    Locale locale,
    Letterhead shop,
    String name,
    Money total,
    Money paid,
    Money open,
    Optional<LocalDate> due,
    Optional<Money> returned,
    boolean hasInvoice,
    boolean told) {}
