package dev.utkast.model.order;

import java.time.Instant;

/// One thing that happened to an order, in a sentence that an older version wrote.
public record TimelineEvent(Instant at, String what) {}
