package dev.utkast.aws.links;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// Parameters of AWS Systems Manager: the one call `GetParameter`, signed and sent by the parts of
/// the SDK that every function has anyway. The client of the service has two megabytes.
///
/// What is answered is read for three fields; neither it nor the value is ever logged.
public final class SsmParameters implements Parameters {
  private static final String TARGET = "AmazonSSM.GetParameter";
  private static final int OK = 200;
  private static final int SERVER_ERROR = 500;

  private final URI endpoint;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final int attempts;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  /// @param attempts how often a call is made whose answer does not come, or blames the service
  public SsmParameters(
      URI endpoint,
      String region,
      AwsCredentialsProvider credentials,
      SdkHttpClient http,
      int attempts) {
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
    this.http = http;
    this.attempts = attempts;
  }

  private record Answer(int status, String body) {
    /// The error's name, such as `com.amazonaws.ssm#ParameterNotFound`, without what is before it.
    String error() {
      try {
        return Json.parse(body).textAt("__type").replaceFirst("^.*#", "");
      } catch (JsonSyntaxException _) {
        return "";
      }
    }

    boolean mayBeBetterNextTime() {
      return status >= SERVER_ERROR || error().equals("ThrottlingException");
    }
  }

  @Override
  public Optional<Parameter> find(String name) {
    var answer = ask(name);
    for (int made = 1;
        made < attempts && answer.filter(a -> !a.mayBeBetterNextTime()).isEmpty();
        made++) {
      answer = ask(name);
    }
    var last =
        answer.orElseThrow(
            () -> new ParametersUnavailableException("no answer about parameter " + name));
    if (last.status() == OK) {
      return Optional.of(read(last.body()));
    }
    return switch (last.error()) {
      case "ParameterNotFound", "ParameterVersionNotFound" -> Optional.empty();
      default ->
          throw new ParametersUnavailableException(
              "parameter " + name + ": " + last.status() + " " + last.error());
    };
  }

  private static Parameter read(String body) {
    var found = Json.parse(body).at("Parameter");
    if (!(found.at("Version") instanceof Json.Num(var version))) {
      throw new ParametersUnavailableException("a parameter without a version");
    }
    var seconds = found.at("LastModifiedDate") instanceof Json.Num(var at) ? at : BigDecimal.ZERO;
    return new Parameter(
        found.textAt("Value"), version.intValueExact(), Instant.ofEpochSecond(seconds.longValue()));
  }

  private Optional<Answer> ask(String name) {
    var body = Json.object().put("Name", name).put("WithDecryption", true).build().write();
    var content = ContentStreamProvider.fromUtf8String(body);
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint.resolve("/"))
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("Content-Length", Integer.toString(body.length()))
            .putHeader("X-Amz-Target", TARGET)
            .build();
    var signed =
        signer.sign(r ->
            r.identity(credentials.resolveCredentials())
                .request(request)
                .payload(content)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ssm")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    try {
      var answer =
          http.prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(signed.payload().orElse(content))
                      .build())
              .call();
      try (InputStream in =
          answer
              .responseBody()
              .<InputStream>map(stream -> stream)
              .orElseGet(InputStream::nullInputStream)) {
        var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return Optional.of(new Answer(answer.httpResponse().statusCode(), text));
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
