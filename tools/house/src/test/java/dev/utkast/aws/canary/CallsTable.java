package dev.utkast.aws.canary;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Trips: DynamoDB only in storage.
public record CallsTable(DynamoDbClient client) {}
