package dev.concordat.samples.catalog;

import java.math.BigDecimal;

/** An amount as the API shows it. */
public record Money(String amount, String currency) {

    public static Money ofCents(long cents, String currency) {
        return new Money(BigDecimal.valueOf(cents, 2).toPlainString(), currency);
    }
}
