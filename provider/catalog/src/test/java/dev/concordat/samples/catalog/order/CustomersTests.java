package dev.concordat.samples.catalog.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.database.FreshDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.dao.DataIntegrityViolationException;

// tag::repository[]
@FreshDatabase
@DataJpaTest
class CustomersTests {

    @Autowired
    Customers customers;

    @Test
    void findsACustomerInWhateverCaseTheEmailIsWritten() {
        assertThat(customers.findByEmailIgnoreCase("ADA@example.org")).isPresent();
    }
    // end::repository[]

    @Test
    void refusesASecondCustomerWithTheSameEmail() {
        Customer second = new Customer("Ada@Example.org");

        assertThatThrownBy(() -> customers.saveAndFlush(second))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("customer_email_lower");
    }
}
