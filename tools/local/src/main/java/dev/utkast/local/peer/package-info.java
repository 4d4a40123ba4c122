/// A provider of card payments as Stripe is one, on this machine: the part of Stripe's API that the
/// shop calls, the customer's page, a desk to refund and dispute at, and webhooks.
@NullMarked
package dev.utkast.local.peer;

import org.jspecify.annotations.NullMarked;
