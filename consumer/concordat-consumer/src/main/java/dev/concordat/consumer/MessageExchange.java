package dev.concordat.consumer;

import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction;
import dev.concordat.Problem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The messages that one test describes. Safe for any thread. */
final class MessageExchange {

    private final String test;
    private final List<ExpectedMessage> messages = new CopyOnWriteArrayList<>();

    MessageExchange(String test) {
        this.test = test;
    }

    String test() {
        return test;
    }

    ExpectedMessage expect(String description, List<ProviderState> states) {
        ExpectedMessage message = new ExpectedMessage(test, description, states);
        messages.add(message);
        return message;
    }

    List<V4Interaction> interactions() {
        return messages.stream()
                .<V4Interaction>map(ExpectedMessage::interaction)
                .toList();
    }

    List<Problem> problems() {
        return messages.stream()
                .filter(message -> !message.isTaken())
                .map(message -> new Problem(
                        "The message '" + message.description() + "' was described, but the test never took it.",
                        test,
                        "end its description with .take() and give the message to the consumer's handler,"
                                + " or remove it."))
                .toList();
    }
}
