package dev.utkast.aws.wiring;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/// The [RateFeed] over HTTP, from the one address the deployment names. An answer beyond
/// [#MAX_BYTES] is refused.
final class HttpRateFeed implements RateFeed {
  static final int MAX_BYTES = 1 << 20;
  private static final int TIMEOUT_MILLIS = 10_000;

  private final URI source;

  HttpRateFeed(URI source) {
    this.source = source;
  }

  @Override
  public String fetch() {
    try {
      var connection = (HttpURLConnection) source.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new Unusable("the rate feed answered " + connection.getResponseCode());
      }
      try (var in = connection.getInputStream()) {
        var bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new Unusable("the rate feed is larger than " + MAX_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new Unusable("the rate feed " + source + " cannot be reached: " + why(e));
    }
  }

  /// The message of an unknown host is only its name.
  private static String why(IOException e) {
    return e instanceof UnknownHostException
        ? "unknown host " + e.getMessage()
        : String.valueOf(e.getMessage());
  }
}
