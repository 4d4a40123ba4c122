package dev.utkast.model.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLinkTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://post.example/T-1",
        "http://post.example/T-1",
        "HTTPS://Post.Example",
        "https://post.example:8443/?q=a%20b&id=%7B1%7D#there",
        "https://[2001:db8::1]/x",
        "https://192.0.2.7/x"
      })
  void aWebAddressIsTakenAsItIs(String text) {
    assertEquals(Optional.of(URI.create(text)), WebLink.of(text).map(WebLink::uri));
  }

  @ParameterizedTest
  @CsvSource({
    "https://post.example/é, https://post.example/%C3%A9",
    "https://post.example/?q=東, https://post.example/?q=%E6%9D%B1"
  })
  void lettersOfOtherScriptsAreEncoded(String text, String link) {
    assertEquals(Optional.of(link), WebLink.of(text).map(found -> found.uri().toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://",
        "https:",
        "https:///nohost",
        "https:/post.example/x",
        "https:post.example",
        "https://[::1/x",
        "https://t.example/?q=a b",
        "https://t.example/{id}",
        "https://t.example/a|b",
        "https://t.example/%zz",
        "https://t.example/\nX: y",
        "https://t.example/\u00a0",
        "https://bad_host.example/x",
        "https://t.example:99999/x",
        "https://t.example:0/x",
        "https://t.example:x/",
        "https://post.example@evil.example/x",
        "//post.example/x",
        "/x",
        "post.example",
        "ftp://post.example/x",
        "javascript:alert(1)",
        "data:text/html;x",
        "file:///etc/passwd"
      })
  void whatABrowserWouldHaveToGuessAtIsNone(String text) {
    assertEquals(Optional.empty(), WebLink.of(text));
  }

  @Test
  void noneCanBeMadeAroundTheRule() {
    assertThrows(
        IllegalArgumentException.class, () -> new WebLink(URI.create("javascript:alert(1)")));
  }
}
