package dev.utkast.functions.cardpayments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.model.id.DraftId;
import dev.utkast.testkit.Calls;
import dev.utkast.testkit.MemoryProvider;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SampleForms;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A customer comes back from the provider while nothing can be booked, as when the provider's
/// event is booked at the same moment, again and again.
class BusyReturnTest {
  private final SampleShop shop = new SampleShop();
  private final MemoryProvider provider = new MemoryProvider(shop::now);
  private final MemoryWiring wiring =
      shop.wiring().with(new dev.utkast.model.shop.CardPayments(true, false)).with(provider);

  @Test
  void sheIsLedToThePageAllTheSame() {
    var draft = shop.invoiced(shop.draft(SampleSale.ofCupsAndPot()));
    var link = shop.token(draft);
    var form = SampleForms.of(shop, link) + "&amount=100.00";
    var led =
        SampleForms.sender(new CardPayments(wiring))
            .call("POST", "/invoices/" + link + "/pay", Optional.of(form));
    assertEquals(303, led.status(), led.text());
    var session = led.headers().getOrDefault("location", "").replaceFirst("^.*/", "");
    provider.pay(session);
    var path = provider.opening(session).paid().getPath();

    var busy = new CardPayments(wiring.with(withoutCommits(shop.database())));
    var back = SampleForms.sender(busy).call("GET", path, Optional.empty());
    assertEquals(303, back.status(), back.text());
    assertEquals("../../" + link, back.headers().get("location"));
    assertFalse(isAgreed(draft.id()), "nothing could be booked");

    SampleForms.sender(new CardPayments(wiring)).call("GET", path, Optional.empty());
    assertTrue(isAgreed(draft.id()), "the next look books it");
  }

  private boolean isAgreed(DraftId id) {
    return new DraftsTable(shop.database()).find(id).orElseThrow().completion().isPresent();
  }

  private static Database withoutCommits(Database database) {
    return Calls.around(
        Database.class,
        database,
        (method, call) -> {
          if (method.equals("commit")) {
            throw new ConflictException(Set.of());
          }
          return call.make();
        });
  }
}
