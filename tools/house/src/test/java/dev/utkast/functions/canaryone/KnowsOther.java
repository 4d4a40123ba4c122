package dev.utkast.functions.canaryone;

import dev.utkast.functions.canarytwo.Other;

/// Trips: functions never see each other.
public record KnowsOther(Other other) {}
