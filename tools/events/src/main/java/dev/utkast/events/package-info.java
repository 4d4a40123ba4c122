/// The events that Lambda gives to functions: requests of an HTTP API, batches of a queue and of a
/// stream, and schedules. Whoever acts as Lambda (the local system, the simulator, tests) builds
/// them here.
@NullMarked
package dev.utkast.events;

import org.jspecify.annotations.NullMarked;
