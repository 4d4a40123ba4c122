@NullMarked
package dev.utkast.local.roles;

import org.jspecify.annotations.NullMarked;
