package dev.utkast.functions.draftorders;

import dev.utkast.aws.adminapi.SellerDutiesJson;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.sales.RequestSubject;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.invoice.BuyerDuties;
import dev.utkast.model.message.Message;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.text.Characters;
import dev.utkast.model.text.MailAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/// `{"draft_order_invoice": {to, from, bcc, subject, custom_message}}`: all of it optional. The
/// sender is the shop, for only its address is verified with the mail service; who asks for another
/// one is refused. What is answered is what the mail has.
record InvoiceRequest(Message.MailOverrides wishes) {
  static final int MAX_BCC = 10;
  static final int MAX_MESSAGE = 5_000;

  /// What no one sees in one line, and the mail has as a space.
  private static final Pattern UNSEEN = Pattern.compile("[\t\ufeff]+");

  static InvoiceRequest read(Request request, Shop shop) {
    var fields = request.optionalInstruction("draft_order_invoice");
    var to = fields.mailAddress("to");
    var from = fields.text("from");
    if (from.isPresent() && !isOf(shop, from.get())) {
      fields.error("from", "must be the shop's address, " + shop.email());
    }
    var subject = fields.text("subject").map(text -> UNSEEN.matcher(text).replaceAll(" ").strip());
    if (subject.filter(Characters::hasLineEnd).isPresent()) {
      fields.wrong("subject", "must be one line");
    }
    var message = fields.text("custom_message", MAX_MESSAGE).filter(text -> !text.isBlank());
    var bcc = fields.mailAddresses("bcc", MAX_BCC);
    fields.refuseIfWrong();
    var seen = new HashSet<String>();
    var copies = bcc.stream().filter(one -> seen.add(MailAddress.key(one))).toList();
    var written = subject.filter(text -> !text.isEmpty());
    return new InvoiceRequest(new Message.MailOverrides(to, copies, written, message));
  }

  /// @param sender an address, alone or in angle brackets behind a name
  private static boolean isOf(Shop shop, String sender) {
    var address =
        sender.endsWith(">")
            ? sender.substring(sender.lastIndexOf('<') + 1, sender.length() - 1)
            : sender;
    return MailAddress.key(address).equals(MailAddress.key(shop.email()));
  }

  Json answer(DraftOrder draft, String recipient, Seller seller) {
    var subject = wishes.subject().orElseGet(() -> RequestSubject.of(draft, seller));
    return Json.object()
        .put(
            "draft_order_invoice",
            Json.object()
                .put("to", deliverable(recipient))
                .put("from", "\"" + seller.name() + "\" <" + seller.shop().email() + ">")
                .put("subject", subject)
                .put("custom_message", wishes.customMessage().orElse(""))
                .put(
                    "bcc",
                    wishes.addressedTo(Optional.of(recipient)).bcc().stream()
                        .map(one -> Json.of(deliverable(one)))
                        .toList())
                .put(
                    "warnings",
                    SellerDutiesJson.write(
                        BuyerDuties.missing(seller.country(), draft.content(), draft.priced()),
                        seller.identity().withoutAccount(draft.outstanding()).stream().toList()))
                .build())
        .build();
  }

  private static String deliverable(String address) {
    return MailAddress.parse(address).map(MailAddress::ascii).orElse(address);
  }
}
