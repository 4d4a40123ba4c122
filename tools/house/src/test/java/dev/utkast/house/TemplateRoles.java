package dev.utkast.house;

import dev.utkast.local.roles.Policy;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import java.net.URI;

/// The roles of `template.yaml`, as IAM would judge by them.
final class TemplateRoles {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  static final SystemModel MODEL =
      SystemModel.of(Sources.root().resolve("template.yaml"), Locality.of(NOWHERE, NOWHERE));

  private TemplateRoles() {}

  /// @param folder of a function
  static FunctionSpec function(String folder) {
    var id = TemplateTest.functionOf(folder);
    return MODEL.functions().stream()
        .filter(function -> function.logicalId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /// What the function of a folder may do.
  static Policy of(String folder) {
    return function(folder).role().policy().and(MODEL.resourcePolicies());
  }

  static String arn(String service, String rest) {
    return MODEL.locality().arn(service, rest);
  }
}
