/// The function `card-payments`: customers pay with a provider, and what he tells is booked.
@NullMarked
package dev.utkast.functions.cardpayments;

import org.jspecify.annotations.NullMarked;
