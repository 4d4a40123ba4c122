package dev.utkast.demo.api;

/// A request the shop answered with an error that repeating does not cure, or that it kept
/// answering with a passing error until the patience for it ended.
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int EXCERPT = 400;

  private final int status;

  public Refused(String request, int status, String body) {
    super(
        request
            + " -> "
            + status
            + " "
            + (body.length() > EXCERPT ? body.substring(0, EXCERPT) + "..." : body));
    this.status = status;
  }

  public int status() {
    return status;
  }
}
