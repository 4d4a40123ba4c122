package dev.utkast.aws.http;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.model.customer.Address;
import dev.utkast.model.tax.Countries;
import dev.utkast.model.tax.Provinces;
import java.util.Optional;

/// Addresses in requests and answers. A country may be given by name or by code; the one completes
/// the other, and a name that is not known stays as it was given, without a code. So do the regions
/// of countries whose addresses need them ([Provinces]).
///
/// Refuses, under the field's name, a `country_code` that ISO 3166-1 does not have, and fields of
/// more than 255 characters. `name`, `country_name`, `latitude` and `longitude` are derived or
/// unknown, and ignored in requests.
public final class AddressJson {
  private AddressJson() {}

  public static Address read(Fields fields) {
    var country = fields.text("country");
    var code = countryCode(fields).or(() -> country.flatMap(Countries::codeOf));
    boolean namedByCode = country.filter(text -> text.length() == 2).isPresent();
    var name =
        namedByCode || country.isEmpty() ? code.map(Countries::name).or(() -> country) : country;
    var province = fields.text("province");
    var region = fields.text("province_code").or(() -> province);
    var regionCode = code.flatMap(known -> region.flatMap(r -> Provinces.codeOf(known, r)));
    var regionName = code.flatMap(known -> regionCode.flatMap(r -> Provinces.name(known, r)));
    return new Address(
        fields.text("first_name"),
        fields.text("last_name"),
        fields.text("company"),
        fields.text("address1"),
        fields.text("address2"),
        fields.text("city"),
        province.or(() -> regionName),
        fields.text("zip"),
        name,
        fields.text("phone"),
        code,
        regionCode.or(() -> fields.text("province_code")));
  }

  private static Optional<String> countryCode(Fields fields) {
    var text = fields.text("country_code");
    var code = text.flatMap(Countries::ofCode);
    if (text.isPresent() && code.isEmpty()) {
      fields.error("country_code", "is not a country code of ISO 3166-1: " + text.get());
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
