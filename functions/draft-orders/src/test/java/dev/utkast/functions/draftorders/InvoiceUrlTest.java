package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.links.LinkKeys;
import dev.utkast.aws.links.ParametersUnavailableException;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.link.Link;
import dev.utkast.model.link.LinkKey;
import dev.utkast.model.link.LinkTokens;
import dev.utkast.testkit.FixedLinkKeys;
import dev.utkast.testkit.HttpCalls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Staff see the customer's link whenever there is one, and it lies nowhere.
class InvoiceUrlTest {
  private final Clerk clerk = new Clerk();
  private final long id = clerk.draft();

  private Json url() {
    return clerk.read(id).at("draft_order.invoice_url");
  }

  private Link link() {
    return LinkTokens.read(token(), new FixedLinkKeys()::key).orElseThrow();
  }

  private String token() {
    var text = url().text().orElseThrow();
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private DraftOrder stored() {
    return new DraftsTable(clerk.shop.database()).find(new DraftId(id)).orElseThrow();
  }

  @Test
  void itIsThereOnceTheInvoiceWasSentAndLeadsWhereTheMailDoes() {
    assertEquals(Json.Null.NULL, url());
    clerk.sendInvoice(id);
    assertTrue(url().text().orElseThrow().matches("https?://[^/]+/invoices/[A-Za-z0-9_-]{64}"));
    assertEquals(new Link.OfDraft(new DraftId(id), 1, 0, Link.end(clerk.shop.now())), link());
    var listed = clerk.calls.get("draft_orders.json").at("draft_orders").items().getFirst();
    assertEquals(url(), listed.at("invoice_url"));
    clerk.shop.clock().advance(Duration.ofDays(59));
    assertEquals(url(), listed.at("invoice_url"), "the same for weeks");
  }

  @Test
  void itIsNewWhereTheMailedOneHasNotMuchTimeLeft() {
    clerk.sendInvoice(id);
    var mailed = url();
    clerk.shop.clock().advance(Duration.ofDays(300));
    assertNotEquals(mailed, url());
    assertTrue(link().isLive(clerk.shop.now().plus(Duration.ofDays(29))));
    assertEquals(1, clerk.messages().size(), "looking mails nothing");
  }

  @Test
  void anEditLeavesItUntilTheNewRevisionIsSent() {
    clerk.sendInvoice(id);
    var before = url();
    clerk.edit(id, "\"note\": \"N\"");
    assertEquals(before, url());
    clerk.sendInvoice(id);
    assertEquals(stored().revision(), ((Link.OfDraft) link()).revision());
    assertEquals(3, stored().revision());
  }

  @Test
  void whoMayNotReadCustomersIsNotToldIt() {
    clerk.sendInvoice(id);
    var reader = new HttpCalls(new DraftOrders(clerk.wiring)).withScopes("read_draft_orders");
    var told = reader.get("draft_orders/" + id + ".json").at("draft_order");
    assertFalse(told.fieldMap().containsKey("invoice_url"), told.write());
  }

  @Test
  void whatIsKeptOfAnAnswerHasNoLinkAndIsGivenAgainWithIt() {
    clerk.sendInvoice(id);
    var keyed = clerk.calls.withIdempotencyKey("once");
    var path = "draft_orders/" + id + ".json";
    var body = Clerk.envelope("\"tags\": \"/invoices/, \\\"invoice_url\\\"\"");
    var first = keyed.put(path, body);
    var token = token();
    assertTrue(first.text().contains(token), first.text());
    var rows = clerk.shop.database().everything(TableName.IDEMPOTENCY);
    assertEquals(1, rows.size());
    var proof = token.substring(LinkTokens.NAME_LENGTH);
    for (var item : clerk.shop.database().contents().values()) {
      assertFalse(item.doc().contains(proof), item.doc());
    }
    var replayed = keyed.put(path, body);
    assertEquals("true", replayed.headers().get("idempotency-replayed"));
    assertEquals(first.text(), replayed.text());
  }

  @Test
  void staffRevokeLinksAndGetANewOneAtOnce() {
    var path = "draft_orders/" + id + "/revoke_links.json";
    assertEquals(Json.Null.NULL, clerk.calls.post(path, "").at("draft_order.invoice_url"));
    clerk.sendInvoice(id);
    var before = url();
    var answer = clerk.calls.post(path, "");
    assertEquals(200, answer.status(), answer.text());
    assertNotEquals(before, url());
    assertEquals(url(), answer.at("draft_order.invoice_url"));
    assertEquals(1, stored().revision());
    assertEquals(1, ((Link.OfDraft) link()).serial());
    assertEquals(1, clerk.messages().size(), "nobody is mailed");
    clerk.completePending(id);
    assertEquals(200, clerk.calls.post(path, "").status());
    assertEquals(404, clerk.calls.post("draft_orders/999/revoke_links.json", "").status());
  }

  @Test
  void whileNoKeyCanBeReadDraftsAreToldWithoutIt() {
    clerk.sendInvoice(id);
    LinkKeys none =
        new LinkKeys() {
          @Override
          public LinkKey current() {
            throw new ParametersUnavailableException("no parameter");
          }

          @Override
          public Optional<LinkKey> key(int key) {
            throw new ParametersUnavailableException("no parameter");
          }
        };
    var calls =
        new HttpCalls(new DraftOrders(clerk.wiring.with(none)))
            .withScopes("read_draft_orders", "read_customers");
    var told = calls.get("draft_orders/" + id + ".json");
    assertEquals(200, told.status(), told.text());
    assertEquals(Json.Null.NULL, told.at("draft_order.invoice_url"));
    assertEquals(List.of(1), List.of(stored().revision()));
  }
}
