package dev.utkast.model.shop;

import java.util.Optional;
import java.util.regex.Pattern;

/// What kind of business a seller says that she is, in the field for it or at the end of her legal
/// name.
final class LegalForms {
  private static final Pattern AT_THE_END_OF_A_NAME =
      Pattern.compile(
          "(?:^|\\s)(g?GmbH|Ges\\.?m\\.?b\\.?H\\.?|UG(?:"
              + " \\(haftungsbeschränkt\\))?|AG|SE|KGaA|KG|OHG|OG|eG|e\\. ?K\\.|e\\."
              + " ?U\\.|GbR|PartG(?: mbB)?|SARL|SASU?|EURL|SA|SNC|SRL|S[àa]rl"
              + "|B\\.?V\\.?|N\\.?V\\.?|V\\.?O\\.?F\\.?|Ltd\\.?|Limited|PLC|plc|LLP|ASA?|ANS|DA)$");

  /// Persons, and partnerships that are in no register.
  private static final Pattern PERSON =
      Pattern.compile(
          "Einzelunternehm\\w*|Einzelfirma|Einzelkaufm\\w*|Freiberufler\\w*|Kleinunternehm\\w*|GbR"
              + "|Gesellschaft bürgerlichen Rechts|eenmanszaak|zzp|entreprise individuelle|EI"
              + "|enkeltpersonforetak|ENK|sole (?:trader|proprietor\\w*)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// Those of German law that have directors, among them the partner of a GmbH & Co. KG.
  private static final Pattern DIRECTED =
      Pattern.compile(
          "(?<!\\p{L})(?:g?GmbH|UG|AG|SE|KGaA|mit beschränkter Haftung|Aktiengesellschaft"
              + "|haftungsbeschränkt)(?!\\p{L})");

  /// Not with a GmbH as its partner, whose managers manage it.
  private static final Pattern RUN_BY_BOARD =
      Pattern.compile("(?:AG|SE|ASA|(?:AG|SE) & Co\\. KGaA|Aktiengesellschaft)");

  private LegalForms() {}

  static Optional<String> of(ShopIdentity identity) {
    return identity.legalForm().or(() -> identity.legalName().flatMap(LegalForms::endOf));
  }

  private static Optional<String> endOf(String name) {
    var found = AT_THE_END_OF_A_NAME.matcher(name.strip());
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /// Whether it is a business that a register has. A person is none, nor who says nothing.
  static boolean isCompany(ShopIdentity identity) {
    return of(identity).filter(form -> !PERSON.matcher(form.strip()).matches()).isPresent();
  }

  /// Whether a German company's letters name who directs it.
  static boolean isDirected(ShopIdentity identity) {
    return of(identity).filter(form -> DIRECTED.matcher(form).find()).isPresent();
  }

  static boolean isRunByBoard(ShopIdentity identity) {
    return of(identity).filter(form -> RUN_BY_BOARD.matcher(form.strip()).matches()).isPresent();
  }
}
