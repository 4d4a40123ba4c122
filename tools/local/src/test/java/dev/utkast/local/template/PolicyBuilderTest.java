package dev.utkast.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.local.roles.Call;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rights are judged as the template gives them, or the template is refused: what is passed over
/// would allow here what AWS refuses, or the other way round.
class PolicyBuilderTest {

  @TempDir Path folder;

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final String MORE = "  SchedulesRole:\n";

  private SystemModel model(String old, String changed) throws IOException {
    var text = Files.readString(Path.of("src/test/resources/roles.yaml"));
    var other = text.replace(old, changed.replace("\\n", "\n"));
    assertNotEquals(text, other);
    var file = Files.writeString(folder.resolve("template.yaml"), other);
    return SystemModel.of(file, Locality.of(NOWHERE, NOWHERE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AWS::IAM::Policy | is an AWS::IAM::Policy
          AWS::IAM::RolePolicy | is an AWS::IAM::RolePolicy
          AWS::IAM::ManagedPolicy | is an AWS::IAM::ManagedPolicy
          AWS::SQS::QueueInlinePolicy | is an AWS::SQS::QueueInlinePolicy
          """)
  void aPolicyThatIsAResourceOfItsOwnIsRefused(String type, String told) {
    var more =
        "  More: {Type: %s, Properties: {PolicyDocument: {Statement: []}}}\n".formatted(type);
    var error = assertThrows(TemplateException.class, () -> model(MORE, more + MORE));
    assertTrue(String.valueOf(error.getMessage()).contains(told), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Effect: Allow, Action: dynamodb:PutItem, | Effect: Allow, NotAction: dynamodb:PutItem, | NotAction
          Effect: Allow, Action: dynamodb:PutItem, | Effect: Allow, Action: [], | without Effect
          Effect: Allow, Action: dynamodb:PutItem, | Effect: allow, Action: dynamodb:PutItem, | without Effect
          Action: dynamodb:PutItem, Resource: !GetAtt Sales.Arn | Action: dynamodb:PutItem | without Effect
          Action: dynamodb:PutItem, Resource: !GetAtt Sales.Arn | Action: dynamodb:PutItem, Resource: [] | without Effect
          Action: dynamodb:PutItem, Resource: !GetAtt Sales.Arn | Action: dynamodb:PutItem, Resource: 'x${aws:username}' | variable of IAM
          ForAllValues:StringEquals: {dynamodb:LeadingKeys: [COUNTER]} | ForAllValues:StringEquals: {dynamodb:LeadingKeys: []} | has no value
          ForAllValues:StringEquals: {dynamodb:LeadingKeys: [COUNTER]} | ForAllValues:StringEquals: {dynamodb:LeadingKeys: } | has no value at
          Condition: {ForAllValues:StringEquals: {dynamodb:LeadingKeys: [COUNTER]}} | Condition: | has no value at
          ForAllValues:StringEquals: {dynamodb:LeadingKeys | ForSome:StringEquals: {dynamodb:LeadingKeys | ForSome
          ForAllValues:StringEquals: {dynamodb:LeadingKeys | StringEquals: {dynamodb:Nothing | dynamodb:Nothing
          WriterRole:\\n    Type: AWS::IAM::Role\\n    Properties: | WriterRole:\\n    Type: AWS::IAM::Role\\n    Properties:\\n      PermissionsBoundary: x | PermissionsBoundary
          WriterRole:\\n    Type: AWS::IAM::Role\\n    Properties: | WriterRole:\\n    Type: AWS::IAM::Role\\n    Properties:\\n      ManagedPolicyArns: [x] | managed policies
          Properties: {Role: !GetAtt WriterRole.Arn} | Properties: {PermissionsBoundary: x} | PermissionsBoundary
          Properties: {Role: !GetAtt WriterRole.Arn} | Properties: {Policies: [AWSLambdaExecute]} | not known here
          Properties: {Role: !GetAtt WriterRole.Arn} | Connectors: {A: {}}, Properties: {} | Connectors
          BillingMode: PAY_PER_REQUEST | ResourcePolicy: {PolicyDocument: {}} | ResourcePolicy
          Principal: {Service: [lambda.amazonaws.com]} | Principal: {Service: [lambda.amazonaws.com]}, Condition: {StringEquals: {aws:SourceAccount: '111111111111'}} | lent in a way
          Statement: [{Effect: Allow, Action: sts:AssumeRole, Principal: {Service: [lambda.amazonaws.com]} | Statement: [{Effect: Deny, Action: sts:AssumeRole, Principal: {Service: [lambda.amazonaws.com]} | lent in a way
          Principal: "*" | Principal: {AWS: 'arn:aws:iam::111111111111:root'} | principal
          Action: s3:PutObject, Resource: !Sub "${Papers.Arn}/*" | Action: s3:PutObject, Resource: 'arn:aws:s3:::*' | that it is not of
          """)
  void whatCouldNotBeJudgedIsRefused(String old, String changed, String told) {
    var error =
        assertThrows(TemplateException.class, () -> model(old.replace("\\n", "\n"), changed));
    assertTrue(String.valueOf(error.getMessage()).contains(told), error.getMessage());
  }

  /// A bucket's policy on `*` is about the bucket and all that is in it.
  @Test
  void aStarInThePolicyOfABucketIsAllOfIt() throws IOException {
    var all = model("Resource: !Sub \"${Papers.Arn}/*\", Condition", "Resource: '*', Condition");
    var put = new Call("s3:PutObject", "arn:aws:s3:::utkast-papers/slips/1");
    assertFalse(
        all.resourcePolicies()
            .with(true, java.util.List.of("*"), java.util.List.of("*"), Map.of())
            .allows(put));
  }

  @Test
  void noManagedPoliciesAreNone() throws IOException {
    var role = "WriterRole:\n    Type: AWS::IAM::Role\n    Properties:";
    var model = model(role, role + "\n      ManagedPolicyArns: []");
    assertEquals(4, model.roles().size());
  }
}
