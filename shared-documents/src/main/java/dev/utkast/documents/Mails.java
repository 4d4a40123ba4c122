package dev.utkast.documents;

import dev.utkast.model.invoice.Balance;
import dev.utkast.model.mail.Due;
import dev.utkast.model.shop.WebLink;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/// Writes the mails customers get: subject, HTML and plain text in their language. Values typed by
/// people are text in all three, never markup and never a header.
public final class Mails {

  /// Longer subjects are cut; what staff may write and what the shop itself writes is shorter.
  static final int MAX_SUBJECT_CHARACTERS = 600;

  /// As many lines of a parcel as a mail names.
  static final int MAX_ENTRIES = 12;

  private Mails() {}

  public static MailContent write(MailOccasion occasion) {
    var letter = letter(occasion);
    return new MailContent(
        letter.subject(), LetterHtml.of(letter), LetterText.of(letter), letter.picture());
  }

  private static Letter letter(MailOccasion occasion) {
    var letter = new LetterBuilder(occasion.addressee());
    return switch (occasion) {
      case MailOccasion.PaymentRequested request -> paymentRequested(letter, request);
      case MailOccasion.InvoiceIssued invoice -> invoiceIssued(letter, invoice);
      case MailOccasion.PaymentReminder reminder -> paymentReminder(letter, reminder);
      case MailOccasion.CreditNoteIssued note -> creditNoteIssued(letter, note);
      case MailOccasion.ParcelShipped parcel -> parcelShipped(letter, parcel);
    };
  }

  /// What costs nothing is to be confirmed, not paid.
  private static Letter paymentRequested(
      LetterBuilder letter, MailOccasion.PaymentRequested request) {
    boolean free = request.balance().state() == Balance.State.FREE;
    letter.subject = request.subject();
    letter.paragraphs.add(letter.say(free ? Word.MAIL_CONFIRM_LEAD : Word.MAIL_REQUEST_LEAD));
    letter.message = request.message().filter(typed -> !typed.isBlank());
    letter.fact(free ? Word.CONFIRMATION_REQUEST : Word.PAYMENT_REQUEST, request.number());
    letter.amount(Word.MAIL_AMOUNT, request.balance().outstanding());
    request.due().ifPresent(due -> letter.fact(Word.INVOICE_DUE, letter.formats.date(due)));
    letter.button(
        free ? Word.MAIL_CONFIRM_BUTTON : Word.MAIL_REQUEST_BUTTON, Optional.of(request.payLink()));
    letter.closing.add(letter.say(Word.MAIL_ATTACHED));
    return letter.finish();
  }

  private static Letter invoiceIssued(LetterBuilder letter, MailOccasion.InvoiceIssued invoice) {
    var balance = invoice.balance();
    letter.subject = letter.say(Word.MAIL_INVOICE_SUBJECT, "number", invoice.number());
    var thanks =
        switch (balance.state()) {
          case FREE -> Optional.of(Word.MAIL_INVOICE_FREE);
          case PAID -> Optional.of(Word.MAIL_INVOICE_PAID);
          case AWAITING, PARTIALLY_PAID -> Optional.<Word>empty();
        };
    letter.paragraphs.add(
        letter.say(Word.MAIL_INVOICE_LEAD) + thanks.map(said -> " " + letter.say(said)).orElse(""));
    letter.fact(Word.INVOICE, invoice.number());
    invoice.orderName().ifPresent(order -> letter.fact(Word.ORDER, order));
    letter.facts.addAll(invoice.particulars());
    letter.amount(Word.MAIL_TOTAL, balance.total());
    if (thanks.isEmpty()) {
      balance
          .somethingPaid()
          .ifPresent(paid -> letter.fact(Word.INVOICE_PAID, letter.formats.money(paid)));
      letter.amount(Word.MAIL_OUTSTANDING, balance.outstanding());
      invoice.due().ifPresent(due -> letter.fact(Word.INVOICE_DUE, letter.formats.date(due)));
    }
    letter.button(
        thanks.isPresent() ? Word.MAIL_INVOICE_BUTTON : Word.MAIL_INVOICE_PAY_BUTTON,
        invoice.link());
    letter.closing.add(letter.say(Word.MAIL_ATTACHED));
    return letter.finish();
  }

  private static Letter paymentReminder(
      LetterBuilder letter, MailOccasion.PaymentReminder reminder) {
    var number = Map.of("number", reminder.number());
    var due = Map.of("due", letter.formats.date(reminder.due()));
    switch (reminder.when()) {
      case Due.Soon(var days) -> {
        letter.subject = letter.sayCounted(Word.MAIL_SOON_SUBJECT, days, number);
        letter.paragraphs.add(letter.say(Word.MAIL_SOON_LEAD, due));
      }
      case Due.Today() -> {
        letter.subject = letter.say(Word.MAIL_TODAY_SUBJECT, number);
        letter.paragraphs.add(letter.say(Word.MAIL_TODAY_LEAD, due));
      }
      case Due.Late(var days, var nth) -> {
        letter.subject = letter.sayCounted(Word.MAIL_LATE_SUBJECT, days, number);
        letter.paragraphs.add(letter.say(lead(nth), due));
      }
    }
    reminded(letter, reminder);
    if (reminder.bankTransfer().isEmpty()) {
      letter.closing.add(letter.addressee.shop().askHowToPay(letter.words));
    }
    letter.button(Word.MAIL_REMINDER_BUTTON, reminder.link());
    if (reminder.attached()) {
      letter.closing.add(letter.say(Word.MAIL_ATTACHED));
    }
    return letter.finish();
  }

  private static Word lead(int nth) {
    return switch (nth) {
      case 1 -> Word.MAIL_LATE_LEAD;
      case 2 -> Word.MAIL_LATE_AGAIN_LEAD;
      default -> Word.MAIL_LATE_LAST_LEAD;
    };
  }

  /// What is open, since when, and how it is paid.
  private static void reminded(LetterBuilder letter, MailOccasion.PaymentReminder reminder) {
    var balance = reminder.balance();
    var formats = letter.formats;
    letter.fact(reminder.orderName().isEmpty() ? Word.ORDER : Word.INVOICE, reminder.number());
    reminder.orderName().ifPresent(order -> letter.fact(Word.ORDER, order));
    letter.fact(Word.INVOICE_DUE, formats.date(reminder.due()));
    if (reminder.when() instanceof Due.Late(var days, _)) {
      letter.fact(Word.MAIL_DAYS_LATE, formats.whole(days));
    }
    letter.fact(Word.MAIL_TOTAL, formats.money(balance.total()));
    balance.somethingPaid().ifPresent(paid -> letter.fact(Word.INVOICE_PAID, formats.money(paid)));
    letter.amount(Word.MAIL_OUTSTANDING, balance.outstanding());
    reminder.lateFee().ifPresent(fee -> letter.fact(Word.MAIL_LATE_FEE, formats.money(fee)));
    letter.facts.add(
        new TransferLines(letter.addressee.shop(), letter.addressee.locale())
            .reference(
                reminder
                    .bankTransfer()
                    .map(InvoiceDocument.BankTransfer::reference)
                    .orElse(reminder.number())));
    letter.contents = reminder.bankTransfer().map(letter::transfer);
  }

  private static Letter creditNoteIssued(LetterBuilder letter, MailOccasion.CreditNoteIssued note) {
    letter.subject = letter.say(Word.MAIL_CREDIT_SUBJECT, "number", note.number());
    letter.paragraphs.add(letter.say(Word.MAIL_CREDIT_LEAD, "corrects", note.corrects()));
    letter.paragraphs.add(letter.say(Word.CREDIT_NOTE_MEANS));
    letter.fact(Word.CREDIT_NOTE, note.number());
    letter.amount(Word.MAIL_CREDITED, note.amount());
    if (note.toReturn().isPositive()) {
      letter.fact(Word.INVOICE_TO_RETURN, letter.formats.money(note.toReturn()));
    }
    letter.button(Word.MAIL_CREDIT_BUTTON, note.link());
    letter.closing.add(letter.say(Word.MAIL_ATTACHED));
    return letter.finish();
  }

  private static Letter parcelShipped(LetterBuilder letter, MailOccasion.ParcelShipped parcel) {
    letter.subject =
        letter.say(
            parcel.partial() ? Word.MAIL_SHIPPED_PARTIAL_SUBJECT : Word.MAIL_SHIPPED_SUBJECT,
            "order",
            parcel.orderName());
    letter.paragraphs.add(
        letter.say(parcel.partial() ? Word.MAIL_SHIPPED_PARTIAL_LEAD : Word.MAIL_SHIPPED_LEAD));
    letter.message = parcel.message().filter(typed -> !typed.isBlank());
    letter.fact(Word.ORDER, parcel.orderName());
    letter.fact(Word.SLIP_SHIPPED, letter.formats.date(parcel.shipped()));
    parcel.carrier().ifPresent(carrier -> letter.fact(Word.MAIL_SHIPPED_CARRIER, carrier));
    parcel.trackingNumber().ifPresent(number -> letter.fact(Word.MAIL_SHIPPED_TRACKING, number));
    letter.contents = contents(letter, parcel.contents());
    letter.button(Word.MAIL_SHIPPED_BUTTON, parcel.trackingLink().map(WebLink::uri));
    return letter.finish();
  }

  /// A long list is cut, and says how much of it: the packing slip in the parcel has all of it.
  private static Optional<Letter.Contents> contents(
      LetterBuilder letter, List<MailOccasion.ParcelShipped.Content> contents) {
    if (contents.isEmpty()) {
      return Optional.empty();
    }
    int shown = contents.size() <= MAX_ENTRIES + 1 ? contents.size() : MAX_ENTRIES;
    var entries =
        contents.stream()
            .limit(shown)
            .map(content -> letter.entry(content.quantity(), content.item()))
            .toList();
    int left = contents.size() - shown;
    var rest =
        left == 0
            ? Optional.<String>empty()
            : Optional.of(letter.say(Word.MAIL_SHIPPED_MORE, "count", letter.formats.whole(left)));
    return Optional.of(new Letter.Contents(letter.say(Word.MAIL_SHIPPED_CONTENTS), entries, rest));
  }

  /// A letter being written: knows the addressee, collects the parts.
  private static final class LetterBuilder {

    private final MailOccasion.Addressee addressee;
    private final Words words;
    private final Formats formats;
    private final List<String> paragraphs = new ArrayList<>();
    private final List<Detail> facts = new ArrayList<>();
    private final List<String> closing = new ArrayList<>();
    private String subject = "";
    private Optional<Detail> amount = Optional.empty();
    private Optional<String> message = Optional.empty();
    private Optional<Letter.Contents> contents = Optional.empty();
    private Optional<Letter.Button> button = Optional.empty();

    LetterBuilder(MailOccasion.Addressee addressee) {
      this.addressee = addressee;
      this.words = Words.in(addressee.locale());
      this.formats = Formats.of(addressee.locale());
    }

    String say(Word word) {
      return say(word, Map.of());
    }

    String say(Word word, String name, String value) {
      return say(word, Map.of(name, value));
    }

    String say(Word word, Map<String, String> values) {
      return words.say(word, withShop(values));
    }

    String sayCounted(Word word, long count, Map<String, String> values) {
      return words.sayCounted(word, count, withShop(values));
    }

    void fact(Word name, String value) {
      facts.add(new Detail(words.say(name), PlainText.oneLine(value)));
    }

    /// A fact that is seen before all others; of several, the last one named.
    void amount(Word name, Money value) {
      fact(name, formats.money(value));
      amount = Optional.of(facts.getLast());
    }

    void button(Word label, Optional<URI> link) {
      button = link.map(target -> new Letter.Button(words.say(label), target));
    }

    String entry(int quantity, PrintedItem item) {
      var variant =
          item.variant()
              .filter(known -> !known.isBlank())
              .map(known -> ", " + PlainText.isolated(known))
              .orElse("");
      return PlainText.oneLine(
          formats.whole(quantity) + " × " + PlainText.isolated(item.title()) + variant);
    }

    Letter.Contents transfer(InvoiceDocument.BankTransfer transfer) {
      var details =
          new TransferLines(addressee.shop(), addressee.locale())
              .of(transfer).stream().map(words::label).toList();
      return new Letter.Contents(words.say(Word.INVOICE_TRANSFER), details, Optional.empty());
    }

    Letter finish() {
      var greeting =
          addressee
              .customerName()
              .map(PlainText::oneLine)
              .filter(name -> !name.isEmpty())
              .map(name -> words.say(Word.MAIL_HELLO_NAME, "name", name))
              .orElseGet(() -> words.say(Word.MAIL_HELLO));
      return new Letter(
          addressee.locale(),
          addressee.shop(),
          PlainText.shortened(
              PlainText.withoutIsolates(PlainText.oneLine(subject)), MAX_SUBJECT_CHARACTERS),
          amount,
          greeting,
          List.copyOf(paragraphs),
          message,
          List.copyOf(facts),
          contents,
          button,
          List.copyOf(closing));
    }

    private Map<String, String> withShop(Map<String, String> values) {
      var all = new HashMap<>(values);
      all.put("shop", addressee.shop().name());
      return all;
    }
  }
}
