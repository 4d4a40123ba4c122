package dev.utkast.aws.canary;

import software.amazon.awssdk.services.sesv2.SesV2Client;

/// Trips: SES only in mail.
public record CallsMailService(SesV2Client client) {}
