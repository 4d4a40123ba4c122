package dev.utkast.local.events;

/// Told of stream records that are not tried any more.
interface GivenUp {

  /// @param queueName the destination the template names
  void tell(String queueName, String description);
}
