package dev.utkast.aws.canary;

import dev.utkast.functions.canarytwo.Other;

/// Trips: adapters know no function and no document.
public record KnowsFunction(Other other) {}
