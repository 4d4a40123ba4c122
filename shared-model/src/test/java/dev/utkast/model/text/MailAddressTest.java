package dev.utkast.model.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.IDN;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where mails can be sent to. The conversions of the second table are those of the UTS 46 data
/// (`IdnaTestV2.txt`) and of registries.
class MailAddressTest {

  private static Optional<String> ascii(String typed) {
    return MailAddress.parse(typed).map(MailAddress::ascii);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.com",
        "Ada.Lovelace+books@Example.COM",
        "o'brien@example.ie",
        "!#$%&'*+/=?^_`{|}~-@example.com",
        "a@b.co",
        "a@r3---sn-apo.example.com",
        "a@1.2.3.example",
        "a_b@x-1.example",
        "info@xn--e1afmkfd.xn--p1ai"
      })
  void aPlainAddressIsMailedToAsItIs(String typed) {
    assertEquals(Optional.of(typed), ascii(typed));
  }

  @ParameterizedTest
  @CsvSource({
    "kunde@bücher.example, kunde@xn--bcher-kva.example",
    "kunde@BÜCHER.example, kunde@xn--bcher-kva.example",
    "kunde@bu\u0308cher.example, kunde@xn--bcher-kva.example",
    "info@пример.рф, info@xn--e1afmkfd.xn--p1ai",
    "a@straße.example, a@xn--strae-oqa.example",
    "a@STRAẞE.example, a@xn--strae-oqa.example",
    "a@βόλος.com, a@xn--nxasmm1c.com",
    "a@ΒΌΛΟΣ.com, a@xn--nxasmq6b.com",
    "a@例え.テスト, a@xn--r8jz45g.xn--zckzah",
    "a@例え。テスト, a@xn--r8jz45g.xn--zckzah",
    "a@ｅｘａｍｐｌｅ．ｃｏｍ, a@example.com",
    "a@שלום.example, a@xn--9dbne9b.example",
    "a@مثال.إختبار, a@xn--mgbh0fb.xn--kgbechtv",
    "a@उदाहरण.परीक्षा, a@xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g",
    "a@col·lecció.cat, a@xn--collecci-ioa91d.cat",
    "a@ﬁsh.example, a@fish.example",
    "b@İ.com, b@xn--i-9bb.com",
    "b@i\u0307.com, b@xn--i-9bb.com",
    "a@\u212aelvin.com, a@kelvin.com",
    "a@βόλο\u03f2.com, a@xn--nxasmq6b.com",
    "a@diyarbakır.example, a@xn--diyarbakr-2pb.example",
    "a@ᾳδης.example, a@xn--mxagjg1c.example",
    "a@ꭰꭱ.example, a@xn--58dc.example",
    "a@Ꭰꭱ.example, a@xn--58dc.example",
    "a@אב1.example, a@xn--1-zhcd.example",
    "a@עִבְרִית.example, a@xn--7cbhb8itb9b4bs.example"
  })
  void aDomainInUnicodeIsConverted(String typed, String ascii) {
    assertEquals(Optional.of(ascii), ascii(typed));
    assertEquals(typed, MailAddress.parse(typed).orElseThrow().typed());
  }

  private static final List<String> REFUSED =
      List.of(
          "",
          "x",
          "a@b",
          "@example.com",
          "a@",
          "a@@example.com",
          "a@b@example.com",
          "jürgen@example.com",
          "山田@example.jp",
          "a@b_c.com",
          "a@b-.com",
          "a@-b.com",
          "a@[127.0.0.1]",
          "a@127.0.0.1",
          "a@[IPv6:::1]",
          "a(b)@example.com",
          "a@example.com(b)",
          "\"a b\"@example.com",
          "\"a\"@example.com",
          "a b@example.com",
          "a@example.com\u00a0",
          "a@example.com\u200b",
          "a@exam\u200bple.com",
          "\ufeffa@example.com",
          "a@example\u00ad.com",
          "a@exam\u200dple.com",
          ".a@example.com",
          "a.@example.com",
          "a..b@example.com",
          "a@.example.com",
          "a@example.com.",
          "a@example..com",
          "a@exam ple.com",
          "a@example.c",
          "a@example.123",
          "a@☃.example",
          "a@💩.example",
          "a@1⃣.example",
          "a@ㅤ.example",
          "a@\u0301x.example",
          "a@bü--cher.example",
          "a@-bücher.example",
          "a@bücher-.example",
          "a@l·.cat",
          "a@bü_cher.example",
          "a@⒈com",
          "a＠example.com",
          "a@例え.テスト。",
          "a@1א.com",
          "a@א.1com",
          "a@אa.com",
          "a@aא.com",
          "a@א1\u0663.com",
          "a@x.123.שלום",
          "\u212a@example.com",
          "<a@example.com>",
          "Ada <a@example.com>",
          "mailto:a@example.com",
          "a@example.com,b@example.com",
          "a@example.com;b@example.com",
          "a@example.com\nBcc: b@example.com",
          "a@exa\u0000mple.com",
          "a\u202e@example.com",
          "a\u2028@example.com",
          "a@" + "x".repeat(64) + ".com",
          "a@" + "ü".repeat(60) + ".com",
          "a".repeat(65) + "@example.com",
          "a@" + "x1234567.".repeat(30) + "com");

  static Stream<String> refused() {
    return REFUSED.stream();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatNoMailCanBeSentToIsRefused(String typed) {
    assertEquals(Optional.empty(), ascii(typed));
  }

  @Test
  void theLongestPartsAreTaken() {
    var local = "a".repeat(64);
    var label = "x".repeat(63);
    assertTrue(ascii(local + "@" + label + ".com").isPresent());
    var domain = String.join(".", label, label, "z".repeat(57), "com");
    assertEquals(254, (local + "@" + domain).length());
    assertTrue(ascii(local + "@" + domain).isPresent());
    assertEquals(Optional.empty(), ascii(local + "@y" + domain));
  }

  @Test
  void spellingsOfOneAddressHaveOneKey() {
    assertEquals("kunde@xn--bcher-kva.example", MailAddress.key("Kunde@BÜCHER.example"));
    assertEquals("kunde@xn--bcher-kva.example", MailAddress.key("kunde@xn--bcher-kva.example"));
    assertEquals("no address", MailAddress.key("No Address"));
  }

  /// Whoever keeps it in lower case mails to where it was typed.
  @Test
  void inLowerCaseItIsTheSameAddress() {
    for (int c = 0x80; c < 0x20000; c++) {
      var typed = "a@x" + Character.toString(c) + "x.com";
      assertEquals(
          ascii(typed), ascii(MailAddress.lowerCase(typed)), "U+" + Integer.toHexString(c));
    }
    assertEquals("ada@βόλοσ.com", MailAddress.lowerCase("Ada@ΒΌΛΟΣ.com"));
  }

  /// Where the rules of 2003 and of today agree, the JDK says the same.
  @Test
  void punycodeIsThatOfTheJdk() {
    var random = new Random(7);
    var letters = "abcxyz019äöéñçøžабвгдνλμ日本語テスト한국어ไทยაბგ";
    for (int i = 0; i < 2_000; i++) {
      var label =
          random
              .ints(1 + random.nextInt(18), 0, letters.length())
              .mapToObj(at -> letters.substring(at, at + 1))
              .collect(Collectors.joining());
      if (!label.matches("[a-z0-9]*")) {
        assertEquals(IDN.toASCII(label), "xn--" + Punycode.encode(label), label);
      }
    }
  }
}
