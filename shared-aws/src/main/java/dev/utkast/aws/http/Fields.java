package dev.utkast.aws.http;

import dev.utkast.aws.json.Json;
import dev.utkast.model.id.Id;
import dev.utkast.model.text.Characters;
import dev.utkast.model.text.MailAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Reads the fields of a request body, and collects what is wrong with them under their names
/// (`line_items[0].quantity`), so that one answer tells everything. What no text may have
/// ([Characters]) is refused in each text of the body, so that no field can be forgotten.
///
/// Of a resource, unknown fields are ignored: clients send whole objects back. An instruction is
/// understood whole: what nobody asked it for until [#refuseIfWrong] is refused by its name, unless
/// it says nothing.
public final class Fields {
  /// Told each name that a request is asked for, while it is bound: for the test that holds every
  /// field to what becomes of it.
  public static final ScopedValue<Consumer<String>> ASKED = ScopedValue.newInstance();

  public static final int MAX_TEXT = 5_000;
  public static final int MAX_NAME = 255;

  /// As great as JavaScript holds exactly.
  private static final long MAX_ID = (1L << 53) - 1;

  private static final String NO_MAIL_ADDRESS = "is not a mail address";
  private static final String NOT_UNDERSTOOD = "is not understood";
  public static final String FORBIDDEN = "must not contain control characters";

  private final Json.Obj object;
  private final String prefix;
  private final Errors errors;

  /// What is wrong with a body, all its levels together.
  private static final class Errors {
    final Map<String, List<String>> byField = new LinkedHashMap<>();

    /// Whether all of it follows from the body itself.
    boolean ofBodyAlone = true;

    /// The levels of an instruction, and what they were asked for; nothing of a resource.
    final List<Fields> levels = new ArrayList<>();

    final Set<String> asked = new HashSet<>();
  }

  private Fields(Json.Obj object, String prefix, Errors errors) {
    this.object = object;
    this.prefix = prefix;
    this.errors = errors;
  }

  static Fields of(Json.Obj object) {
    var fields = new Fields(object, "", new Errors());
    object.fields().forEach(fields::refuseForbidden);
    return fields;
  }

  static Fields ofInstruction(Json.Obj object) {
    var fields = of(object);
    fields.errors.levels.add(fields);
    return fields;
  }

  /// @param body that the fields are in under the name of their envelope, and nothing besides
  static Fields ofInstruction(Json.Obj object, String envelope, Json.Obj body) {
    var fields = ofInstruction(object);
    body.fields()
        .forEach((name, value) -> {
          if (!name.equals(envelope)) {
            fields.refuseUnknown(name, value);
          }
        });
    return fields;
  }

  private void refuseUnknown(String name, Json value) {
    if (!saysNothing(value)) {
      wrong(name, NOT_UNDERSTOOD);
    }
  }

  private Fields level(Json.Obj child, String path) {
    var level = new Fields(child, path, errors);
    if (!errors.levels.isEmpty()) {
      errors.levels.add(level);
    }
    return level;
  }

  private static boolean saysNothing(Json value) {
    return value.isNull()
        || value.equals(Json.of(""))
        || (value instanceof Json.Arr(var items) && items.isEmpty())
        || (value instanceof Json.Obj(var fields) && fields.isEmpty());
  }

  private void refuseForbidden(String name, Json value) {
    switch (value) {
      case Json.Str(var text) when Characters.anyForbidden(text) -> wrong(name, FORBIDDEN);
      case Json.Obj(var children) ->
          children.forEach((child, inner) -> refuseForbidden(name + "." + child, inner));
      case Json.Arr(var items) -> {
        for (int i = 0; i < items.size(); i++) {
          // A text in a list has no name of its own.
          refuseForbidden(
              items.get(i) instanceof Json.Str ? name : name + "[" + i + "]", items.get(i));
        }
      }
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  public boolean has(String name) {
    asked(name);
    return object.has(name);
  }

  public Json raw(String name) {
    return value(name);
  }

  private Json value(String name) {
    asked(name);
    return object.get(name);
  }

  private void known(String name) {
    if (!errors.levels.isEmpty()) {
      errors.asked.add(prefix + name);
    }
  }

  private void asked(String name) {
    known(name);
    if (ASKED.isBound()) {
      ASKED.get().accept(prefix + name);
    }
  }

  /// Only the first is kept that is wrong with a field: the others would follow from it.
  ///
  /// Whoever asks the store, the clock or the settings before they call it says so by calling this;
  /// what a value is wrong by in itself is [#wrong].
  public void error(String name, String message) {
    errors.ofBodyAlone = false;
    errors.byField.putIfAbsent(prefix + name, List.of(message));
  }

  /// As [#error], for a value that is wrong whatever is stored, now and for ever.
  public void wrong(String name, String message) {
    errors.byField.putIfAbsent(prefix + name, List.of(message));
  }

  /// Whether anything was found wrong with a field of this level, or below.
  public boolean isWrong() {
    return errors.byField.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /// @throws HttpProblem 422 with all that was collected
  public void refuseIfWrong() {
    for (var level : errors.levels) {
      level
          .object
          .fields()
          .forEach((name, value) -> {
            if (!errors.asked.contains(level.prefix + name)) {
              level.refuseUnknown(name, value);
            }
          });
    }
    if (!errors.byField.isEmpty()) {
      throw errors.ofBodyAlone
          ? HttpProblem.wrong(errors.byField)
          : HttpProblem.invalid(errors.byField);
    }
  }

  /// A text; empty where absent or null.
  public Optional<String> text(String name, int maxLength) {
    var value = value(name);
    if (value.isNull()) {
      return Optional.empty();
    }
    if (!(value instanceof Json.Str(var text))) {
      wrong(name, "must be a string");
      return Optional.empty();
    }
    if (text.codePointCount(0, text.length()) > maxLength) {
      wrong(name, "is too long (maximum is " + maxLength + " characters)");
      return Optional.empty();
    }
    if (Characters.anyForbidden(text)) {
      wrong(name, FORBIDDEN);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /// A name or another text of one line, without the blanks around it; empty where nobody would see
  /// anything.
  public Optional<String> text(String name) {
    return line(name, MAX_NAME);
  }

  /// For what clients of the Admin API may send and this shop does not keep: refused, rather than
  /// taken and forgotten, unless it says nothing or what is true anyway.
  public void unkept(String name, Json... harmless) {
    known(name);
    var value = object.get(name);
    if (!saysNothing(value) && !List.of(harmless).contains(value)) {
      error(name, "is not kept by this shop");
    }
  }

  /// For what follows from other fields, whatever is sent of it.
  public void ignore(String name) {
    known(name);
  }

  /// The text of a list of one; empty where there is none.
  public Optional<String> textOfList(String name) {
    switch (value(name)) {
      case Json.Arr(var items) when items.size() > 1 -> wrong(name, "is too long (maximum is 1)");
      case Json.Arr(var items) when !items.isEmpty() -> {
        var alone = Json.object().put(name, items.getFirst()).build();
        return new Fields(alone, prefix, errors).text(name);
      }
      case Json.Arr _, Json.Null _ -> {}
      default -> wrong(name, "must be a list");
    }
    return Optional.empty();
  }

  /// A text of one line, without the blanks around it; empty where nobody would see anything.
  public Optional<String> line(String name, int maxLength) {
    var text = text(name, maxLength);
    if (text.filter(Characters::hasSeparator).isPresent()) {
      wrong(name, "must be one line");
      return Optional.empty();
    }
    return text.map(String::strip).filter(Characters::anyVisible);
  }

  /// An address that mails can be sent to, as it was typed; empty where absent, null or blank.
  public Optional<String> mailAddress(String name) {
    var typed = text(name);
    if (typed.isPresent() && MailAddress.parse(typed.get()).isEmpty()) {
      wrong(name, NO_MAIL_ADDRESS);
      return Optional.empty();
    }
    return typed;
  }

  /// A list of addresses that mails can be sent to.
  public List<String> mailAddresses(String name, int max) {
    var given = raw(name);
    var typed = given.items().stream().map(item -> item.text().orElse("").trim()).toList();
    if (!(given instanceof Json.Arr || given.isNull())) {
      wrong(name, "must be a list");
    } else if (typed.size() > max) {
      wrong(name, "is too long (maximum is " + max + ")");
    } else if (!typed.stream().allMatch(one -> MailAddress.parse(one).isPresent())) {
      wrong(name, "is not a list of mail addresses");
    }
    return typed;
  }

  public String requiredText(String name) {
    var text = text(name);
    if (text.isEmpty()) {
      wrong(name, "can't be blank");
    }
    return text.orElse("");
  }

  /// A day, or the day that an instant has in the shop's time zone; empty where absent or null.
  public Optional<LocalDate> day(String name, ZoneId zone) {
    var text = text(name);
    var day = text.flatMap(written -> Days.read(written, zone));
    if (text.isPresent() && day.isEmpty()) {
      wrong(name, Days.EXPECTED);
    }
    return day;
  }

  public boolean flag(String name, boolean otherwise) {
    return switch (value(name)) {
      case Json.Bool bool -> bool == Json.Bool.TRUE;
      case Json.Null _ -> otherwise;
      default -> {
        wrong(name, "must be true or false");
        yield otherwise;
      }
    };
  }

  /// A number given as number or as string, as clients do.
  public Optional<BigDecimal> decimal(String name) {
    return switch (value(name)) {
      case Json.Null _ -> Optional.empty();
      case Json.Num(var value) -> Optional.of(value);
      case Json.Str(var text) when text.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?") ->
          Optional.of(new BigDecimal(text));
      default -> {
        wrong(name, "is not a number");
        yield Optional.empty();
      }
    };
  }

  public Optional<Long> integer(String name, long min, long max) {
    var value = decimal(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get().stripTrailingZeros().scale() > 0) {
      wrong(name, "must be an integer");
      return Optional.empty();
    }
    if (value.get().compareTo(BigDecimal.valueOf(min)) < 0) {
      wrong(name, "must be greater than or equal to " + min);
      return Optional.empty();
    }
    if (value.get().compareTo(BigDecimal.valueOf(max)) > 0) {
      wrong(name, "must be less than or equal to " + max);
      return Optional.empty();
    }
    return Optional.of(value.get().longValueExact());
  }

  /// @return the number; 0 and an error where it is missing or wrong
  public long requiredInteger(String name, long min, long max) {
    var value = integer(name, min, max);
    if (value.isEmpty()) {
      wrong(name, "can't be blank");
    }
    return value.orElse(min);
  }

  /// @param type what the field identifies, as `VariantId::new`
  public <T extends Id> Optional<T> id(String name, LongFunction<T> type) {
    return integer(name, 1, MAX_ID).map(type::apply);
  }

  /// @return the id; one of nothing, and an error, where it is missing or wrong
  public <T extends Id> T requiredId(String name, LongFunction<T> type) {
    return type.apply(requiredInteger(name, 1, MAX_ID));
  }

  public Optional<Fields> child(String name) {
    return switch (value(name)) {
      case Json.Obj child -> Optional.of(level(child, prefix + name + "."));
      case Json.Null _ -> Optional.empty();
      default -> {
        wrong(name, "must be an object");
        yield Optional.empty();
      }
    };
  }

  /// The objects of a list; empty where absent or null.
  public List<Fields> children(String name, int max) {
    var out = new ArrayList<Fields>();
    switch (value(name)) {
      case Json.Arr(var items) when items.size() > max ->
          wrong(name, "is too long (maximum is " + max + ")");
      case Json.Arr(var items) -> {
        for (int i = 0; i < items.size(); i++) {
          if (items.get(i) instanceof Json.Obj child) {
            out.add(level(child, prefix + name + "[" + i + "]."));
          } else {
            wrong(name + "[" + i + "]", "must be an object");
          }
        }
      }
      case Json.Null _ -> {}
      default -> wrong(name, "must be a list");
    }
    return out;
  }

  public String path() {
    return prefix;
  }
}
