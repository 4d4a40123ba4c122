package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.local.inbox.MailMessage;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryMailer;
import dev.utkast.testkit.MemoryObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/// What people get to see of a sale after a call, each text as it was really rendered or sent: the
/// customer's `page`, the PDFs `request`, `invoice`, `credit` and `slip`, and the mails, with who
/// they go to, that bring them or tell of a parcel (`request-mail`, …, `parcel-mail`).
final class Deeds {
  /// A sale of what there is to be sold, to who there is to be sold to.
  private static final Pattern LINK = Pattern.compile("/invoices/[A-Za-z0-9_-]{64}");

  private static final String SALE =
      """
      {"draft_order": {
        "line_items": [{"variant_id": VARIANT, "quantity": 2},
                       {"title": "Comic", "price": "10.00", "quantity": 1, "tax_category": "comics"}],
        "customer": {"id": CUSTOMER}PLACE, "shipping_line": {"title": "Post", "price": "8.00"}}}
      """;

  private static final String IN_JAPAN = ", \"shipping_address\": {\"country_code\": \"JP\"}";

  private final WrongCalls calls;
  private final Map<String, String> texts = new TreeMap<>();

  private Deeds(WrongCalls calls) {
    this.calls = calls;
    // What waits already is of another sale.
    var waiting = Key.alone(TableName.OUTBOX, Long.toString(StoredSales.WAITING));
    calls.wiring().database().commit(new Write.Delete(waiting));
  }

  /// Whatever the call was about is sold and sent, as far as that is still to be done.
  static Map<String, String> after(WrongCalls calls, RouteTable.Good good, Answer answer) {
    var deeds = new Deeds(calls);
    switch (good.path()) {
      case "draft_orders" -> deeds.sell(answer.longAt("draft_order.id"));
      case "draft_orders/{id}" -> deeds.sell(1001);
      case "draft_orders/{id}/send_invoice", "orders/{id}/cancel", "fulfillments" ->
          deeds.deliver();
      case "orders/{id}" -> deeds.fulfill(4003);
      default -> deeds.sellVariant(good, answer);
    }
    deeds.slips();
    return deeds.texts;
  }

  private Answer call(String key, String at, String body) {
    var answer =
        calls
            .anybody(key)
            .withScopes(TokensTable.Access.EVERY_SCOPE.toArray(String[]::new))
            .call(
                key.substring(0, key.indexOf(' ')),
                WrongCalls.withSuffix(at),
                Optional.of(body).filter(text -> !text.isEmpty()));
    assertEquals(2, answer.status() / 100, answer.text());
    return answer;
  }

  private void sellVariant(RouteTable.Good good, Answer answer) {
    var variant = id(answer, "product.variants.0.id").or(() -> id(answer, "variant.id"));
    var body =
        SALE.replace("VARIANT", variant.orElse("2001"))
            .replace("CUSTOMER", id(answer, "customer.id").orElse("3001"))
            .replace("PLACE", good.path().startsWith("tax_rates") ? IN_JAPAN : "");
    sell(call("POST draft_orders", "draft_orders", body).longAt("draft_order.id"));
  }

  private static Optional<String> id(Answer answer, String path) {
    return answer.at(path) instanceof Json.Num id ? Optional.of(id.write()) : Optional.empty();
  }

  private void sell(long draft) {
    call("POST draft_orders/{id}/send_invoice", "draft_orders/" + draft + "/send_invoice", "");
    deliver();
    call(
        "PUT draft_orders/{id}/complete",
        "draft_orders/" + draft + "/complete?payment_pending=true",
        "");
    deliver();
    var sold = call("GET draft_orders/{id}", "draft_orders/" + draft, "");
    ship(sold.longAt("draft_order.order_id"));
  }

  private void fulfill(long order) {
    deliver(new Message.IssueInvoice(new OrderId(order)));
    deliver(new Message.ClaimStock(new OrderId(order)));
    deliver();
    ship(order);
  }

  private void ship(long order) {
    var path = "orders/" + order + "/fulfillment_orders";
    var made = call("GET orders/{id}/fulfillment_orders", path, "");
    var id = made.at("fulfillment_orders.0.id").write();
    call(
        "POST fulfillments",
        "fulfillments",
        """
        {"fulfillment": {"line_items_by_fulfillment_order": [{"fulfillment_order_id": ID}],
         "notify_customer": true}}
        """
            .replace("ID", id));
    deliver();
  }

  /// Everything that waits in the outbox, and what comes of it.
  private void deliver() {
    for (var rows = outbox(); !rows.isEmpty(); rows = outbox()) {
      for (var stored : rows) {
        calls.wiring().database().commit(new Write.Delete(stored.key()));
        stored.row().messages().forEach(this::deliver);
      }
    }
  }

  private List<Outbox.StoredRow> outbox() {
    return calls.contents().entrySet().stream()
        .filter(entry -> entry.getKey().table() == TableName.OUTBOX)
        .map(entry -> Outbox.read(entry.getValue()))
        .toList();
  }

  private void deliver(Message message) {
    var function = HttpRoutes.handler(HttpRoutes.consumer(message), calls.wiring());
    assertEquals(List.of(), Deliveries.deliver(function, message));
    if (message instanceof Message.SendMail mail) {
      mailed(mail);
    }
  }

  private void mailed(Message.SendMail mail) {
    var name =
        switch (mail.kind()) {
          case PAYMENT_REQUEST -> "request";
          case INVOICE -> "invoice";
          case CREDIT_NOTE -> "credit";
          case REMINDER -> "reminder";
          case SHIPPING_CONFIRMATION -> "parcel";
        };
    var sent = ((MemoryMailer) calls.wiring().mailer()).sent();
    var read = MailMessage.parse(sent.getLast().raw());
    var bodies =
        read.leaves().stream()
            .filter(part -> !part.attached())
            .map(MailMessage::text)
            .collect(Collectors.joining(" "));
    texts.put(
        name + "-mail",
        plain(
            sent.getLast().recipients() + " " + read.header("Subject").orElse("") + " " + bodies));
    read.attachments().forEach(pdf -> texts.put(name, pdf(pdf.content())));
    var link = LINK.matcher(bodies);
    if (link.find()) {
      var page = call("GET invoices/{token}", link.group(), "");
      texts.put("page", plain(page.text()));
    }
  }

  private void slips() {
    var slips = ((MemoryObjects) calls.wiring().objects()).all().values();
    texts.put("slip", slips.stream().map(Deeds::pdf).collect(Collectors.joining(" ")));
  }

  private static String pdf(byte[] bytes) {
    try (var document = Loader.loadPDF(bytes)) {
      return plain(new PDFTextStripper().getText(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Words with single spaces between them, whatever they are marked up with.
  private static String plain(String text) {
    var words = text.replaceAll("(?s)<style.*?</style>|<[^>]*>|&nbsp;", " ");
    return Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", " ");
  }
}
