package dev.utkast.local.template;

import com.fasterxml.jackson.databind.DeserializationFeature;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// What CloudFormation made of a template outside this process: where DynamoDB, its streams, SQS
/// and S3 answer, and what each resource is called there.
///
/// @param names by logical id, as the services know them
public record Deployment(URI endpoint, Map<String, String> names) {
  /// @param file with `endpoint` and `names`, JSON
  /// @throws IllegalArgumentException if it says something else
  public static Deployment read(Path file) {
    try {
      return Trees.JSON
          .readerFor(Deployment.class)
          .with(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .readValue(file.toFile());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file + " cannot be read as endpoint and names: " + e.getMessage(), e);
    }
  }
}
