package dev.utkast.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What one packing slip says: one parcel, with every word and number already decided.
///
/// Refuses a slip without lines, with more lines than a document may have, or with quantities that
/// cannot be packed.
///
/// @param locale the customer's; decides language and the form of dates and numbers
/// @param date the day the slip is made for; the same slip rendered again is the same file
/// @param shipped the day the parcel left; none on what tells how to pack it
/// @param restFollows whether something of the order remains to be sent after this parcel
/// @param shipTo recipient and address, one entry per printed line
/// @param ordersCount how many orders the customer has placed, this one included
/// @param qrCode what the QR code holds, usually a link; none prints no QR code
public record PackingSlipDocument(
    Locale locale,
    Letterhead shop,
    String orderName,
    LocalDate orderDate,
    LocalDate date,
    Optional<LocalDate> shipped,
    List<String> shipTo,
    Optional<String> deliveryMethod,
    List<Line> lines,
    boolean restFollows,
    Optional<String> note,
    OptionalInt ordersCount,
    Optional<String> qrCode) {

  /// As many lines as a draft order may have.
  public static final int MAX_LINES = 499;

  /// @param quantity how many are in this parcel
  /// @param ordered how many were ordered in all
  public record Line(PrintedItem item, int quantity, int ordered) {

    public Line {
      if (quantity < 1 || ordered < quantity) {
        throw new IllegalArgumentException(
            "A parcel holds 1 to the ordered number, not " + quantity + " of " + ordered);
      }
    }
  }

  public PackingSlipDocument {
    shipTo = List.copyOf(shipTo);
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new IllegalArgumentException(
          "A packing slip has 1 to " + MAX_LINES + " lines, not " + lines.size());
    }
    if (ordersCount.isPresent() && ordersCount.getAsInt() < 1) {
      throw new IllegalArgumentException("The customer's order count includes this order");
    }
  }

  long pieces() {
    return lines.stream().mapToLong(Line::quantity).sum();
  }

  /// The same parcel in few words; always small enough to be printed.
  PackingSlipDocument terse() {
    var terseLines =
        lines.stream()
            .map(line -> new Line(line.item().terse(), line.quantity(), line.ordered()))
            .toList();
    return new PackingSlipDocument(
        locale,
        shop,
        orderName,
        orderDate,
        date,
        shipped,
        shipTo,
        deliveryMethod,
        terseLines,
        restFollows,
        note,
        ordersCount,
        qrCode);
  }
}
