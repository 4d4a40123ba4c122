package dev.utkast.aws.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.Id;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import dev.utkast.model.payment.PaymentTerms;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the codec refuses, and how old documents meet new code.
class RecordCodecTest {

  record Old(long id, String name) {}

  record New(long id, String name, Optional<String> note, List<Long> parts, boolean urgent) {}

  record Identified(OrderId id, Optional<DraftId> from, List<LineId> lines) {}

  record OfAnyKind(Id id) {}

  record Set1(Set<String> tags) {}

  record Positive(int value) {
    Positive {
      if (value < 1) {
        throw new IllegalArgumentException("not positive");
      }
    }
  }

  @Test
  void anOldDocumentMeetsNewCode() {
    var stored = RecordCodec.of(Old.class).write(new Old(1, "a"));
    assertEquals(
        new New(1, "a", Optional.empty(), List.of(), false),
        RecordCodec.of(New.class).read(stored));
  }

  @Test
  void aNewDocumentMeetsOldCode() {
    var stored =
        RecordCodec.of(New.class).write(new New(1, "a", Optional.of("n"), List.of(2L), true));
    assertEquals(new Old(1, "a"), RecordCodec.of(Old.class).read(stored));
  }

  @Test
  void whatIsEmptyIsLeftOut() {
    var bare = new New(1, "a", Optional.empty(), List.of(), false);
    assertEquals("{\"id\":1,\"name\":\"a\"}", RecordCodec.of(New.class).write(bare));
  }

  /// Documents of the time when ids were numbers read as before, and are written as they were.
  @Test
  void anIdIsItsNumber() {
    var codec = RecordCodec.of(Identified.class);
    var whole =
        new Identified(
            new OrderId(9007199254740991L),
            Optional.of(new DraftId(2)),
            List.of(new LineId(3), new LineId(4)));
    var stored = "{\"id\":9007199254740991,\"from\":2,\"lines\":[3,4]}";
    assertEquals(stored, codec.write(whole));
    assertEquals(whole, codec.read(stored));
    assertEquals("5", RecordCodec.of(OrderId.class).write(new OrderId(5)));
    var bare = new Identified(new OrderId(1), Optional.empty(), List.of());
    assertEquals("{\"id\":1}", codec.write(bare));
    assertEquals(bare, codec.read("{\"id\":1}"));
  }

  @Test
  void whatIsNoNumberIsNoId() {
    var codec = RecordCodec.of(Identified.class);
    for (var text : List.of("{\"id\":\"1\"}", "{\"id\":{\"value\":1}}", "{}")) {
      var failure = assertThrows(IllegalStateException.class, () -> codec.read(text), text);
      assertTrue(String.valueOf(failure.getMessage()).startsWith("Identified.id: not a number"));
    }
    assertThrows(ArithmeticException.class, () -> codec.read("{\"id\":1.5}"));
  }

  @Test
  void aMissingComponentIsNamed() {
    var failure =
        assertThrows(
            IllegalStateException.class, () -> RecordCodec.of(Old.class).read("{\"id\":1}"));
    assertTrue(String.valueOf(failure.getMessage()).contains("Old.name"), failure.getMessage());
  }

  @Test
  void aWrongKindOfValueIsRefused() {
    var codec = RecordCodec.of(Old.class);
    for (var text :
        List.of(
            "{\"id\":\"1\",\"name\":\"a\"}", "{\"id\":1,\"name\":2}", "{\"id\":1,\"name\":null}")) {
      assertThrows(IllegalStateException.class, () -> codec.read(text), text);
    }
    assertThrows(ArithmeticException.class, () -> codec.read("{\"id\":1.5,\"name\":\"a\"}"));
  }

  /// What cannot be read is logged, and logs carry no personal data.
  @Test
  void aRefusalTellsNoValue() {
    var failure =
        assertThrows(
            IllegalStateException.class,
            () -> RecordCodec.of(Old.class).read("{\"id\":\"jane@example.com\"}"));
    assertEquals("Old.id: not a number: a Str", failure.getMessage());
  }

  @Test
  void aShapeWithoutFormIsRefusedWhenFirstMet() {
    assertThrows(IllegalArgumentException.class, () -> RecordCodec.of(Object.class));
    assertThrows(IllegalArgumentException.class, () -> RecordCodec.of(Set1.class));
    assertThrows(IllegalArgumentException.class, () -> RecordCodec.of(double.class));
    // Its number would not tell which kind it is.
    assertThrows(IllegalArgumentException.class, () -> RecordCodec.of(OfAnyKind.class));
  }

  @Test
  void aRecordThatRefusesItsStoredFormSaysSo() {
    assertThrows(
        IllegalStateException.class, () -> RecordCodec.of(Positive.class).read("{\"value\":0}"));
  }

  @Test
  void anUnknownTypeOfSealedInterfaceIsRefused() {
    var codec = RecordCodec.of(Message.class);
    for (var text : List.of("{\"type\":\"Nonsense\",\"orderId\":1}", "{\"orderId\":1}", "{}")) {
      assertThrows(IllegalStateException.class, () -> codec.read(text), text);
    }
  }

  @Test
  void anUnknownConstantIsRefused() {
    assertThrows(
        IllegalStateException.class,
        () -> RecordCodec.of(PaymentTerms.class).read("{\"type\":\"WHENEVER\"}"));
  }

  @Test
  void aMessageCarriesItsName() {
    assertEquals(
        "{\"type\":\"ClaimStock\",\"orderId\":9007199254740991}",
        RecordCodec.of(Message.class)
            .write(new Message.ClaimStock(new OrderId(9007199254740991L))));
  }
}
