package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.local.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `template.yaml` can be deployed, twice into one account, and a change of it reaches everybody.
class DeploymentTest {
  private static final Path TEMPLATE = Sources.root().resolve("template.yaml");

  @TempDir Path folder;

  @Test
  void nothingKeepsTheTemplateFromBeingDeployed() {
    assertEquals(List.of(), Deployment.faults(TemplateReader.read(TEMPLATE)));
  }

  /// Some of these were in the template.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Messages:                 ; Queue:                        ; SendMailQueue would be the id
          OmitName: true            ; State: ENABLED                ; SweepOutbox.Schedule is a name
          FifoQueue: true           ; QueueName: q.fifo             ; IssueInvoiceQueue.QueueName is
          Type: AWS::SNS::Topic     ; Properties: {TopicName: x}    ; Alarms.TopicName is a name
          !Ref StockTable           ; !Ref Stocktable               ; Stocktable is referred to
          !GetAtt MailTable.Arn     ; !GetAtt MailsTable.Arn        ; MailsTable is referred to
          ${OrdersTable.Arn}        ; ${OrderTable.Arn}             ; OrderTable.Arn is referred to
          - HasPublicUrl            ; - HasUrl                      ; HasUrl is no condition
          !Ref ShopTimeZone         ; !Ref ShopCountry              ; and is made of
          ${ShopTimeZone}           ; zone                          ; is published for changes of
          VersionDescription: !Sub  ; VersionDescription: !Sub a    ; has two descriptions
          MaxLength: 70             ; MaxLength: 90                 ; may have a description of
          AllProperties: true       ; AllProperties: false          ; publishes some changes only
          ThrottlingRateLimit: 10   ; ThrottlingRateLimit: 500      ; GET /invoices/{token} is open
          ThrottlingBurstLimit: 100 ; DetailedMetricsEnabled: true  ; GET /invoices/{token} is open
          GET /invoices/{token}:    ; GET /invoice/{token}:         ; GET /invoice/{token} has a throttle
          Path: /invoices/          ; Path: /bills/                 ; GET /bills/{token} is open
          """)
  void whatWouldKeepItFromThatIsSeen(String from, String to, String fault) throws IOException {
    var text = Files.readString(TEMPLATE);
    assertTrue(text.contains(from), from);
    var file = folder.resolve("template.yaml");
    Files.writeString(file, text.replace(from, to));
    var faults = Deployment.faults(TemplateReader.read(file));
    assertTrue(
        faults.stream().anyMatch(one -> one.contains(fault)), fault + " is not in " + faults);
  }
}
