package dev.concordat.broker.internal.matrix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Of which rows only the last one is of interest. */
enum LatestBy {
    /** Of those with the same consumer version and provider version. */
    CVPV,
    /** Of those with the same consumer version and provider. */
    CVP,
    /** Of those with the same consumer and provider. */
    CP;

    static Optional<LatestBy> of(String name) {
        return Stream.of(values()).filter(each -> each.text().equals(name)).findFirst();
    }

    String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What rows of one group have in common. */
    List<Object> group(Row row) {
        return switch (this) {
            case CVPV ->
                List.of(
                        row.consumerVersion().id(),
                        row.provider().id(),
                        row.providerVersion() == null
                                ? 0
                                : row.providerVersion().id());
            case CVP -> List.of(row.consumerVersion().id(), row.provider().id());
            case CP -> List.of(row.consumer().id(), row.provider().id());
        };
    }
}
