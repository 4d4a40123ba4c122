package dev.utkast.events;

/// The region and the account that events say they come from.
public final class Origin {
  public static final String REGION = "eu-north-1";
  public static final String ACCOUNT = "000000000000";

  private Origin() {}

  public static String arn(String service, String rest) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + rest;
  }
}
