package dev.utkast.bench.simulation;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Optional;

/// One slip of a programmer, made in the compiled code of one method: a condition that is not
/// looked at, a comparison the wrong way round, a call of the method beside the right one.
///
/// Refuses to change nothing: where the code has moved on, the slip has to follow it.
///
/// @param method its lambdas included
record Mutant(Class<?> type, String method, Slip slip) {
  static final int EVERY = 0;

  /// What was got wrong.
  sealed interface Slip {
    /// Whatever is asked, the answer is the same.
    ///
    /// @param which of the calls of that name, from 1; or [#EVERY]
    record Always(String call, boolean answer, int which) implements Slip {}

    /// Another method with the same parameters is called.
    record Instead(String call, String other) implements Slip {}

    /// `<` is `>`, and `<=` is `>=`.
    record Reversed() implements Slip {}

    /// `<` is `<=`, and `>` is `>=`; and the reverse.
    record Border() implements Slip {}
  }

  boolean isIn(String className) {
    return className.equals(type.getName());
  }

  byte[] applied(byte[] original) {
    var format = ClassFile.of();
    var made = new int[1];
    var calls = new int[1];
    var changed =
        format.transformClass(
            format.parse(original),
            ClassTransform.transformingMethodBodies(
                body -> isMethod(body.methodName().stringValue()),
                (code, element) -> {
                  if (slip instanceof Slip.Always(var call, _, var which)
                      && isCall(element, call)) {
                    calls[0]++;
                    if (which != EVERY && which != calls[0]) {
                      code.with(element);
                      return;
                    }
                  }
                  if (slipped(code, element)) {
                    made[0]++;
                  } else {
                    code.with(element);
                  }
                }));
    if (made[0] == 0) {
      throw new IllegalStateException("nothing to get wrong: " + this);
    }
    return changed;
  }

  private boolean isMethod(String name) {
    return name.equals(method) || name.startsWith("lambda$" + method + "$");
  }

  private boolean slipped(CodeBuilder code, CodeElement element) {
    return switch (slip) {
      case Slip.Always(var call, var answer, _) ->
          isCall(element, call) && always(code, element, answer);
      case Slip.Instead(var call, var other) ->
          element instanceof InvokeInstruction invoke
              && isCall(element, call)
              && instead(code, invoke, other);
      case Slip.Reversed _ -> branches(code, element, Mutant::reversed);
      case Slip.Border _ -> branches(code, element, Mutant::atTheBorder);
    };
  }

  private static boolean isCall(CodeElement element, String name) {
    return element instanceof InvokeInstruction invoke && invoke.name().equalsString(name);
  }

  private static boolean always(CodeBuilder code, CodeElement call, boolean answer) {
    code.with(call);
    code.pop();
    code.loadConstant(answer ? 1 : 0);
    return true;
  }

  private static boolean instead(CodeBuilder code, InvokeInstruction call, String other) {
    code.invoke(
        call.opcode(), call.owner().asSymbol(), other, call.typeSymbol(), call.isInterface());
    return true;
  }

  private interface Change {
    Optional<Opcode> of(Opcode opcode);
  }

  private static boolean branches(CodeBuilder code, CodeElement element, Change change) {
    if (!(element instanceof BranchInstruction branch)) {
      return false;
    }
    var other = change.of(branch.opcode());
    other.ifPresent(opcode -> code.branch(opcode, branch.target()));
    return other.isPresent();
  }

  private static Optional<Opcode> reversed(Opcode opcode) {
    return Optional.ofNullable(
        switch (opcode) {
          case IFLT -> Opcode.IFGT;
          case IFGT -> Opcode.IFLT;
          case IFLE -> Opcode.IFGE;
          case IFGE -> Opcode.IFLE;
          case IF_ICMPLT -> Opcode.IF_ICMPGT;
          case IF_ICMPGT -> Opcode.IF_ICMPLT;
          case IF_ICMPLE -> Opcode.IF_ICMPGE;
          case IF_ICMPGE -> Opcode.IF_ICMPLE;
          default -> null;
        });
  }

  private static Optional<Opcode> atTheBorder(Opcode opcode) {
    return Optional.ofNullable(
        switch (opcode) {
          case IFLT -> Opcode.IFLE;
          case IFLE -> Opcode.IFLT;
          case IFGT -> Opcode.IFGE;
          case IFGE -> Opcode.IFGT;
          case IF_ICMPLT -> Opcode.IF_ICMPLE;
          case IF_ICMPLE -> Opcode.IF_ICMPLT;
          case IF_ICMPGT -> Opcode.IF_ICMPGE;
          case IF_ICMPGE -> Opcode.IF_ICMPGT;
          default -> null;
        });
  }
}
