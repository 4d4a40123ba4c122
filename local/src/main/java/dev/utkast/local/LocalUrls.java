package dev.utkast.local;

import java.net.URI;

/// Where a local system answers.
///
/// @param api the HTTP API; the system's own pages lie under `/_local/` of it
public record LocalUrls(URI api, URI dynamoDb, URI sqs, URI s3, URI mail) {

  public URI pages() {
    return api.resolve("/_local/");
  }

  public URI inbox() {
    return api.resolve("/_local/inbox");
  }

  public URI object(String key) {
    return api.resolve("/_local/objects/" + key);
  }
}
