package dev.utkast.model.shop;

import dev.utkast.model.shop.LogoFile.BadPicture;
import dev.utkast.model.shop.LogoFile.Fault;
import dev.utkast.model.shop.LogoFile.Found;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Whether a PNG can be drawn (ISO/IEC 15948): every chunk is whole and has its checksum, the first
/// is the header, the last the end, and between them is as much of a picture as the header says.
final class PngFile {
  /// The chunks without which nobody can draw a picture that has them.
  private static final Set<String> CRITICAL = Set.of("PLTE", "IDAT", "IEND");

  private static final int PALETTE = 3;
  private static final int LAST_FILTER = 4;

  private PngFile() {}

  /// What a header says of a picture.
  private record Header(int width, int height, int depth, int colour, int interlace) {
    /// ISO/IEC 15948, 11.2.2: the bits that a sample of each colour type may have.
    boolean isKnown() {
      var depths =
          switch (colour) {
            case 0 -> List.of(1, 2, 4, 8, 16);
            case PALETTE -> List.of(1, 2, 4, 8);
            case 2, 4, 6 -> List.of(8, 16);
            default -> List.<Integer>of();
          };
      return depths.contains(depth) && (interlace == 0 || interlace == 1);
    }

    private int samples() {
      return switch (colour) {
        case 2 -> 3;
        case 4 -> 2;
        case 6 -> 4;
        default -> 1;
      };
    }

    /// Its parts in their order; one where it is not interlaced (ISO/IEC 15948, 8.2: Adam7).
    List<Pass> passes() {
      var passes =
          interlace == 0
              ? Stream.of(pass(0, 0, 1, 1))
              : Stream.of(
                  pass(0, 0, 8, 8),
                  pass(4, 0, 8, 8),
                  pass(0, 4, 4, 8),
                  pass(2, 0, 4, 4),
                  pass(0, 2, 2, 4),
                  pass(1, 0, 2, 2),
                  pass(0, 1, 1, 2));
      return passes.filter(pass -> pass.rows > 0 && pass.rowBytes > 1).toList();
    }

    private Pass pass(int left, int top, int across, int down) {
      int columns = Math.max(0, (width - left + across - 1) / across);
      int rows = Math.max(0, (height - top + down - 1) / down);
      return new Pass(rows, 1 + (columns * samples() * depth + 7) / 8);
    }
  }

  /// @param rowBytes of a row with the one before it that says how it is filtered
  private record Pass(int rows, int rowBytes) {}

  /// @param picture after its signature
  static Found look(ByteBuffer picture) throws BadPicture {
    var first = chunk(picture);
    if (!first.name.equals("IHDR") || first.data.remaining() != 13) {
      throw new BadPicture(Fault.BROKEN);
    }
    int width = first.data.getInt();
    int height = first.data.getInt();
    var size = LogoFile.sized(Logo.Type.PNG, width, height, LogoFile.MAX_PIXELS);
    int depth = first.data.get();
    int colour = first.data.get();
    // Of packing and of filtering there is one method each.
    boolean plain = first.data.getShort() == 0;
    var header = new Header(width, height, depth, colour, first.data.get());
    if (!plain || !header.isKnown() || !isWhole(packed(picture, header), header)) {
      throw new BadPicture(Fault.BROKEN);
    }
    return size;
  }

  private static byte[] packed(ByteBuffer picture, Header header) throws BadPicture {
    var data = new ByteArrayOutputStream();
    boolean hasPalette = false;
    var name = "";
    while (picture.hasRemaining()) {
      var chunk = chunk(picture);
      name = chunk.name;
      int length = chunk.data.remaining();
      boolean critical = Character.isUpperCase(name.charAt(0));
      boolean wrongPalette =
          name.equals("PLTE") && (length == 0 || length % 3 != 0 || length > 3 * 256);
      hasPalette |= name.equals("PLTE");
      boolean early = name.equals("IDAT") && header.colour == PALETTE && !hasPalette;
      if ((critical && !CRITICAL.contains(name)) || wrongPalette || early) {
        throw new BadPicture(Fault.BROKEN);
      }
      if (name.equals("IDAT")) {
        var part = new byte[length];
        chunk.data.get(part);
        data.writeBytes(part);
      }
    }
    if (!name.equals("IEND")) {
      throw new BadPicture(Fault.BROKEN);
    }
    return data.toByteArray();
  }

  /// Whether what is packed is all rows of the picture, and nothing else.
  private static boolean isWhole(byte[] packed, Header header) {
    try (var inflater = new Inflater()) {
      inflater.setInput(packed);
      for (var pass : header.passes()) {
        var row = new byte[pass.rowBytes];
        for (int i = 0; i < pass.rows; i++) {
          if (!isFilled(row, inflater) || row[0] < 0 || row[0] > LAST_FILTER) {
            return false;
          }
        }
      }
      return inflater.inflate(new byte[1]) == 0 && inflater.finished();
    } catch (DataFormatException _) {
      return false;
    }
  }

  private static boolean isFilled(byte[] row, Inflater inflater) throws DataFormatException {
    int filled = 0;
    int some = 1;
    while (filled < row.length && some > 0) {
      some = inflater.inflate(row, filled, row.length - filled);
      filled += some;
    }
    return filled == row.length;
  }

  private record Chunk(String name, ByteBuffer data) {}

  private static Chunk chunk(ByteBuffer in) throws BadPicture {
    if (in.remaining() < 12) {
      throw new BadPicture(Fault.BROKEN);
    }
    int length = in.getInt();
    if (length < 0 || length > in.remaining() - 8) {
      throw new BadPicture(Fault.BROKEN);
    }
    var checked = new CRC32();
    checked.update(in.slice(in.position(), 4 + length));
    var name = new byte[4];
    in.get(name);
    var data = in.slice(in.position(), length);
    in.position(in.position() + length);
    if (in.getInt() != (int) checked.getValue()) {
      throw new BadPicture(Fault.BROKEN);
    }
    return new Chunk(new String(name, StandardCharsets.US_ASCII), data);
  }
}
