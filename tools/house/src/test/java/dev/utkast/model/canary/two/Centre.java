package dev.utkast.model.canary.two;

import dev.utkast.model.canary.one.Circle;
import java.util.List;

/// Trips, with its circle: packages of the model form no cycle.
public record Centre(List<Circle> circles, Circle largest) {}
