package dev.concordat.samples.storefront;

import java.util.List;

/** The catalog said no, and why. */
public final class CatalogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<FieldError> errors;

    CatalogException(Problem problem) {
        super(problem.detail() == null ? problem.title() : problem.title() + ": " + problem.detail());
        this.status = problem.status();
        this.errors = problem.errors() == null ? List.of() : List.copyOf(problem.errors());
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The fields that are wrong. */
    public List<FieldError> errors() {
        return errors;
    }

    /** What is wrong with one field. */
    public record FieldError(String field, String message) {}

    record Problem(String title, int status, String detail, List<FieldError> errors) {}
}
