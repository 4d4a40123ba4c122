package dev.utkast.local.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.local.template.TemplateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the platform itself does with roles.
class PlatformRightsTest {

  @TempDir static Path folder;

  @Test
  void whatIsAllowedAndWasNeverUsedIsTold() {
    var fresh = new Permissions(GateSystem.MODEL);
    var unasked = Objects.requireNonNull(fresh.use().get("ReaderRole"));
    assertEquals(unasked.allowed(), unasked.unused().size());
    PlatformRights.require(GateSystem.MODEL, fresh);
    var reader = GateSystem.function("Reader");
    var call =
        new dev.utkast.local.roles.Call(
            "dynamodb:GetItem", GateSystem.MODEL.locality().arn("dynamodb", "table/Sales"));
    assertEquals(Optional.empty(), fresh.refusal(reader, List.of(Permissions.Need.of(call))));
    assertEquals(
        List.of("s3:GetObject"),
        Objects.requireNonNull(fresh.use().get("ReaderRole")).unused().stream()
            .map(right -> right.action())
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "dynamodb:DescribeStream",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
        "dynamodb:ListStreams",
        "sqs:SendMessage # failures",
        "lambda:InvokeFunction",
        "sqs:SendMessage # schedules",
        "lambda.amazonaws.com",
        "scheduler.amazonaws.com"
      })
  void nothingStartsWithoutWhatThePlatformDoesWithARole(String right) throws Exception {
    var text = Files.readString(GateSystem.TEMPLATE);
    var less = text.replace(right, "sts:GetCallerIdentity");
    assertFalse(less.equals(text));
    var file = Files.writeString(Files.createTempFile(folder, "less", ".yaml"), less);
    var without = GateSystem.model(file);
    var error =
        assertThrows(
            TemplateException.class,
            () -> PlatformRights.require(without, new Permissions(without)));
    var told = String.valueOf(error.getMessage());
    assertTrue(told.contains(right.replaceFirst(" #.*", "")), told);
  }
}
