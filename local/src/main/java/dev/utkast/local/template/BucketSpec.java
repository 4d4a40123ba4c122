package dev.utkast.local.template;

/// A bucket as the template asks for it.
public record BucketSpec(String logicalId, String name) {}
