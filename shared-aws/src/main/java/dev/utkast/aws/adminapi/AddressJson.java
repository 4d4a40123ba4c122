package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.model.customer.Address;
import dev.utkast.model.tax.Countries;
import dev.utkast.model.tax.Provinces;
import java.util.Optional;
import java.util.function.Function;

/// Addresses in requests and answers. A country may be given by name or by code; the one completes
/// the other, and a name that is not known stays as it was given, without a code. So do the regions
/// of countries whose addresses need them ([Provinces]).
///
/// Where one of the two is changed and the other sent back as it was stored, the change is meant.
/// Name and code that are both new and of two places are refused.
///
/// A field that is absent stays as it was stored; of an address in another country, though, only
/// who lives there.
///
/// Refuses, under the field's name, a `country_code` that ISO 3166-1 does not have, and fields of
/// more than 255 characters. A `name` stands for `first_name` and `last_name` where neither says
/// anything new; else it is derived, as `country_name` is, and ignored in requests like `latitude`
/// and `longitude`, which are not known.
public final class AddressJson {
  private AddressJson() {}

  /// A country or region as it is written, by its name and by its code.
  private record Written(Optional<String> name, Optional<String> code) {
    boolean isWhole() {
      return name.isPresent() && code.isPresent();
    }

    boolean isSaid() {
      return name.isPresent() || code.isPresent();
    }

    /// Whether nothing is said that was not said before.
    boolean repeats(Written before, Function<String, Optional<String>> codeOf) {
      return said(name, codeOf).equals(said(before.name, codeOf))
          && said(code, codeOf).equals(said(before.code, codeOf));
    }

    /// Without the half that only repeats what the other half no longer says.
    Written withoutStale(Written before, Function<String, Optional<String>> codeOf) {
      boolean renamed = !said(name, codeOf).equals(said(before.name, codeOf));
      boolean recoded = !said(code, codeOf).equals(said(before.code, codeOf));
      return isWhole() && before.isWhole() && renamed != recoded
          ? renamed ? new Written(name, Optional.empty()) : new Written(Optional.empty(), code)
          : this;
    }

    private static Optional<String> said(
        Optional<String> text, Function<String, Optional<String>> codeOf) {
      return text.map(written -> codeOf.apply(written).orElse(written));
    }
  }

  /// An address of which nothing is stored.
  public static Address read(Fields fields) {
    return read(fields, Optional.empty());
  }

  /// @param stored the address that is changed
  public static Address read(Fields fields, Optional<Address> stored) {
    var country = country(fields, stored);
    var there = stored.filter(address -> !isElsewhere(country, address));
    boolean sameProvince =
        there.isPresent() && !fields.has("province") && !fields.has("province_code");
    var province =
        sameProvince
            ? new Written(there.get().province(), there.get().provinceCode())
            : province(fields, stored, country.code());
    var person = Person.read(fields, stored);
    return new Address(
        person.first(),
        person.last(),
        text(fields, "company", stored.flatMap(Address::company)),
        text(fields, "address1", there.flatMap(Address::address1)),
        text(fields, "address2", there.flatMap(Address::address2)),
        text(fields, "city", there.flatMap(Address::city)),
        province.name(),
        text(fields, "zip", there.flatMap(Address::zip)),
        country.name(),
        text(fields, "phone", stored.flatMap(Address::phone)),
        country.code(),
        province.code());
  }

  /// An address in a field of its own; one that comes out without any value is none.
  ///
  /// @param before what it was
  public static Optional<Address> given(Fields fields, String name, Optional<Address> before) {
    if (!fields.has(name)) {
      return before;
    }
    var read = fields.child(name).map(child -> read(child, before));
    return read.equals(before) ? before : read.filter(Address::saysAnything);
  }

  private static boolean isElsewhere(Written country, Address stored) {
    var before = new Written(stored.country(), stored.countryCode());
    // A name that nobody knew may have meant the same.
    return country.isSaid()
        && stored.countryCode().isPresent()
        && !country.repeats(before, Countries::codeOf);
  }

  private static Optional<String> text(Fields fields, String name, Optional<String> stored) {
    return fields.has(name) ? fields.text(name) : stored;
  }

  private record Person(Optional<String> first, Optional<String> last) {
    static Person read(Fields fields, Optional<Address> stored) {
      var before =
          new Person(stored.flatMap(Address::firstName), stored.flatMap(Address::lastName));
      var said =
          new Person(
              text(fields, "first_name", before.first), text(fields, "last_name", before.last));
      var nothing = new Person(Optional.empty(), Optional.empty());
      boolean silent = said.equals(before) || said.equals(nothing);
      return fields
          .text("name")
          .filter(name -> silent && !stored.flatMap(Address::name).equals(Optional.of(name)))
          .map(Person::called)
          .orElse(said);
    }

    /// All but the last word is the first name: the last is the family's in most languages of this
    /// API's clients, and the two are printed one after the other.
    private static Person called(String name) {
      int space = name.lastIndexOf(' ');
      return space < 0
          ? new Person(Optional.of(name), Optional.empty())
          : new Person(
              Optional.of(name.substring(0, space).strip()),
              Optional.of(name.substring(space + 1)));
    }
  }

  private static Written country(Fields fields, Optional<Address> stored) {
    var before = stored.map(address -> new Written(address.country(), address.countryCode()));
    if (before.isPresent() && !fields.has("country") && !fields.has("country_code")) {
      return before.get();
    }
    var given = new Written(fields.text("country"), countryCode(fields));
    var meant = before.map(known -> given.withoutStale(known, Countries::codeOf)).orElse(given);
    boolean repeated = before.filter(known -> given.repeats(known, Countries::codeOf)).isPresent();
    if (meant.isWhole()
        && !repeated
        && !Countries.isCalled(meant.code().orElseThrow(), meant.name().orElseThrow())) {
      fields.error("country_code", "is not that of " + meant.name().orElseThrow());
    }
    var code = meant.code().or(() -> meant.name().flatMap(Countries::codeOf));
    boolean namedByCode = meant.name().filter(text -> text.length() == 2).isPresent();
    var name =
        namedByCode || meant.name().isEmpty()
            ? code.map(Countries::name).or(meant::name)
            : meant.name();
    return new Written(name, code);
  }

  private static Written province(
      Fields fields, Optional<Address> stored, Optional<String> country) {
    Function<String, Optional<String>> codeOf =
        text -> country.flatMap(code -> Provinces.codeOf(code, text));
    var before = stored.map(address -> new Written(address.province(), address.provinceCode()));
    var given = new Written(fields.text("province"), fields.text("province_code"));
    var meant = before.map(known -> given.withoutStale(known, codeOf)).orElse(given);
    boolean repeated = before.filter(known -> given.repeats(known, codeOf)).isPresent();
    var named = meant.name().flatMap(codeOf);
    var coded = meant.code().map(text -> codeOf.apply(text).orElse(text));
    if (named.isPresent() && coded.isPresent() && !repeated && !named.equals(coded)) {
      fields.error("province_code", "is not that of " + meant.name().orElseThrow());
    }
    var code = coded.or(() -> named);
    var known = code.flatMap(text -> country.flatMap(in -> Provinces.name(in, text)));
    return new Written(meant.name().or(() -> known), code);
  }

  private static Optional<String> countryCode(Fields fields) {
    var text = fields.text("country_code");
    var code = text.flatMap(Countries::ofCode);
    if (text.isPresent() && code.isEmpty()) {
      fields.wrong("country_code", "is not a country code of ISO 3166-1: " + text.get());
    }
    return code;
  }

  public static Json write(Address address) {
    return fields(Json.object(), address).putNull("latitude").putNull("longitude").build();
  }

  /// Adds the keys of an address to an object that has more of them, such as a customer's address
  /// with its id.
  public static ObjBuilder fields(ObjBuilder out, Address address) {
    return out.put("first_name", address.firstName())
        .put("last_name", address.lastName())
        .put("company", address.company())
        .put("address1", address.address1())
        .put("address2", address.address2())
        .put("city", address.city())
        .put("province", address.province())
        .put("country", address.country())
        .put("zip", address.zip())
        .put("phone", address.phone())
        .put("name", address.name())
        .put("province_code", address.provinceCode())
        .put("country_code", address.countryCode())
        .put("country_name", address.countryCode().map(Countries::name).or(address::country));
  }

  /// @return the address, or `null` where there is none
  public static Json ofNullable(Optional<Address> address) {
    return address.map(AddressJson::write).orElse(Json.Null.NULL);
  }
}
