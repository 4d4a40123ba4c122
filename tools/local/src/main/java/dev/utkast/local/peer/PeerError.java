package dev.utkast.local.peer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.utkast.local.web.Reply;

/// What the peer answers instead, in Stripe's form.
final class PeerError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;
  private final String code;

  PeerError(int status, String type, String code, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
  }

  static PeerError wrong(String message) {
    return new PeerError(400, "invalid_request_error", "", message);
  }

  static PeerError wrong(String code, String message) {
    return new PeerError(400, "invalid_request_error", code, message);
  }

  static PeerError missing(String kind, String id) {
    return new PeerError(
        404, "invalid_request_error", "resource_missing", "No such " + kind + ": '" + id + "'");
  }

  Reply reply() {
    var error = JsonNodeFactory.instance.objectNode();
    if (!code.isEmpty()) {
      error.put("code", code);
    }
    error.put("message", getMessage()).put("type", type);
    return Reply.json(
        status, JsonNodeFactory.instance.objectNode().set("error", error).toPrettyString());
  }
}
