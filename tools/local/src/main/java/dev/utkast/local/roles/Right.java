package dev.utkast.local.roles;

import java.util.Comparator;

/// One action on one resource, as a policy writes them, with its wildcards.
public record Right(String action, String resource) implements Comparable<Right> {
  private static final Comparator<Right> ORDER =
      Comparator.comparing(Right::resource).thenComparing(Right::action);

  @Override
  public int compareTo(Right other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return action + " on " + resource;
  }
}
