/// The embedded services: DynamoDB, SQS, S3 and mail, in one process, on loopback.
@NullMarked
package dev.utkast.local.services;

import org.jspecify.annotations.NullMarked;
