package dev.utkast.documents;

import dev.utkast.model.shop.WebLink;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the mails customers get: subject, HTML and plain text in their language. Values typed by
/// people are text in all three, never markup and never a header.
public final class Mails {

  /// Longer subjects are cut; what staff may write and what the shop itself writes is shorter.
  static final int MAX_SUBJECT_CHARACTERS = 600;

  private Mails() {}

  public static MailContent write(MailOccasion occasion) {
    var letter = letter(occasion);
    return new MailContent(letter.subject(), LetterHtml.of(letter), LetterText.of(letter));
  }

  private static Letter letter(MailOccasion occasion) {
    var draft = new Draft(occasion.addressee());
    return switch (occasion) {
      case MailOccasion.PaymentRequested request -> paymentRequested(draft, request);
      case MailOccasion.InvoiceIssued invoice -> invoiceIssued(draft, invoice);
      case MailOccasion.PaymentReminder reminder -> paymentReminder(draft, reminder);
      case MailOccasion.CreditNoteIssued note -> creditNoteIssued(draft, note);
      case MailOccasion.ParcelShipped parcel -> parcelShipped(draft, parcel);
    };
  }

  /// What costs nothing is to be confirmed, not paid.
  private static Letter paymentRequested(Draft draft, MailOccasion.PaymentRequested request) {
    boolean free = request.amount().isZero();
    draft.subject = request.subject();
    draft.paragraphs.add(draft.say(free ? Word.MAIL_CONFIRM_LEAD : Word.MAIL_REQUEST_LEAD));
    draft.message = request.message().filter(typed -> !typed.isBlank());
    draft.fact(free ? Word.CONFIRMATION_REQUEST : Word.PAYMENT_REQUEST, request.number());
    draft.fact(Word.MAIL_AMOUNT, draft.formats.money(request.amount()));
    request.due().ifPresent(due -> draft.fact(Word.INVOICE_DUE, draft.formats.date(due)));
    draft.button(
        free ? Word.MAIL_CONFIRM_BUTTON : Word.MAIL_REQUEST_BUTTON, Optional.of(request.payLink()));
    draft.closing.add(draft.say(Word.MAIL_ATTACHED));
    return draft.finish();
  }

  private static Letter invoiceIssued(Draft draft, MailOccasion.InvoiceIssued invoice) {
    var paid = invoice.outstanding().isZero();
    var thanks = invoice.total().isZero() ? Word.MAIL_INVOICE_FREE : Word.MAIL_INVOICE_PAID;
    draft.subject = draft.say(Word.MAIL_INVOICE_SUBJECT, "number", invoice.number());
    draft.paragraphs.add(draft.say(Word.MAIL_INVOICE_LEAD) + (paid ? " " + draft.say(thanks) : ""));
    draft.fact(Word.INVOICE, invoice.number());
    invoice.orderName().ifPresent(order -> draft.fact(Word.ORDER, order));
    draft.fact(Word.MAIL_TOTAL, draft.formats.money(invoice.total()));
    if (!paid) {
      draft.fact(Word.MAIL_OUTSTANDING, draft.formats.money(invoice.outstanding()));
      invoice.due().ifPresent(due -> draft.fact(Word.INVOICE_DUE, draft.formats.date(due)));
    }
    draft.button(paid ? Word.MAIL_INVOICE_BUTTON : Word.MAIL_INVOICE_PAY_BUTTON, invoice.link());
    draft.closing.add(draft.say(Word.MAIL_ATTACHED));
    return draft.finish();
  }

  private static Letter paymentReminder(Draft draft, MailOccasion.PaymentReminder reminder) {
    var days = ChronoUnit.DAYS.between(reminder.today(), reminder.due());
    var number = Map.of("number", reminder.number());
    var due = Map.of("due", draft.formats.date(reminder.due()));
    if (days > 0) {
      draft.subject = draft.sayCounted(Word.MAIL_SOON_SUBJECT, days, number);
      draft.paragraphs.add(draft.say(Word.MAIL_SOON_LEAD, due));
    } else if (days == 0) {
      draft.subject = draft.say(Word.MAIL_TODAY_SUBJECT, number);
      draft.paragraphs.add(draft.say(Word.MAIL_TODAY_LEAD, due));
    } else {
      draft.subject = draft.sayCounted(Word.MAIL_LATE_SUBJECT, -days, number);
      draft.paragraphs.add(draft.say(Word.MAIL_LATE_LEAD, due));
    }
    draft.fact(Word.INVOICE, reminder.number());
    draft.fact(Word.MAIL_OUTSTANDING, draft.formats.money(reminder.outstanding()));
    reminder.lateFee().ifPresent(fee -> draft.fact(Word.MAIL_LATE_FEE, draft.formats.money(fee)));
    draft.fact(Word.INVOICE_DUE, draft.formats.date(reminder.due()));
    draft.button(Word.MAIL_REMINDER_BUTTON, reminder.link());
    return draft.finish();
  }

  private static Letter creditNoteIssued(Draft draft, MailOccasion.CreditNoteIssued note) {
    draft.subject = draft.say(Word.MAIL_CREDIT_SUBJECT, "number", note.number());
    draft.paragraphs.add(draft.say(Word.MAIL_CREDIT_LEAD, "corrects", note.corrects()));
    draft.fact(Word.CREDIT_NOTE, note.number());
    draft.fact(Word.MAIL_AMOUNT, draft.formats.money(note.amount()));
    if (note.toReturn().isPositive()) {
      draft.fact(Word.INVOICE_TO_RETURN, draft.formats.money(note.toReturn()));
    }
    draft.button(Word.MAIL_CREDIT_BUTTON, note.link());
    draft.closing.add(draft.say(Word.MAIL_ATTACHED));
    return draft.finish();
  }

  private static Letter parcelShipped(Draft draft, MailOccasion.ParcelShipped parcel) {
    draft.subject =
        draft.say(
            parcel.partial() ? Word.MAIL_SHIPPED_PARTIAL_SUBJECT : Word.MAIL_SHIPPED_SUBJECT,
            "order",
            parcel.orderName());
    draft.paragraphs.add(
        draft.say(parcel.partial() ? Word.MAIL_SHIPPED_PARTIAL_LEAD : Word.MAIL_SHIPPED_LEAD));
    draft.message = parcel.message().filter(typed -> !typed.isBlank());
    draft.fact(Word.ORDER, parcel.orderName());
    parcel.carrier().ifPresent(carrier -> draft.fact(Word.MAIL_SHIPPED_CARRIER, carrier));
    parcel.trackingNumber().ifPresent(number -> draft.fact(Word.MAIL_SHIPPED_TRACKING, number));
    var entries =
        parcel.contents().stream()
            .map(content -> draft.entry(content.quantity(), content.item()))
            .toList();
    if (!entries.isEmpty()) {
      draft.contents =
          Optional.of(new Letter.Contents(draft.say(Word.MAIL_SHIPPED_CONTENTS), entries));
    }
    draft.button(Word.MAIL_SHIPPED_BUTTON, parcel.trackingLink().map(WebLink::uri));
    return draft.finish();
  }

  /// A letter being written: knows the addressee, collects the parts.
  private static final class Draft {

    private final MailOccasion.Addressee addressee;
    private final Words words;
    private final Formats formats;
    private final List<String> paragraphs = new ArrayList<>();
    private final List<Detail> facts = new ArrayList<>();
    private final List<String> closing = new ArrayList<>();
    private String subject = "";
    private Optional<String> message = Optional.empty();
    private Optional<Letter.Contents> contents = Optional.empty();
    private Optional<Letter.Button> button = Optional.empty();

    Draft(MailOccasion.Addressee addressee) {
      this.addressee = addressee;
      this.words = Words.in(Language.of(addressee.locale()));
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
