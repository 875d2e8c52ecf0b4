package dev.concordat.database.spring;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Has each test begin on the database at the version its class wishes for, as fixtures up to there left it. */
final class SchemaVersionListener implements TestExecutionListener, Ordered {

    @Override
    public int getOrder() {
        return FreshDatabaseListener.BEFORE_TRANSACTIONS;
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        SchemaWishes.database(test.getTestClass())
                .ifPresent(database -> database.reset(test.getTestMethod().getName()));
    }

    @Override
    public void afterTestMethod(TestContext test) {
        SchemaWishes.database(test.getTestClass()).ifPresent(database -> {
            if (test.getTestException() == null) {
                database.release();
            } else {
                database.release(test.getTestException());
            }
        });
    }
}
