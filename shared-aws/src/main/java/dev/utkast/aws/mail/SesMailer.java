package dev.utkast.aws.mail;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// The [Mailer] on Amazon SES (API version 2), with raw content.
///
/// SES has no key of ours to tell a repeated mail by: a call whose answer is lost may have sent it.
/// Only what SES says itself (4xx) and a connection that was never made are certain.
public final class SesMailer implements Mailer {
  private static final int SERVER_ERROR = 500;

  private final SesV2Client client;

  /// @param client that never tries again by itself
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
    } catch (SesV2Exception e) {
      if (e.statusCode() >= 400 && e.statusCode() < SERVER_ERROR) {
        throw new MailNotTakenException("mail not taken: " + e.getMessage(), e);
      }
      throw e;
    } catch (SdkClientException e) {
      if (wasNeverConnected(e)) {
        throw new MailNotTakenException("the mail service could not be reached", e);
      }
      throw e;
    }
  }

  private static boolean wasNeverConnected(Throwable e) {
    return Stream.iterate(e, java.util.Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause -> cause instanceof ConnectException || cause instanceof UnknownHostException);
  }
}
