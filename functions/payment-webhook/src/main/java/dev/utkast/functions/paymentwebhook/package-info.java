/// The function `payment-webhook`: what the provider of card payments tells by itself.
@NullMarked
package dev.utkast.functions.paymentwebhook;

import org.jspecify.annotations.NullMarked;
