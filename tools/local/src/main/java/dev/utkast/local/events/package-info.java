/// What calls functions without a client: queues, streams and schedules.
@NullMarked
package dev.utkast.local.events;

import org.jspecify.annotations.NullMarked;
