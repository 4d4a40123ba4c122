/// Mails as a person reads them.
@NullMarked
package dev.utkast.local.inbox;

import org.jspecify.annotations.NullMarked;
