package dev.utkast.local.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.utkast.local.inbox.MailMessage;
import dev.utkast.local.roles.Call;
import dev.utkast.local.template.Locality;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a mail given to SES asks for. A raw one asks for `ses:SendRawEmail` too. Source: the
/// Service Authorization Reference.
final class MailCalls {

  private final Locality locality;

  MailCalls(Locality locality) {
    this.locality = locality;
  }

  Stream<Need> of(JsonNode body) {
    var raw = body.path("Content").path("Raw").path("Data");
    var sender =
        Optional.of(body.path("FromEmailAddress").asText(""))
            .filter(text -> !text.isEmpty())
            .or(() -> senderOf(raw.asText("")))
            .map(MailCalls::bare)
            .orElse("");
    var recipients = new ArrayList<String>();
    for (var kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
      body.path("Destination")
          .path(kind)
          .forEach(address -> recipients.add(bare(address.asText())));
    }
    var context =
        recipients.isEmpty()
            ? Map.of("ses:FromAddress", List.of(sender))
            : Map.of("ses:FromAddress", List.of(sender), "ses:Recipients", List.copyOf(recipients));
    var actions =
        raw.isMissingNode()
            ? Stream.of("ses:SendEmail")
            : Stream.of("ses:SendEmail", "ses:SendRawEmail");
    return actions.map(action ->
        new Need(
            Stream.of(sender, sender.substring(sender.indexOf('@') + 1))
                .map(identity ->
                    new Call(action, locality.arn("ses", "identity/" + identity), context))
                .toList()));
  }

  private static Optional<String> senderOf(String raw) {
    return MailMessage.parse(Base64.getMimeDecoder().decode(raw)).header("From");
  }

  private static String bare(String address) {
    return address.endsWith(">")
        ? address.substring(address.lastIndexOf('<') + 1, address.length() - 1)
        : address;
  }
}
