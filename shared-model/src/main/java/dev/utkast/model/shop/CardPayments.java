package dev.utkast.model.shop;

/// Whether the shop takes cards.
///
/// @param inParts whether a customer may pay less than what is open
public record CardPayments(boolean taken, boolean inParts) {
  public static final CardPayments NONE = new CardPayments(false, false);
}
