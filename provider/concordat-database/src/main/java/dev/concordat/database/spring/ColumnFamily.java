package dev.concordat.database.spring;

import java.sql.Types;

/**
 * What a column holds, as coarsely as it takes to tell a mapping that cannot work from one that can: PostgreSQL turns
 * an integer into a small one when it stores it, but no text into a number.
 */
enum ColumnFamily {
    NUMBERS("numbers"),
    TEXT("text"),
    TRUTH("true or false"),
    TIMES("dates or times"),
    BYTES("bytes"),
    /** Not compared. */
    OTHER("something else");

    private static final int TIME_UTC = 3007;
    private static final int TIMESTAMP_UTC = 3003;

    private final String words;

    ColumnFamily(String words) {
        this.words = words;
    }

    /** The family of a type by JDBC's number, or Hibernate's own where JDBC has none. */
    static ColumnFamily of(int type) {
        return switch (type) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.NUMERIC,
                    Types.DECIMAL,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE -> NUMBERS;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR -> TEXT;
            case Types.BIT, Types.BOOLEAN -> TRUTH;
            case Types.DATE,
                    Types.TIME,
                    Types.TIME_WITH_TIMEZONE,
                    Types.TIMESTAMP,
                    Types.TIMESTAMP_WITH_TIMEZONE,
                    TIME_UTC,
                    TIMESTAMP_UTC -> TIMES;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> BYTES;
            default -> OTHER;
        };
    }

    /** Whether a value of this family can be stored in a column of the other. */
    boolean fits(ColumnFamily column) {
        return this == column || this == OTHER || column == OTHER;
    }

    @Override
    public String toString() {
        return words;
    }
}
