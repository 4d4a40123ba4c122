/// Stripe, asked through its own library.
@NullMarked
package dev.utkast.functions.cardpayments.stripe;

import org.jspecify.annotations.NullMarked;
