package dev.utkast.model.lifecycle;

/// What a customer's page says first. Each state has its own words and its own first sight.
public enum PageState {
  /// There is no such link: it was never made, was revoked, or its draft was sent to somebody else
  /// or is gone. Nothing is told, not even whose it might be.
  UNKNOWN,
  /// The link was made by us for this customer, and its end has passed: the language and the shop
  /// may be told, and nothing of the sale.
  EXPIRED,
  /// The customer was asked anew since, behind another link that this one leads to.
  REVISED,
  /// The draft was edited, and nobody was asked since.
  CHANGED,
  /// What there is to pay; nothing was paid yet.
  TO_PAY,
  /// Some of it was paid, and the rest is to be.
  PARTLY_PAID,
  /// The customer has paid somewhere, and it is not known yet whether the money comes: paying again
  /// is not offered.
  UNDER_WAY,
  /// What costs nothing, and is to be agreed.
  TO_CONFIRM,
  /// Agreed, and it cost nothing.
  CONFIRMED,
  /// Agreed, to be paid later.
  ON_ACCOUNT,
  PAID,
  /// Some of what was paid went back, and the sale stands.
  PARTLY_REFUNDED,
  /// All that was paid went back.
  REFUNDED,
  /// Called off, and nothing went back (yet).
  CANCELLED;

  /// @return whether there is something to be paid now
  public boolean asksForMoney() {
    return this == TO_PAY || this == PARTLY_PAID || this == ON_ACCOUNT;
  }

  /// @return whether all of it was paid once, so that there is a receipt to give
  public boolean hasReceipt() {
    return this == PAID || this == PARTLY_REFUNDED;
  }
}
