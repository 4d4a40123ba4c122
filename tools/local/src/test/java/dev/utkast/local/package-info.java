@NullMarked
package dev.utkast.local;

import org.jspecify.annotations.NullMarked;
