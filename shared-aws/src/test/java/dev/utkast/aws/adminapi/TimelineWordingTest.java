package dev.utkast.aws.adminapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.utkast.aws.sales.TimelineEntry;
import dev.utkast.model.payment.PaymentEntry;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a bookkeeper, or an editor, would send back.
class TimelineWordingTest {
  private static final Map<String, String> BANNED =
      Map.of(
          "de", "Zahlungsaufforderung|Gutschrift|sonstiges|Lieferanschrift",
          "fr", "courriel| [:;?!]|'",
          "nb", "Ordre|lageret spørres",
          "nl", "volgnummer|creditnota|\\b[Jj]e\\b",
          "en", "\\bTax ID\\b");

  @ParameterizedTest
  @ValueSource(strings = {"de", "en", "fr", "nb", "nl"})
  void noSentenceHasAWordThatItsReaderWouldSendBack(String language) throws IOException {
    var file = "timeline_" + language + ".properties";
    var in = Objects.requireNonNull(TimelineWords.class.getResourceAsStream(file), file);
    var banned = Pattern.compile(Objects.requireNonNull(BANNED.get(language)));
    try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      var sentences = new Properties();
      sentences.load(reader);
      sentences.forEach((key, sentence) ->
          assertFalse(banned.matcher(sentence.toString()).find(), () -> key + ": " + sentence));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | Payment of USD 1,234.50 confirmed (manual)
          nl | Betaling van USD 1.234,50 bevestigd (manual)
          nb | Betaling på 1 234,50 USD bekreftet (manual)
          de | Zahlung über 1.234,50 USD bestätigt (manual)
          fr | Paiement de 1 234,50 USD confirmé (manual)\
          """)
  void amountsAreWrittenAsTheLanguageWritesThem(String language, String said) {
    var payment =
        new TimelineEntry.Payment(PaymentEntry.Kind.PAYMENT, Money.parse("USD 1234.50"), "manual");
    var message = TimelineWords.of(Optional.of(language)).message(payment);
    assertEquals(said, message.replaceAll("\\p{Z}", " "));
  }
}
