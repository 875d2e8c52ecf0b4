package dev.concordat.cli.suite;

import dev.concordat.pact.PactFile;
import java.time.Duration;
import java.util.List;

/** Hears of a run as it goes on, from one thread. */
interface Progress {

    void started(Step step);

    void running(Step step, Duration elapsed, String newestLine);

    void ended(StepResult result);

    void read(List<PactFile> pacts);

    void noted(String topic, String text);
}
