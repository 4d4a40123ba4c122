package dev.utkast.functions.draftorders;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.message.Message;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.text.MailAddress;
import java.util.Optional;

/// Who a draft without a customer is for: whoever has its mail address on record, where it is left
/// to the record to say a name.
///
/// Anybody may have typed the address. So the name is told to nobody but who reads her mail: it is
/// in no answer, and not on the slip ([SaleContent#onParcel]).
final class KnownByMail {
  private KnownByMail() {}

  static Optional<Customer> find(SaleContent content, CustomersTable customers) {
    return find(content, content.email(), customers);
  }

  /// The same of a draft that is about to be mailed. A mail that others read as well names nobody.
  ///
  /// @param mayRead whether who asks for the mail could look the customer up
  static Optional<Customer> find(
      SaleContent content,
      Message.MailOverrides wishes,
      boolean mayRead,
      CustomersTable customers) {
    var to = wishes.to().or(content::email);
    boolean hers =
        content.email().or(() -> to).map(MailAddress::key).equals(to.map(MailAddress::key));
    return hers && (mayRead || wishes.bcc().isEmpty())
        ? find(content, to, customers)
        : Optional.empty();
  }

  /// Whether a mail tells the name on a customer's record to somebody else than who has the draft's
  /// address: that is for those to ask who could look it up.
  static boolean isToldToOthers(SaleContent content, Message.MailOverrides wishes) {
    boolean elsewhere =
        wishes.to().isPresent()
            && !wishes.to().map(MailAddress::key).equals(content.email().map(MailAddress::key));
    return content.customerId().isPresent()
        && content.lacksName()
        && (elsewhere || !wishes.bcc().isEmpty());
  }

  private static Optional<Customer> find(
      SaleContent content, Optional<String> email, CustomersTable customers) {
    return content.customerId().isPresent() || !content.lacksName()
        ? Optional.empty()
        : email.flatMap(customers::findIdByEmail).flatMap(customers::find);
  }
}
