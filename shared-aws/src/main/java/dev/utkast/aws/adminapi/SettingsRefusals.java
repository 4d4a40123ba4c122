package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.model.decision.SettingsProblem;
import dev.utkast.model.decision.SettingsRefusal;
import dev.utkast.model.decision.SettingsRefusal.Kind;
import java.util.List;

/// Why settings can't be so, in the fields and words of the API.
public final class SettingsRefusals {
  private SettingsRefusals() {}

  public static HttpProblem problem(SettingsRefusal refusal) {
    return switch (refusal) {
      case SettingsRefusal.Overlaps(var kind, var other) ->
          HttpProblem.invalid("from", "overlaps " + word(kind) + " " + other);
      case SettingsRefusal.TooMany(var kind, int most) ->
          HttpProblem.invalid("base", "there are " + most + " " + word(kind) + "s already");
      case SettingsRefusal.OtherBooks(var kept, var deployed) ->
          HttpProblem.conflict(
              "the books are kept in "
                  + kept
                  + ", and this shop is deployed with "
                  + deployed
                  + ": set ShopCurrency back to "
                  + kept);
    };
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case REGISTRATION -> "registration";
      case RATE -> "rate";
    };
  }

  /// Notes, under the names that they have in the request, which fields are wrong.
  public static void note(Fields fields, List<SettingsProblem> problems) {
    problems.forEach(problem -> fields.error(field(problem), words(problem)));
  }

  private static String field(SettingsProblem problem) {
    return switch (problem) {
      case SettingsProblem.UnknownCountry _ -> "country_code";
      case SettingsProblem.UnknownRegion _,
          SettingsProblem.RegionMissing _,
          SettingsProblem.NoTaxOfItsOwn _ ->
          "province_code";
      case SettingsProblem.MalformedCategory _ -> "category";
      case SettingsProblem.TitleLength _ -> "title";
      case SettingsProblem.RateOutside _, SettingsProblem.RateTooPrecise _ -> "rate";
      case SettingsProblem.EndsBeforeItStarts _ -> "until";
    };
  }

  private static String words(SettingsProblem problem) {
    return switch (problem) {
      case SettingsProblem.UnknownCountry(var code) -> PricingRefusals.unknown(code);
      case SettingsProblem.UnknownRegion(var country, var region) ->
          PricingRefusals.unknown(country, region);
      case SettingsProblem.RegionMissing _ -> "can't be blank: taxes are the regions' there";
      case SettingsProblem.NoTaxOfItsOwn(var country) ->
          "has no tax of its own: register with " + country;
      case SettingsProblem.MalformedCategory() -> "must be lower case letters, digits and _";
      case SettingsProblem.TitleLength(int least, int most) ->
          "must have " + least + " to " + most + " characters";
      case SettingsProblem.RateOutside(var least, var most) ->
          "must be from " + least.toPlainString() + " to " + most.toPlainString();
      case SettingsProblem.RateTooPrecise _ -> "has too many decimals";
      case SettingsProblem.EndsBeforeItStarts(var from) -> "must not be before " + from;
    };
  }
}
