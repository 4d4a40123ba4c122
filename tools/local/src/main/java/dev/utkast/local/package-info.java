/// The whole system on a laptop: embedded services, the functions of the template and what calls
/// them.
@NullMarked
package dev.utkast.local;

import org.jspecify.annotations.NullMarked;
