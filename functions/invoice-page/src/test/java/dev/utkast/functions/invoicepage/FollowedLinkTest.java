package dev.utkast.functions.invoicepage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.link.LinkTokens;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.FixedLinkKeys;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Where links lead that are not the newest, or were never sent.
class FollowedLinkTest {
  private final SampleShop shop = new SampleShop();
  private final HttpCalls visitor = new HttpCalls(new InvoicePage(shop.wiring()));

  /// Of the link that was mailed first.
  private String mailed = "none yet";

  private Answer open() {
    return open(mailed);
  }

  /// Looks, and sees to it that looking changed nothing.
  private Answer open(String secret) {
    var before = shop.database().contents();
    var answer = visitor.get("/invoices/" + secret);
    assertEquals(before, shop.database().contents());
    return answer;
  }

  /// To somebody who reads it.
  private static SampleSale english(SampleSale sale) {
    return sale.with(SaleContent::language, Optional.of("en"));
  }

  private DraftOrder sent(SampleSale sale) {
    var draft = shop.invoiced(shop.draft(english(sale)));
    mailed = shop.token(draft);
    return draft;
  }

  private void store(DraftOrder draft) {
    shop.database().commit(new DraftsTable(shop.database()).put(draft));
  }

  /// The page as a reader sees it: without tags, with plain spaces.
  private static String text(Answer page) {
    return page.text()
        .replaceAll("(?s)<style.*?</style>", "")
        .replaceAll("<[^>]+>", " ")
        .replace("&nbsp;", " ")
        .replaceAll("[\\s\\u00a0\\u202f]+", " ");
  }

  private static void contains(Answer page, String... parts) {
    for (var part : parts) {
      assertTrue(text(page).contains(part), part + " in " + text(page));
    }
  }

  @Test
  void aLinkOfARevisionThatWasReplacedLeadsToTheNewest() {
    var newest = shop.invoiced(sent(SampleSale.ofCupsAndPot()));
    var old = open();
    assertEquals(410, old.status());
    contains(old, "This request has changed", "There is a newer one", "Open the newer request");
    assertFalse(old.text().contains("Cup"), old.text());
    var there = Pattern.compile("<a [^>]*href=\"([A-Za-z0-9_-]{64})\"").matcher(old.text());
    assertTrue(there.find(), old.text());
    assertEquals(shop.token(newest), there.group(1));
    contains(open(there.group(1)), "D1-2", "$100.00");
  }

  @Test
  void whoWasAskedBeforeSomebodyElseIsLedNowhere() {
    shop.invoiced(sent(SampleSale.ofCupsAndPot()), "somebody.else@example.com");
    assertEquals(404, open().status());
    assertEquals(open("unknown").text(), open().text());
  }

  @Test
  void aLinkThatStaffRevokedIsAsUnknownAndANewOneOfTheSameRevisionIsNot() {
    var draft = sent(SampleSale.ofCupsAndPot());
    var revoked = Decided.changed(DraftOrderDecider.revokeLinks(draft, shop.now()));
    store(revoked);
    assertEquals(404, open().status());
    assertEquals(open("unknown").text(), open().text());
    contains(open(shop.token(revoked)), "D1-1", "$100.00");
  }

  /// Not even what became of it.
  @Test
  void aLinkThatStaffRevokedLeadsNowhereAfterTheSaleEither() {
    var draft = sent(SampleSale.ofCupsAndPot());
    var revoked = Decided.changed(DraftOrderDecider.revokeLinks(draft, shop.now()));
    store(revoked);
    shop.agreed(revoked, revoked.total());
    assertEquals(404, open().status());
    assertEquals(200, open(shop.token(revoked)).status());
  }

  /// However often a link is made of one revision, all of them live.
  @Test
  void aLinkThatIsCopiedLaterLeavesTheMailedOneAlive() {
    var draft = sent(SampleSale.ofCupsAndPot());
    shop.clock().advance(Duration.ofDays(70));
    assertNotEquals(mailed, shop.token(draft));
    assertEquals(text(open(shop.token(draft))), text(open()));
    assertEquals(200, open().status());
  }

  @Test
  void whatSomebodyMadeOfTheirLinkIsNone() {
    var draft = sent(SampleSale.ofCupsAndPot());
    var others = shop.token(shop.invoiced(shop.draft(english(SampleSale.ofCupsAndPot()))));
    int cut = LinkTokens.NAME_LENGTH;
    var forged = LinkTokens.token(draft.link(shop.now()).orElseThrow(), FixedLinkKeys.of(5));
    for (var token :
        List.of(
            mailed.substring(0, cut) + others.substring(cut),
            others.substring(0, cut) + mailed.substring(cut),
            mailed.substring(0, mailed.length() - 1),
            mailed + "A",
            mailed.toLowerCase(Locale.ROOT),
            mailed.repeat(50),
            forged)) {
      assertEquals(404, open(token).status(), token);
      assertEquals(open("unknown").text(), open(token).text());
    }
  }

  /// A link that was mailed under the key before the current one.
  @Test
  void aChangeOfTheKeyLeavesLinksAlive() {
    var draft = sent(SampleSale.ofCupsAndPot());
    var link = draft.link(shop.now()).orElseThrow();
    var before = FixedLinkKeys.of(FixedLinkKeys.CURRENT - 1);
    assertEquals(200, open(LinkTokens.token(link, before)).status());
  }

  /// They lead where they led before: nowhere from an older revision, for it is not known whom they
  /// went to.
  @Test
  void linksOfOlderVersionsLiveAsLongAsTheyWouldHave() {
    var secret = "Q2hhbmdlLW1lLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4";
    var draft = shop.invoicedBefore(shop.draft(english(SampleSale.ofCupsAndPot())), secret);
    contains(open(secret), "D1-1", "$100.00");
    contains(open(shop.token(draft)), "D1-1", "$100.00");
    shop.clock().advance(Duration.ofDays(89));
    assertEquals(200, open(secret).status());
    shop.invoiced(draft);
    assertEquals(410, open(secret).status());
    contains(open(secret), "This request has changed", "latest email");
    assertFalse(open(secret).text().contains(shop.token(draft).substring(0, 30)), "led nowhere");
    shop.clock().advance(Duration.ofDays(1));
    assertEquals(404, open(secret).status());
  }
}
