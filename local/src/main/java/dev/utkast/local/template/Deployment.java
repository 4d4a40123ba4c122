package dev.utkast.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What CloudFormation made of a template outside this process: where DynamoDB, its streams, SQS
/// and S3 answer, and what each resource is called there.
///
/// @param names by logical id, as the services know them
public record Deployment(URI endpoint, Map<String, String> names) {

  public Deployment {
    names = Map.copyOf(names);
  }

  /// @param file with `endpoint` and `names`, JSON
  /// @throws IllegalArgumentException if it says something else
  public static Deployment read(Path file) {
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
    if (!json.path("endpoint").isTextual() || !json.path("names").isObject()) {
      throw new IllegalArgumentException(file + " tells no endpoint, or no names");
    }
    var names = new LinkedHashMap<String, String>();
    json.get("names")
        .properties()
        .forEach(name -> names.put(name.getKey(), name.getValue().asText()));
    return new Deployment(URI.create(json.get("endpoint").asText()), names);
  }
}
