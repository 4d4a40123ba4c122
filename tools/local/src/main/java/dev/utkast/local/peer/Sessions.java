package dev.utkast.local.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checkout sessions: opened by the shop, paid or left by a customer, ended by the shop or by time.
final class Sessions {
  private static final Duration SHORTEST = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(24);

  /// The languages of Stripe's page (API reference, Checkout Session, `locale`).
  private static final Set<String> LOCALES =
      Set.of(
          "auto", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "et", "fi", "fil",
          "fr", "fr-CA", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "mt", "nb", "nl",
          "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sv", "th", "tr", "vi", "zh", "zh-HK",
          "zh-TW");

  private final PeerState state;
  private final Webhooks webhooks;
  private final InstantSource clock;
  private final URI base;

  /// @param base where customers find this peer
  Sessions(PeerState state, Webhooks webhooks, InstantSource clock, URI base) {
    this.state = state;
    this.webhooks = webhooks;
    this.clock = clock;
    this.base = base;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  ObjectNode create(Form form) {
    if (!form.required("mode").equals("payment")) {
      throw PeerError.wrong("Only the mode payment is spoken here.");
    }
    form.text("submit_type");
    form.text("adaptive_pricing[enabled]");
    var currency = form.required("line_items[0][price_data][currency]");
    var name = form.required("line_items[0][price_data][product_data][name]");
    long each =
        form.whole("line_items[0][price_data][unit_amount]")
            .orElseThrow(() -> PeerError.wrong("parameter_missing", "Missing unit_amount."));
    long total = each * form.whole("line_items[0][quantity]").orElse(1L);
    PeerAmounts.requirePayable(currency, total);
    var id = state.newId("cs_test");
    var session =
        PeerState.object()
            .put("id", id)
            .put("object", "checkout.session")
            .put("amount_subtotal", total)
            .put("amount_total", total)
            .put("cancel_url", form.text("cancel_url").orElse(null))
            .put("client_reference_id", form.text("client_reference_id").orElse(null))
            .put("created", now())
            .put("currency", currency)
            .put("customer_email", email(form))
            .put("expires_at", expiresAt(form))
            .put("livemode", false)
            .put("locale", locale(form))
            .put("mode", "payment")
            .putNull("payment_intent")
            .put("payment_status", "unpaid")
            .put("status", "open")
            .put("success_url", form.required("success_url").replace("{CHECKOUT_SESSION_ID}", id))
            .put("url", base.resolve("/pay/" + id).toString());
    form.within("metadata").forEach(session.putObject("metadata")::put);
    // What becomes of the payment, and of no interest to the shop.
    var payment = session.putObject("_payment").put("title", name);
    payment.put("description", form.text("payment_intent_data[description]").orElse(null));
    form.text("payment_intent_data[capture_method]");
    form.within("payment_intent_data[metadata]").forEach(payment.putObject("metadata")::put);
    form.refuseUnasked();
    state.put(id, session);
    return session;
  }

  private static String locale(Form form) {
    var locale = form.text("locale").orElse("auto");
    if (!LOCALES.contains(locale)) {
      throw PeerError.wrong("Invalid locale: " + locale);
    }
    return locale;
  }

  private static @Nullable String email(Form form) {
    var email = form.text("customer_email");
    email
        .filter(given -> !given.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"))
        .ifPresent(given -> {
          throw PeerError.wrong("email_invalid", "Invalid email address: " + given);
        });
    return email.orElse(null);
  }

  private long expiresAt(Form form) {
    long at = form.whole("expires_at").orElse(now() + LONGEST.toSeconds());
    if (at < now() + SHORTEST.toSeconds() || at > now() + LONGEST.toSeconds()) {
      throw PeerError.wrong(
          "The `expires_at` timestamp must be between 30 minutes and 24 hours from now.");
    }
    return at;
  }

  ObjectNode expire(String id) {
    var session = state.get("checkout.session", id);
    if (!isOpen(session)) {
      throw PeerError.wrong(
          "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session"
              + " has a status of "
              + session.path("status").asText()
              + ".");
    }
    end(session);
    return session;
  }

  static boolean isOpen(ObjectNode session) {
    return session.path("status").asText().equals("open");
  }

  private void end(ObjectNode session) {
    session.put("status", "expired").putNull("url");
    state.put(session.path("id").asText(), session);
    state
        .find(session.path("payment_intent").asText())
        .filter(payment -> !payment.path("status").asText().equals("succeeded"))
        .ifPresent(payment -> {
          payment.put("status", "canceled").put("canceled_at", now());
          state.put(payment.path("id").asText(), payment);
        });
    webhooks.tell("checkout.session.expired", session);
  }

  /// Ends what nobody has paid in time.
  void endWhatIsOver() {
    state.newest("checkout.session").stream()
        .filter(Sessions::isOpen)
        .filter(session -> session.path("expires_at").asLong() <= now())
        .forEach(this::end);
  }
}
