package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.DraftId;
import dev.utkast.testkit.Copy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A draft keeps the name of its customer, so that whatever is made out of it says who it is for.
class DraftInNameOfTest {
  private final Clerk clerk = new Clerk();
  private final Customer ada = clerk.shop.customer("ada@example.com");

  private DraftOrder stored(long id) {
    return new DraftsTable(clerk.wiring.database()).find(new DraftId(id)).orElseThrow();
  }

  private Optional<String> name(long id) {
    return stored(id).content().customerName();
  }

  private void marries() {
    var renamed =
        Copy.of(ada).with(Customer::version, 2L).with(Customer::lastName, Optional.of("King"));
    clerk.wiring.database().commit(new CustomersTable(clerk.wiring.database()).put(renamed.made()));
  }

  @Test
  void aDraftIsInTheNameOfItsCustomer() {
    assertEquals(
        Optional.of("Ada Lovelace"), name(clerk.draft("\"customer\": {\"id\": " + ada.id() + "}")));
    assertEquals(
        Optional.empty(),
        name(clerk.create(Clerk.cups().replace("ada@", "else@")).longAt("draft_order.id")));
  }

  @Test
  void whoComesWithTheDraftGivesItTheName() {
    long id = clerk.draft("\"customer\": {\"first_name\": \"Grace\", \"last_name\": \"Hopper\"}");
    assertEquals(Optional.of("Grace Hopper"), name(id));
  }

  @Test
  void anotherCustomerIsAnotherName() {
    long id = clerk.draft("\"customer\": {\"id\": " + ada.id() + "}");
    clerk.edit(id, "\"customer\": {\"first_name\": \"Grace\", \"last_name\": \"Hopper\"}");
    assertEquals(Optional.of("Grace Hopper"), name(id));
    clerk.edit(id, "\"customer\": null, \"email\": \"else@example.com\"");
    assertEquals(Optional.empty(), name(id));
  }

  /// Nobody was asked to change anything that the customer could see.
  @Test
  void aTagLeavesNameRevisionAndLinkAsTheyWere() {
    long id = clerk.draft("\"customer\": {\"id\": " + ada.id() + "}");
    clerk.sendInvoice(id);
    marries();
    var before = stored(id);
    assertEquals(200, clerk.edit(id, "\"tags\": \"vip\"").status());
    assertEquals(before.revision(), stored(id).revision());
    assertEquals(before.asked(), stored(id).asked());
    assertEquals(Optional.of("Ada Lovelace"), name(id));
  }

  @Test
  void whoIsAskedToPayIsCalledAsTheRecordSaysByThen() {
    long id = clerk.draft("\"customer\": {\"id\": " + ada.id() + "}");
    marries();
    assertEquals(200, clerk.sendInvoice(id).status());
    assertEquals(Optional.of("Ada King"), name(id));
  }
}
