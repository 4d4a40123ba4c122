package dev.utkast.model.shop;

import dev.utkast.model.shop.LogoFile.BadPicture;
import dev.utkast.model.shop.LogoFile.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/// Whether an SVG can be drawn: its paths can be read, none of its parts is drawn as a part of
/// itself, and there is a shape in it. It is told the elements in the order of the file.
final class SvgDrawing {
  /// What is within them is drawn only where something refers to it.
  private static final Set<String> UNDRAWN =
      Set.of("defs", "symbol", "clipPath", "mask", "pattern", "marker", "filter");

  private static final Set<String> SHAPES = Set.of("rect", "circle", "ellipse", "line");
  private static final Pattern REFERENCE =
      Pattern.compile("url\\s*\\(\\s*['\"]?\\s*#([^'\")\\s]+)", Pattern.CASE_INSENSITIVE);

  private record Open(String id, boolean undrawn) {}

  private final Deque<Open> open = new ArrayDeque<>();

  /// To what the elements of an id, and those within them, refer.
  private final Map<String, Set<String>> references = new HashMap<>();

  private final Set<String> withShapes = new HashSet<>();
  private final Set<String> used = new HashSet<>();
  private boolean drawn;

  void begin(XMLStreamReader reader) throws BadPicture {
    var name = LogoFile.SVG.equals(reader.getNamespaceURI()) ? reader.getLocalName() : "";
    boolean undrawn = UNDRAWN.contains(name) || (!open.isEmpty() && open.element().undrawn);
    open.push(new Open(LogoFile.attribute(reader, "id"), undrawn));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      var value = reader.getAttributeValue(i).strip();
      if (reader.getAttributeLocalName(i).equals("href") && value.startsWith("#")) {
        var target = value.substring(1);
        refer(target);
        if (name.equals("use") && !undrawn) {
          used.add(target);
        }
      }
      REFERENCE.matcher(value).results().forEach(found -> refer(found.group(1)));
    }
    refuseUnreadable(reader);
    if (isShape(name, reader)) {
      open.forEach(element -> withShapes.add(element.id));
      drawn |= !undrawn;
    }
  }

  void end() {
    open.pop();
  }

  private void refer(String target) {
    open.forEach(element -> {
      if (!element.id.isEmpty()) {
        references.computeIfAbsent(element.id, _ -> new HashSet<>()).add(target);
      }
    });
  }

  /// Whatever the element is called: programs that draw take more for a path than browsers do, and
  /// some never come to the end of data that nobody can read.
  private static void refuseUnreadable(XMLStreamReader reader) throws BadPicture {
    var data = LogoFile.attribute(reader, "d");
    var points = LogoFile.attribute(reader, "points");
    if ((!data.isBlank() && !SvgPath.isReadable(data))
        || (!points.isBlank() && !SvgPath.arePoints(points))) {
      throw new BadPicture(Fault.BROKEN);
    }
  }

  private static boolean isShape(String name, XMLStreamReader reader) {
    return switch (name) {
      case "path" -> !LogoFile.attribute(reader, "d").isBlank();
      case "polygon", "polyline" -> !LogoFile.attribute(reader, "points").isBlank();
      default -> SHAPES.contains(name);
    };
  }

  /// After all elements.
  void check() throws BadPicture {
    if (hasCircle()) {
      throw new BadPicture(Fault.RECURSIVE);
    }
    if (!drawn && !usesShapes()) {
      throw new BadPicture(Fault.NO_SHAPE);
    }
  }

  private boolean usesShapes() {
    var seen = new HashSet<String>(used);
    var next = new ArrayDeque<String>(used);
    while (!next.isEmpty()) {
      for (var target : references.getOrDefault(next.remove(), Set.of())) {
        if (seen.add(target)) {
          next.add(target);
        }
      }
    }
    return seen.stream().anyMatch(withShapes::contains);
  }

  /// Takes away, again and again, what nothing refers to: what stays goes in a circle.
  private boolean hasCircle() {
    var incoming = new HashMap<String, Integer>();
    references
        .values()
        .forEach(targets -> targets.forEach(id -> incoming.merge(id, 1, Integer::sum)));
    var free = new ArrayDeque<String>();
    references.keySet().stream().filter(id -> !incoming.containsKey(id)).forEach(free::add);
    while (!free.isEmpty()) {
      for (var target : references.getOrDefault(free.remove(), Set.of())) {
        if (incoming.merge(target, -1, Integer::sum) == 0) {
          incoming.remove(target);
          free.add(target);
        }
      }
    }
    return !incoming.isEmpty();
  }
}
