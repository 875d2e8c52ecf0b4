package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DjangoNaturalKeyTests {

    private static Databases with(String fixtures, String naturalKeys) {
        return PreparedBy.yaml("""
                databases:
                  natural:
                    migrations: "classpath:db/natural"
                    fixtures: %s
                    models: {auth.user: users, contenttypes.contenttype: django_content_type}
                    natural-keys: %s
                """.formatted(fixtures, naturalKeys));
    }

    @Test
    void loadWhenADumpHasNaturalKeysFindsTheRows() {
        Databases databases = with("[django/natural]", """
                {auth.user: username, contenttypes.contenttype: [app_label, model], shop.category: [slug],
                 auth.permission: [codename, content_type], shop.tag: [label]}""");
        Database shop = databases.get("natural");

        assertThat(PreparedBy.column(shop, """
                select concat_ws('|', g.name, p.codename, c.app_label, c.model)
                  from auth_group g
                  join auth_group_permissions gp on gp.group_id = g.id
                  join auth_permission p on p.id = gp.permission_id
                  join django_content_type c on c.id = p.content_type_id
                 order by p.codename"""))
                .containsExactly("editors|add_product|shop|product", "editors|add_tag|shop|tag");
        assertThat(PreparedBy.column(shop, """
                select concat_ws('|', p.id, p.name, c.slug, u.username, u.id, p.words[2],
                                 (select string_agg(t.label, ',' order by t.label)
                                    from shop_product_tags pt join shop_tag t on t.uuid = pt.tag_id
                                   where pt.product_id = p.id))
                  from shop_product p
                  join shop_category c on c.id = p.category_id
                  left join users u on u.id = p.owner
                 order by p.id"""))
                .containsExactly("1|Lid|kettles", "2|Kettle|kettles|ada|7|water|kitchen,steel");
        assertThat(PreparedBy.column(shop, "insert into shop_product (name) values ('new') returning id"))
                .containsExactly("3");
        databases.close();
    }

    @Test
    void loadWhenNaturalKeysLeadNowhereTellsAllOfThem() {
        assertThatThrownBy(() -> with("[django/unnatural]", """
                {contenttypes.contenttype: [app_label, model], shop.category: [slug],
                 auth.permission: [codename, content_type], shop.box: [number]}""")).hasMessage("""
                Field 'maker' of model 'shop.product' holds a natural key, but column 'maker_id' of table \
                'shop_product' has no foreign key that says of which table.
                  Where: fixtures/django/unnatural.json:5, table 'shop_product', row 4
                  Fix: add the foreign key in a migration, or dump without --natural-foreign.
                Field 'category' of model 'shop.product' refers to the row of table 'shop_category' where slug = pans, \
                but there is none.
                  Where: fixtures/django/unnatural.json:2, table 'shop_product', row 1
                  Fix: add that row to this set or one that is loaded before it, or correct the key.
                Field 'category' of model 'shop.product' holds a natural key of 2 values, but that of model \
                'shop.category' has 1: slug.
                  Where: fixtures/django/unnatural.json:3, table 'shop_product', row 2
                  Fix: correct 'databases.natural.natural-keys', or the key.
                Field 'category' of model 'shop.product' refers to the row of table 'shop_category' where slug = lids, \
                but there are 2.
                  Where: fixtures/django/unnatural.json:4, table 'shop_product', row 3
                  Fix: leave one of them out, or name what tells them apart under 'databases.natural.natural-keys'.
                Field 'content_type' of model 'auth.permission' refers to the row of table 'django_content_type' where \
                app_label = shop and model = shelf, but there is none.
                  Where: fixtures/django/unnatural.json:8, table 'auth_permission', row 7
                  Fix: add that row to this set or one that is loaded before it, or correct the key.
                Value 'old' of column 'number' of table 'shop_box' is no integer: invalid input syntax for type \
                integer: "old".
                  Where: fixtures/django/unnatural.json:10, table 'shop_box'
                  Fix: write a value of type integer.""");
    }

    @Test
    void loadWhenANaturalKeyIsNotDeclaredShowsTheLineToWrite() {
        assertThatThrownBy(() -> with("[django/unkeyed]", "{shop.country: [name], shop.part: [name, whole]}"))
                .hasMessage("""
                Field 'tags' of model 'shop.product' holds a natural key of model 'shop.tag', and nothing says which \
                columns that is made of.
                  Where: fixtures/django/unkeyed.json:2, table 'shop_product_tags', row 1
                  Fix: name them as the model's natural_key() does, or dump without --natural-foreign. Columns of \
                'shop_tag': uuid, label.
                    databases.natural.natural-keys: {shop.tag: [<column>]}   (concordat.yml)
                A row of table 'shop_country' is referred to, but has no 'code', and no sequence gives it one.
                  Where: fixtures/django/unkeyed.json:5, table 'shop_country', row 4
                  Fix: dump it with its 'pk', which is without --natural-primary.
                The natural key of model 'shop.part' holds a reference to the model itself, whose natural key would \
                never end.
                  Where: concordat.yml:6
                  Fix: leave that column out, and dump the objects that need it with their primary keys.""");
    }

    @Test
    void loadWhenANaturalKeyNamesNoColumnNamesTheNearest() {
        assertThatThrownBy(() -> with("[django/natural]", """
                {auth.user: [username], contenttypes.contenttype: [app_label, modle], shop.category: [slug],
                 auth.permission: [codename, content_type], shop.tag: [label]}""")).hasMessage("""
                The natural key of model 'contenttypes.contenttype' cannot hold 'modle': table 'django_content_type' \
                has no such column.
                  Where: concordat.yml:6
                  Fix: did you mean 'model'? Known: id, app_label, model.""");
    }

    @Test
    void loadWhenNaturalKeysHoldEachOtherNamesThem() {
        assertThatThrownBy(
                        () -> with("[django/endless]", "{shop.city: [name, country], shop.country: [name, capital]}"))
                .hasMessage("""
                The natural key of model 'shop.country' would never end: those of 'shop.country' and 'shop.city' hold \
                references to each other.
                  Where: concordat.yml:6
                  Fix: leave that column out, and dump the objects that need it with their primary keys.""");
    }
}
