package dev.utkast.demo.source;

/// A file that cannot be read as what it should be; the message says where and why, in one line.
public final class BadFile extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  BadFile(String message) {
    super(message);
  }
}
