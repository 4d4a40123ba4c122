@NullMarked
package dev.utkast.functions.paymentwebhook;

import org.jspecify.annotations.NullMarked;
