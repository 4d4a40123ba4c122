/// What outlives the process, as files.
@NullMarked
package dev.utkast.local.state;

import org.jspecify.annotations.NullMarked;
