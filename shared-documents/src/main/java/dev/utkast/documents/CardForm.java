package dev.utkast.documents;

import org.joda.money.Money;

/// What a page needs to offer that its document be paid by card.
///
/// @param proof that the form comes from this page
/// @param amount what is open, as the customer sees it: sent along, so that a changed one is
///   noticed
/// @param inParts whether the customer may pay less for now
public record CardForm(String proof, Money amount, boolean inParts) {

  public CardForm {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("There is nothing to pay: " + amount);
    }
  }
}
