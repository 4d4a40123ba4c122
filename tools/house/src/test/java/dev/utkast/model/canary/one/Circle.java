package dev.utkast.model.canary.one;

import dev.utkast.model.canary.two.Centre;

/// Trips, with its centre: packages of the model form no cycle.
public record Circle(Centre centre) {}
