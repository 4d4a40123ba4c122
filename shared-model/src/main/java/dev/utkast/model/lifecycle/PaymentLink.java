package dev.utkast.model.lifecycle;

/// The secret of a payment link, and what is stored of it.
public record PaymentLink(String secret, String sha256) {}
