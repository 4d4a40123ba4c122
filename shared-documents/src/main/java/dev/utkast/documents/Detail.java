package dev.utkast.documents;

import java.util.Objects;

/// A named value typed by a buyer or by staff, as printed under a line ("Engraving: For Ada").
public record Detail(String name, String value) {

  public Detail {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
