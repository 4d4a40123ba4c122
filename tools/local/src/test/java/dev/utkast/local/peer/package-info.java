@NullMarked
package dev.utkast.local.peer;

import org.jspecify.annotations.NullMarked;
