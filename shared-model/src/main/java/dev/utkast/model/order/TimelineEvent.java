package dev.utkast.model.order;

import java.time.Instant;

/// One thing that happened to an order, in words that staff read.
public record TimelineEvent(Instant at, String what) {}
