package dev.utkast.aws.adminapi;

import dev.utkast.aws.sales.TimelineEntry;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.lifecycle.OrderEvent;
import dev.utkast.model.mail.Mail;
import dev.utkast.model.order.Amendment;
import dev.utkast.model.shop.SellerDuties;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// What happened to a sale in the words of one language.
public final class TimelineWords {
  /// ISO 639-1. Whoever asks for none of these gets the first.
  public static final List<String> LANGUAGES = List.of("en", "nl", "nb", "de", "fr");

  private final Properties words;
  private final Locale locale;

  private TimelineWords(String language) {
    this.words = load(language);
    this.locale = Locale.of(language);
  }

  /// @param acceptLanguage as of RFC 9110, section 12.5.4
  public static TimelineWords of(Optional<String> acceptLanguage) {
    return new TimelineWords(
        acceptLanguage.flatMap(TimelineWords::accepted).orElse(LANGUAGES.getFirst()));
  }

  private static Optional<String> accepted(String ranges) {
    try {
      var wanted = Locale.LanguageRange.parse(ranges.replaceAll("\\b(no|nn)\\b", "nb"));
      return Optional.ofNullable(Locale.lookupTag(wanted, LANGUAGES));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Properties load(String language) {
    var name = "timeline_" + language + ".properties";
    try (var in = Objects.requireNonNull(TimelineWords.class.getResourceAsStream(name), name)) {
      var words = new Properties();
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @return who did it, for people
  public String author(Actor by) {
    return switch (by) {
      case Actor.Staff(var token) -> token;
      case Actor.Customer _ -> say("author.customer");
      case Actor.Shop _ -> say("author.shop");
    };
  }

  public String message(TimelineEntry.What what) {
    return switch (what) {
      case TimelineEntry.DraftCreated(var name) -> say("draft.created", name);
      case TimelineEntry.DraftCompleted _ -> say("draft.completed");
      case TimelineEntry.OrderPlaced(var draft) -> say("order.placed", draft);
      case TimelineEntry.Payment(var kind, var amount, var provider) ->
          say("payment." + kind, amount, provider);
      case TimelineEntry.FulfillmentOrderCreated(var id) -> say("fulfillment-order.created", id);
      case TimelineEntry.ParcelShipped(var tracking, var message) ->
          say("parcel.shipped")
              + tracking.map(number -> ", " + say("parcel.tracking", number)).orElse("")
              + message.map(text -> ": " + text).orElse("");
      case TimelineEntry.Refunded(var units, var credited, var note) ->
          say("order.refunded", credited)
              + (units > 0 ? ", " + say("refunded.units", units) : "")
              + note.map(text -> ": " + text).orElse("");
      case TimelineEntry.OrderCancelled(var reason, var withoutRestock, var toReturn) ->
          say("order.cancelled", say("cancelled." + reason))
              + (withoutRestock ? ", " + say("cancelled.no-restock") : "")
              + toReturn.map(paid -> ", " + say("cancelled.to-return", paid)).orElse("");
      case TimelineEntry.OrderChanged(var event) -> message(event);
      case TimelineEntry.DocumentIncomplete(var number, var missing, var withoutAccount) ->
          say("document.incomplete", number, incomplete(missing, withoutAccount));
      case TimelineEntry.MailSettled(var mail) -> say("mail", name(mail), became(mail));
      case TimelineEntry.Written(var sentence) -> sentence;
    };
  }

  private String message(OrderEvent.What what) {
    return switch (what) {
      case OrderEvent.Amended(var parts) -> say("amended", amended(parts));
      case OrderEvent.Held(_, var reason) -> say("held", say("hold." + reason));
      case OrderEvent.Released _ -> say("released");
      case OrderEvent.StockRequested _ -> say("stock.requested");
      case OrderEvent.StockReviewed(_, var hold) ->
          hold.map(reason -> say("stock.short", say("hold." + reason)))
              .orElseGet(() -> say("stock.found"));
      case OrderEvent.ReminderSent(var step) -> say("reminder.sent", step);
      case OrderEvent.ReminderSkipped(var step) -> say("reminder.skipped", step);
    };
  }

  private String incomplete(
      List<SellerDuties.Duty> missing, Optional<CurrencyUnit> withoutAccount) {
    return Stream.concat(
            missing.stream().map(duty -> say("missing." + duty)),
            withoutAccount.stream().map(currency -> say("missing.account", currency.getCode())))
        .collect(Collectors.joining(", "));
  }

  /// "Mail address, shipping address": the first as a sentence begins, the others as German leaves
  /// its nouns.
  private String amended(List<Amendment.Part> parts) {
    var names = new ArrayList<String>();
    for (var part : parts) {
      var name = say("amended." + part);
      boolean lower = !names.isEmpty() && !locale.getLanguage().equals("de");
      names.add(lower ? name.substring(0, 1).toLowerCase(locale) + name.substring(1) : name);
    }
    return names.stream().collect(Collectors.joining(", "));
  }

  private String name(Mail mail) {
    return say("mail." + mail.kind(), mail.step());
  }

  private String became(Mail mail) {
    var why =
        mail.why()
            .map(reason -> say("mail.why." + reason))
            .or(mail::reason)
            .map(words -> ": " + words)
            .orElse("");
    return switch (mail.state()) {
      case SENT -> mail.attempts() > 1 ? say("mail.SENT.again", mail.attempts()) : say("mail.SENT");
      case SENDING, NOT_TAKEN -> say("mail." + mail.state());
      case REFUSED, NOT_NEEDED -> say("mail." + mail.state()) + why;
    };
  }

  private String say(String key, Object... values) {
    var sentence = Objects.requireNonNull(words.getProperty(key), key);
    for (int i = values.length - 1; i >= 0; i--) {
      var value = values[i] instanceof Money amount ? written(amount) : values[i].toString();
      sentence = sentence.replace("{" + i + "}", value);
    }
    return sentence;
  }

  /// An amount with its currency's code, which staff know from the books: "USD 1,234.50", "1.234,50
  /// USD". The code stands where Unicode CLDR has the currency in this language.
  private String written(Money amount) {
    var number = NumberFormat.getNumberInstance(locale);
    number.setMinimumFractionDigits(amount.getScale());
    number.setMaximumFractionDigits(amount.getScale());
    var digits = number.format(amount.getAmount());
    var code = amount.getCurrencyUnit().getCode();
    return switch (locale.getLanguage()) {
      case "de", "fr", "nb" -> digits + " " + code;
      default -> code + " " + digits;
    };
  }
}
