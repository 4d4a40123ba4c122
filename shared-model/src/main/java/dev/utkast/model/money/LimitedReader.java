package dev.utkast.model.money;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// A reader that refuses to go on after so many characters.
final class LimitedReader extends FilterReader {

  static final class TooLong extends IOException {}

  private long left;

  LimitedReader(Reader reader, long limit) {
    super(reader);
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int character = super.read();
    return character < 0 ? character : count(1, character);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    return read < 0 ? read : count(read, read);
  }

  private int count(int read, int result) throws TooLong {
    left -= read;
    if (left < 0) {
      throw new TooLong();
    }
    return result;
  }
}
