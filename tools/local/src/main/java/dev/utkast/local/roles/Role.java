package dev.utkast.local.roles;

import java.util.Set;

/// A role of the template.
///
/// @param lentTo services that may take it, such as `lambda.amazonaws.com`
public record Role(String logicalId, Set<String> lentTo, Policy policy) {
  public Role {
    lentTo = Set.copyOf(lentTo);
  }
}
