package dev.utkast.aws.canary;

/// Trips: names say what a thing is.
public record AbstractThing() {}
