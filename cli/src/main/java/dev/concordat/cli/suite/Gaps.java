package dev.concordat.cli.suite;

import dev.concordat.Problem;
import dev.concordat.cli.suite.CheckedInteraction.Status;
import dev.concordat.cli.suite.StepResult.State;
import dev.concordat.configuration.Nearest;
import dev.concordat.outcome.VerificationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what a run did not verify, and why: a suite never passes for what nobody looked at. */
final class Gaps {

    private final SuiteFile file;
    private final List<StepResult> results;

    Gaps(SuiteFile file, List<StepResult> results) {
        this.file = file;
        this.results = results;
    }

    List<Problem> in(List<Contract> contracts, List<VerificationReport> reports) {
        List<Problem> problems = new ArrayList<>();
        results.forEach(result -> inStep(result, contracts).ifPresent(problems::add));
        Set<String> verifying =
                file.providers().stream().map(SuiteModule::pacticipant).collect(Collectors.toSet());
        contracts.stream()
                .filter(contract -> !verifying.contains(contract.provider()))
                .forEach(contract -> problems.add(nobodyVerifies(contract, verifying)));
        Set<String> reported =
                reports.stream().map(VerificationReport::provider).collect(Collectors.toSet());
        results.stream()
                .filter(result -> result.step().side() == Side.PROVIDERS && result.successful())
                .flatMap(result -> result.step().modules().stream()
                        .filter(module -> !reported.contains(module.pacticipant()))
                        .map(module -> noReport(module, result.step(), reported)))
                .forEach(problems::add);
        contracts.stream()
                .filter(contract -> reported.contains(contract.provider()) && contract.count(Status.NOT_RUN) > 0)
                .forEach(contract -> problems.add(leftOut(contract)));
        contracts.stream()
                .filter(contract -> contract.surplus() > 0)
                .forEach(contract -> problems.add(surplus(contract)));
        return problems;
    }

    private Optional<Problem> inStep(StepResult result, List<Contract> contracts) {
        Step step = result.step();
        if (result.ending().reason() == Ending.Reason.TIMED_OUT) {
            return Optional.of(new Problem(
                    "The tests of " + step.paths() + " did not end within " + Durations.whole(file.timeout())
                            + " and were stopped.",
                    step.log().toString(),
                    "see in that log where they hang, or give them longer with 'timeout' in '" + SuiteFile.NAME
                            + "'."));
        }
        if (result.ending().successful()) {
            return untested(result);
        }
        boolean explained = step.modules().stream()
                .allMatch(module -> result.state(module) != State.UNKNOWN || refuted(module, contracts));
        // A provider whose contracts hold, and whose run is red all the same, has failed at something else.
        boolean plausible =
                step.side() == Side.CONSUMERS || step.modules().stream().anyMatch(module -> refuted(module, contracts));
        if (explained && plausible) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                "The tests of " + step.paths() + " ended with exit code "
                        + result.ending().exitCode() + " and without a verdict on every contract.",
                step.log().toString(),
                "mend what that log ends with, and run the suite again."));
    }

    /** The default command is known to leave test reports; none of them means that nothing was tested. */
    private Optional<Problem> untested(StepResult result) {
        List<String> untested = result.step().modules().stream()
                .filter(module -> result.step().command().maven())
                .filter(module -> !result.tests().containsKey(module))
                .map(module -> "'" + module.path() + "'")
                .toList();
        if (untested.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                "No test was run in " + String.join(" and ", untested) + ".",
                result.step().log().toString(),
                "see that its tests are not skipped, and are named as Surefire looks for them: '*Tests' or '*Test'."));
    }

    private static boolean refuted(SuiteModule module, List<Contract> contracts) {
        return contracts.stream()
                .filter(contract -> contract.provider().equals(module.pacticipant()))
                .anyMatch(contract -> contract.count(Status.FAILED) + contract.count(Status.ERROR) > 0);
    }

    private Problem nobodyVerifies(Contract contract, Set<String> verifying) {
        return new Problem(
                "Nobody verifies what '" + contract.consumer() + "' expects of '" + contract.provider() + "'.",
                file.pacts() + ", " + file.path(),
                "add the provider's module under 'providers' in '" + SuiteFile.NAME + "', with 'provider: "
                        + contract.provider() + "', or remove the pact if it is of the past."
                        + Nearest.to(contract.provider(), verifying)
                                .map(near -> " The suite has a provider '" + near + "'.")
                                .orElse(""));
    }

    private static Problem noReport(SuiteModule module, Step step, Set<String> reported) {
        String others = reported.isEmpty() ? "none" : "'" + String.join("', '", reported) + "'";
        return new Problem(
                "The tests of '" + module.path() + "' passed without verifying the provider '" + module.pacticipant()
                        + "' (verified: " + others + ").",
                module.origin() + ", " + step.log(),
                "write the name that @ProviderContract has as 'provider:' there, and see that its tests are run.");
    }

    private Problem leftOut(Contract contract) {
        String descriptions = contract.interactions().stream()
                .filter(interaction -> interaction.status() == Status.NOT_RUN)
                .map(interaction -> "'" + interaction.description() + "'")
                .collect(Collectors.joining(", "));
        return new Problem(
                contract.count(Status.NOT_RUN) + " of "
                        + contract.interactions().size() + " interactions of '" + contract.consumer() + "' with '"
                        + contract.provider() + "' were not run: " + descriptions + ".",
                file.pacts().toString(),
                "see that the provider's test is not filtered, and reads the pacts of that folder.");
    }

    private Problem surplus(Contract contract) {
        return new Problem(
                "The provider '" + contract.provider() + "' verified " + contract.surplus() + " interactions of '"
                        + contract.consumer() + "' that no pact there holds.",
                file.pacts().toString(),
                "let the provider's test read the pacts of that folder, and no others.");
    }
}
