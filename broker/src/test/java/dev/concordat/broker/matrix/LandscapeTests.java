package dev.concordat.broker.matrix;

import dev.concordat.broker.Broker;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Tests on one broker per class, whose database is empty before each. */
@FreshDatabase
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class LandscapeTests {

    Broker broker;
    Landscape landscape;

    @BeforeAll
    void start(Database database) {
        broker = RunningBroker.on(database);
    }

    @BeforeEach
    void begin() {
        landscape = new Landscape(broker);
    }

    @AfterAll
    void stop() {
        broker.close();
    }
}
