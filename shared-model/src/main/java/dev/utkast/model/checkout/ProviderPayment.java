package dev.utkast.model.checkout;

import java.util.List;

/// All that a provider says of one checkout at a moment: how it stands, and what has happened to
/// its money until then. What was told before is told again, so that no word of it can be missed.
///
/// @param session the provider's id of the checkout, such as `cs_…`
/// @param events in the order of their time
public record ProviderPayment(String session, Standing standing, List<ProviderEvent> events) {

  public ProviderPayment {
    events = List.copyOf(events);
  }

  /// How a checkout stands at the provider.
  public enum Standing {
    /// The customer may still pay.
    OPEN,
    /// The customer is done there, and it is not known yet whether the money comes.
    PROCESSING,
    /// The money came.
    PAID,
    /// It can be paid no more, and was not.
    ENDED
  }
}
