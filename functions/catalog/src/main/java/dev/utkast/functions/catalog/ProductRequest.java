package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.TagsJson;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.ProductStatus;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.VariantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/// `{"product": {...}}` to a product and its variants. A field that is absent stays as it was and
/// one that is null is emptied. A list of variants is the whole list: one with an id changes, one
/// without is new, one that is missing goes.
///
/// Refuses a product without a title or without a variant, two variants with the same options, and
/// more variants than one commit can write.
final class ProductRequest {
  static final int MAX_HTML = 60_000;

  private final Fields fields;
  private final LongSupplier ids;
  private final CurrencyUnit currency;
  private final TaxCategories categories;
  private final Instant now;

  ProductRequest(
      Fields fields,
      LongSupplier ids,
      CurrencyUnit currency,
      TaxCategories categories,
      Instant now) {
    this.categories = categories;
    this.fields = fields;
    this.ids = ids;
    this.currency = currency;
    this.now = now;
  }

  /// What a request makes of a product.
  ///
  /// @param variants all of them, in order
  /// @param written those of them that are new or changed
  record Edit(
      Product product, List<Variant> variants, List<Variant> written, List<Variant> removed) {}

  Edit create() {
    var blank =
        new Product(
            new ProductId(ids.getAsLong()),
            0,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            ProductStatus.ofNew(),
            List.of(),
            List.of(),
            now,
            now,
            Optional.empty(),
            Optional.empty());
    var variants =
        fields.raw("variants").items().isEmpty() && !wrongVariants()
            ? List.of(newVariant())
            : listed(List.of());
    return edit(blank, List.of(), variants);
  }

  /// @return nothing where nothing changes
  Optional<Edit> update(Product before, List<Variant> existing) {
    var variants = fields.raw("variants").isNull() ? existing : listed(existing);
    var edit = edit(before, existing, variants);
    boolean same =
        edit.written.isEmpty()
            && edit.removed.isEmpty()
            && edit.product.equals(versioned(before, edit.product.updatedAt()));
    return same ? Optional.empty() : Optional.of(edit);
  }

  private boolean wrongVariants() {
    return !fields.raw("variants").isNull() && !(fields.raw("variants") instanceof Json.Arr);
  }

  private Edit edit(Product before, List<Variant> existing, List<Variant> wanted) {
    var product = product(before, wanted.stream().map(Variant::id).toList());
    if (fields.raw("variants") instanceof Json.Arr(var given)
        && given.isEmpty()
        && wanted.isEmpty()) {
      fields.wrong("variants", "can't be blank");
    }
    refuseValuesOfNone(Stream.concat(existing.stream(), wanted.stream()).toList());
    fields.refuseIfWrong();
    var known = byId(existing);
    var all = new ArrayList<Variant>();
    var written = new ArrayList<Variant>();
    for (int i = 0; i < wanted.size(); i++) {
      var variant = VariantRequest.in(product, i + 1, wanted.get(i));
      boolean unchanged = variant.equals(known.get(variant.id()));
      var next = unchanged ? variant : variant.next(now);
      all.add(next);
      if (!unchanged) {
        written.add(next);
      }
    }
    var kept = new HashSet<>(product.variantIds());
    var removed = existing.stream().filter(variant -> !kept.contains(variant.id())).toList();
    return new Edit(product, all, written, removed);
  }

  /// The values of an option are those that its variants have; a value alone makes no variant.
  private void refuseValuesOfNone(List<Variant> variants) {
    var options = fields.children("options", Product.MAX_OPTIONS);
    for (int i = 0; i < options.size(); i++) {
      int place = i;
      for (var value : options.get(i).raw("values").items()) {
        if (variants.stream()
            .map(Variant::options)
            .filter(those -> those.size() > place)
            .noneMatch(those -> value.equals(Json.of(those.get(place))))) {
          options.get(i).error("values", "names a value that no variant has");
        }
      }
    }
  }

  private static Map<VariantId, Variant> byId(List<Variant> variants) {
    return variants.stream().collect(Collectors.toMap(Variant::id, Function.identity()));
  }

  private static Product versioned(Product before, Instant updatedAt) {
    return new Product(
        before.id(),
        before.version() + 1,
        before.title(),
        before.bodyHtml(),
        before.vendor(),
        before.productType(),
        before.tags(),
        before.status(),
        before.optionNames(),
        before.variantIds(),
        before.createdAt(),
        updatedAt,
        before.handle(),
        before.publication());
  }

  private Product product(Product before, List<VariantId> variantIds) {
    refuseOthers();
    return new Product(
        before.id(),
        before.version() + 1,
        before.version() == 0 || fields.has("title")
            ? fields.requiredText("title")
            : before.title(),
        given("body_html", before.bodyHtml(), () -> fields.text("body_html", MAX_HTML)),
        given("vendor", before.vendor(), () -> fields.text("vendor")),
        given("product_type", before.productType(), () -> fields.text("product_type")),
        TagsJson.read(fields, "tags").orElse(before.tags()),
        status(before),
        optionNames(before),
        variantIds,
        before.createdAt(),
        now,
        handle(before),
        publication(before));
  }

  /// What clients of the Admin API may send besides, and this shop has no use for.
  private void refuseOthers() {
    for (var name :
        List.of(
            "images",
            "image",
            "metafields",
            "metafields_global_title_tag",
            "metafields_global_description_tag",
            "template_suffix",
            "category",
            "standardized_product_type",
            "seo")) {
      fields.unkept(name);
    }
    fields.unkept("published_scope", Json.of("web"));
    fields.unkept("gift_card", Json.Bool.FALSE);
    fields.unkept("requires_selling_plan", Json.Bool.FALSE);
  }

  /// The handle that follows from the title comes back unchosen.
  private Optional<String> handle(Product before) {
    if (!fields.has("handle")) {
      return before.handle();
    }
    var handle = fields.text("handle");
    if (handle.isPresent() && !ProductJson.handle(handle.get()).equals(handle.get())) {
      fields.wrong("handle", "must be of lower-case letters and digits, with hyphens between");
    }
    boolean told = before.version() > 0 && handle.equals(Optional.of(ProductJson.handle(before)));
    return told ? before.handle() : handle;
  }

  /// `published` says whether, `published_at` since when; the one that says something new is meant.
  /// A new product has been told nothing yet.
  private Optional<Product.Publication> publication(Product before) {
    boolean shown = before.publishedAt().isPresent();
    boolean published = fields.flag("published", shown);
    boolean switched = published != shown;
    var told = before.publishedAt().map(time -> time.truncatedTo(ChronoUnit.SECONDS));
    var at = fields.has("published_at") ? publishedAt() : told;
    boolean dated = fields.has("published_at") && (before.version() == 0 || !at.equals(told));
    boolean flagged = switched || (before.version() == 0 && !fields.raw("published").isNull());
    if (flagged && dated && published != at.isPresent()) {
      fields.error("published_at", "says otherwise than published");
    }
    if (dated) {
      return Optional.of(new Product.Publication(at));
    }
    return switched
        ? Optional.of(new Product.Publication(published ? Optional.of(now) : Optional.empty()))
        : before.publication();
  }

  private Optional<Instant> publishedAt() {
    var text = fields.text("published_at");
    try {
      return text.map(written -> OffsetDateTime.parse(written).toInstant());
    } catch (DateTimeParseException _) {
      fields.wrong("published_at", "is no time of ISO 8601, such as 2026-01-31T12:00:00Z");
      return Optional.empty();
    }
  }

  private <T> T given(String name, T before, Supplier<T> read) {
    return fields.has(name) ? read.get() : before;
  }

  private ProductStatus status(Product before) {
    var status = fields.text("status");
    if (status.isEmpty()) {
      return before.status();
    }
    var known = ProductStatus.of(status.get());
    if (known.isEmpty()) {
      fields.wrong("status", "must be active, archived or draft");
    }
    return known.orElse(before.status());
  }

  private List<String> optionNames(Product before) {
    if (fields.raw("options").isNull()) {
      return before.optionNames();
    }
    var options = fields.children("options", Product.MAX_OPTIONS);
    var names = options.stream().map(option -> option.requiredText("name")).toList();
    for (int i = 0; i < names.size(); i++) {
      refuseOtherPlace(options.get(i), i + 1, before.optionNames().indexOf(names.get(i)) + 1);
    }
    // Names that were only told for want of others, and come back.
    return names.equals(ProductJson.unnamed(names.size())) ? List.of() : names;
  }

  /// Another place than the one in the list. What was told before comes back with options in
  /// another order.
  private static void refuseOtherPlace(Fields option, int place, int before) {
    long said = option.integer("position", 1, Product.MAX_OPTIONS).orElse((long) place);
    if (said != place && said != before) {
      option.error("position", "is " + place + ": options are put in order as a list");
    }
  }

  private List<Variant> listed(List<Variant> existing) {
    var known = byId(existing);
    var out = new ArrayList<Variant>();
    var seen = new HashSet<VariantId>();
    var titles = new HashMap<String, Variant>();
    for (var one : fields.children("variants", Product.MAX_VARIANTS)) {
      var id = existing.isEmpty() ? Optional.<VariantId>empty() : one.id("id", VariantId::new);
      if (id.isPresent() && (!known.containsKey(id.get()) || !seen.add(id.get()))) {
        one.error("id", "is not another variant of this product");
        continue;
      }
      var before = id.map(known::get).orElseGet(this::newVariant);
      var variant = new VariantRequest(one, categories).read(before, out.size() + 1);
      if (titles.put(titleKey(variant), variant) != null) {
        one.error("option1", taken(variant));
      }
      out.add(variant);
    }
    return out;
  }

  private Variant newVariant() {
    return VariantRequest.blank(new VariantId(ids.getAsLong()), currency, now);
  }

  static String titleKey(Variant variant) {
    return variant.title().toLowerCase(Locale.ROOT);
  }

  static String taken(Variant variant) {
    return "the variant '" + variant.title() + "' already exists";
  }
}
