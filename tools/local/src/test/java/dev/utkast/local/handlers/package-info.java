/// Handlers of the test template.
@NullMarked
package dev.utkast.local.handlers;

import org.jspecify.annotations.NullMarked;
