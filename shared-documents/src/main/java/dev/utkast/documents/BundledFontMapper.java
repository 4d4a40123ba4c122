package dev.utkast.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/// Answers every font PDFBox asks for with the bundled Noto Sans, so that it never searches the
/// machine's own fonts: that search costs seconds and tens of megabytes, and a page would look
/// different on another machine.
final class BundledFontMapper implements FontMapper {

  private @Nullable TrueTypeFont notoSans;

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(
      String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(notoSans(), false);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(
      String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(notoSans(), false);
  }

  @Override
  public CIDFontMapping getCIDFont(
      String baseFont, @Nullable PDFontDescriptor descriptor, @Nullable PDCIDSystemInfo system) {
    return new CIDFontMapping(null, notoSans(), false);
  }

  private synchronized TrueTypeFont notoSans() {
    var found = notoSans;
    if (found == null) {
      try (var stream = Fonts.NOTO_SANS.regular(Fonts.Shaping.NONE)) {
        found = new TTFParser().parse(new RandomAccessReadBuffer(stream.readAllBytes()));
      } catch (IOException unreadable) {
        throw new UncheckedIOException("The bundled Noto Sans cannot be read", unreadable);
      }
      notoSans = found;
    }
    return found;
  }
}
