package dev.utkast.bench.kills;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.functions.cardpayments.CardPayments;
import dev.utkast.functions.confirmpayment.ConfirmPayment;
import dev.utkast.functions.paymentwebhook.PaymentWebhook;
import dev.utkast.functions.reconcilepayments.ReconcilePayments;
import dev.utkast.functions.relayoutbox.RelayOutbox;
import dev.utkast.functions.sweepoutbox.SweepOutbox;
import java.time.Duration;

/// An invocation on the way of a payment: how a sale comes to it, and what whoever was not answered
/// does by himself. What the platform does comes after that, for each the same.
enum Door {
  /// First, for some while later looks at other sales fall due, too.
  RECONCILE(ReconcilePayments.class) {
    @Override
    Visit visit(KilledShop shop, CardSale sale) {
      sale.pay();
      shop.eventsAreLost();
      shop.pass(Duration.ofMinutes(6));
      return new Visit(shop.scheduled("reconcile-payments"), shop::reconcile);
    }
  },
  PAY(CardPayments.class) {
    @Override
    Visit visit(KilledShop shop, CardSale sale) {
      return new Visit(
          sale.press(),
          () -> {
            sale.pay();
            sale.comesBack();
          });
    }
  },
  PAID(CardPayments.class) {
    @Override
    Visit visit(KilledShop shop, CardSale sale) {
      sale.pay();
      return new Visit(sale.back(), sale::comesBack);
    }
  },
  WEBHOOK(PaymentWebhook.class) {
    @Override
    Visit visit(KilledShop shop, CardSale sale) {
      sale.pay();
      var event =
          shop.untaken().stream()
              .filter(one -> one.textAt("body").contains("checkout.session.completed"))
              .findFirst();
      return new Visit(event.orElseThrow(), () -> shop.pass(Duration.ofMinutes(1)));
    }
  },
  SETTLE(CardPayments.class) {
    @Override
    Visit visit(KilledShop shop, CardSale sale) {
      sale.pay();
      shop.peer().deliverDue();
      shop.relay();
      var given = shop.receive(QueueName.CARD_PAYMENTS).orElseThrow();
      return new Visit(given.event(), () -> shop.comesAgain(given));
    }
  },
  CONFIRM(ConfirmPayment.class) {
    @Override
    Visit visit(KilledShop shop, CardSale sale) {
      return new Visit(
          sale.confirmation(),
          () -> {
            // Until then the key is held by whoever was killed.
            shop.pass(Duration.ofMinutes(2));
            sale.isConfirmed();
          });
    }
  },
  RELAY(RelayOutbox.class) {
    @Override
    Visit visit(KilledShop shop, CardSale sale) {
      sale.pay();
      sale.comesBack();
      return new Visit(shop.streamed(), shop::relay);
    }
  },
  SWEEP(SweepOutbox.class) {
    @Override
    Visit visit(KilledShop shop, CardSale sale) {
      sale.pay();
      sale.comesBack();
      shop.pass(Duration.ofMinutes(2));
      return new Visit(Json.object().build(), shop::sweep);
    }
  };

  private final Class<? extends RequestStreamHandler> function;

  Door(Class<? extends RequestStreamHandler> function) {
    this.function = function;
  }

  /// @param event that the function is killed with
  /// @param again what follows from having no answer
  record Visit(Json event, Runnable again) {}

  Class<? extends RequestStreamHandler> function() {
    return function;
  }

  boolean isOfCards() {
    return this != CONFIRM;
  }

  abstract Visit visit(KilledShop shop, CardSale sale);
}
