package dev.utkast.model.lifecycle;

import dev.utkast.model.draftorder.DraftOrder;
import java.util.Optional;
import java.util.function.Supplier;

/// Who a payment request goes to: whom staff name for this one mail, else whom the draft names,
/// else its customer.
///
/// @param named by staff, in the request or on the draft
/// @param customers the customer's own address, where nobody is named
public record Recipient(Optional<String> named, Optional<String> customers) {

  /// @param wanted whom staff name for this one mail
  /// @param customers asked only where nobody is named
  public static Recipient of(
      DraftOrder draft, Optional<String> wanted, Supplier<Optional<String>> customers) {
    var named = wanted.or(() -> draft.content().email());
    return new Recipient(named, named.isPresent() ? Optional.empty() : customers.get());
  }

  public Optional<String> address() {
    return named.or(() -> customers);
  }
}
