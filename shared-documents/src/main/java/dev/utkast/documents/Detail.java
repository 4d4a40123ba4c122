package dev.utkast.documents;

/// A named value typed by a buyer or by staff, as printed under a line ("Engraving: For Ada").
public record Detail(String name, String value) {}
