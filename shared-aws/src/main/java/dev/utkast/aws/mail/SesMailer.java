package dev.utkast.aws.mail;

import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;

/// The [Mailer] on Amazon SES (API version 2), with raw content.
public final class SesMailer implements Mailer {
  private final SesV2Client client;

  public SesMailer(SesV2Client client) {
    this.client = client;
  }

  @Override
  public String send(String from, List<String> recipients, byte[] raw) {
    try {
      return client
          .sendEmail(r ->
              r.fromEmailAddress(from)
                  .destination(d -> d.toAddresses(recipients))
                  .content(c -> c.raw(m -> m.data(SdkBytes.fromByteArray(raw)))))
          .messageId();
    } catch (BadRequestException | MessageRejectedException e) {
      throw new MailRefusedException("mail refused: " + e.getMessage(), e);
    }
  }
}
