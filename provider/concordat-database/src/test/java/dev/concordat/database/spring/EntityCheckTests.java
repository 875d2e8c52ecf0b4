package dev.concordat.database.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.TestRun;
import dev.concordat.entities.astray.AstrayApplication;
import dev.concordat.entities.misfit.MisfitApplication;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

class EntityCheckTests {

    private static final String SKIP = "'databases.main.check-entities: false' leaves this out.";

    private static String failure(Class<?> testCases) {
        Throwable thrown = TestRun.of(testCases).thrown().get(0);
        while (thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        return Objects.toString(thrown.getMessage());
    }

    @Test
    void contextWhenColumnsAreMissingNamesEachWithItsEntity() {
        assertThat(failure(AstrayTestCases.class)).isEqualTo("""
                Entity 'dev.concordat.entities.astray.Product' is mapped to column 'nme' of table 'product', which \
                database 'main' does not have.
                  Where: dev.concordat.entities.astray.Product.name
                  Fix: did you mean 'name'? Add the column in a migration, or correct the mapping; %1$s
                Entity 'dev.concordat.entities.astray.Product' is mapped to column 'warehouse_id' of table 'product', \
                which database 'main' does not have.
                  Where: dev.concordat.entities.astray.Product.warehouse
                  Fix: did you mean 'parent_id'? Add the column in a migration, or correct the mapping; %1$s
                Entity 'dev.concordat.entities.astray.Warehouse' is mapped to table 'warehouse', which database 'main' \
                does not have.
                  Where: dev.concordat.entities.astray.Warehouse
                  Fix: make the table in a migration, or correct the mapping; %1$s""".formatted(SKIP));
    }

    @Test
    void contextWhenAColumnHasAnotherTypeNamesEntityAndBothTypes() {
        assertThat(failure(MisfitTestCases.class)).isEqualTo("""
                Entity 'dev.concordat.entities.misfit.Product' is mapped to column 'price_cents' of table 'product', \
                which holds numbers (int4) in database 'main', with an attribute of text.
                  Where: dev.concordat.entities.misfit.Product.price
                  Fix: change the column in a migration, or correct the mapping; %s""".formatted(SKIP));
    }

    @Test
    void contextWhenTheCheckIsLeftOutStarts() {
        System.setProperty("concordat.databases.main.check-entities", "false");
        try {
            assertThat(TestRun.of(UncheckedTestCases.class).failures()).isEmpty();
        } finally {
            System.clearProperty("concordat.databases.main.check-entities");
        }
    }

    @SpringBootTest(classes = AstrayApplication.class)
    static class AstrayTestCases {

        @Test
        void starts() {}
    }

    @SpringBootTest(classes = MisfitApplication.class)
    static class MisfitTestCases {

        @Test
        void starts() {}
    }

    @SpringBootTest(classes = MisfitApplication.class, properties = "spring.jpa.open-in-view=false")
    static class UncheckedTestCases {

        @Test
        void starts() {}
    }
}
