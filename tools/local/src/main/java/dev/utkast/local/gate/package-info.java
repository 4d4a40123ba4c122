/// What stands between functions and services, and lets through what a function's role allows.
@NullMarked
package dev.utkast.local.gate;

import org.jspecify.annotations.NullMarked;
