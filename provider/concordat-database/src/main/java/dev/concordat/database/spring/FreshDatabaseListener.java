package dev.concordat.database.spring;

import dev.concordat.database.internal.spring.FreshTests;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Begins a test on fresh databases before Spring begins its transaction and runs its scripts. JUnit's own callbacks
 * know no such order: they come as the annotations stand.
 */
final class FreshDatabaseListener implements TestExecutionListener, Ordered {

    /** Right before TransactionalTestExecutionListener, which has 4,000. */
    static final int BEFORE_TRANSACTIONS = 3_900;

    private boolean checked;

    @Override
    public int getOrder() {
        return BEFORE_TRANSACTIONS;
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        FreshTests.of(test.getTestClass()).ifPresent(use -> {
            // A class at a version of its own has another database on purpose.
            if (!checked && SchemaWishes.of(test.getTestClass()).isEmpty()) {
                new FreshDatabaseAgreement(test.getTestClass(), use.databases()).check(test.getApplicationContext());
                checked = true;
            }
            use.begin(test.getTestMethod().getName());
        });
    }
}
