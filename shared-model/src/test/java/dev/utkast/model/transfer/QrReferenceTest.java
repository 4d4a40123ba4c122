package dev.utkast.model.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QrReferenceTest {

  /// The first is that of SIX's own example.
  @ParameterizedTest
  @CsvSource({
    "21 00000 00003 13947 14300 09017, true",
    "210000000003139471430009017, true",
    "21 00000 00003 13947 14300 09018, false",
    "21 00000 00003 13947 14300 0901, false",
    "INV-1042, false",
  })
  void aReferenceHasItsCheckDigit(String reference, boolean right) {
    assertEquals(right, QrReference.isOne(reference));
  }

  @Test
  void everyDocumentHasItsOwnInGroupsOfFive() {
    var invoice = QrReference.ofInvoice(1042);
    assertTrue(invoice.matches("10 00000 00000 00010 42000 0000[0-9]"), invoice);
    assertTrue(QrReference.isOne(invoice));
    var request = QrReference.ofRequest(12, 2);
    assertTrue(request.matches("20 00000 00000 00000 12000 0002[0-9]"), request);
    assertTrue(QrReference.isOne(request));
    assertNotEquals(QrReference.ofRequest(1, 22), QrReference.ofRequest(12, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "CH4431999123000889012, true",
    "CH4430000123000889012, true",
    "LI4431999123000889012, true",
    "CH9300762011623852957, false",
    "CH4432000123000889012, false",
    "CH4429999123000889012, false",
    "DE4431999123000889012, false",
  })
  void aQrIbanIsKnownByItsInstitution(String iban, boolean wanted) {
    assertEquals(wanted, QrReference.wantedBy(iban));
    assertFalse(QrReference.wantedBy(""));
  }
}
