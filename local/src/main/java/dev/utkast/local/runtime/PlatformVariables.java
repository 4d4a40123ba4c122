package dev.utkast.local.runtime;

import dev.utkast.local.template.FunctionSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables Lambda sets for every function, under those of the template.
final class PlatformVariables {

  private PlatformVariables() {}

  static Map<String, String> of(FunctionSpec spec, Map<String, String> platform) {
    var result = new LinkedHashMap<>(platform);
    result.put("_HANDLER", spec.handler());
    result.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    result.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    result.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(spec.memoryMb()));
    result.put("AWS_LAMBDA_LOG_GROUP_NAME", spec.logGroup());
    result.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    result.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    result.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    result.put("TZ", ":UTC");
    result.put("LANG", "en_US.UTF-8");
    result.putAll(spec.environment());
    return result;
  }
}
