package dev.utkast.aws.storage;

/// A global secondary index with string keys that projects keys only: finds items, never decides
/// about them.
///
/// @param name of the index, and of nothing else
/// @param hash attribute of its partition
/// @param range attribute of its order
public record Index(String name, String hash, String range) {}
