package dev.utkast.aws.storage;

/// What an index knows of an item: where it lies and its range key there.
public record IndexEntry(Key key, String range) {}
