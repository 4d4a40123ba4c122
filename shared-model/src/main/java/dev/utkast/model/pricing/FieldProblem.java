package dev.utkast.model.pricing;

/// Why an input is refused, and where it stands: `line_items[2].price`, `must not be negative`.
public record FieldProblem(String field, String reason) {}
