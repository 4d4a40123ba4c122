package dev.utkast.functions.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.model.shop.ShopIdentity;
import dev.utkast.testkit.HttpCalls;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopTest {
  private final Shopkeeper keeper = new Shopkeeper();
  private final HttpCalls staff =
      new HttpCalls(new Catalog(keeper.wiring)).withScopes("write_settings");

  private HttpCalls.Answer put(String fields) {
    return staff.put("shop.json", "{\"shop\": {" + fields.replace('\'', '"') + "}}");
  }

  private ShopIdentity stored() {
    return new SettingsTable(keeper.wiring.database()).identity();
  }

  private static final String DRAWING =
      "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='4'><path d='M0 0h9'/></svg>";

  private static String svg(String inner) {
    var svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='4'>%s</svg>";
    return Base64.getEncoder()
        .encodeToString(svg.formatted(inner).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsSetIsToldAndTheRestStaysAsItWasDeployed() {
    var told = put("'legal_name': 'Oak Trading', 'legal_form': 'B.V.', 'city': 'Utrecht'");
    assertEquals(200, told.status(), told.text());
    assertEquals("Oak Trading", told.textAt("shop.legal_name"));
    assertEquals("Oak Trading B.V.", told.textAt("shop.shop_owner"));
    assertEquals("Utkast Trading", told.textAt("shop.name"));
    assertEquals(told.text(), staff.get("shop.json").text());
    put("'name': 'Oak'");
    assertEquals("Oak", staff.get("shop.json").textAt("shop.name"));
    assertEquals("Utrecht", staff.get("shop.json").textAt("shop.city"));
    put("'name': null, 'city': ''");
    assertEquals("Utkast Trading", staff.get("shop.json").textAt("shop.name"));
    assertEquals("null", staff.get("shop.json").at("shop.city").write());
    assertEquals(3, stored().version());
  }

  @Test
  void theWholeShopSentBackChangesNothing() {
    var logo = svg("<rect width='9' height='4'/>");
    put("'website': 'oak.example', 'logo': {'attachment': '" + logo + "'}");
    var whole = staff.get("shop.json").text();
    var told = staff.put("shop.json", whole);
    assertEquals(200, told.status(), told.text());
    assertEquals(whole, told.text());
    assertEquals(1, stored().version());
  }

  /// What follows from fields that changed since may be as it was, so that it is the same however
  /// often it is sent.
  @Test
  void anEarlierAnswerSetsTheShopAsItWas() {
    var earlier = staff.get("shop.json").text();
    var edited = earlier.replace("\"legal_name\":null", "\"legal_name\":\"Oak\"");
    put(
        "'name': 'Eik', 'legal_form': 'B.V.', 'language': 'nl', 'address1': 'Street 1', 'city':"
            + " 'Utrecht', 'invoice_prefix': 'A-', 'register': {'name': 'K', 'number': '1'}");
    for (var sent : List.of(edited, edited, earlier, edited)) {
      var told = staff.put("shop.json", sent);
      assertEquals(200, told.status(), told.text());
    }
    assertEquals("Oak", staff.get("shop.json").textAt("shop.shop_owner"));
    assertEquals("nl", staff.get("shop.json").textAt("shop.primary_locale"));
    assertEquals(4, stored().version());
  }

  @Test
  void aNewPictureMayComeWithWhatWasToldOfTheLast() {
    put("'logo': {'attachment': '" + svg("<path d='M0 0h9'/>") + "'}");
    var told = staff.get("shop.json").text();
    var next = svg("<path d='M0 0h8'/>");
    var sent = told.replace("\"logo\":{", "\"logo\":{\"attachment\":\"" + next + "\",");
    for (int i = 0; i < 2; i++) {
      var answer = staff.put("shop.json", sent);
      assertEquals(200, answer.status(), answer.text());
      assertEquals(2, stored().version());
    }
  }

  /// Whoever reads, edits and writes sends it back, also when it is another meanwhile.
  @Test
  void whatNobodyCanSetIsIgnored() {
    var told = staff.get("shop.json").text();
    for (var other :
        List.of(
            "'currency': 'XYZ'",
            "'country_code': 'DE'",
            "'customer_email': 'other@example.com'",
            "'id': 2",
            "'plan_name': 'plus'",
            "'taxes_included': true",
            "'warnings': [1]",
            "'logo': {'width': 7, 'sha256': 'x'}")) {
      var answer = put(other);
      assertEquals(200, answer.status(), answer.text());
      assertEquals(told, answer.text(), other);
    }
    assertEquals(0, stored().version());
  }

  @Test
  void anAnswerFromBeforeTheLogoWasReplacedMayBeSentBack() {
    put("'logo': {'attachment': '" + svg("<path d='M0 0h9'/>") + "'}");
    var earlier = staff.get("shop.json").text();
    put("'logo': {'attachment': '" + svg("<path d='M0 0h8'/>") + "'}");
    var now = stored();
    var told = staff.put("shop.json", earlier);
    assertEquals(200, told.status(), told.text());
    assertEquals(now, stored());
  }

  /// Accounts kept in several currencies have one number; what a shop says of itself twice is the
  /// same.
  @Test
  void anAccountMayBeNamedForEachOfItsCurrencies() {
    var iban = "'iban': 'NL91ABNA0417164300'";
    var told =
        put(
            "'bank_accounts': [{%s, 'currency': 'EUR'}, {%s, 'currency': 'USD'}]"
                .formatted(iban, iban));
    assertEquals(200, told.status(), told.text());
    var twice =
        put(
            "'bank_accounts': [{%s, 'currency': 'EUR'}, {%s, 'currency': 'EUR'}]"
                .formatted(iban, iban));
    assertEquals(Set.of("bank_accounts[1].iban"), twice.at("errors").fieldMap().keySet());
  }

  @Test
  void aLogoAsDrawingProgramsWriteItLosesItsDocumentType() {
    var written =
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'"
            + " 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>";
    var attachment =
        Base64.getEncoder().encodeToString((written + DRAWING).getBytes(StandardCharsets.UTF_8));
    assertEquals(200, put("'logo': {'attachment': '" + attachment + "'}").status());
    var kept = new SettingsTable(keeper.wiring.database()).picture(stored().logo().orElseThrow());
    assertEquals(DRAWING, new String(kept.orElseThrow(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"UTF-16, must be written in UTF-8", "UTF-16LE, must be written in UTF-8"})
  void aLogoInAnotherEncodingIsRefusedForThat(String encoding, String reason) {
    var attachment =
        Base64.getEncoder().encodeToString(DRAWING.getBytes(Charset.forName(encoding)));
    var answer = put("'logo': {'attachment': '" + attachment + "'}");
    assertEquals(422, answer.status());
    assertTrue(answer.text().contains(reason), answer.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'unheard_of': 1                               | unheard_of
          'address3': 'x'                               | address3
          'logo': {'wide': 7}                           | logo.wide
          'phone': 'abc'                                | phone
          'website': 'ftp://oak.example'                | website
          'website': 'localhost'                        | website
          'invoice_prefix': 'RE-2026'                   | invoice_prefix
          'invoice_prefix': 'RE/'                       | invoice_prefix
          'invoice_prefix': 'CN-'                       | invoice_prefix
          'credit_note_prefix': 'INV-'                  | credit_note_prefix
          'bank_accounts': [{'iban': 'NL91ABNA0417164301'}] | bank_accounts[0].iban
          'bank_accounts': [{'currency': 'USD'}]        | bank_accounts[0].iban
          'bank_accounts': [{'account_number': '1'}]    | bank_accounts[0].country_code
          'bank_accounts': [{'iban': 'NL91ABNA0417164300', 'bank_code': '1'}] | bank_accounts[0].bank_code
          'bank_accounts': [{'iban': 'NL91ABNA0417164300', 'bic': 'ABNANL'}]  | bank_accounts[0].bic
          'bank_accounts': [{'iban': 'NL91ABNA0417164300', 'bic': 'COBADEFF'}] | bank_accounts[0].bic
          'bank_accounts': [{'iban': 'NL91ABNA0417164300'}, \
          {'iban': 'nl91 abna 0417 1643 00', 'bic': 'ABNANL2A'}] | \
          bank_accounts[1].iban
          'bank_accounts': [{'account_number': '1', 'country_code': 'US'}, \
          {'account_number': '1', 'country_code': 'US'}] | \
          bank_accounts[1].account_number
          'bank_accounts': [{'iban': 'NL91ABNA0417164300', 'x': 1}]           | bank_accounts[0].x
          'tax_numbers': [{'country_code': 'DE'}]       | tax_numbers[0].number\
          """)
  void whatIsWrongOrNobodyKeepsIsRefusedByItsName(String fields, String blamed) {
    var answer = put(fields);
    assertEquals(422, answer.status(), answer.text());
    assertEquals(Set.of(blamed), answer.at("errors").fieldMap().keySet());
    assertEquals(0, stored().version());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'name': '?'                                   | name
          'legal_name': '?'                             | legal_name
          'legal_form': '?'                             | legal_form
          'address1': '?'                               | address1
          'address2': '?'                               | address2
          'zip': '?'                                    | zip
          'city': '?'                                   | city
          'province': '?'                               | province
          'phone': '?'                                  | phone
          'email': '?@example.com'                      | email
          'website': 'oak.example/?'                    | website
          'language': 'de?'                             | language
          'invoice_prefix': '?-'                        | invoice_prefix
          'register': {'name': '?', 'number': '1'}      | register.name
          'register': {'name': 'KvK', 'number': '?'}    | register.number
          'tax_numbers': [{'country_code': 'DE', 'number': '?'}] | tax_numbers[0].number
          'bank_accounts': [{'country_code': 'US', 'account_number': '?'}] | bank_accounts[0].account_number
          'bank_accounts': [{'country_code': 'US', 'account_number': '1', 'bank_code': '?'}] | \
          bank_accounts[0].bank_code
          'bank_accounts': [{'iban': 'NL91ABNA0417164300', 'holder': '?'}]    | bank_accounts[0].holder
          'bank_accounts': [{'iban': 'NL91ABNA0417164300', 'bank_name': '?'}] | bank_accounts[0].bank_name\
          """)
  void onlyTheFooterHasLineEnds(String fields, String blamed) {
    for (var end :
        List.of("\\n", "\\r", "\\r\\n", "\\u2028", "\\u2029", "\\u000b", "\\f", "\\u0085")) {
      for (var text : List.of("A" + end + "B", "A" + end)) {
        var answer = put(fields.replace("?", text));
        assertEquals(422, answer.status(), answer.text());
        assertEquals(Set.of(blamed), answer.at("errors").fieldMap().keySet());
      }
    }
    assertEquals(0, stored().version());
    assertEquals(200, put("'footer': 'A\\nB'").status());
    assertEquals(Optional.of("A\nB"), stored().footer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <script>1</script>                | must not have scripts
          <g onclick='1'/>                  | must not have scripts
          <rect fill='url(http://a.b/c)'/>  | must not refer to anything outside
          <text>Oak</text>                  | has text
          <g id='a'><use href='#a'/></g>    | uses a part of it within itself
          <g/>                              | has no shape
          <path d='M0'/>                    | is broken\
          """)
  void aLogoThatIsMoreThanAPictureIsRefused(String inner, String reason) {
    var answer = put("'logo': {'attachment': '" + svg(inner) + "'}");
    assertEquals(422, answer.status());
    assertTrue(answer.text().contains(reason), answer.text());
  }

  @Test
  void aLogoIsKeptUnderItsDigestForDocumentsThatHaveIt() {
    put("'logo': {'attachment': '" + svg("<rect width='9' height='4'/>") + "'}");
    var first = stored().logo().orElseThrow();
    assertEquals(9, first.width());
    put("'logo': {'attachment': '" + svg("<path d='M0 0h9'/>") + "'}");
    put("'logo': null");
    assertEquals(Optional.empty(), stored().logo());
    var kept = new SettingsTable(keeper.wiring.database()).picture(first).orElseThrow();
    assertEquals(svg("<rect width='9' height='4'/>"), Base64.getEncoder().encodeToString(kept));
  }

  /// Both series count from one, and no two documents may have the same number.
  @Test
  void aPrefixThatTheOtherDocumentsHadIsRefused() {
    assertEquals(200, put("'invoice_prefix': 'A-'").status());
    assertEquals(200, put("'invoice_prefix': 'B-'").status());
    var answer = put("'credit_note_prefix': 'A-'");
    assertEquals(Set.of("credit_note_prefix"), answer.at("errors").fieldMap().keySet());
    assertEquals(422, put("'credit_note_prefix': 'INV-'").status());
    assertEquals(422, put("'credit_note_prefix': 'inv-'").status());
    assertEquals(422, put("'credit_note_prefix': 'b-'").status());
    assertEquals(200, put("'invoice_prefix': 'A-'").status());
  }

  @Test
  void aCountryHasOneTaxNumber() {
    var one = "{'country_code': 'DE', 'number': '29/815/08150'}";
    var answer = put("'tax_numbers': [" + one + ", " + one + "]");
    assertEquals(Set.of("tax_numbers[1].country_code"), answer.at("errors").fieldMap().keySet());
  }

  @Test
  void aBankAccountIsToldAsItIsStored() {
    put("'bank_accounts': [{'iban': 'nl91 abna 0417 1643 00', 'bic': 'abnanl2a'}]");
    var account = staff.get("shop.json").at("shop.bank_accounts.0");
    assertEquals("NL91ABNA0417164300", account.textAt("iban"));
    assertEquals("ABNANL2A", account.textAt("bic"));
    assertEquals(Json.Null.NULL, account.at("currency"));
  }

  @Test
  void whatInvoicesLackIsWarnedOfUntilItIsSet() {
    var lacking = staff.get("shop.json").at("shop.warnings").items();
    assertEquals(
        List.of("legal_name", "address1", "register", "bank_accounts"),
        lacking.stream().map(one -> one.textAt("field")).toList());
    assertEquals("NL", lacking.getFirst().textAt("country_code"));
    assertTrue(lacking.get(2).textAt("message").endsWith("Handelsregisterwet 2007, artikel 27"));
    assertTrue(lacking.getLast().textAt("message").startsWith("no bank account takes USD"));
    var told =
        put(
            "'legal_name': 'Oak', 'address1': 'Street 1', 'city': 'Utrecht',"
                + " 'register': {'name': 'KvK', 'number': '1'},"
                + " 'bank_accounts': [{'iban': 'NL91ABNA0417164300'}]");
    assertEquals("[]", told.at("shop.warnings").write());
  }

  /// An account of another currency is none, and what is not sold in is not warned of.
  @Test
  void everyCurrencyThatTheShopSellsInHasAnAccountOrIsWarnedOf() {
    var told =
        put("'bank_accounts': [{'iban': 'NL91ABNA0417164300', 'currency': 'EUR'}]")
            .at("shop.warnings")
            .items();
    assertEquals("bank_accounts", told.getLast().textAt("field"));
    assertTrue(told.getLast().textAt("message").startsWith("no bank account takes USD"));
  }

  @Test
  void whoManagesTheCompanyIsTold() {
    var told = put("'directors': [{'name': 'Frieda Vogel'}, {'name': 'Ernst Amsel'}]");
    assertEquals(200, told.status(), told.text());
    assertEquals(List.of("Frieda Vogel", "Ernst Amsel"), stored().directors());
    assertEquals(
        "[{\"name\":\"Frieda Vogel\"},{\"name\":\"Ernst Amsel\"}]",
        staff.get("shop.json").at("shop.directors").write());
    var twice = put("'directors': [{'name': 'Ada'}, {'name': 'Ada'}]");
    assertEquals(Set.of("directors[1].name"), twice.at("errors").fieldMap().keySet());
    assertEquals(422, put("'directors': [{}]").status());
    assertEquals(422, put("'directors': ['Ada']").status());
    assertEquals("[]", put("'directors': null").at("shop.directors").write());
  }

  @Test
  void onlyWhoMayWriteSettingsChangesIt() {
    var clerk = new HttpCalls(new Catalog(keeper.wiring)).withScopes("write_products");
    assertEquals(403, clerk.put("shop.json", "{\"shop\": {\"name\": \"X\"}}").status());
  }
}
