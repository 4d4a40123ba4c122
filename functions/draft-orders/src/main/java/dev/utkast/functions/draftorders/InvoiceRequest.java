package dev.utkast.functions.draftorders;

import dev.utkast.aws.http.Request;
import dev.utkast.aws.json.Json;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.message.Message;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.text.Characters;

/// `{"draft_order_invoice": {to, bcc, subject, custom_message}}`: all of it optional. The sender is
/// always the shop, whatever `from` says, because only its address is verified with the mail
/// service.
record InvoiceRequest(Message.Wishes wishes) {
  static final int MAX_BCC = 10;
  static final int MAX_MESSAGE = 5_000;

  static InvoiceRequest read(Request request) {
    var fields = request.optionalEnvelope("draft_order_invoice");
    var to = fields.mailAddress("to");
    var subject = fields.text("subject");
    if (subject.filter(Characters::hasLineEnd).isPresent()) {
      fields.error("subject", "must be one line");
    }
    var message = fields.text("custom_message", MAX_MESSAGE).filter(text -> !text.isBlank());
    var bcc = fields.mailAddresses("bcc", MAX_BCC);
    fields.refuseIfWrong();
    return new InvoiceRequest(new Message.Wishes(to, bcc, subject, message));
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
