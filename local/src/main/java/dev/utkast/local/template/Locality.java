package dev.utkast.local.template;

import java.net.URI;

/// Where a template is deployed on this machine: what `AWS::Region` and its kin stand for and which
/// addresses answer.
///
/// @param api base address of the HTTP API
/// @param sqs address of the queue service, under which queue URLs lie
public record Locality(String region, String accountId, String stackName, URI api, URI sqs) {

  public static final String REGION = "eu-north-1";
  public static final String ACCOUNT = "000000000000";
  public static final String STACK = "utkast";

  public static Locality of(URI api, URI sqs) {
    return new Locality(REGION, ACCOUNT, STACK, api, sqs);
  }

  public String queueUrl(String queueName) {
    return sqs + "/" + accountId + "/" + queueName;
  }

  public String arn(String service, String rest) {
    return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + rest;
  }
}
