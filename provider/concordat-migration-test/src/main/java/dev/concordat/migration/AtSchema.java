package dev.concordat.migration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Has every test of a class, or one test, begin on a database that stands at a schema version: for code that is no
 * migration but meets older schemas, such as a background job, or a release that still runs while the next one is
 * rolled out.
 *
 * <pre>{@code
 * @AtSchema("5")
 * class BackfillTests {
 *
 *     @Test
 *     void fillsInWhatIsMissing(MigratingDatabase db) {
 *         db.table("customer").insert("id", 1, "name", "Ada Lovelace");
 *
 *         new Backfill(db.dataSource()).run();
 *
 *         db.migrateToLatest();
 *         assertThat(db.table("customer").row(1)).containsEntry("last_name", "Lovelace");
 *     }
 * }
 * }</pre>
 *
 * <p>On the class of a Spring test it is the database of the test's context, whose own Flyway is switched off, and is
 * reset before each test; there are no parameters then, and tests of one version share a context.
 *
 * <p>Parameters, copies and what is kept are as with {@link MigrationTest}; of the two, the one nearest to a test
 * counts.
 *
 * @since 0.1
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(MigrationTestExtension.class)
@ResourceLock(providers = AtSchemaLocks.class)
public @interface AtSchema {

    /** The version behind all of them, with what is run only there: repeatable migrations. */
    String LATEST = "latest";

    /** The version to stand at, as the migration's file name has it. Default: the latest. */
    String value() default LATEST;

    /** The name of the database in {@code concordat.yml}. Default: {@code main}, or the only one. */
    String database() default "";
}
