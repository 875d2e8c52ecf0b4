package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each rule that is measured: what breaks it, and the safe form that does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyRulesTests {

    private static final String ALONE = "executeInTransaction=false";

    private Map<String, String> found = Map.of();

    @BeforeAll
    void checkAll(@TempDir Path root) {
        PolicyProject project = new PolicyProject(root)
                .settings("migrations: {lock-timeout: true, since: '2'}")
                .script("V1_1__base.sql", """
                        create table category (id int primary key, name text);
                        create table product (id int primary key, name text, status text, price int, old text);
                        create table customer_order (id int primary key, product_id int);
                        """);
        rewrites(project);
        scans(project);
        indexes(project);
        locks(project);
        data(project);
        otherData(project);
        found = project.check();
    }

    private static void rewrites(PolicyProject project) {
        project.script("V2__volatile_default.sql", """
                        -- Every product gets a token.
                        set local lock_timeout = '3s';
                        alter table product
                            add column token text default gen_random_uuid()::text;
                        """)
                .script("V3__default_of_later_rows.sql", """
                        set local lock_timeout = '3s';
                        alter table product add column code text;
                        alter table product alter column code set default gen_random_uuid()::text;
                        alter table product add column stock int not null default 0;
                        """)
                .script("V4__type.sql", "set local lock_timeout = '3s'; alter table product alter price type bigint;")
                .script("V5__own_table.sql", """
                        create table label (id int primary key, name text);
                        insert into label values (1, 'new');
                        update label set name = 'New';
                        alter table label alter column id type bigint, alter column name set not null;
                        create index label_name on label (name);
                        """)
                .script("V6__compacted.sql", "vacuum full product;")
                .script("V6__compacted.sql.conf", ALONE);
    }

    private static void scans(PolicyProject project) {
        project.script("V10__not_null.sql", """
                        set local lock_timeout = '3s';
                        alter table product alter column status set not null;
                        """)
                .script("V11__not_null_unproven.sql", """
                        set local lock_timeout = '3s';
                        alter table product add constraint name_not_null check (name is not null) not valid;
                        """)
                .script("V12__not_null_proven.sql", "alter table product validate constraint name_not_null;")
                .script("V13__not_null_set.sql", """
                        set local lock_timeout = '3s';
                        alter table product alter column name set not null;
                        """)
                .script("V14__refers.sql", """
                        alter table customer_order add constraint of_product
                            foreign key (product_id) references product (id);
                        """)
                .script("V15__refers_later.sql", """
                        alter table customer_order add constraint of_category
                            foreign key (product_id) references category (id) not valid;
                        """)
                .script("V16__refers_now.sql", "alter table customer_order validate constraint of_category;");
    }

    private static void indexes(PolicyProject project) {
        project.script("V20__index.sql", "create index product_name on product (name);")
                .script("V21__index_concurrently.sql", "create index concurrently on product (old);")
                .script("V21__index_concurrently.sql.conf", ALONE)
                .script("V22__index_alone.sql", "create index product_status on product (status);")
                .script("V22__index_alone.sql.conf", ALONE)
                .script("V23__unique.sql", """
                        set local lock_timeout = '3s';
                        alter table product add constraint product_code unique (code);
                        """)
                .script("V24__unique_index.sql", "create unique index concurrently product_token on product (token);")
                .script("V24__unique_index.sql.conf", ALONE)
                .script("V25__unique_by_index.sql", """
                        set local lock_timeout = '3s';
                        alter table product add constraint product_token unique using index product_token;
                        """);
    }

    private static void locks(PolicyProject project) {
        project.script("V30__waits.sql", "alter table category drop column if exists nothing;")
                .script("V31__rows_under_lock.sql", """
                        set local lock_timeout = '3s';
                        alter table product drop column old;
                        update category set name = upper(name);
                        """)
                .script("V32__rows_before_lock.sql", """
                        set local lock_timeout = '3s';
                        update category set name = lower(name);
                        alter table category add column position int;
                        """);
    }

    private static void data(PolicyProject project) {
        project.script("V40__rows.sql", """
                        insert into category (id, name) values (1, 'Kitchen'), (2, 'Garden');
                        insert into category (id, name) select n, 'Room ' || n from generate_series(3, 5) n;
                        insert into product (id, name, status) values (1, (select name from category limit 1), 'NEW');
                        """)
                .script("V41__moved_rows.sql", """
                        create table sale (product_id int, name text);

                        insert into sale select id, name from product;
                        """)
                .script("V42__in_a_block.sql", """
                        do $$ begin
                            delete from customer_order;
                        end $$;
                        """)
                .script("V43__in_a_function.sql", """
                        create function forget() returns void language sql as 'update product set code = null';
                        select forget();
                        """)
                .script("V44__by_a_query.sql", """
                        with gone as (delete from customer_order returning product_id)
                        insert into sale select product_id, 'gone' from gone;
                        """);
    }

    private static void otherData(PolicyProject project) {
        project.script("V45__merged.sql", """
                        insert into category values (1, 'x') on conflict (id) do update set name = excluded.name;
                        merge into sale using product on product.id = sale.product_id
                            when matched then update set name = product.name;
                        """)
                .script("V46__in_batches.sql", """
                        do $$ begin
                            for n in 0..2 loop
                                update product set code = 'c' where id % 3 = n;
                                commit;
                            end loop;
                        end $$;
                        """)
                .script("V46__in_batches.sql.conf", ALONE)
                .script("V47__copied.sql", "-- two\ncopy category (id, name) from stdin;\n7\tx\n8\ty\n\\.\n")
                .script("V48__emptied.sql", "set local lock_timeout = '3s';\ntruncate sale;")
                .script("V49__new_table.sql", "create table price as select id, price from product;")
                .script("V50__tested.sql", "update product set code = 'd';")
                .script("V51__quiet.sql", "set client_min_messages = warning;\nupdate product set code = 'e';")
                .script("R__names.sql", "create view names as select name from product;");
    }

    private void isFine(String... scripts) {
        for (String script : scripts) {
            assertThat(found).as(script).containsEntry(script, "");
        }
    }

    @Nested
    class Rewrite {

        @Test
        void rewriteWhenADefaultIsVolatileIsTold() {
            assertThat(found.get("V2__volatile_default.sql")).isEqualTo("""
                    Migration 'V2__volatile_default.sql' writes table 'product' anew under ACCESS EXCLUSIVE: nobody \
                    reads or writes it meanwhile.
                      Rule: table-rewrite
                      Where: V2__volatile_default.sql:3
                      Fix: add the column without a default, and give it one for rows to come; fill the others in \
                    batches by a later migration:
                        alter table product add column token ...;
                        alter table product alter column token set default ...;""");
        }

        @Test
        void rewriteWhenATypeIsAnotherIsTold() {
            assertThat(found.get("V4__type.sql")).isEqualTo("""
                    Migration 'V4__type.sql' writes table 'product' anew under ACCESS EXCLUSIVE: nobody reads or \
                    writes it meanwhile.
                      Rule: table-rewrite
                      Where: V4__type.sql:1
                      Fix: add a column of the new type, copy 'price' into it in batches by a later migration, and then \
                    let it take the name.""");
        }

        @Test
        void rewriteWhenAStatementCannotRunInATransactionIsTold() {
            assertThat(found.get("V6__compacted.sql")).isEqualTo("""
                    Migration 'V6__compacted.sql' writes table 'product' anew under ACCESS EXCLUSIVE: nobody reads or \
                    writes it meanwhile.
                      Rule: table-rewrite
                      Where: V6__compacted.sql:1
                      Fix: leave the table as it is stored, or do it where nobody works with it.""");
        }

        @Test
        void rewriteWhenItIsNoneIsNotTold() {
            isFine("V3__default_of_later_rows.sql", "V5__own_table.sql");
        }
    }

    @Nested
    class Scan {

        @Test
        void scanWhenNotNullIsSetAtOnceIsTold() {
            assertThat(found.get("V10__not_null.sql")).isEqualTo("""
                    Migration 'V10__not_null.sql' reads all of table 'product' to check it under ACCESS EXCLUSIVE: \
                    nobody reads or writes it meanwhile.
                      Rule: table-scan
                      Where: V10__not_null.sql:2
                      Fix: have it proven before, the second statement in a later migration, the third in one after that:
                        alter table product add constraint status_not_null check (status is not null) not valid;
                        alter table product validate constraint status_not_null;
                        alter table product alter column status set not null;""");
        }

        @Test
        void scanWhenAForeignKeyIsCheckedAtOnceIsTold() {
            assertThat(found.get("V14__refers.sql")).isEqualTo("""
                    Migration 'V14__refers.sql' reads all of table 'customer_order' to check it under SHARE ROW \
                    EXCLUSIVE: nobody writes it meanwhile.
                      Rule: table-scan
                      Where: V14__refers.sql:1
                      Fix: add the constraint by its own statement, for rows to come, and have the others checked by a \
                    later migration:
                        alter table customer_order add constraint <name> ... not valid;
                        alter table customer_order validate constraint <name>;""");
        }

        @Test
        void scanWhenItIsDoneInTheSafeOrderIsNotTold() {
            isFine("V11__not_null_unproven.sql", "V12__not_null_proven.sql", "V13__not_null_set.sql");
            isFine("V15__refers_later.sql", "V16__refers_now.sql");
        }
    }

    @Nested
    class Index {

        @Test
        void indexWhenItIsBuiltUnderALockIsTold() {
            assertThat(found.get("V20__index.sql")).isEqualTo("""
                    Migration 'V20__index.sql' builds an index on table 'product' under SHARE: nobody writes it \
                    meanwhile.
                      Rule: index-lock
                      Where: V20__index.sql:1
                      Fix: build it without the lock, in a migration of its own, with 'executeInTransaction=false' in \
                    its '.sql.conf':
                        create index concurrently ... on product ...;""");
            assertThat(found.get("V22__index_alone.sql")).contains("Rule: index-lock");
        }

        @Test
        void indexWhenItIsAConstraintsIsTold() {
            assertThat(found.get("V23__unique.sql")).isEqualTo("""
                    Migration 'V23__unique.sql' builds an index on table 'product' under ACCESS EXCLUSIVE: nobody reads \
                    or writes it meanwhile.
                      Rule: index-lock
                      Where: V23__unique.sql:2
                      Fix: build the index before, in a migration of its own, with 'executeInTransaction=false' in its \
                    '.sql.conf', and then make it the constraint's:
                        create unique index concurrently <index> on product (...);
                        alter table product add constraint <name> unique using index <index>;""");
        }

        @Test
        void indexWhenItIsBuiltConcurrentlyIsNotTold() {
            isFine("V21__index_concurrently.sql", "V24__unique_index.sql", "V25__unique_by_index.sql");
        }
    }

    @Nested
    class Locks {

        @Test
        void lockWhenNobodyStopsWaitingForItIsTold() {
            assertThat(found.get("V30__waits.sql")).isEqualTo("""
                    Migration 'V30__waits.sql' waits for ACCESS EXCLUSIVE on table 'category' without end, and whoever \
                    comes later waits behind it.
                      Rule: lock-timeout
                      Where: V30__waits.sql:1
                      Fix: give up and try again later; before the statement:
                        set local lock_timeout = '3s';""");
        }

        @Test
        void rowsWhenATableIsLockedMeanwhileAreTold() {
            assertThat(found.get("V31__rows_under_lock.sql")).isEqualTo("""
                    Migration 'V31__rows_under_lock.sql' changes rows (UPDATE category), and has no test.
                      Rule: untested-data-change
                      Where: V31__rows_under_lock.sql:3
                      Fix: write one, a class or a method on the test class path:
                        @MigrationTest("31")
                    Migration 'V31__rows_under_lock.sql' changes rows (UPDATE category) while it holds ACCESS EXCLUSIVE \
                    on table 'product' since line 2: nobody reads or writes that table until all rows are done.
                      Rule: data-under-lock
                      Where: V31__rows_under_lock.sql:3
                      Fix: change rows in a migration of its own, between one that adds what they need and one that \
                    takes away what they had.""");
            assertThat(found.get("V32__rows_before_lock.sql")).doesNotContain("data-under-lock");
        }
    }

    @Nested
    class Data {

        private String untested(String version, String script, String changes, int line) {
            return """
                    Migration '%s' changes rows (%s), and has no test.
                      Rule: untested-data-change
                      Where: %s:%d
                      Fix: write one, a class or a method on the test class path:
                        @MigrationTest("%s")""".formatted(script, changes, script, line, version);
        }

        private void isUntested(String script, String changes, int line) {
            assertThat(found.get(script)).isEqualTo(untested(script.substring(1, 3), script, changes, line));
        }

        @Test
        void rowsWhenTheMigrationBringsThemAreNotTold() {
            isFine("V40__rows.sql", "R__names.sql");
        }

        @Test
        void rowsWhenTheyAreMovedAreTold() {
            isUntested("V41__moved_rows.sql", "INSERT ... SELECT FROM product", 3);
            isUntested("V49__new_table.sql", "CREATE TABLE ... AS SELECT FROM product", 1);
        }

        @Test
        void rowsWhenTheyAreChangedInCodeAreTold() {
            isUntested("V42__in_a_block.sql", "DELETE customer_order", 1);
            isUntested("V43__in_a_function.sql", "UPDATE product", 2);
            isUntested("V46__in_batches.sql", "UPDATE product", 1);
        }

        @Test
        void rowsWhenTheyAreChangedByOneQueryWithOthersAreTold() {
            isUntested("V44__by_a_query.sql", "INSERT ... SELECT FROM customer_order, DELETE customer_order", 1);
            isUntested("V45__merged.sql", "INSERT ... ON CONFLICT DO UPDATE category, MERGE sale", 1);
        }

        @Test
        void rowsWhenNoPlanIsMadeForThemAreTold() {
            isUntested("V47__copied.sql", "COPY category", 2);
            isUntested("V48__emptied.sql", "TRUNCATE sale", 2);
        }

        @Test
        void rowsWhenTheMigrationSetsMessagesItselfAreTold() {
            isUntested("V51__quiet.sql", "UPDATE product", 2);
        }

        @Test
        void rowsWhenThereIsATestAreNotTold() {
            isFine("V50__tested.sql");
        }

        @MigrationTest(value = "50", database = "policy")
        @interface Tested {}

        /** No test that runs: it is only looked for. */
        static final class OfOthers {

            @Tested
            void changes() {}
        }
    }
}
