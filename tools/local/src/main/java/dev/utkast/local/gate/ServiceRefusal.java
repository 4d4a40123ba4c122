package dev.utkast.local.gate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.samskivert.mustache.Escapers;
import dev.utkast.local.limits.ServiceLimits;
import dev.utkast.local.web.Reply;
import java.util.UUID;

/// What the gatekeeper answers in a service's place, in the shape and with the status of the
/// service's own errors.
final class ServiceRefusal {
  private ServiceRefusal() {}

  /// @param type as the services of JSON name it; S3 leaves out the `Exception`
  static Reply of(String service, String type, String message) {
    int status = type.equals("ServiceUnavailable") ? 503 : service.equals("dynamodb") ? 400 : 403;
    return of(service, status, type, message);
  }

  static Reply of(String service, ServiceLimits.Refusal refusal) {
    return of(service, refusal.status(), refusal.type(), refusal.message());
  }

  static Reply of(String service, int status, String type, String message) {
    var id = UUID.randomUUID().toString();
    if (service.equals("s3")) {
      var xml =
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
              .formatted(type.replaceFirst("Exception$", ""), Escapers.HTML.escape(message));
      return Reply.of(status, "application/xml", xml).with("x-amzn-RequestId", id);
    }
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("__type", "com.amazon.coral.service#" + type)
            .put("message", message);
    return Reply.of(status, "application/x-amz-json-1.0", body.toString())
        .with("x-amzn-ErrorType", type)
        .with("x-amzn-RequestId", id);
  }
}
