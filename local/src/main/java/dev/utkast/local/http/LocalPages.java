package dev.utkast.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/// What the local system itself shows under `/_local`.
public interface LocalPages {

  void answer(HttpExchange exchange) throws IOException;
}
