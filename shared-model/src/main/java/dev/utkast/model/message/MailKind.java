package dev.utkast.model.message;

/// The mails that Utkast sends.
public enum MailKind {
  /// Asks for payment of one revision of a draft order.
  PAYMENT_REQUEST,
  /// Brings the legal invoice of an order.
  INVOICE,
  /// Brings the credit note of a cancelled order.
  CREDIT_NOTE,
  /// Reminds of an open balance; its step is the place in the reminder ladder.
  REMINDER,
  /// Tells that a parcel is on its way.
  SHIPPING_CONFIRMATION
}
