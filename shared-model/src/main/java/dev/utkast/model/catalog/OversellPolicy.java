package dev.utkast.model.catalog;

/// Whether a variant may be sold below zero stock.
public enum OversellPolicy {
  DENY,
  CONTINUE
}
