package dev.utkast.aws.http;

import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.link.FormTokens;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The forms on customers' pages: what proves that one comes from there, and what it says.
///
/// Whoever sends a form must have had the page: its address has a secret, the form another that
/// ends ([FormTokens]), and a browser says where a form comes from. One that proves nothing changes
/// nothing: the customer is led back to the page, which has a fresh one and says so.
public final class CustomerForms {
  /// The hidden field that proves where a form comes from.
  public static final String PROOF = "form";

  /// The parameter of a page that says why the customer is back.
  public static final String BACK = "back";

  /// The parameter of a page, and of its forms, that chooses a language.
  public static final String LANGUAGE = "lang";

  static final int MAX_BYTES = 4_096;
  static final int MAX_FIELDS = 20;
  private static final String TYPE = "application/x-www-form-urlencoded";

  /// What a browser says of a form that the page itself sent, or a person who loads its answer
  /// again (Fetch Metadata Request Headers, section 2.3).
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final Wiring wiring;

  public CustomerForms(Wiring wiring) {
    this.wiring = wiring;
  }

  /// Why a customer is led back to the page.
  public enum Why {
    /// The form was not the page's own, or lay there for too long: nothing was done.
    AGAIN,
    /// What there is to pay is not what the customer saw: nothing was done.
    AMOUNT,
    /// Paying by card is not possible for the moment: nothing was done.
    LATER,
    /// The customer came back without having paid.
    LEFT;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Why> of(String label) {
      for (var why : values()) {
        if (why.label().equals(label)) {
          return Optional.of(why);
        }
      }
      return Optional.empty();
    }
  }

  /// @param link token of the link whose page the form stands on
  /// @throws dev.utkast.aws.links.ParametersUnavailableException where no key can be read
  public String proof(String link) {
    return FormTokens.token(link, wiring.linkKeys().current(), wiring.clock().instant());
  }

  /// What a form says, if it came from the page of the link that it was sent to.
  ///
  /// @param request `POST invoices/{token}/…`
  /// @return its fields; nothing where it is to be answered with [#back]
  /// @throws HttpProblem 400 where it is no form that a page of ours could send
  public Optional<Map<String, String>> read(Request request) {
    var fields = fields(request);
    var link = request.segments().get(1);
    var proof = fields.getOrDefault(PROOF, "");
    var keys = wiring.linkKeys();
    return comesFromHere(request)
            && FormTokens.isGood(proof, link, keys::key, wiring.clock().instant())
        ? Optional.of(fields)
        : Optional.empty();
  }

  /// Back to the page that a form was on, in the language that it had.
  ///
  /// @param request `…/invoices/{token}/…`
  public static Response back(Request request) {
    return back(request, "");
  }

  /// The same, where the page says why.
  public static Response back(Request request, Why why) {
    return back(request, BACK + "=" + why.label());
  }

  private static Response back(Request request, String said) {
    var language =
        request
            .parameter(LANGUAGE)
            .filter(code -> code.matches("[a-z]{2}"))
            .map(code -> LANGUAGE + "=" + code)
            .orElse("");
    var both = said.isEmpty() || language.isEmpty() ? said + language : language + "&" + said;
    return Response.seeOther("../" + request.segments().get(1) + (both.isEmpty() ? "" : "?" + both))
        .with("cache-control", "no-store")
        .with("referrer-policy", "no-referrer");
  }

  /// A page that tells nobody where it sends its reader from sends its own forms from `null`, too
  /// (Fetch, "append a request `Origin` header"): that says nothing. Any other site's name does.
  private boolean comesFromHere(Request request) {
    var site = request.header("sec-fetch-site");
    var origin = request.header("origin").filter(said -> !said.equals("null"));
    return site.filter(said -> !OWN_SITE.contains(said)).isEmpty()
        && origin.filter(said -> !isOurs(said, request)).isEmpty();
  }

  private boolean isOurs(String origin, Request request) {
    return origin.equalsIgnoreCase(request.origin())
        || Optional.of(wiring.shop().publicUrl())
            .filter(base -> !base.isEmpty())
            .map(base -> URI.create(base).resolve("/").toString().replaceAll("/$", ""))
            .filter(origin::equalsIgnoreCase)
            .isPresent();
  }

  private static Map<String, String> fields(Request request) {
    var body = request.body();
    if (body.isEmpty()) {
      return Map.of();
    }
    var type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.split(";")[0].strip().equals(TYPE)) {
      throw HttpProblem.malformed("the content type must be " + TYPE);
    } else if (body.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw HttpProblem.tooLarge(MAX_BYTES);
    }
    return fields(body);
  }

  private static Map<String, String> fields(String body) {
    var read = new LinkedHashMap<String, String>();
    for (var pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw HttpProblem.malformed("the form has a field without name or value");
      }
      var name = decoded(pair.substring(0, equals));
      if (read.put(name, decoded(pair.substring(equals + 1))) != null) {
        throw HttpProblem.malformed("the form has a field twice");
      } else if (read.size() > MAX_FIELDS) {
        throw HttpProblem.malformed("the form has too many fields");
      }
    }
    return Map.copyOf(read);
  }

  /// As the URL Standard has it, section 5.1, but for what browsers never write: a sign that is no
  /// escape, bytes that are no UTF-8, and control characters.
  private static String decoded(String text) {
    var out = ByteBuffer.allocate(text.length() * 3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        out.put(escaped(text, i + 1));
        i += 2;
      } else if (c > ' ' && c < 0x7f) {
        out.put((byte) (c == '+' ? ' ' : c));
      } else {
        throw wrongEscape();
      }
    }
    try {
      var read = StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
      if (read.chars().anyMatch(Character::isISOControl)) {
        throw wrongEscape();
      }
      return read;
    } catch (CharacterCodingException _) {
      throw wrongEscape();
    }
  }

  private static byte escaped(String text, int at) {
    int high = at + 1 < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(text.charAt(at + 1), 16);
    if (low < 0 || text.charAt(at) > 0x7f || text.charAt(at + 1) > 0x7f) {
      throw wrongEscape();
    }
    return (byte) (high * 16 + low);
  }

  private static HttpProblem wrongEscape() {
    return HttpProblem.malformed("the form is not written as browsers write one");
  }
}
