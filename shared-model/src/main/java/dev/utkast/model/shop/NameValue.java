package dev.utkast.model.shop;

/// One custom field: a note attribute of a document or a property of a line.
public record NameValue(String name, String value) {

  /// What programs keep for themselves, under a name that begins with `_`: the API tells it, and
  /// nothing that a customer looks at does.
  public boolean isPrivate() {
    return name.startsWith("_");
  }
}
