package dev.utkast.demo.source;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The text of a file: UTF-8, or UTF-16 with a byte order mark as spreadsheets write it; gzipped or
/// not, whatever its name says. Anything else is refused by name, and a byte that is no UTF-8 with
/// its row.
final class TextFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int GZIP = 0x1F8B;
  private static final int ZIP = 0x504B;
  private static final int UTF_16BE = 0xFEFF;
  private static final int UTF_16LE = 0xFFFE;

  private TextFile() {}

  static String read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new BadFile(file + " is a folder, not a file");
      }
      var bytes = Files.readAllBytes(file);
      return text(file, start(bytes) == GZIP ? unzipped(file, bytes) : bytes);
    } catch (NoSuchFileException e) {
      throw new BadFile("there is no file " + file);
    } catch (AccessDeniedException e) {
      throw new BadFile("nobody may read " + file + " here");
    } catch (IOException e) {
      throw new BadFile(file + " cannot be read: " + e.getMessage());
    }
  }

  private static byte[] unzipped(Path file, byte[] bytes) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (EOFException e) {
      throw new BadFile(file + " ends too early: it is a part of a gzip file");
    } catch (ZipException e) {
      throw new BadFile(file + " is a damaged gzip file: " + e.getMessage());
    }
  }

  private static String text(Path file, byte[] bytes) {
    var text =
        switch (start(bytes)) {
          case ZIP -> throw new BadFile(file + " is a spreadsheet or a zip file; save it as CSV");
          case UTF_16BE -> decoded(file, bytes, StandardCharsets.UTF_16BE);
          case UTF_16LE -> decoded(file, bytes, StandardCharsets.UTF_16LE);
          default -> decoded(file, bytes, StandardCharsets.UTF_8);
        };
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static String decoded(Path file, byte[] bytes, Charset charset) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    if (charset.newDecoder().decode(in, out, true).isError()) {
      long row = 1 + out.flip().chars().filter(c -> c == '\n').count();
      throw new BadFile(
          "%s, row %d: the byte %02X is not %s; save the file as CSV in UTF-8"
              .formatted(file, row, in.get(), charset));
    }
    return out.flip().toString();
  }

  /// The first two bytes as a number, which tell most sorts of file.
  private static int start(byte[] bytes) {
    return bytes.length < 2
        ? 0
        : (Byte.toUnsignedInt(bytes[0]) << Byte.SIZE) | Byte.toUnsignedInt(bytes[1]);
  }
}
