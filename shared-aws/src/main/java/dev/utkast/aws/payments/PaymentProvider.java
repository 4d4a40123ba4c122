package dev.utkast.aws.payments;

import dev.utkast.model.checkout.ProviderPayment;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// Somebody who takes customers' money for the shop: on pages of his own, in any order of events,
/// and known to be unreachable at times.
///
/// Whatever is asked of him has a key of ours: asked twice, it is done once, and answered alike.
/// Every method throws [ProviderUnavailableException] where it is not known whether he has heard,
/// or done it: to be asked again. It throws [ProviderRefusedException] where he said no, and will.
public interface PaymentProvider {

  /// @return what entries of the ledger call him, such as `stripe`
  String name();

  /// Opens a page where a customer pays once. Asked again with the same opening, it is the same
  /// page.
  Session open(Opening opening);

  /// @return what he says of a checkout now, whole
  /// @param session his id of it
  ProviderPayment look(String session);

  /// @return the page of a checkout that is open, or nothing where it can be paid no more
  Optional<URI> page(String session);

  /// @param payment his id of a payment
  /// @return which checkout of ours it belongs to; nothing where it is none of ours
  Optional<Origin> origin(String payment);

  /// Ends a checkout that nobody is to pay any more. Where it was paid or ended before, nothing
  /// happens: a look tells which.
  void end(String session);

  /// Pays back a part of a payment, or all of it.
  ///
  /// @param key of ours: asked twice with it, it is paid back once
  /// @param payment his id of the payment, as its event has it
  /// @param amount in the currency of the payment
  /// @return his id of the refund, which [#look] tells of from now on
  String refund(String key, String payment, Money amount);

  /// What a page is to ask for.
  ///
  /// @param amount in the currency of the document
  /// @param title what the customer pays for, as the document is called
  /// @param language of the page
  /// @param email of the customer, if known, so that it need not be typed
  /// @param expiresAt when the page is to end
  /// @param paid where the customer is led after paying; it proves nothing
  /// @param left where the customer is led who does not pay
  record Opening(
      CheckoutId checkoutId,
      DraftId draftId,
      Money amount,
      String title,
      Locale language,
      Optional<String> email,
      Instant expiresAt,
      URI paid,
      URI left) {}

  /// What a payment belongs to.
  ///
  /// @param session his id of the checkout, if he says it
  record Origin(DraftId draftId, CheckoutId checkoutId, Optional<String> session) {}

  /// @param id his id of the checkout
  /// @param page where the customer pays
  record Session(String id, URI page) {}
}
