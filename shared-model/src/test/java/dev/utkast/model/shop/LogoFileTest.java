package dev.utkast.model.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.shop.LogoFile.Fault;
import dev.utkast.model.shop.LogoFile.Found;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogoFileTest {
  /// Of one pixel.
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5E"
                  + "rkJggg==");

  private static Found svg(String root, String inner) {
    return LogoFile.look(
        ("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
                + root
                + ">"
                + inner
                + "</svg>")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(Fault fault, Found found) {
    assertEquals(new Found.Refused(fault), found);
  }

  @Test
  void aPngHasTheSizeOfItsHeader() {
    assertEquals(new Found.Picture(Logo.Type.PNG, 1, 1), LogoFile.look(PNG));
  }

  @Test
  void everyPngThatIsCutShortOrChangedIsRefused() {
    for (int length = 8; length < PNG.length; length++) {
      refused(Fault.BROKEN, LogoFile.look(Arrays.copyOf(PNG, length)));
    }
    for (int i = 8; i < PNG.length; i++) {
      var changed = PNG.clone();
      changed[i] ^= 1;
      refused(Fault.BROKEN, LogoFile.look(changed));
    }
    refused(Fault.BROKEN, LogoFile.look(Arrays.copyOf(PNG, PNG.length + 1)));
  }

  /// Its chunks are whole, and what they hold cannot be unpacked.
  @Test
  void aPngWithoutAPictureInItIsRefused() {
    var data = ByteBuffer.wrap(PNG.clone());
    int at = 41;
    data.put(at, (byte) (PNG[at] ^ 1));
    var checked = new CRC32();
    checked.update(data.array(), 37, 4 + 13);
    data.putInt(37 + 4 + 13, (int) checked.getValue());
    refused(Fault.BROKEN, LogoFile.look(data.array()));
  }

  private static void chunk(ByteArrayOutputStream png, String name, byte[] data) {
    var body = ByteBuffer.allocate(4 + data.length);
    body.put(name.getBytes(StandardCharsets.US_ASCII)).put(data);
    var checked = new CRC32();
    checked.update(body.array());
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(body.array());
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) checked.getValue()).array());
  }

  /// @param kind bits of a sample, colour type and interlace method
  private static Found png(int width, int height, int[] kind, byte[] rows) {
    var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) kind[0]).put((byte) kind[1]).putShort((short) 0).put((byte) kind[2]);
    var packed = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(packed)) {
      deflater.write(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var png = new ByteArrayOutputStream();
    png.writeBytes(Arrays.copyOf(PNG, 8));
    chunk(png, "IHDR", header.array());
    if (kind[1] == 3) {
      chunk(png, "PLTE", new byte[6]);
    }
    chunk(png, "IDAT", packed.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return LogoFile.look(png.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({"2000, 2000", "2001, 1", "1, 2001"})
  void aPngHasAtMostTwoThousandPixelsASide(int width, int height) {
    var found =
        width > 2000 || height > 2000
            ? new Found.Refused(Fault.TOO_WIDE_OR_HIGH)
            : new Found.Picture(Logo.Type.PNG, width, height);
    var rows = new byte[height * (1 + width)];
    assertEquals(found, png(width, height, new int[] {8, 0, 0}, rows));
  }

  /// Width, height, depth, colour type and interlace method, and the bytes of all rows. Those of
  /// the interlaced ones are those of ISO/IEC 15948, 8.2: for 5 by 5 they have the columns 1, 1, 2,
  /// 1, 3, 2 and 5, and the rows 1, 1, 1, 2, 1, 3 and 2.
  @ParameterizedTest
  @CsvSource({
    "50, 50, 8, 6, 0, 10050",
    "50, 50, 8, 2, 0, 7550",
    "50, 50, 16, 4, 0, 10050",
    "50, 50, 1, 0, 0, 400",
    "50, 50, 2, 3, 0, 700",
    "5, 5, 8, 0, 1, 36",
    "5, 5, 8, 6, 1, 111",
    "1, 1, 8, 0, 1, 2",
    "9, 1, 16, 2, 1, 58"
  })
  void aPngHasAllOfItsRowsAndNoMore(
      int width, int height, int depth, int colour, int interlace, int bytes) {
    var kind = new int[] {depth, colour, interlace};
    assertEquals(
        new Found.Picture(Logo.Type.PNG, width, height), png(width, height, kind, new byte[bytes]));
    refused(Fault.BROKEN, png(width, height, kind, new byte[bytes - 1]));
    refused(Fault.BROKEN, png(width, height, kind, new byte[bytes + 1]));
    refused(Fault.BROKEN, png(width, height, kind, new byte[10_000_000]));
    refused(Fault.BROKEN, png(width, height, kind, new byte[0]));
    var wrongFilter = new byte[bytes];
    wrongFilter[0] = 5;
    refused(Fault.BROKEN, png(width, height, kind, wrongFilter));
  }

  @ParameterizedTest
  @CsvSource({"8, 9, 0", "8, 1, 0", "16, 3, 0", "4, 2, 0", "1, 4, 0", "3, 0, 0", "8, 0, 2"})
  void aPngOfAKindThatThereIsNotIsRefused(int depth, int colour, int interlace) {
    for (int bytes = 2; bytes < 10; bytes++) {
      refused(Fault.BROKEN, png(1, 1, new int[] {depth, colour, interlace}, new byte[bytes]));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <g id='a'><use href='#a'/></g><path d='M0 0h1'/>                            | RECURSIVE
          <use id='a' href='#a'/><path d='M0 0h1'/>                                   | RECURSIVE
          <g id='a'><use href='#b'/></g><g id='b'><path d='M0 0h1'/><use xlink:href='#a'/></g> | RECURSIVE
          <pattern id='p'><rect fill='url(#p)'/></pattern><path d='M0 0h1'/>          | RECURSIVE
          <g/>                                                                        | NO_SHAPE
          <path/><path d=' '/><polygon points=''/>                                    | NO_SHAPE
          <defs><path id='a' d='M0 0h1'/></defs>                                      | NO_SHAPE
          <use href='#b'/>                                                            | NO_SHAPE
          <x:rect xmlns:x='urn:x'/>                                                   | NO_SHAPE
          <path d='hello'/>                                                           | BROKEN
          <path d='L1 1'/>                                                            | BROKEN
          <path d='M0'/>                                                              | BROKEN
          <path d='M0 0 L1'/>                                                         | BROKEN
          <path d='M0 0 X1 1'/>                                                       | BROKEN
          <path d='M0 0 A1 1 0 2 0 1 1'/>                                             | BROKEN
          <rect/><PATH d='M0 0 z 1'/>                                                 | BROKEN
          <path d='M0 0 z 1'/>                                                        | BROKEN
          <polygon points='1 2 3'/>                                                   | BROKEN
          <polyline points='a'/>                                                      | BROKEN\
          """)
  void anSvgThatCannotBeDrawnIsRefused(String inner, Fault fault) {
    refused(fault, svg("width='1' height='1'", inner));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<path d='M0 0h1'/>",
        "<path d=' m.5-.5.5.5 1e-3,2 L 1 2 3 4 Z m1 1z'/>",
        "<path d='M0,0 C1 2 3 4 5 6 7 8 9 10 11 12 S1 2 3 4 Q1 2 3 4 T1 2 V3 H4'/>",
        "<path d='M0 0a1 1 0 01.5.5 2 2 0 1 0 3 4z'/>",
        "<polygon points='0,0 1,1 -1-1'/>",
        "<g id='a'><circle r='1'/></g><use href='#a'/><use href='#a'/>",
        "<defs><g id='a'><use href='#b'/></g><path id='b' d='M0 0h1'/></defs><use href='#a'/>"
      })
  void anSvgThatCanBeDrawnIsTaken(String inner) {
    assertEquals(new Found.Picture(Logo.Type.SVG, 1, 1), svg("width='1' height='1'", inner));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          width='120' height='40'                       | 120 | 40
          width='120.2px' height='40px'                 | 121 | 40
          viewBox='0 0 300 80'                          | 300 | 80
          viewBox='0,0,300,80' width='100%'             | 300 | 80
          width='10000' height='10000'                  | 10000 | 10000\
          """)
  void anSvgHasTheSizeOfItsRoot(String root, int width, int height) {
    assertEquals(
        new Found.Picture(Logo.Type.SVG, width, height),
        svg(root, "<defs><path id='p' d='M0 0h1'/></defs><use href='#p' fill='url(#g)'/>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          width='100%' height='100%'     | NO_SIZE
          viewBox='0 0 0 80'             | NO_SIZE
          viewBox='0 0 300'              | NO_SIZE
          width='10001' height='1'        | TOO_WIDE_OR_HIGH
          width='1' height='10000.5'      | TOO_WIDE_OR_HIGH\
          """)
  void anSvgOfNoUsableSizeIsRefused(String root, Fault fault) {
    refused(fault, svg(root, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>1</script>",
        "<style>*{}</style>",
        "<foreignObject/>",
        "<g><FOREIGNOBJECT/></g>",
        "<animate attributeName='href' to='x'/>",
        "<set attributeName='href' to='x'/>",
        "<image href='#a'/>",
        "<feImage href='#a'/>",
        "<a href='#a'/>",
        "<x:script xmlns:x='http://www.w3.org/2000/svg'>1</x:script>",
        "<g onload='1'/>",
        "<g ONCLICK='1'/>",
        "<?xml-stylesheet href='x.css'?>"
      })
  void anSvgThatDoesSomethingIsRefused(String inner) {
    refused(Fault.ACTIVE_CONTENT, svg("width='1' height='1'", inner));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<use href='https://example.com/a.svg#p'/>",
        "<use xlink:href='a.svg'/>",
        "<use href='data:image/svg+xml,x'/>",
        "<use href=' javascript:1'/>",
        "<rect fill='url(https://example.com/a)'/>",
        "<rect fill='URL ( \"//example.com\" )'/>",
        "<rect style='fill: u\\72l(x)'/>",
        "<rect xml:base='https://example.com'/>",
        "<rect src='a.png'/>"
      })
  void anSvgThatAsksForSomethingElsewhereIsRefused(String inner) {
    refused(Fault.OUTSIDE_REFERENCE, svg("width='1' height='1'", inner));
  }

  @Test
  void whatIsNoPictureOfTheseIsRefused() {
    for (var text : List.of("", "GIF89a", "<html/>", "<svg width='1' height='1'/>", "{}")) {
      refused(Fault.NEITHER_PNG_NOR_SVG, LogoFile.look(text.getBytes(StandardCharsets.UTF_8)));
    }
    refused(Fault.BROKEN, svg("width='1' height='1'", "<g>"));
    refused(Fault.TOO_COMPLEX, svg("width='1' height='1'", "<g>".repeat(64) + "</g>".repeat(64)));
    refused(Fault.TOO_COMPLEX, svg("width='1' height='1'", "<g/>".repeat(5_000)));
    refused(Fault.TOO_COMPLEX, svg("width='1' height='1'", "<use href='#a'/>".repeat(13)));
    refused(Fault.TEXT, svg("width='1' height='1'", "<g><text>Eik</text></g>"));
    refused(
        Fault.DOCUMENT_TYPE,
        LogoFile.look("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void aDrawingIsWrittenInUtf8(String encoding) {
    var drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><rect/></svg>";
    refused(Fault.NOT_UTF_8, LogoFile.look(drawing.getBytes(Charset.forName(encoding))));
    refused(
        Fault.NOT_UTF_8, LogoFile.look(("\ufeff" + drawing).getBytes(Charset.forName(encoding))));
  }

  @Test
  void aPictureHasAtMostTwoHundredKilobytes() {
    int rest =
        "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><rect/></svg>".length();
    var text = "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><rect/>%s</svg>";
    var most = text.formatted(" ".repeat(204_800 - rest));
    assertEquals(
        new Found.Picture(Logo.Type.SVG, 1, 1),
        LogoFile.look(most.getBytes(StandardCharsets.UTF_8)));
    refused(Fault.TOO_LARGE, LogoFile.look((most + " ").getBytes(StandardCharsets.UTF_8)));
  }
}
