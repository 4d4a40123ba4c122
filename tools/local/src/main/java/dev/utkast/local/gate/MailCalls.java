package dev.utkast.local.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.utkast.local.gate.Permissions.Need;
import dev.utkast.local.inbox.MailMessage;
import dev.utkast.local.roles.Call;
import dev.utkast.local.template.Locality;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a mail given to SES asks for: the right to send as whoever the request and the mail itself
/// say it is from. A raw one asks for `ses:SendRawEmail` too. Source: the Service Authorization
/// Reference.
record MailCalls(Locality locality) {
  /// @throws IllegalArgumentException if the mail is not base64
  Stream<Need> of(JsonNode body) {
    var raw = body.path("Content").path("Raw").path("Data");
    var recipients = new ArrayList<String>();
    for (var kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
      body.path("Destination")
          .path(kind)
          .forEach(address -> recipients.add(bare(address.asText())));
    }
    var actions =
        raw.isMissingNode()
            ? List.of("ses:SendEmail")
            : List.of("ses:SendEmail", "ses:SendRawEmail");
    return senders(body, raw.asText("")).stream()
        .flatMap(sender -> actions.stream().map(action -> need(action, sender, recipients)));
  }

  private Need need(String action, String sender, List<String> recipients) {
    var context =
        recipients.isEmpty()
            ? Map.of("ses:FromAddress", List.of(sender))
            : Map.of("ses:FromAddress", List.of(sender), "ses:Recipients", List.copyOf(recipients));
    var domain = sender.substring(sender.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    return new Need(
        Stream.of(sender, domain)
            .map(identity -> new Call(action, locality.arn("ses", "identity/" + identity), context))
            .toList());
  }

  private static Set<String> senders(JsonNode body, String raw) {
    var senders = new LinkedHashSet<String>();
    var told = body.path("FromEmailAddress").asText("");
    if (!told.isEmpty()) {
      senders.add(bare(told));
    }
    MailMessage.parse(Base64.getMimeDecoder().decode(raw))
        .encodedHeaders("From")
        .forEach(from -> senders.add(bare(from)));
    return senders.isEmpty() ? Set.of("") : senders;
  }

  /// @param text a mailbox (RFC 5322, section 3.4), its encoded words not yet decoded
  /// @return its address; a text with several, or with none that can be read, as it is, for nobody
  ///   is called that
  private static String bare(String text) {
    try {
      var addresses = InternetAddress.parse(text, true);
      return addresses.length == 1 && !addresses[0].isGroup() ? addresses[0].getAddress() : text;
    } catch (AddressException _) {
      return text;
    }
  }
}
