package dev.utkast.aws.canary;

import dev.utkast.aws.http.HttpProblem;

/// Trips: nothing below HTTP answers a request.
public final class KnowsHttp {
  HttpProblem refused() {
    return HttpProblem.notFound();
  }
}
