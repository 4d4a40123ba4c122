package dev.utkast.testkit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.CustomerForms;

/// Forms as a browser sends those of customers' pages.
public final class SampleForms {
  private SampleForms() {}

  /// @return what the form on the page of a link says, before anything is typed
  public static String of(SampleShop shop, String link) {
    return CustomerForms.PROOF + "=" + new CustomerForms(shop.wiring()).proof(link);
  }

  /// @return a customer's browser
  public static HttpCalls sender(RequestStreamHandler handler) {
    return new HttpCalls(handler).withHeader("content-type", "application/x-www-form-urlencoded");
  }
}
