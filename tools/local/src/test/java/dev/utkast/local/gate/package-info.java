@NullMarked
package dev.utkast.local.gate;

import org.jspecify.annotations.NullMarked;
