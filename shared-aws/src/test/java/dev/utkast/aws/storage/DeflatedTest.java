package dev.utkast.aws.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class DeflatedTest {
  /// `{"title":"Oak table"}`, packed on 2026-11-30.
  private static final String STORED = "78bb92c5b8784354b5fe89d90a25e0a8ac05004e850720";

  @Test
  void whatIsPackedIsUnpackedAsItWas() {
    for (var text : List.of("", "{}", "{\"title\":\"Ærlig 茶 😀\"}", "ø".repeat(100_000))) {
      assertEquals(text, Deflated.text(Deflated.pack(text)));
    }
  }

  /// Whoever changes the dictionary loses what was packed with it.
  @Test
  void whatIsStoredStaysReadable() throws IOException {
    assertEquals("{\"title\":\"Oak table\"}", Deflated.text(HexFormat.of().parseHex(STORED)));
    try (var in = Deflated.class.getResourceAsStream("dictionary-1.txt")) {
      var checksum = new Adler32();
      checksum.update(in.readAllBytes());
      assertEquals(2462431352L, checksum.getValue());
    }
  }

  @Test
  void whatWasPackedWithoutADictionaryIsRead() throws IOException {
    var text = "{\"title\":\"" + "Oak table, ".repeat(100) + "\"}";
    var out = new ByteArrayOutputStream();
    try (var deflating = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
      deflating.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(text, Deflated.text(out.toByteArray()));
  }

  @Test
  void whatIsCutShortOrPackedWithAnUnknownDictionaryIsRefused() {
    var packed = Deflated.pack("{\"title\":\"Oak table\"}");
    for (int length = 0; length < packed.length; length++) {
      var part = Arrays.copyOf(packed, length);
      assertThrows(IllegalStateException.class, () -> Deflated.text(part));
    }
    var unknown = packed.clone();
    unknown[2]++;
    assertThrows(IllegalStateException.class, () -> Deflated.text(unknown));
    assertTrue(packed.length < 40);
  }
}
