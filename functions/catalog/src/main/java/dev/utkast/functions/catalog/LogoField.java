package dev.utkast.functions.catalog;

import dev.utkast.aws.http.Digests;
import dev.utkast.aws.http.Fields;
import dev.utkast.model.shop.Logo;
import dev.utkast.model.shop.LogoFile;
import dev.utkast.model.shop.SvgDocumentType;
import java.util.Base64;
import java.util.Optional;

/// `{"attachment": "…"}`: a picture in base64.
final class LogoField {
  private static final String NAME = "attachment";

  /// In base64 a picture is a third larger, and has line ends.
  private static final int MAX_CHARACTERS = LogoFile.MAX_BYTES * 3 / 2;

  private final Fields fields;

  LogoField(Fields fields) {
    this.fields = fields;
  }

  record Picture(Logo logo, byte[] bytes) {}

  /// @return nothing, and an error, where there is no picture that may be a logo
  Optional<Picture> read() {
    var text = fields.text(NAME, MAX_CHARACTERS);
    if (text.isEmpty()) {
      fields.wrong(NAME, "can't be blank");
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes =
          SvgDocumentType.removedFrom(Base64.getDecoder().decode(text.get().replaceAll("\\s", "")));
    } catch (IllegalArgumentException _) {
      fields.wrong(NAME, "is not base64");
      return Optional.empty();
    }
    return switch (LogoFile.look(bytes)) {
      case LogoFile.Found.Picture(var type, int width, int height) ->
          Optional.of(new Picture(new Logo(Digests.sha256(bytes), type, width, height), bytes));
      case LogoFile.Found.Refused(var fault) -> {
        fields.wrong(NAME, words(fault));
        yield Optional.empty();
      }
    };
  }

  private static String words(LogoFile.Fault fault) {
    return switch (fault) {
      case TOO_LARGE -> "is too large (maximum is " + LogoFile.MAX_BYTES / 1024 + " KB)";
      case NEITHER_PNG_NOR_SVG -> "must be a PNG or an SVG";
      case NOT_UTF_8 -> "must be written in UTF-8, not UTF-16";
      case DOCUMENT_TYPE ->
          "must not have a document type (<!DOCTYPE …>) with declarations of its own: save it"
              + " without, or as plain SVG";
      case BROKEN -> "is broken";
      case NO_SIZE -> "has no width and height";
      case TOO_WIDE_OR_HIGH ->
          "is too wide or high (maximum is %d pixels, or %d units of an SVG)"
              .formatted(LogoFile.MAX_PIXELS, LogoFile.MAX_UNITS);
      case TOO_COMPLEX -> "is too complex to be drawn";
      case RECURSIVE -> "uses a part of it within itself";
      case NO_SHAPE -> "has no shape that is drawn";
      case TEXT -> "has text: its letters must be paths";
      case ACTIVE_CONTENT ->
          "must not have scripts, style sheets, links, pictures, animations or foreign elements";
      case OUTSIDE_REFERENCE -> "must not refer to anything outside itself";
    };
  }
}
