package dev.utkast.model.transfer;

/// What a QR code says of a transfer.
///
/// @param text as its standard has it, with its own line ends
public record TransferCode(Standard standard, String text) {

  /// Who says what the text means, and how the code looks.
  public enum Standard {
    /// European Payments Council, EPC069-12: transfers in euro within SEPA.
    EPC,
    /// SIX, *Swiss Implementation Guidelines for the QR-bill*: a cross stands in its middle.
    SWISS
  }
}
