package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.json.Json;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.PricingExplanation;
import dev.utkast.model.pricing.PricingExplanation.Step;
import java.util.LinkedHashMap;
import java.util.Locale;

/// `explain=true`: how a document came to its amounts, as `pricing_explanation` of an answer about
/// that one document. It follows from the document as it was priced then.
///
/// Refuses an explanation that Lambda could not answer with (6 MB): 499 lines in two currencies
/// have about 2 MB, but each may have ten taxes of long names.
public final class ExplanationJson {
  static final int MAX_CHARACTERS = 4_000_000;

  private ExplanationJson() {}

  /// @param answer about the document
  /// @return with the explanation, where the request asks for one
  public static Json.Obj explain(Request request, Json.Obj answer, PricedDocument priced) {
    return explain(request.flag("explain"), answer, priced);
  }

  /// @param wanted whether an explanation was asked for
  public static Json.Obj explain(boolean wanted, Json.Obj answer, PricedDocument priced) {
    if (!wanted) {
      return answer;
    }
    var explanation = write(priced);
    if (explanation.write().length() > MAX_CHARACTERS) {
      throw HttpProblem.invalid("explain", "would be too long: the document is too large");
    }
    var explained = new LinkedHashMap<>(answer.fields());
    explained.put("pricing_explanation", explanation);
    return new Json.Obj(explained);
  }

  static Json write(PricedDocument priced) {
    var explanation = PricingExplanation.of(priced);
    return Json.object()
        .put("taxes_included", priced.taxesIncluded())
        .put("home_tax", SaleJson.homeTax(priced))
        .put("rounding_level", lower(priced.roundingLevel()))
        .put("rounding_mode", lower(priced.roundingMode()))
        .put("allocation", lower(priced.allocation()))
        .put("exchange_rate", SaleJson.rate(priced.rate()))
        .put("steps", explanation.steps().stream().map(step -> step(step, explanation)).toList())
        .build();
  }

  private static Json step(Step step, PricingExplanation explanation) {
    var inputs = Json.object();
    step.inputs().forEach(input -> inputs.put(input.name(), input.value()));
    return Json.object()
        .put("side", lower(step.side()))
        .put("about", step.about())
        .put("result", step.result())
        .put("operation", lower(step.operation()))
        .put("inputs", inputs.build())
        .put("rounding", explanation.rounding(step).map(mode -> mode.toLowerCase(Locale.ROOT)))
        .put("amount", MoneyJson.of(step.amount()))
        .put("currency", step.amount().getCurrencyUnit().getCode())
        .put("text", step.text())
        .build();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
