package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DjangoTests {

    private static final String MODELS = "models: {auth.user: users, contenttypes.contenttype: ''}";

    private static Databases with(String fixtures, String more) {
        return PreparedBy.yaml("""
                databases:
                  django:
                    migrations: "classpath:db/django"
                    fixtures: %s
                    %s
                """.formatted(fixtures, more));
    }

    @Test
    void loadWhenASetIsADumpLoadsItAsItIs() {
        Databases databases = with("django/dump", MODELS);
        Database shop = databases.get("django");

        assertThat(PreparedBy.column(shop, """
                select concat_ws('|', p.name, c.slug, p.price, p.in_stock, p.attributes ->> 'colour', p.added at time zone
                       'UTC', p.released, p.weight, r.text, u.username, t.labels, l.name)
                  from shop_product p
                  join shop_category c on c.id = p.category_id
                  join shop_review r on r.product_id = p.id
                  join users u on u.id = r.author_id
                  join shop_product_related o on o.from_product_id = p.id
                  join shop_product l on l.id = o.to_product_id
                  join lateral (select string_agg(t.label, ',' order by t.id) as labels from shop_product_tags pt
                                  join shop_tag t on t.id = pt.tag_id where pt.product_id = p.id) t on true"""))
                .containsExactly(
                        "Kettle|kettles|49.00|t|red|2026-01-15 09:30:00.123|2026-01-01|1 day|Boils.\nQuickly.|ada"
                                + "|kitchen,steel|Lid");
        assertThat(PreparedBy.column(shop, "insert into shop_tag (label) values ('new') returning id"))
                .containsExactly("3");
        databases.close();
    }

    @Test
    void loadWhenADumpDoesNotFitTellsAllOfIt() {
        assertThatThrownBy(() -> with("django/bad", "")).hasMessage("""
                Item 1 of the list has no 'model'.
                  Where: fixtures/django/bad.json:2
                  Fix: write rows by table, {product: [{id: 1}]}, or objects as Django's dumpdata does, \
                [{model: shop.product, pk: 1, fields: {}}].
                Model 'shop.prodct' has no table 'shop_prodct'.
                  Where: fixtures/django/bad.json:3
                  Fix: did you mean 'shop_product'? Known: flyway_schema_history, shop_bundle, shop_category, \
                shop_product, shop_product_odd, shop_product_related, shop_product_tags, shop_review, shop_tag, users. \
                Map the model to its table, or to nothing to leave it out:
                    databases.django.models: {shop.prodct: ""}   (concordat.yml)
                Table 'shop_product' has no column 'nme'.
                  Where: fixtures/django/bad.json:5, table 'shop_product', row 4
                  Fix: did you mean 'name'? Known: id, name, category_id, price, in_stock, attributes, added, released, \
                weight.
                Table 'shop_bundle' has no primary key of one column that 'pk' could be.
                  Where: fixtures/django/bad.json:8, table 'shop_bundle', row 7
                  Fix: write the key's columns under 'fields', and leave 'pk' out.
                Table 'shop_product_odd' is no plain table between two others, one of them 'shop_product': it has \
                product_id, x, y.
                  Where: fixtures/django/bad.json:9, table 'shop_product', row 8
                  Fix: dump its own model, and take the list out of model 'shop.product'.
                'key' is not a key of 'object 9'.
                  Where: fixtures/django/bad.json:10
                  Fix: Known: model, pk, fields.
                Field 'category' of model 'shop.product' holds a natural key of model 'shop.category', and nothing \
                says which columns that is made of.
                  Where: fixtures/django/bad.json:4, table 'shop_product', row 3
                  Fix: name them as the model's natural_key() does, or dump without --natural-foreign. Columns of \
                'shop_category': id, name, slug.
                    databases.django.natural-keys: {shop.category: [<column>]}   (concordat.yml)
                Field 'tags' of model 'shop.product' holds a natural key of model 'shop.tag', and nothing says which \
                columns that is made of.
                  Where: fixtures/django/bad.json:7, table 'shop_product_tags', row 1
                  Fix: name them as the model's natural_key() does, or dump without --natural-foreign. Columns of \
                'shop_tag': id, label.
                    databases.django.natural-keys: {shop.tag: [<column>]}   (concordat.yml)""");
    }
}
