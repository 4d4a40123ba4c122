package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.storage.MailTable;
import dev.utkast.model.message.MailKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What became of an order's mails stands among what happened to it.
class TimelineTest {
  private final Desk desk = new Desk();

  @Test
  void theTimelineTellsWhatBecameOfEachMail() {
    var order = desk.order();
    var mails = new MailTable(desk.shop.database());
    var at = desk.shop.now();
    var sent =
        new MailTable.Mail(
            MailKind.INVOICE,
            order.id(),
            1,
            1,
            2,
            MailTable.Mail.State.SENT,
            Optional.of("m-1"),
            at.plusSeconds(1),
            Optional.empty());
    var refused =
        new MailTable.Mail(
                MailKind.CREDIT_NOTE,
                order.id(),
                1,
                1,
                1,
                MailTable.Mail.State.REFUSED,
                Optional.empty(),
                at.plusSeconds(2),
                Optional.empty())
            .because("the mail service takes no such mail");
    desk.shop.database().commit(mails.put(sent), mails.put(refused));
    var told =
        desk.calls.get("orders/" + order.id() + "/timeline.json").at("timeline").items().stream()
            .map(event -> event.textAt("message"))
            .toList();
    assertEquals(
        List.of(
            "Order made from draft #D1",
            "Mail: invoice sent; it may have arrived 2 times",
            "Mail: credit note refused: the mail service takes no such mail"),
        told);
  }
}
