/// HTTP on this machine, as all of the local system speaks it.
@NullMarked
package dev.utkast.local.web;

import org.jspecify.annotations.NullMarked;
