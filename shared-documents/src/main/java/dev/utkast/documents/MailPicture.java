package dev.utkast.documents;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// A shop's logo as a mail carries it: a part of the mail, because few clients show a `data:`
/// address and none should ask the shop's server who reads what. It is dots and small, or not
/// there: mail clients draw no SVG, and a mail is no place for a large file. Then, and where
/// pictures are blocked, the shop's name stands in its place.
///
/// @param id what the HTML calls it, after `cid:` (RFC 2392)
/// @param width as it is shown, in CSS pixels
/// @param height as the width
@SuppressWarnings(
    "ArrayRecordComponent") // Bytes of a picture, written once and only read; never compared.
public record MailPicture(String id, byte[] png, int width, int height) {
  /// What it adds to a mail is a third more.
  static final int MAX_BYTES = 64 * 1024;

  private static final String PNG = "data:image/png;base64,";

  static Optional<MailPicture> of(LogoPicture logo) {
    return Optional.of(logo.address())
        .filter(address -> address.startsWith(PNG))
        .map(address -> Base64.getDecoder().decode(address.substring(PNG.length())))
        .filter(png -> png.length <= MAX_BYTES)
        .map(png -> new MailPicture(name(logo), png, logo.width(), logo.height()));
  }

  /// The same picture has the same name, whatever mail it is in.
  private static String name(LogoPicture logo) {
    return UUID.nameUUIDFromBytes(logo.address().getBytes(StandardCharsets.US_ASCII)) + "@logo";
  }
}
