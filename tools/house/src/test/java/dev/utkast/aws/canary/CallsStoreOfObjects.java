package dev.utkast.aws.canary;

import software.amazon.awssdk.services.s3.S3Client;

/// Trips: S3 only in objects.
public record CallsStoreOfObjects(S3Client client) {}
