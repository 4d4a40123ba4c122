package dev.utkast.model.checkout;

import java.time.Instant;

/// An event that a provider sent and signed. It is kept once, however often it comes; what follows
/// from it is asked of the provider.
///
/// @param provider its name
/// @param id the provider's own of the event
/// @param type as the provider calls it, known to us or not
/// @param raw what came, without what proves a customer's link
public record ReceivedEvent(
    String provider, String id, String type, Instant receivedAt, String raw) {}
