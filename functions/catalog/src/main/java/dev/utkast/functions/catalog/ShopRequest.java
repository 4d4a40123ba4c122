package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.CustomerRequest;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.model.shop.LocalTaxNumber;
import dev.utkast.model.shop.Logo;
import dev.utkast.model.shop.PhoneNumber;
import dev.utkast.model.shop.PostalAddress;
import dev.utkast.model.shop.RegisterEntry;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.ShopIdentity;
import dev.utkast.model.shop.WebLink;
import dev.utkast.model.tax.Countries;
import dev.utkast.model.text.Characters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// `{"shop": {...}}` over what was set before: a field that is absent stays as it was, one that is
/// null is unset, a list is replaced as a whole. What an answer tells and nobody can set is
/// ignored, for clients send whole answers back, also old ones; what no answer tells is refused.
final class ShopRequest {
  private static final ShopIdentity UNSET = ShopIdentity.unset();

  static final int MAX_ZIP = 20;
  static final int MAX_PHONE = 50;
  static final int MAX_NUMBER = 60;
  static final int MAX_DIRECTOR = 70;
  static final int MAX_FOOTER = 500;
  static final int MAX_PREFIX = 16;

  /// A digit at its end would read as one of the number.
  private static final Pattern PREFIX =
      Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9._-]*)?[A-Za-z._-]");

  private final Fields fields;
  private final Seller before;
  private final Json.Obj told;
  private Optional<LogoField.Picture> picture = Optional.empty();

  /// @param told as the shop is answered before the change
  ShopRequest(Fields fields, Seller before, Json.Obj told) {
    this.fields = fields;
    this.before = before;
    this.told = told;
  }

  /// @return what was set before where nothing changes, else its next version
  ShopIdentity read() {
    told.fields().keySet().stream()
        .filter(name -> !ShopJson.WRITABLE.contains(name))
        .forEach(fields::ignore);
    var was = before.identity();
    var now = read(was);
    refuse(
        "credit_note_prefix",
        now.creditNotesAreAmbiguous()
            && !now.prefixOfCreditNotes().equals(was.prefixOfCreditNotes()));
    refuse(
        "invoice_prefix",
        now.invoicesAreAmbiguous() && !now.prefixOfInvoices().equals(was.prefixOfInvoices()));
    fields.refuseIfWrong();
    return now.equals(was) ? was : now.following(was);
  }

  private void refuse(String prefix, boolean ambiguous) {
    if (fields.has(prefix) && ambiguous) {
      fields.error(prefix, "is, or was, that of the other documents, which have the same numbers");
    }
  }

  /// @return the picture that comes with the request, if one does
  Optional<LogoField.Picture> picture() {
    return picture;
  }

  private ShopIdentity read(ShopIdentity was) {
    return new ShopIdentity(
        was.version(),
        given(
            "name",
            was.name(),
            () -> deployed(oneLine(fields, "name", Fields.MAX_NAME), before.shop().name())),
        given(
            "email",
            was.email(),
            () -> deployed(fields.mailAddress("email"), before.shop().email())),
        line("legal_name", was.legalName(), Fields.MAX_NAME),
        line("legal_form", was.legalForm(), Fields.MAX_NAME),
        address(was),
        given("register", was.register(), this::register),
        fields.has("directors") ? directors() : was.directors(),
        fields.has("tax_numbers") ? taxNumbers() : was.taxNumbers(),
        fields.has("bank_accounts") ? new BankAccountFields(fields).read() : was.bankAccounts(),
        given("phone", was.phone(), () -> phone(was.phone())),
        given("website", was.website(), this::website),
        given("logo", was.logo(), () -> logo(was.logo())),
        given("language", was.language(), this::language),
        given("footer", was.footer(), this::footer),
        prefix("invoice_prefix", was.invoicePrefix(), UNSET.prefixOfInvoices()),
        prefix("credit_note_prefix", was.creditNotePrefix(), UNSET.prefixOfCreditNotes()),
        was.formerInvoicePrefixes(),
        was.formerCreditNotePrefixes());
  }

  private <T> Optional<T> given(String name, Optional<T> was, Supplier<Optional<T>> read) {
    return fields.has(name) ? read.get() : was;
  }

  private Optional<String> line(String name, Optional<String> was, int most) {
    return given(name, was, () -> oneLine(fields, name, most));
  }

  /// As [Fields#line], and without a line end: it stands in the header of a mail, or is one line of
  /// a document.
  static Optional<String> oneLine(Fields fields, String name, int most) {
    if (fields.text(name, most).filter(Characters::hasLineEnd).isPresent()) {
      fields.wrong(name, "must be one line");
      return Optional.empty();
    }
    return fields.line(name, most);
  }

  private static String requiredLine(Fields fields, String name, int most) {
    var line = oneLine(fields, name, most);
    if (line.isEmpty()) {
      fields.wrong(name, "can't be blank");
    }
    return line.orElse("");
  }

  /// What the shop is deployed with stays that of the deployment.
  private static Optional<String> deployed(Optional<String> said, String deployed) {
    return said.filter(text -> !text.equals(deployed));
  }

  private Optional<PostalAddress> address(ShopIdentity identity) {
    var was = identity.address().orElse(PostalAddress.unset());
    var now =
        new PostalAddress(
            line("address1", was.address1(), Fields.MAX_NAME),
            line("address2", was.address2(), Fields.MAX_NAME),
            line("zip", was.zip(), MAX_ZIP),
            line("city", was.city(), Fields.MAX_NAME),
            line("province", was.province(), Fields.MAX_NAME),
            was.countryCode());
    return Optional.of(now).filter(said -> !said.equals(PostalAddress.unset()));
  }

  private Optional<RegisterEntry> register() {
    return fields
        .child("register")
        .map(entry ->
            new RegisterEntry(
                requiredLine(entry, "name", Fields.MAX_NAME),
                requiredLine(entry, "number", Fields.MAX_NAME)));
  }

  private List<String> directors() {
    var names = new ArrayList<String>();
    for (var item : fields.children("directors", ShopIdentity.MAX_DIRECTORS)) {
      var name = requiredLine(item, "name", MAX_DIRECTOR);
      if (!name.isEmpty() && names.contains(name)) {
        item.wrong("name", "has been taken");
      }
      names.add(name);
    }
    return names;
  }

  private List<LocalTaxNumber> taxNumbers() {
    var seen = new HashSet<String>();
    var out = new ArrayList<LocalTaxNumber>();
    for (var item : fields.children("tax_numbers", ShopIdentity.MAX_TAX_NUMBERS)) {
      var typed = item.requiredText("country_code");
      var number = requiredLine(item, "number", MAX_NUMBER);
      var country = Countries.ofCode(typed);
      if (country.isEmpty()) {
        item.wrong("country_code", "is unknown: " + typed);
      } else if (!seen.add(country.get())) {
        item.wrong("country_code", "has been taken");
      }
      country.ifPresent(code -> out.add(new LocalTaxNumber(code, number)));
    }
    return out;
  }

  private Optional<String> phone(Optional<String> was) {
    var typed = oneLine(fields, "phone", MAX_PHONE);
    if (!typed.equals(was) && typed.filter(text -> !PhoneNumber.isWritten(text)).isPresent()) {
      fields.wrong("phone", "is not a phone number");
    }
    return typed;
  }

  /// People type it without its scheme, and read it so.
  private Optional<String> website() {
    var typed = oneLine(fields, "website", Fields.MAX_NAME);
    if (typed.isPresent()) {
      var link = WebLink.of(typed.get()).or(() -> WebLink.of("https://" + typed.get()));
      if (link.filter(web -> web.uri().getHost().contains(".")).isEmpty()) {
        fields.wrong("website", "is not a web address");
      }
    }
    return typed;
  }

  private Optional<Logo> logo(Optional<Logo> was) {
    var child = fields.child("logo");
    if (child.isEmpty()) {
      return Optional.empty();
    }
    ShopJson.COMPUTED_OF_LOGO.forEach(child.get()::ignore);
    if (!child.get().has("attachment")) {
      return was;
    }
    picture = new LogoField(child.get()).read();
    return picture.map(LogoField.Picture::logo);
  }

  private Optional<String> language() {
    var language = oneLine(fields, "language", Fields.MAX_NAME);
    if (language.filter(one -> !CustomerRequest.LANGUAGES.contains(one)).isPresent()) {
      fields.wrong("language", "must be one of " + String.join(", ", CustomerRequest.LANGUAGES));
    }
    return language;
  }

  private Optional<String> footer() {
    return fields.text("footer", MAX_FOOTER).map(String::strip).filter(text -> !text.isEmpty());
  }

  private Optional<String> prefix(String name, Optional<String> was, String otherwise) {
    return given(
            name,
            was,
            () -> {
              var prefix = fields.line(name, MAX_PREFIX);
              if (prefix.filter(text -> !PREFIX.matcher(text).matches()).isPresent()) {
                fields.wrong(
                    name,
                    "must be letters, digits, dots, hyphens and underscores, and not end in a"
                        + " digit");
              }
              return prefix;
            })
        .filter(text -> !text.equals(otherwise));
  }
}
