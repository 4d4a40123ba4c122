@NullMarked
package dev.utkast.functions.cardpayments.stripe;

import org.jspecify.annotations.NullMarked;
