package dev.utkast.testkit.mutation;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Optional;

/// One slip of a programmer, made in the compiled code of one method: a condition that is not
/// looked at, a comparison the wrong way round, a call of the method beside the right one.
///
/// Refuses to change nothing: where the code has moved on, the slip has to follow it.
///
/// @param method its lambdas included
public record Mutant(String type, String method, Slip slip) {
  public static final int EVERY = 0;

  public Mutant(Class<?> type, String method, Slip slip) {
    this(type.getName(), method, slip);
  }

  /// What was got wrong.
  public sealed interface Slip {
    /// Whatever is asked, the answer is the same.
    ///
    /// @param which of the calls of that name, from 1; or [#EVERY]
    record Always(String call, boolean answer, int which) implements Slip {}

    /// A call is forgotten. What a builder would have answered is the builder.
    ///
    /// @param which as in [Always]
    record Skipped(String call, int which) implements Slip {}

    /// One word stands where another should.
    record Text(String right, String wrong) implements Slip {}

    /// One constant of an enum stands where another should.
    record Constant(String right, String wrong) implements Slip {}

    /// Another method with the same parameters is called.
    record Instead(String call, String other) implements Slip {}

    /// `<` is `>`, and `<=` is `>=`.
    record Reversed() implements Slip {}

    /// `<` is `<=`, and `>` is `>=`; and the reverse.
    record Border() implements Slip {}
  }

  public boolean isIn(String className) {
    return className.equals(type);
  }

  public byte[] applied(byte[] original) {
    var format = ClassFile.of();
    var made = new int[1];
    var calls = new int[1];
    var changed =
        format.transformClass(
            format.parse(original),
            ClassTransform.transformingMethodBodies(
                body -> isMethod(body.methodName().stringValue()),
                (code, element) -> {
                  if (isCounted(element)) {
                    calls[0]++;
                  }
                  if (isMeant(element, calls[0]) && slipped(code, element)) {
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

  private boolean isCounted(CodeElement element) {
    return switch (slip) {
      case Slip.Always(var call, _, _) -> isCall(element, call);
      case Slip.Skipped(var call, _) -> isCall(element, call);
      case Slip.Instead _, Slip.Text _, Slip.Constant _, Slip.Reversed _, Slip.Border _ -> false;
    };
  }

  private boolean isMeant(CodeElement element, int calls) {
    int which =
        switch (slip) {
          case Slip.Always(_, _, var number) -> number;
          case Slip.Skipped(_, var number) -> number;
          case Slip.Instead _, Slip.Text _, Slip.Constant _, Slip.Reversed _, Slip.Border _ ->
              EVERY;
        };
    return !isCounted(element) || which == EVERY || which == calls;
  }

  private boolean slipped(CodeBuilder code, CodeElement element) {
    return switch (slip) {
      case Slip.Always(var call, var answer, _) ->
          isCall(element, call) && always(code, element, answer);
      case Slip.Skipped(var call, _) ->
          element instanceof InvokeInstruction invoke
              && isCall(element, call)
              && skipped(code, invoke);
      case Slip.Text(var right, var wrong) ->
          element instanceof ConstantInstruction constant
              && right.equals(constant.constantValue())
              && text(code, wrong);
      case Slip.Constant(var right, var wrong) ->
          element instanceof FieldInstruction field
              && field.opcode() == Opcode.GETSTATIC
              && field.name().equalsString(right)
              && constant(code, field, wrong);
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

  private static boolean skipped(CodeBuilder code, InvokeInstruction call) {
    for (var parameter : call.typeSymbol().parameterList().reversed()) {
      if (TypeKind.from(parameter).slotSize() == 2) {
        code.pop2();
      } else {
        code.pop();
      }
    }
    if (TypeKind.from(call.typeSymbol().returnType()) == TypeKind.VOID) {
      code.pop();
    }
    return true;
  }

  private static boolean text(CodeBuilder code, String wrong) {
    code.loadConstant(wrong);
    return true;
  }

  private static boolean constant(CodeBuilder code, FieldInstruction field, String wrong) {
    code.getstatic(field.owner().asSymbol(), wrong, field.typeSymbol());
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
