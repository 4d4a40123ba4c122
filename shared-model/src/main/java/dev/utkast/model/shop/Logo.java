package dev.utkast.model.shop;

/// The picture on the shop's pages. What it shows is stored apart, under its digest, and never
/// changed, so that a document that was issued keeps the logo of its day.
///
/// @param sha256 of the picture's bytes, in lower case hexadecimal digits
/// @param width in pixels; of an SVG in its user units
/// @param height as the width
public record Logo(String sha256, Type type, int width, int height) {

  public enum Type {
    PNG("image/png"),
    SVG("image/svg+xml");

    private final String mediaType;

    Type(String mediaType) {
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }
  }
}
