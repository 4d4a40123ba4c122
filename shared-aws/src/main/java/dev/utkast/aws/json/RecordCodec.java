package dev.utkast.aws.json;

import dev.utkast.model.id.Id;
import dev.utkast.model.order.ShippedUnits;
import dev.utkast.model.sale.AppliedDiscount;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// Stored documents and queued messages to JSON and back, from the shape of their records alone. A
/// field that is empty (`Optional`, `List`, `false`) is left out, and reads back as empty, so that
/// old documents meet new code. A sealed interface carries the name of its record as `type`. An
/// [Id] is its number, so that stored documents know nothing of its type, and a discount lies among
/// the fields of its line, as it always did. What is none of these shapes is refused when first
/// met.
public final class RecordCodec<T> {
  private static final Map<Type, Shape> SHAPES = new ConcurrentHashMap<>();

  private final Shape shape;
  private final Class<T> type;

  private RecordCodec(Class<T> type) {
    this.type = type;
    this.shape = shapeOf(type);
  }

  public static <T> RecordCodec<T> of(Class<T> type) {
    return new RecordCodec<>(type);
  }

  public Json toJson(T value) {
    var json = shape.write(value);
    return json == null ? Json.Null.NULL : json;
  }

  public T fromJson(Json json) {
    return type.cast(shape.read(json));
  }

  public String write(T value) {
    return toJson(value).write();
  }

  public T read(String text) {
    return fromJson(Json.parse(text));
  }

  /// How values of one type are written and read. `write` answers null for a value that is left
  /// out.
  private interface Shape {
    @Nullable Json write(Object value);

    Object read(Json json);

    /// Writes a value among the fields of the record around it.
    default void put(Map<String, Json> fields, String name, Object value) {
      var json = write(value);
      if (json != null) {
        fields.put(name, json);
      }
    }

    /// Reads a value from the record around it.
    default Object take(Json whole, String name) {
      return read(whole.at(name));
    }
  }

  private record Scalar(Function<Object, Json> writer, Function<Json, Object> reader)
      implements Shape {
    @Override
    public Json write(Object value) {
      return writer.apply(value);
    }

    @Override
    public Object read(Json json) {
      return reader.apply(json);
    }
  }

  private static Shape text(Function<Object, String> writer, Function<String, Object> reader) {
    return new Scalar(
        value -> new Json.Str(writer.apply(value)), json -> reader.apply(textOf(json)));
  }

  private static String textOf(Json json) {
    return json.text()
        .orElseThrow(
            () -> new IllegalStateException("not a string: a " + json.getClass().getSimpleName()));
  }

  private static BigDecimal numberOf(Json json) {
    if (json instanceof Json.Num(var value)) {
      return value;
    }
    throw new IllegalStateException("not a number: a " + json.getClass().getSimpleName());
  }

  private static Shape shapeOf(Type type) {
    var known = SHAPES.get(type);
    if (known == null) {
      // Not computeIfAbsent: shapes are nested, and the map forbids recursive updates.
      known = newShape(type);
      SHAPES.put(type, known);
    }
    return known;
  }

  private static Shape newShape(Type type) {
    if (type instanceof ParameterizedType generic) {
      var argument = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class && argument == AppliedDiscount.class) {
        return new FlatShape(new RecordShape((Class<?>) argument));
      } else if (generic.getRawType() == Optional.class) {
        return new OptionalShape(shapeOf(argument));
      } else if (generic.getRawType() == List.class) {
        return new ListShape(shapeOf(argument));
      }
      throw new IllegalArgumentException("no JSON form for " + type);
    }
    var raw = (Class<?>) type;
    var scalar = scalar(raw);
    if (scalar != null) {
      return scalar;
    }
    if (raw.isEnum()) {
      return text(value -> ((Enum<?>) value).name(), name -> constant(raw, name));
    }
    if (raw.isRecord()) {
      return isBare(raw) ? new BareShape(new RecordShape(raw)) : new RecordShape(raw);
    }
    if (raw.isSealed() && raw != Id.class) {
      return new SealedShape(raw);
    }
    throw new IllegalArgumentException("no JSON form for " + type);
  }

  /// Written as the one thing that it holds.
  private static boolean isBare(Class<?> type) {
    return Id.class.isAssignableFrom(type) || type == ShippedUnits.class;
  }

  private static Object constant(Class<?> type, String name) {
    for (var constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalStateException("no " + type.getSimpleName() + " named " + name);
  }

  private static @Nullable Shape scalar(Class<?> raw) {
    if (raw == String.class) {
      return text(value -> (String) value, value -> value);
    } else if (raw == long.class || raw == Long.class) {
      return new Scalar(
          value -> Json.of((Long) value), json -> (Object) numberOf(json).longValueExact());
    } else if (raw == int.class || raw == Integer.class) {
      return new Scalar(
          value -> Json.of((Integer) value), json -> (Object) numberOf(json).intValueExact());
    } else if (raw == boolean.class || raw == Boolean.class) {
      return new FlagShape();
    } else if (raw == BigDecimal.class) {
      return new Scalar(value -> Json.of((BigDecimal) value), RecordCodec::numberOf);
    } else if (raw == Instant.class) {
      return text(Object::toString, Instant::parse);
    } else if (raw == LocalDate.class) {
      return text(Object::toString, LocalDate::parse);
    } else if (raw == CurrencyUnit.class) {
      return text(value -> ((CurrencyUnit) value).getCode(), CurrencyUnit::of);
    } else if (raw == Money.class) {
      return text(Object::toString, Money::parse);
    }
    return null;
  }

  private record FlagShape() implements Shape {
    @Override
    public @Nullable Json write(Object value) {
      return (Boolean) value ? Json.Bool.TRUE : null;
    }

    @Override
    public Object read(Json json) {
      return json == Json.Bool.TRUE;
    }
  }

  private record OptionalShape(Shape inner) implements Shape {
    @Override
    public @Nullable Json write(Object value) {
      return ((Optional<?>) value).map(inner::write).orElse(null);
    }

    @Override
    public Object read(Json json) {
      return json.isNull() ? Optional.empty() : Optional.of(inner.read(json));
    }
  }

  private record ListShape(Shape inner) implements Shape {
    @Override
    public @Nullable Json write(Object value) {
      var items = new ArrayList<Json>();
      for (var item : (List<?>) value) {
        var json = inner.write(item);
        items.add(json == null ? Json.Null.NULL : json);
      }
      return items.isEmpty() ? null : new Json.Arr(items);
    }

    @Override
    public Object read(Json json) {
      return json.items().stream().map(inner::read).toList();
    }
  }

  private static final class RecordShape implements Shape {
    private final Class<?> type;
    private final Constructor<?> constructor;
    private final List<Component> components = new ArrayList<>();

    private record Component(String name, Method accessor, Shape shape) {}

    RecordShape(Class<?> type) {
      this.type = type;
      var parts = type.getRecordComponents();
      var types = new Class<?>[parts.length];
      for (int i = 0; i < parts.length; i++) {
        types[i] = parts[i].getType();
        var accessor = parts[i].getAccessor();
        accessor.setAccessible(true);
        components.add(
            new Component(parts[i].getName(), accessor, shapeOf(parts[i].getGenericType())));
      }
      try {
        constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
      } catch (NoSuchMethodException e) {
        throw new IllegalArgumentException("no canonical constructor: " + type, e);
      }
    }

    @Override
    public Json write(Object value) {
      var fields = new LinkedHashMap<String, Json>();
      for (var component : components) {
        component.shape.put(fields, component.name, call(component.accessor, value));
      }
      return new Json.Obj(fields);
    }

    @Override
    public Object read(Json json) {
      var arguments = new Object[components.size()];
      for (int i = 0; i < arguments.length; i++) {
        var component = components.get(i);
        try {
          arguments[i] = component.shape.take(json, component.name);
        } catch (IllegalStateException e) {
          throw new IllegalStateException(
              type.getSimpleName() + "." + component.name + ": " + e.getMessage(), e);
        }
      }
      return make(arguments);
    }

    Object make(Object... arguments) {
      try {
        return constructor.newInstance(arguments);
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(type + " refuses its stored form", e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot make " + type, e);
      }
    }

    private static Object call(Method accessor, Object value) {
      try {
        return accessor.invoke(value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + accessor, e);
      }
    }
  }

  /// A record of one component.
  private record BareShape(RecordShape whole) implements Shape {
    @Override
    public @Nullable Json write(Object value) {
      var only = whole.components.getFirst();
      return only.shape.write(RecordShape.call(only.accessor, value));
    }

    @Override
    public Object read(Json json) {
      return whole.make(whole.components.getFirst().shape.read(json));
    }
  }

  /// A record whose fields lie among those around it (`discount`, `discountTitle`), and which is
  /// there if the field of its own name is.
  private record FlatShape(RecordShape inner) implements Shape {
    private static String field(String name, String part) {
      return part.equals(name)
          ? name
          : name + part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
    }

    @Override
    public void put(Map<String, Json> fields, String name, Object value) {
      var own = ((Optional<?>) value).map(part -> inner.write(part).fieldMap()).orElse(Map.of());
      own.forEach((part, json) -> fields.put(field(name, part), json));
    }

    @Override
    public Object take(Json whole, String name) {
      if (whole.at(name).isNull()) {
        return Optional.empty();
      }
      var own = new LinkedHashMap<String, Json>();
      for (var component : inner.components) {
        own.put(component.name, whole.at(field(name, component.name)));
      }
      return Optional.of(inner.read(new Json.Obj(own)));
    }

    @Override
    public Json write(Object value) {
      throw new IllegalStateException("a part without the record around it");
    }

    @Override
    public Object read(Json json) {
      throw new IllegalStateException("a part without the record around it");
    }
  }

  private static final class SealedShape implements Shape {
    private final Class<?> type;
    private final Map<String, Class<?>> byName = new LinkedHashMap<>();

    SealedShape(Class<?> type) {
      this.type = type;
      collect(type);
    }

    private void collect(Class<?> sealed) {
      for (var permitted : sealed.getPermittedSubclasses()) {
        if (permitted.isSealed()) {
          collect(permitted);
        } else {
          byName.put(permitted.getSimpleName(), permitted);
          FormerNames.of(permitted).forEach(name -> byName.put(name, permitted));
        }
      }
    }

    @Override
    public Json write(Object value) {
      var fields = new LinkedHashMap<String, Json>();
      fields.put("type", new Json.Str(value.getClass().getSimpleName()));
      if (shapeOf(value.getClass()).write(value) instanceof Json.Obj(var own)) {
        fields.putAll(own);
      }
      return new Json.Obj(fields);
    }

    @Override
    public Object read(Json json) {
      var name = json.textAt("type");
      var permitted = byName.get(name);
      if (permitted == null) {
        throw new IllegalStateException("no " + type.getSimpleName() + " of type '" + name + "'");
      }
      return shapeOf(permitted).read(json);
    }
  }
}
