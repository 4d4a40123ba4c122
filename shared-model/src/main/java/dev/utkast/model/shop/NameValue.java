package dev.utkast.model.shop;

/// One custom field: a note attribute of a document or a property of a line.
public record NameValue(String name, String value) {}
