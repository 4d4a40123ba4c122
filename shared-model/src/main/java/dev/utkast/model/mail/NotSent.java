package dev.utkast.model.mail;

/// Why a mail was not sent.
public enum NotSent {
  DRAFT_DELETED,
  DRAFT_CHANGED,
  SALE_AGREED,
  PARCEL_UNKNOWN,
  NOTHING_OPEN,
  NO_ADDRESS,
  /// No mail can be sent to an address of it.
  WRONG_ADDRESS,
  /// The mail service takes no such mail.
  NOT_ACCEPTED,
  /// It cannot be written as a mail.
  NOT_WRITABLE
}
