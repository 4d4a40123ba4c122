package dev.utkast.documents;

import dev.utkast.model.invoice.Balance;
import dev.utkast.model.mail.Due;
import dev.utkast.model.shop.WebLink;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// Why a customer gets a mail, with all it needs to say.
public sealed interface MailOccasion {

  /// What every mail knows.
  ///
  /// @param locale the customer's; decides language and the form of dates and amounts
  /// @param customerName how the customer is greeted; none greets without a name
  record Addressee(Locale locale, Letterhead shop, Optional<String> customerName) {}

  Addressee addressee();

  /// Please pay this draft: the document's name, not yet a legal invoice. What costs nothing is to
  /// be confirmed.
  ///
  /// @param subject line breaks in it become spaces
  /// @param message what staff want to say, printed above the amounts
  /// @param payLink to the invoice page
  record PaymentRequested(
      Addressee addressee,
      String number,
      Balance balance,
      Optional<LocalDate> due,
      URI payLink,
      String subject,
      Optional<String> message)
      implements MailOccasion {

    public PaymentRequested {
      Links.requireSafe(payLink);
    }
  }

  /// The legal invoice. With something outstanding and a link it asks for payment, else it says
  /// thanks.
  ///
  /// @param orderName the order it belongs to
  /// @param particulars such as the day of supply, as the document has them
  record InvoiceIssued(
      Addressee addressee,
      String number,
      Optional<String> orderName,
      Balance balance,
      Optional<LocalDate> due,
      List<Detail> particulars,
      Optional<URI> link)
      implements MailOccasion {

    public InvoiceIssued {
      particulars = List.copyOf(particulars);
      link.ifPresent(Links::requireSafe);
    }
  }

  /// A step of the reminder ladder: before the due day, on it, or after.
  ///
  /// @param number of the invoice, which is what the customer quotes; that of the order where there
  ///   is none yet
  /// @param orderName the order it belongs to, where that is called otherwise
  /// @param balance as it stood when the reminder was asked for
  /// @param when how the day that the reminder is for stands to the due day
  /// @param lateFee added to what is outstanding, if the shop asks one
  /// @param bankTransfer where the money goes, once the shop has said so
  /// @param attached whether the document comes with it again
  record PaymentReminder(
      Addressee addressee,
      String number,
      Optional<String> orderName,
      Balance balance,
      LocalDate due,
      Due when,
      Optional<Money> lateFee,
      Optional<InvoiceDocument.BankTransfer> bankTransfer,
      Optional<URI> link,
      boolean attached)
      implements MailOccasion {

    public PaymentReminder {
      link.ifPresent(Links::requireSafe);
    }
  }

  /// @param corrects the number of the invoice it corrects
  /// @param toReturn what was paid and is now the customer's; zero says nothing
  record CreditNoteIssued(
      Addressee addressee,
      String number,
      String corrects,
      Money amount,
      Money toReturn,
      Optional<URI> link)
      implements MailOccasion {

    public CreditNoteIssued {
      link.ifPresent(Links::requireSafe);
    }
  }

  /// A parcel is on its way.
  ///
  /// @param shipped the day that it left, which is that of the supply
  /// @param message what staff want to say
  /// @param partial whether the rest of the order follows in another parcel
  record ParcelShipped(
      Addressee addressee,
      String orderName,
      LocalDate shipped,
      Optional<String> message,
      List<Content> contents,
      boolean partial,
      Optional<String> carrier,
      Optional<String> trackingNumber,
      Optional<WebLink> trackingLink)
      implements MailOccasion {

    public record Content(PrintedItem item, int quantity) {}

    public ParcelShipped {
      contents = List.copyOf(contents);
    }
  }
}
