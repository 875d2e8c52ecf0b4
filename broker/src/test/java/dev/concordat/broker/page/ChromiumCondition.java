package dev.concordat.broker.page;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

final class ChromiumCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.executable() == null || Chromium.driver() == null) {
            String reason = "no Chromium with its driver is on the path: apt-get install chromium chromium-driver";
            System.err.println(context.getDisplayName() + " is skipped: " + reason);
            return ConditionEvaluationResult.disabled(reason);
        }
        return ConditionEvaluationResult.enabled("Chromium is installed");
    }
}
