package dev.concordat.migration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Holds the migrations of a database to a policy: one test for each, which carries its script's name, and one for all
 * of them together.
 *
 * <pre>{@code
 * class CatalogMigrationsTests {
 *
 *     @MigrationPolicy
 *     void keepsThePolicy(MigrationCheck migration) {
 *         migration.verify();
 *     }
 * }
 * }</pre>
 *
 * <p>What a migration locks, rewrites and does to rows is measured while it runs on a database of its own, and not read
 * from its text. The rules:
 *
 * <ul>
 *   <li>{@code untested-data-change}: who changes rows, or is code, has a {@link MigrationTest}
 *   <li>{@code table-rewrite}: no table is written anew while nobody may read it
 *   <li>{@code table-scan}: no table is read as a whole, to check a constraint, while nobody may write it
 *   <li>{@code index-lock}: no index is built while nobody may write its table
 *   <li>{@code data-under-lock}: no rows are changed while a table is locked for everybody
 *   <li>{@code lock-timeout}: nobody waits for that lock without end (if {@code lock-timeout: true})
 *   <li>{@code name}, {@code gap}: names are as agreed and seen by Flyway, no number is left out
 *   <li>{@code edited}, {@code late}: what was released stays as it is, and what is new comes after it (if
 *       {@code release} says what was)
 * </ul>
 *
 * <p>Tables that a migration makes itself never count, and neither does what was released: it has run. One finding is
 * accepted by a line in the script, {@code -- concordat: allow table-rewrite because the table has 100 rows}; a line
 * that nothing needs any more is told. In {@code concordat.yml}:
 *
 * <pre>{@code
 * migrations:
 *   release: origin/main        # branch, tag or commit; also -Dconcordat.migrations.release
 *   since: "13"                 # the first one that is measured
 *   names: 'V\d+__[a-z0-9_]+'   # without the file's ending
 *   lock-timeout: true
 *   allow:                      # where a script is released, and so not to be edited
 *     - {migration: "8", rule: table-rewrite, because: the table has 100 rows}
 * }</pre>
 *
 * @since 0.1
 */
@Target({ElementType.ANNOTATION_TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(MigrationPolicyExtension.class)
public @interface MigrationPolicy {

    /** The name of the database in {@code concordat.yml}. Default: {@code main}, or the only one. */
    String database() default "";

    /** The first version that is measured. Default: that of {@code migrations.since}, else the first there is. */
    String since() default "";
}
