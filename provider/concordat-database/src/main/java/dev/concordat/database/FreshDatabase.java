package dev.concordat.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Has every test of a class begin on a database as migrations and fixtures left it, whatever the tests before did to
 * it, and committed. The databases are those that {@code concordat.yml} declares; nothing else is needed.
 *
 * <pre>{@code
 * @FreshDatabase
 * class ProductTableTests {
 *
 *     @Test
 *     void aProductIsThere(Connection connection) throws SQLException {
 *         try (ResultSet products = connection.createStatement().executeQuery("select name from product")) {
 *             assertThat(products.next()).isTrue();
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Constructors and methods of the class may take, as parameters without an annotation,
 *
 * <ul>
 *   <li>a {@link java.sql.Connection}, one per test, closed after it,
 *   <li>a {@link javax.sql.DataSource}, connections opened anew,
 *   <li>the {@link Database}, to insert rows or to reset it once more,
 *   <li>{@link Databases}, where a test needs several.
 * </ul>
 *
 * <p>In a Spring test ({@code @SpringBootTest}, {@code @DataJpaTest}, {@code @JdbcTest}) the application's own pool is
 * on the same database. The reset comes before a test's transaction begins and after it ended, before scripts of
 * {@code @Sql} and methods with {@code @BeforeEach}, in whichever order the annotations stand. Connections given as
 * parameters are beside the test's transaction and see what was committed. Caches of Spring and JPA are cleared with
 * the database; others by a {@link dev.concordat.database.spring.DatabaseResetListener}.
 *
 * <p>Where a database says {@code keep: failed}, it is kept as the first failed test left it; where it is found is
 * printed with the failure, and the tests after it go on. That needs a reset before each test.
 *
 * <p>Where JUnit runs classes in parallel, each class has a copy of the database for itself, and its tests run one
 * after the other. Spring tests run one class after the other, as their contexts share the declared database; so do
 * classes on a database that cannot be copied: one that a {@code url} names, is not migrated, or has a fixed
 * {@code port}.
 *
 * <p>May stand on a superclass, on an enclosing class, or on an annotation of your own; on a nested class it takes the
 * place of the enclosing class's.
 *
 * @since 0.1
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(FreshDatabaseExtension.class)
@ResourceLock(providers = FreshDatabaseLocks.class)
public @interface FreshDatabase {

    /**
     * The names of the databases the class uses; the first is the one whose connections are given to tests. Default:
     * all that are declared, with {@code main}, or the only one, as the first.
     */
    String[] value() default {};

    /** When the databases are reset. Default: before each test. */
    Reset reset() default Reset.BEFORE_EACH;

    /**
     * When a test class's databases are brought back to their baseline.
     *
     * @since 0.1
     */
    enum Reset {
        /** Before each test; what {@code @BeforeAll} wrote is gone by then. */
        BEFORE_EACH,
        /** Before the class: its tests see what those before them wrote. */
        BEFORE_CLASS,
        /** Not at all. */
        NEVER
    }
}
