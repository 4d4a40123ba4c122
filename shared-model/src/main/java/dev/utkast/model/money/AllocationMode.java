package dev.utkast.model.money;

/// How the minor units that are left after rounding every share down are handed out.
public enum AllocationMode {
  /// To the shares that lost most by rounding; equal losses from the first on. The fairest, and the
  /// default.
  LARGEST_REMAINDER,
  /// One each from the first share on. As some shop systems do it; for documents that have to match
  /// theirs.
  ROUND_ROBIN
}
