package dev.utkast.model.inventory;

import dev.utkast.model.id.LineId;

/// A line that could not be claimed in full.
public record Shortage(LineId lineId, long available, int wanted) {}
