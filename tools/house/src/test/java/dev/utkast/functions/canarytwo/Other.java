package dev.utkast.functions.canarytwo;

/// What another function must not know.
public record Other(int size) {}
