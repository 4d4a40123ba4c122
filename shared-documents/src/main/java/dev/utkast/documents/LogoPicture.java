package dev.utkast.documents;

import dev.utkast.model.shop.Logo;
import java.util.Base64;

/// The shop's logo as a page shows it: inside the page, and as large as its room allows.
///
/// @param address `data:image/png;base64,…` or `data:image/svg+xml;base64,…`; anything else is not
///   shown
/// @param width on the page, in CSS pixels
/// @param height as the width
public record LogoPicture(String address, int width, int height) {
  /// 60 mm and 18 mm.
  private static final double MOST_WIDTH = 226;

  private static final double MOST_HEIGHT = 68;

  public static LogoPicture of(Logo logo, byte[] picture) {
    double shrunk = Math.min(1, Math.min(MOST_WIDTH / logo.width(), MOST_HEIGHT / logo.height()));
    double scale =
        switch (logo.type()) {
          case PNG -> shrunk;
          // What is drawn by lines fills its room, however small its units are.
          case SVG -> Math.min(MOST_WIDTH / logo.width(), MOST_HEIGHT / logo.height());
        };
    return new LogoPicture(
        "data:"
            + logo.type().mediaType()
            + ";base64,"
            + Base64.getEncoder().encodeToString(picture),
        scaled(logo.width(), scale),
        scaled(logo.height(), scale));
  }

  private static int scaled(int side, double scale) {
    return (int) Math.max(1, Math.round(side * scale));
  }
}
