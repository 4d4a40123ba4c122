package dev.utkast.local.services;

/// The keys of the local services. They open nothing but loopback ports of this machine.
public final class Credentials {
  public static final String ACCESS_KEY = "local";
  public static final String SECRET_KEY = "local-secret";

  private Credentials() {}
}
