package dev.utkast.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.Set;
import java.util.TreeSet;

/// The methods of a class that tell states apart: by a constant, a pattern, or a switch over
/// either. A switch over patterns is a call that the JVM links, so the bytes of the class are read.
final class StateAsked {
  private StateAsked() {}

  /// @return names of methods; what stands in a lambda belongs to the method around it
  static Set<String> in(JavaClass type) {
    var found = new TreeSet<String>();
    // What the compiler makes of a switch over an enum: a table that the switch itself reads.
    boolean isTable = type.getName().matches(".*\\$[0-9]+");
    for (var method : parsed(type).methods()) {
      boolean asks =
          method.code().stream().flatMap(code -> code.elementStream()).anyMatch(StateAsked::asks);
      if (asks && !isTable) {
        found.add(name(method));
      }
    }
    return found;
  }

  private static ClassModel parsed(JavaClass type) {
    try (var in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(MethodModel method) {
    return method.methodName().stringValue().replaceFirst("^lambda\\$(.*)\\$[0-9]+$", "$1");
  }

  private static boolean asks(CodeElement element) {
    return switch (element) {
      case FieldInstruction field ->
          isState(field.owner()) || isTableOfStates(field.name().stringValue());
      case InvokeInstruction call -> call.name().equalsString("values") && isState(call.owner());
      case TypeCheckInstruction check ->
          check.opcode() == Opcode.INSTANCEOF && isState(check.type());
      case InvokeDynamicInstruction linked ->
          linked.invokedynamic().bootstrap().arguments().stream()
              .anyMatch(label -> label instanceof ClassEntry type && isState(type));
      default -> false;
    };
  }

  /// A state, or one of those that a sealed type permits.
  private static boolean isState(ClassEntry type) {
    var name = type.asInternalName().replace('/', '.');
    return DecisionRules.STATES.stream()
        .anyMatch(state -> name.equals(state) || name.startsWith(state + "$"));
  }

  private static boolean isTableOfStates(String field) {
    return DecisionRules.STATES.stream()
        .anyMatch(state -> field.equals("$SwitchMap$" + state.replace('.', '$')));
  }
}
