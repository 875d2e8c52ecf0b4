package dev.concordat.migration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Has every test of a class, or one test, begin on a database that stands at the version before a migration, as a real
 * one does when that migration is rolled out: its schema, and the data that fixture sets of earlier versions gave it.
 *
 * <pre>{@code
 * @MigrationTest("7")
 * class SplitCustomerNameTests {
 *
 *     @Test
 *     void splitsTheName(MigratingDatabase db) {
 *         db.table("customer").insert(Map.of("id", 1, "name", "Ada Lovelace"));
 *
 *         db.migrate();
 *
 *         assertThat(db.table("customer").row(1)).containsEntry("last_name", "Lovelace");
 *     }
 * }
 * }</pre>
 *
 * <p>Test methods, and those with {@code @BeforeEach} and {@code @AfterEach}, may take, as parameters without an
 * annotation, the {@link MigratingDatabase}, a {@link java.sql.Connection} to it, closed after the test, or a
 * {@link javax.sql.DataSource}. Each test has a database of its own, a copy of a template that is made once for each
 * version and kept for later runs, so nothing has to be undone, tests may run at the same time, and a test costs the
 * same whatever the number of migrations.
 *
 * <p>Where the database says {@code keep: failed}, that of the first failed test is kept for a look into it; where it
 * is found is printed with the failure.
 *
 * <p>On a method it takes the place of one on the class, on a nested class that of the enclosing one's. May stand on an
 * annotation of your own.
 *
 * @since 0.1
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(MigrationTestExtension.class)
public @interface MigrationTest {

    /** The version of the migration under test, as its file's name has it: {@code "7"}, {@code "2024.05.1"}. */
    String value();

    /** The name of the database in {@code concordat.yml}. Default: {@code main}, or the only one. */
    String database() default "";
}
