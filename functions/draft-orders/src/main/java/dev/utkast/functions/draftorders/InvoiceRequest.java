package dev.utkast.functions.draftorders;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.json.Json;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.message.Message;
import dev.utkast.model.shop.Shop;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `{"draft_order_invoice": {to, bcc, subject, custom_message}}`: all of it optional. The sender is
/// always the shop, whatever `from` says, because only its address is verified with the mail
/// service.
record InvoiceRequest(Message.Wishes wishes) {
  static final int MAX_BCC = 10;
  static final int MAX_MESSAGE = 5_000;

  /// A shape check only; whether the mailbox exists is the mail service's to find out.
  static final Pattern EMAIL =
      Pattern.compile("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]{1,190}\\.[^@\\s,;<>\".]{2,}");

  static InvoiceRequest read(Request request) {
    var fields = request.optionalEnvelope("draft_order_invoice");
    var to = email(fields, "to", fields.text("to"));
    var subject = fields.text("subject");
    if (subject.filter(text -> text.lines().count() > 1).isPresent()) {
      fields.error("subject", "must be one line");
    }
    var message = fields.text("custom_message", MAX_MESSAGE).filter(text -> !text.isBlank());
    var bcc = bcc(fields);
    fields.refuseIfWrong();
    return new InvoiceRequest(new Message.Wishes(to, bcc, subject, message));
  }

  static Optional<String> email(Fields fields, String name, Optional<String> value) {
    if (value.isPresent() && !EMAIL.matcher(value.get()).matches()) {
      fields.error(name, "is not a mail address");
    }
    return value;
  }

  private static List<String> bcc(Fields fields) {
    var given = fields.raw("bcc");
    var out = given.items().stream().map(item -> item.text().orElse("")).toList();
    boolean isList = given instanceof Json.Arr || given.isNull();
    if (!isList || !out.stream().allMatch(address -> EMAIL.matcher(address).matches())) {
      fields.error("bcc", "is not a list of mail addresses");
    } else if (out.size() > MAX_BCC) {
      fields.error("bcc", "is too long (maximum is " + MAX_BCC + ")");
    }
    return out;
  }

  Json answer(DraftOrder draft, String recipient, Shop shop) {
    return Json.object()
        .put(
            "draft_order_invoice",
            Json.object()
                .put("to", recipient)
                .put("from", "\"%s\" <%s>".formatted(shop.name(), shop.email()))
                .put("subject", wishes.subject().orElse("Draft Order " + draft.name()))
                .put("custom_message", wishes.customMessage().orElse(""))
                .put("bcc", wishes.bcc().stream().map(Json::of).toList())
                .build())
        .build();
  }
}
