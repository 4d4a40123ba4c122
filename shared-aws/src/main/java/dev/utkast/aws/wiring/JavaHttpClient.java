package dev.utkast.aws.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.IoUtils;

/// The calls of the SDK by Java's [HttpURLConnection], without a wait before each.
///
/// The SDK has a client for the same class, which streams every body. Before Java streams a POST
/// over a kept connection, it waits a millisecond for the other side to close it; and every call of
/// DynamoDB and SQS is a POST. That wait, and the exception that ends it, took longer than the
/// call. Here a POST is not streamed, unless it must not be made twice.
public final class JavaHttpClient implements SdkHttpClient {
  static {
    // A POST that is not streamed Java would send again by itself if its connection broke before
    // the answer, and nobody would know that there were two. Java reads this when the process makes
    // its first call, which is one of ours.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private final int connectMillis;
  private final int readMillis;
  private final boolean once;

  /// @param connect how long to wait for a connection
  /// @param read how long to wait for the next bytes of an answer
  /// @param once whether a second request would do harm: it is not sent again even where somebody
  ///   else in the process has made the first call
  public JavaHttpClient(Duration connect, Duration read, boolean once) {
    connectMillis = Math.toIntExact(connect.toMillis());
    readMillis = Math.toIntExact(read.toMillis());
    this.once = once;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Exchange(request);
  }

  @Override
  public String clientName() {
    return "Java";
  }

  /// Java keeps connections for all clients of the process, and closes them after a while.
  @Override
  public void close() {}

  /// What an answer says of itself. Java has the status line among it, under no name.
  public static Map<String, List<String>> headers(HttpURLConnection answered) {
    var headers = new LinkedHashMap<String, List<String>>();
    answered
        .getHeaderFields()
        .forEach((name, values) -> {
          if (name != null) {
            headers.put(name, values);
          }
        });
    return headers;
  }

  private final class Exchange implements ExecutableHttpRequest {
    private final SdkHttpRequest head;
    private final Optional<ContentStreamProvider> body;
    private volatile Optional<HttpURLConnection> open = Optional.empty();

    Exchange(HttpExecuteRequest request) {
      head = request.httpRequest();
      body = request.contentStreamProvider();
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      var connection = (HttpURLConnection) head.getUri().toURL().openConnection();
      open = Optional.of(connection);
      connection.setRequestMethod(head.method().name());
      connection.setConnectTimeout(connectMillis);
      connection.setReadTimeout(readMillis);
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      head.forEachHeader((name, values) -> {
        // Java takes a refusal that comes instead of leave to continue for a broken connection.
        if (!name.equalsIgnoreCase("Expect")) {
          values.forEach(value -> connection.addRequestProperty(name, value));
        }
      });
      if (body.isPresent()) {
        send(connection, body.get());
      }
      return answer(connection);
    }

    private void send(HttpURLConnection connection, ContentStreamProvider content)
        throws IOException {
      connection.setDoOutput(true);
      var bytes = IoUtils.toByteArray(content.newStream());
      if (once || head.method() != SdkHttpMethod.POST) {
        connection.setFixedLengthStreamingMode(bytes.length);
      }
      try (var out = connection.getOutputStream()) {
        out.write(bytes);
      }
    }

    private static HttpExecuteResponse answer(HttpURLConnection connection) throws IOException {
      int status = connection.getResponseCode();
      if (status < 0) {
        throw new IOException("the answer of " + connection.getURL() + " is no HTTP");
      }
      var answer =
          HttpExecuteResponse.builder()
              .response(
                  SdkHttpResponse.builder()
                      .statusCode(status)
                      .statusText(connection.getResponseMessage())
                      .headers(headers(connection))
                      .build());
      Optional<InputStream> content =
          status < HttpURLConnection.HTTP_BAD_REQUEST
              ? Optional.of(connection.getInputStream())
              : Optional.ofNullable(connection.getErrorStream());
      content.ifPresent(
          bytes -> answer.responseBody(AbortableInputStream.create(bytes, connection::disconnect)));
      return answer.build();
    }

    @Override
    public void abort() {
      open.ifPresent(HttpURLConnection::disconnect);
    }
  }
}
