package dev.utkast.laws;

import java.util.List;
import java.util.Optional;

/// One commit: what lay under the keys that it wrote, what lies there now, and the whole shop that
/// it was made in.
///
/// @param standing the shop as it was before; laws look single things up in it
public record Transition(StoredShop before, StoredShop after, StoredShop standing, List<Row> rows) {
  /// What happened to one stored item.
  ///
  /// @param from its version before, if it was there
  /// @param to its version after, if it is there
  public record Row(Kind kind, String name, Optional<Long> from, Optional<Long> to) {}

  /// What can be stored, and what may become of it.
  public enum Kind {
    DRAFT(false, true),
    ORDER(false, false),
    FULFILLMENT_ORDER(false, false),
    PARCEL(true, false),
    ORDER_EVENT(true, false),
    PAYMENT(true, false),
    CHECKOUT(false, false),
    /// What a provider sent, as it came: nothing follows from it that is not asked of him.
    PROVIDER_EVENT(true, false),
    LEGAL_DOCUMENT(true, false),
    LEGAL_COUNTER(false, false),
    CUSTOMER(false, true),
    CUSTOMER_ADDRESS(false, true),
    CUSTOMER_ORDER(true, true),
    GUEST_ORDER(true, true),
    PRODUCT(false, true),
    VARIANT(false, true),
    LEVEL(false, false),
    MOVEMENT(true, false),
    SLIP(false, false),
    SLIP_OF_PARCEL(true, false),
    MAIL(false, false),
    RATE(true, false),
    OUTBOX(true, true),
    LINK(false, false),
    /// Access tokens, settings, counters.
    SETTING(false, false),
    /// What is kept for whoever asks again: no record of the shop.
    ANSWER(false, true);

    private final boolean once;
    private final boolean removable;

    Kind(boolean once, boolean removable) {
      this.once = once;
      this.removable = removable;
    }

    /// @return whether it is written once and never again
    boolean isWrittenOnce() {
      return once;
    }

    boolean isRemovable() {
      return removable;
    }
  }
}
