/// Reads a SAM template into what it asks for: tables, queues, buckets, functions and their events.
@NullMarked
package dev.utkast.local.template;

import org.jspecify.annotations.NullMarked;
