package dev.utkast.documents;

/// A page that is too large to be made. The message says which limit it passed; the page has to
/// become smaller, trying again does not help.
public final class PageRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PageRefused(String message) {
    super(message);
  }
}
