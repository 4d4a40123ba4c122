package dev.utkast.aws.canary;

import software.amazon.awssdk.services.sqs.SqsClient;

/// Trips: SQS only in messaging.
public record CallsQueueService(SqsClient client) {}
