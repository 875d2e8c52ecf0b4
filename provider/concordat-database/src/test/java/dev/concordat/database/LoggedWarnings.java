package dev.concordat.database;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is logged while something is done. */
public record LoggedWarnings(List<LogRecord> records) {

    /** Does it. */
    public static LoggedWarnings of(Runnable action) {
        List<LogRecord> records = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                records.add(logged);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dev.concordat.database");
        logger.addHandler(handler);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
        }
        return new LoggedWarnings(records);
    }

    List<String> messages() {
        return of(Level.WARNING);
    }

    /** The warnings, with what was handed over for their places. */
    public List<String> formatted() {
        return records.stream()
                .filter(logged -> logged.getLevel().equals(Level.WARNING))
                .map(new SimpleFormatter()::formatMessage)
                .toList();
    }

    List<String> information() {
        return of(Level.INFO);
    }

    private List<String> of(Level level) {
        return records.stream()
                .filter(logged -> logged.getLevel().equals(level))
                .map(LogRecord::getMessage)
                .toList();
    }
}
