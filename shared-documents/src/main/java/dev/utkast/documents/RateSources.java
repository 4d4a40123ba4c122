package dev.utkast.documents;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/// Whom an exchange rate is from, in the reader's language. A document keeps its source in English,
/// as it was frozen with the rate; what is not one of ours stays as it is.
final class RateSources {
  /// How a rate says that the merchant's fee is part of it.
  private static final Pattern WITH_FEE = Pattern.compile("(.*) \\+ ([0-9.]+) % fee");

  private RateSources() {}

  static String say(String source, Words words, Formats formats) {
    var withFee = WITH_FEE.matcher(source);
    if (withFee.matches()) {
      var percent = formats.percent(new BigDecimal(withFee.group(2)));
      var from = say(withFee.group(1), words, formats);
      return words.say(Word.RATE_WITH_FEE, Map.of("source", from, "percent", percent));
    }
    return switch (source) {
      case "European Central Bank" -> words.say(Word.RATE_SOURCE_ECB);
      case "set by the shop" -> words.say(Word.RATE_SOURCE_SHOP);
      // The day that these are of stands beside the rate.
      case String bundled when bundled.matches("ECB reference rates of .*, bundled") ->
          words.say(Word.RATE_SOURCE_ECB_BUNDLED);
      default -> source;
    };
  }
}
