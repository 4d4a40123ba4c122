package dev.utkast.local.roles;

import java.util.List;
import java.util.Map;

/// What somebody asks of a service, in the terms of IAM.
///
/// @param action such as `dynamodb:PutItem`
/// @param resource an ARN
/// @param context values of condition keys, such as `dynamodb:LeadingKeys`; a key that the call
///   does not have is absent
public record Call(String action, String resource, Map<String, List<String>> context) {
  public Call {
    context = Map.copyOf(context);
  }

  public Call(String action, String resource) {
    this(action, resource, Map.of());
  }

  @Override
  public String toString() {
    return action + " on " + resource;
  }
}
