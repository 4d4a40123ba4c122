package dev.utkast.aws.wiring;

import dev.utkast.aws.links.KeyRing;
import dev.utkast.aws.links.LinkKeys;
import dev.utkast.aws.links.Parameters;
import dev.utkast.aws.links.RotatedSecret;
import dev.utkast.aws.links.SsmParameters;
import dev.utkast.aws.mail.Mailer;
import dev.utkast.aws.mail.SesMailer;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.messaging.SqsQueues;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.objects.S3ObjectStore;
import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.payments.ProviderAccess;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DynamoDatabase;
import dev.utkast.aws.storage.Pauses;
import dev.utkast.model.money.RatesAtHand;
import dev.utkast.model.shop.CardPayments;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.tax.Countries;
import dev.utkast.model.text.Characters;
import dev.utkast.model.text.MailAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The [Wiring] of a deployed function: reads its environment and builds the clients it asks for,
/// once each. The only place that knows variable names, endpoints and credentials.
final class EnvironmentWiring implements Wiring {
  private final Map<String, String> environment;
  private final UnaryOperator<Timeouts> timeouts;
  private final Clock clock;
  private final Ids ids;
  private @Nullable Database database;
  private @Nullable Queues queues;
  private @Nullable ObjectStore objects;
  private @Nullable Mailer mailer;
  private @Nullable LinkKeys linkKeys;
  private @Nullable RotatedSecret eventSecret;
  private @Nullable Shop shop;
  private @Nullable RatesAtHand ratesAtHand;

  EnvironmentWiring(Map<String, String> environment) {
    this(environment, UnaryOperator.identity());
  }

  /// @param timeouts makes others of the usual ones, for tests of what happens then
  EnvironmentWiring(Map<String, String> environment, UnaryOperator<Timeouts> timeouts) {
    this.timeouts = timeouts;
    this.environment = Map.copyOf(environment);
    this.clock =
        optional("UTKAST_CLOCK_FILE")
            .map(file -> new MovedClock(Path.of(file)).withZone(ZoneOffset.UTC))
            .orElse(Clock.systemUTC());
    this.ids = new Ids(clock, new SecureRandom());
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Ids ids() {
    return ids;
  }

  @Override
  public Pauses pauses() {
    return Pauses.sleeping(new SecureRandom());
  }

  @Override
  public synchronized Database database() {
    if (database == null) {
      var client = build(DynamoDbClient.builder(), "AWS_ENDPOINT_URL_DYNAMODB", Timeouts.OF_CALLS);
      database = new DynamoDatabase(client, table -> required(table.variable()));
    }
    return database;
  }

  @Override
  public synchronized Queues queues() {
    if (queues == null) {
      var client = build(SqsClient.builder(), "AWS_ENDPOINT_URL_SQS", Timeouts.OF_CALLS);
      queues = new SqsQueues(client, queue -> required(queue.variable()));
    }
    return queues;
  }

  @Override
  public synchronized ObjectStore objects() {
    if (objects == null) {
      var client = build(S3Client.builder(), "AWS_ENDPOINT_URL_S3", Timeouts.OF_DOCUMENTS);
      objects = new S3ObjectStore(client, required("BUCKET_DOCUMENTS"));
    }
    return objects;
  }

  @Override
  public synchronized Mailer mailer() {
    if (mailer == null) {
      mailer =
          new SesMailer(build(SesV2Client.builder(), "AWS_ENDPOINT_URL_SESV2", Timeouts.OF_MAIL));
    }
    return mailer;
  }

  @Override
  public synchronized LinkKeys linkKeys() {
    if (linkKeys == null) {
      linkKeys = new KeyRing(parameters(), required("LINK_KEY"), clock);
    }
    return linkKeys;
  }

  @Override
  public PaymentProvider provider(Function<ProviderAccess, PaymentProvider> usual) {
    var key = new RotatedSecret(parameters(), required("STRIPE_KEY"), clock);
    return usual.apply(
        new ProviderAccess(key::current, optional("UTKAST_STRIPE_API").map(URI::create)));
  }

  @Override
  public synchronized List<String> eventSecrets() {
    if (eventSecret == null) {
      eventSecret = new RotatedSecret(parameters(), required("STRIPE_WEBHOOK_SECRET"), clock);
    }
    return eventSecret.accepted();
  }

  private Parameters parameters() {
    var file = optional("UTKAST_PARAMETERS_FILE");
    if (file.isPresent()) {
      return new FileParameters(Path.of(file.get()));
    }
    var limits = timeouts.apply(Timeouts.OF_CALLS);
    var region = Region.of(required("AWS_REGION"));
    var usual = "https://ssm." + region.id() + "." + PartitionMetadata.of(region).dnsSuffix();
    return new SsmParameters(
        URI.create(optional("AWS_ENDPOINT_URL_SSM").orElse(usual)),
        region.id(),
        credentials(),
        new JavaHttpClient(limits.connect(), limits.read(), false),
        limits.attempts());
  }

  @Override
  public RateFeed rateFeed() {
    return new HttpRateFeed(URI.create(required("ECB_DAILY_URL")));
  }

  @Override
  public synchronized RatesAtHand ratesAtHand() {
    if (ratesAtHand == null) {
      ratesAtHand =
          optional("UTKAST_RATES_FILE")
              .map(file -> BundledRates.read(Path.of(file)))
              .orElse(RatesAtHand.NONE);
    }
    return ratesAtHand;
  }

  @Override
  public synchronized Shop shop() {
    if (shop == null) {
      shop =
          new Shop(
              shopName(),
              sender(),
              currency(),
              parsed("SHOP_TIME_ZONE", ZoneId::of),
              country(),
              optional("PUBLIC_URL").orElse("").replaceAll("/+$", ""),
              reminderDays());
    }
    return shop;
  }

  @Override
  public CardPayments cardPayments() {
    return new CardPayments(says("PAY_BY_CARD"), says("PAY_IN_PARTS"));
  }

  /// Anything but yes and no is a slip of somebody who meant one of them.
  private boolean says(String name) {
    return switch (optional(name).orElse("no")) {
      case "yes" -> true;
      case "no" -> false;
      case String other ->
          throw new IllegalStateException(name + " is " + other + ": it must be yes or no");
    };
  }

  @Override
  public boolean isForSnapshot() {
    return optional("AWS_LAMBDA_INITIALIZATION_TYPE").filter("snap-start"::equals).isPresent();
  }

  private String shopName() {
    var name = required("SHOP_NAME");
    if (Characters.anyForbidden(name)
        || Characters.hasLineEnd(name)
        || !Characters.anyVisible(name)) {
      throw new IllegalStateException("SHOP_NAME must be one line of visible text");
    }
    return name;
  }

  private CurrencyUnit currency() {
    var currency = parsed("SHOP_CURRENCY", CurrencyUnit::of);
    if (currency.isPseudoCurrency()) {
      throw new IllegalStateException(
          "SHOP_CURRENCY is "
              + currency
              + ", which nobody pays in: it must be a currency of ISO 4217 with amounts, such as"
              + " EUR");
    }
    return currency;
  }

  /// Every draft would be refused under a field that nobody sent.
  private String country() {
    var country = required("SHOP_COUNTRY");
    if (!Countries.isCode(country)) {
      throw new IllegalStateException(
          "SHOP_COUNTRY is "
              + country
              + ": it must be a code of ISO 3166-1, such as "
              + Countries.ofCode(country).orElse("US"));
    }
    return country;
  }

  /// Every mail would be refused, one by one: better nothing starts.
  private String sender() {
    var email = required("SHOP_EMAIL");
    return MailAddress.parse(email)
        .map(MailAddress::ascii)
        .filter(email::equals)
        .orElseThrow(() ->
            new IllegalStateException(
                "SHOP_EMAIL is no address that Amazon SES sends from: "
                    + email
                    + " (a domain in Unicode is written as xn--...)"));
  }

  private List<Integer> reminderDays() {
    return optional("REMINDER_DAYS").isEmpty()
        ? Shop.DEFAULT_REMINDER_DAYS
        : parsed(
            "REMINDER_DAYS",
            days ->
                Arrays.stream(days.split(",")).map(String::trim).map(Integer::valueOf).toList());
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      B builder, String endpointVariable, Timeouts usual) {
    var limits = timeouts.apply(usual);
    builder
        .region(Region.of(required("AWS_REGION")))
        .credentialsProvider(credentials())
        .overrideConfiguration(c -> c.retryStrategy(retries(limits.attempts())))
        .httpClient(new JavaHttpClient(limits.connect(), limits.read(), limits.attempts() == 1));
    optional(endpointVariable).ifPresent(url -> builder.endpointOverride(URI.create(url)));
    return builder.build();
  }

  /// Few and quick: what is worth more tries has a budget of its own, and looks before it tries.
  private static RetryStrategy retries(int attempts) {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(attempts)
        .backoffStrategy(
            BackoffStrategy.exponentialDelay(Duration.ofMillis(20), Duration.ofMillis(200)))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofMillis(500)))
        .build();
  }

  /// Lambda gives keys in the environment, except to functions restored from a snapshot, which ask
  /// a local address. Naming these two spares the default chain's search at every cold start.
  private AwsCredentialsProvider credentials() {
    if (optional("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent()) {
      return ContainerCredentialsProvider.create();
    }
    var key = required("AWS_ACCESS_KEY_ID");
    var secret = required("AWS_SECRET_ACCESS_KEY");
    return StaticCredentialsProvider.create(
        optional("AWS_SESSION_TOKEN")
            .<software.amazon.awssdk.auth.credentials.AwsCredentials>map(
                token -> AwsSessionCredentials.create(key, secret, token))
            .orElseGet(() -> AwsBasicCredentials.create(key, secret)));
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /// @return the variable's value, read; refused with the variable's name
  private <T> T parsed(String name, Function<String, T> reading) {
    var value = required(name);
    try {
      return reading.apply(value);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalStateException(name + " is " + value + ": " + e.getMessage(), e);
    }
  }

  private String required(String name) {
    return optional(name)
        .orElseThrow(
            () -> new IllegalStateException("environment variable " + name + " is not set"));
  }
}
