package dev.utkast.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A page of HTML with the one style sheet it holds.
///
/// @param style exactly the text between the page's `style` tags
public record WebPage(String html, String style) {

  /// The strictest `Content-Security-Policy` the page still looks right under: its own style,
  /// pictures inside the page, links; no script, no frame, nothing from elsewhere.
  public String contentSecurityPolicy() {
    return contentSecurityPolicy("'none'");
  }

  /// @param forms where the page's forms may be sent, and lead on to
  public String contentSecurityPolicy(String forms) {
    return "default-src 'none'; style-src 'sha256-"
        + sha256(style)
        + "'; img-src data:; base-uri 'none'; form-action "
        + forms
        + "; frame-ancestors 'none'";
  }

  private static String sha256(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
