package dev.utkast.aws.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A document in the zlib format (RFC 1950), packed with a dictionary of what most documents hold:
/// a sale of five lines needs half the bytes that it needs without, and one write unit instead of
/// two.
///
/// What is stored names its dictionary by the checksum of it. The file is never changed, for what
/// was packed with it could be read no more; a better one would be a second file, and both are
/// known to the reader. Documents of earlier versions were packed without any.
final class Deflated {
  private static final byte[] DICTIONARY = dictionary("dictionary-1.txt");
  private static final int CHUNK_BYTES = 4096;

  private Deflated() {}

  static byte[] pack(String text) {
    var out = new ByteArrayOutputStream(text.length() / 4);
    try (var deflater = new Deflater()) {
      deflater.setDictionary(DICTIONARY);
      deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
      deflater.finish();
      var chunk = new byte[CHUNK_BYTES];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
    }
    return out.toByteArray();
  }

  /// @throws IllegalStateException where the bytes are cut short, or packed with a dictionary that
  ///   nobody knows
  static String text(byte[] packed) {
    var out = new ByteArrayOutputStream(packed.length * 4);
    try (var inflater = new Inflater()) {
      inflater.setInput(packed);
      var chunk = new byte[CHUNK_BYTES];
      while (!inflater.finished()) {
        int read = inflater.inflate(chunk);
        if (read > 0) {
          out.write(chunk, 0, read);
        } else if (inflater.needsDictionary()) {
          inflater.setDictionary(DICTIONARY);
        } else if (!inflater.finished()) {
          throw new IllegalStateException("a document that is cut short");
        }
      }
    } catch (DataFormatException | IllegalArgumentException e) {
      throw new IllegalStateException("a document that cannot be unpacked", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] dictionary(String name) {
    try (var in = Deflated.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
